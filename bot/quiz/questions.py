"""The kinds of question a quiz or a lesson can ask.

Choices and items stand in the order in which they are shown; what is right about them is
part of the value, so nothing needs to be shuffled to hide it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Level = Literal[1, 2, 3]
ARTICLES = frozenset({"the", "a", "an"})


class ImpossibleQuestion(ValueError):
    """A question that nobody could answer or nobody could miss; `reasons` names every flaw."""

    def __init__(self, question_id: str, reasons: tuple[str, ...]) -> None:
        super().__init__(f"{question_id}: {'; '.join(reasons)}")
        self.question_id = question_id
        self.reasons = reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What every question has. `facts` are settled history, `disputed` is told as disputed."""

    kind: ClassVar[str]
    id: str
    level: Level
    ask: str
    lesson: str | None = None
    concept: str | None = None
    facts: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if reasons := tuple(self.flaws()):
            raise ImpossibleQuestion(self.id, reasons)

    def flaws(self) -> Iterator[str]:
        """Why the question cannot be asked; nothing if it can."""
        yield from ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose. `why` explains it: what is wrong with it, or why it is right."""

    text: str
    why: str
    right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice(Question):
    """Exactly one choice is right."""

    kind: ClassVar[str] = "single"
    choices: tuple[Choice, ...]

    def flaws(self) -> Iterator[str]:
        """Too few choices, the same one twice, or not exactly one that is right."""
        yield from _choice_flaws(self.choices)
        if (count := sum(choice.right for choice in self.choices)) != 1:
            yield f"{count} choices are right, not one"


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice(Question):
    """Several choices may be right; all of them and no other must be chosen."""

    kind: ClassVar[str] = "multiple"
    choices: tuple[Choice, ...]

    def flaws(self) -> Iterator[str]:
        """Too few choices, the same one twice, or nothing to tell apart."""
        yield from _choice_flaws(self.choices)
        if len({choice.right for choice in self.choices}) < 2:
            yield "all choices are right, or all are wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Question):
    """A statement that is true or false; `why` explains it to whoever missed it."""

    kind: ClassVar[str] = "true_false"
    answer: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate(Question):
    """A number; right within `tolerance` on either side, both in `unit`."""

    kind: ClassVar[str] = "number"
    answer: float
    tolerance: float
    unit: str
    why: str
    too_low: str
    too_high: str

    def flaws(self) -> Iterator[str]:
        """A tolerance below zero."""
        if self.tolerance < 0:
            yield "the tolerance is below zero"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to put in order; `place` counts from 1, `when` tells why it stands there."""

    text: str
    place: int
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Question):
    """Items to be put in order."""

    kind: ClassVar[str] = "order"
    items: tuple[Step, ...]
    why: str

    def flaws(self) -> Iterator[str]:
        """Places with gaps, or items that are shown in the right order already."""
        places = [item.place for item in self.items]
        if sorted(places) != list(range(1, len(places) + 1)) or len(places) < 3:
            yield "places must run from 1 without a gap, over at least three items"
        elif places == sorted(places):
            yield "the items are shown in the right order already"


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing to match; `answer` is a key of the question's `answers`."""

    text: str
    answer: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Question):
    """Items to be matched with labels, for instance letters with their senders."""

    kind: ClassVar[str] = "match"
    answers: Mapping[str, str]
    items: tuple[Pair, ...]

    def flaws(self) -> Iterator[str]:
        """Too little to match, the same label twice, or an item that belongs to none."""
        if len(self.items) < 3 or len(self.answers) < 2:
            yield "there must be at least three items and two labels"
        if len(set(self.answers.values())) < len(self.answers):
            yield "two labels are the same"
        for item in self.items:
            if item.answer not in self.answers:
                yield f"there is no label {item.answer!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortAnswer(Question):
    """A word or two to be typed; `answers` are all spellings that count, the best one first.

    Such questions come with the packs that moderators bring.
    """

    kind: ClassVar[str] = "short"
    answers: tuple[str, ...]
    why: str

    def flaws(self) -> Iterator[str]:
        """No answer that could be typed."""
        if not any(plain(answer) for answer in self.answers):
            yield "there is no answer that could be typed"


def plain(text: str) -> str:
    """What is left of a typed answer when capitals, accents, signs and articles do not count."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    words = "".join(each if each.isalnum() else " " for each in letters if not _is_accent(each))
    kept = words.split()
    return " ".join(kept[1:] if len(kept) > 1 and kept[0] in ARTICLES else kept)


def _is_accent(letter: str) -> bool:
    return unicodedata.combining(letter) != 0


@dataclass(frozen=True, slots=True)
class Want:
    """One thing a reply in own words must do: exactly one condition is set.

    `any_act` and `no_act` speak of the acts a reader finds, `proposes` of the options put
    forward (one of them, for at least one of the issues), `conditional` of terms tied to each
    other. `met` and `missed` are what the learner reads.
    """

    met: str
    missed: str
    any_act: frozenset[str] = frozenset()
    no_act: frozenset[str] = frozenset()
    proposes: Mapping[str, frozenset[str]] = field(default_factory=dict[str, "frozenset[str]"])
    conditional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords(Question):
    """What would you answer? Judged by what a reader finds in the reply.

    `standing` is the other side's package on the table, empty if there is none; `model` is one
    good answer among many.
    """

    kind: ClassVar[str] = "reply"
    scenario: str
    speaker: str
    wants: tuple[Want, ...]
    model: str
    standing: Mapping[str, str] = field(default_factory=dict[str, str])

    def flaws(self) -> Iterator[str]:
        """Nothing that is wanted, or a want with no condition or several."""
        if not self.wants:
            yield "nothing is wanted of the reply"
        for want in self.wants:
            conditions = (want.any_act, want.no_act, want.proposes, want.conditional)
            if sum(map(bool, conditions)) != 1:
                yield "each thing wanted must have exactly one condition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement(Question):
    """A package to improve: `goal` is what each side must gain at least, in points.

    `short` tells, side by side, what to look at when that side has not gained enough.
    """

    kind: ClassVar[str] = "package"
    scenario: str
    side: str
    start: Mapping[str, str]
    goal: Mapping[str, int]
    model: Mapping[str, str]
    why: str
    short: Mapping[str, str]

    def flaws(self) -> Iterator[str]:
        """A goal without a word for those who miss it, or a side that is nobody's."""
        if set(self.goal) != set(self.short):
            yield "goal and short must name the same sides"
        if self.side not in self.goal:
            yield f"the goal does not name the side {self.side!r}"


def _choice_flaws(choices: tuple[Choice, ...]) -> Iterator[str]:
    texts = [choice.text for choice in choices]
    if len(texts) < 2:
        yield "there must be at least two choices"
    if len(set(texts)) < len(texts):
        yield "two choices are the same"
