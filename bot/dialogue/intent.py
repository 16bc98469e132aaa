"""From what was read to the message it stands for: what is asked, how hard, which step.

The reader tells acts and terms; here they become one typed message. Like the reader it is silent
where it is not certain: a question whose subject is not clear asks nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz, utils

from bot.negotiation.commands import Message, Question

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.dialogue.reading import Match, Reading
    from bot.negotiation.scenario import Scenario

MOST_QUESTIONS = 3
SAME_STEP = 92
"""Percent of likeness from which a sentence is taken to announce a step (0..100)."""

SENTENCE = re.compile(r"[^.?!\n]+[.?!]*")
NOT_AN_ACT = ("unclear", "meta")
"""Read, but nothing that could be said across the table."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that tell what an act is about, in one language and in lower case."""

    why: tuple[str, ...]
    offer: tuple[str, ...]
    alternative: tuple[str, ...]
    priorities: tuple[str, ...]
    ultimatum: tuple[str, ...]
    indifferent: tuple[str, ...]
    pointing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words in lower case, the issues it names and the marks found in it."""

    words: str
    issues: tuple[str, ...]
    marks: frozenset[str]

    @property
    def asks(self) -> bool:
        """Whether it is a question, with or without its mark."""
        return self.words.rstrip().endswith("?") or "asking" in self.marks

    def has(self, cues: Collection[str]) -> bool:
        """Whether one of these phrases stands in it."""
        return any(re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", self.words) for cue in cues)


NOTHING_SAID = Sentence("", (), frozenset())


def message_of(
    reading: Reading, side: str, scenario: Scenario, cues: Cues, taken: Collection[str] = ()
) -> Message:
    """The message that `side` sends with these words; `taken` are steps it has announced before."""
    sentences = tuple(_sentences(reading, {issue.id for issue in scenario.issues}))
    telling = "disclose" in reading.acts
    return Message(
        by=side,
        offer=dict(reading.proposes) or None,
        alternatives=reading.alternatives[1:],  # the first is the offer
        rejects=dict(reading.rejects),
        conditional=reading.conditional,
        contingency=reading.contingency,
        asks=_questions(sentences, cues) if "ask" in reading.acts else (),
        threat=_threat(sentences, cues) if "threaten" in reading.acts else 0,
        gesture=_step(sentences, side, scenario, taken),
        discloses=_told(sentences, cues, matters=True) if telling else (),
        indifferent=_told(sentences, cues, matters=False) if telling else (),
        acts=tuple(act for act in reading.acts if act not in NOT_AN_ACT),
    )


def _sentences(reading: Reading, issues: Collection[str]) -> Iterator[Sentence]:
    for found in SENTENCE.finditer(reading.text):
        inside = [each for each in reading.matched if found.start() <= each.start < found.end()]
        named = [name for match in inside for name in _issues(match, issues)]
        marks = frozenset(part for match in inside for part in match.meaning.split("/"))
        yield Sentence(found.group().casefold(), tuple(dict.fromkeys(named)), marks)


def _issues(match: Match, issues: Collection[str]) -> list[str]:
    names = [part.partition("=")[0] for part in match.meaning.split("/")]
    return [name for name in names if name in issues]


def _questions(sentences: tuple[Sentence, ...], cues: Cues) -> tuple[Question, ...]:
    asked = [
        question
        for before, sentence in pairwise((NOTHING_SAID, *sentences))
        if sentence.asks
        for question in _questions_in(_pointing(sentence, before, cues), cues)
    ]
    return tuple(dict.fromkeys(asked))[:MOST_QUESTIONS]


def _pointing(sentence: Sentence, before: Sentence, cues: Cues) -> Sentence:
    """`Why did you put them there?` is about the one thing named in the sentence before."""
    points = not sentence.issues and len(before.issues) == 1 and sentence.has(cues.pointing)
    return replace(sentence, issues=before.issues) if points else sentence


def _questions_in(sentence: Sentence, cues: Cues) -> list[Question]:
    if sentence.has(cues.alternative):
        return [Question("alternative")]
    if sentence.has(cues.priorities) and len(sentence.issues) != 1:
        return [Question("priorities")]
    if sentence.issues:
        kind = "why" if sentence.has(cues.why) else "issue"
        return [Question(kind, issue) for issue in sentence.issues]
    return [Question("offer")] if sentence.has(cues.offer) else []


def _threat(sentences: tuple[Sentence, ...], cues: Cues) -> Literal[1, 2]:
    """2 where something is demanded by a date or else, 1 where harm is only held up."""
    return 2 if any(sentence.has(cues.ultimatum) for sentence in sentences) else 1


def _told(sentences: tuple[Sentence, ...], cues: Cues, *, matters: bool) -> tuple[str, ...]:
    told = [
        issue
        for sentence in sentences
        if not sentence.asks and "we" in sentence.marks and "valuing" in sentence.marks
        if sentence.has(cues.indifferent) != matters
        for issue in sentence.issues
    ]
    return tuple(dict.fromkeys(told))


def _step(
    sentences: tuple[Sentence, ...], side: str, scenario: Scenario, taken: Collection[str]
) -> str | None:
    likeness = [
        (_likeness(step.label, sentence.words), step.id)
        for sentence in sentences
        if not sentence.asks and "negation" not in sentence.marks
        for step in scenario.side(side).steps
        if step.id not in taken
    ]
    closest, step_id = max(likeness, default=(0.0, ""))
    return step_id if closest >= SAME_STEP else None


def _likeness(label: str, words: str) -> float:
    return fuzz.token_set_ratio(label, words, processor=utils.default_process)
