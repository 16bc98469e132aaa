"""Judging what a learner gives: own words by the reader, packages by points, the rest by rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.dialogue.reading import Context
from bot.negotiation.packages import close
from bot.negotiation.utility import utility
from bot.quiz.answers import Changed, Heard
from bot.quiz.judging import judge
from bot.quiz.questions import Improvement, OwnWords
from bot.services.understanding import reader_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.content.repertoire import Repertoire
    from bot.dialogue.lexicon import Lexicon
    from bot.quiz.answers import Answer
    from bot.quiz.judging import Judgement
    from bot.quiz.questions import Question

LONGEST_LETTER = 1_500


@dataclass(frozen=True, slots=True)
class Written:
    """A reply in own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Repacked:
    """A package put together anew: option by issue."""

    package: Mapping[str, str]


Given: TypeAlias = "Answer | Written | Repacked"


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer with its judgement; `gains` are points by side where a package was changed."""

    question: Question
    given: Given
    judgement: Judgement
    gains: Mapping[str, int] | None = None


class Marker:
    """Judges answers."""

    def __init__(self, repertoire: Repertoire, lexicon: Lexicon) -> None:
        self._repertoire = repertoire
        self._lexicon = lexicon

    def mark(self, question: Question, given: Given) -> Marked:
        """Judge an answer. Raises AnswerDoesNotFit if it cannot belong to the question."""
        match question, given:
            case OwnWords(), Written(text):
                return Marked(question, given, judge(question, self._heard(question, text)))
            case Improvement(), Repacked(package):
                gains = self._gains(question, package)
                return Marked(question, given, judge(question, Changed(gains)), gains)
            case _, Written() | Repacked():
                return Marked(question, given, judge(question, Heard(frozenset())))
            case _:
                return Marked(question, given, judge(question, given))

    def _heard(self, question: OwnWords, text: str) -> Heard:
        reader = reader_of(self._repertoire.scenarios[question.scenario], self._lexicon)
        reading = reader.read(
            text[:LONGEST_LETTER], question.speaker, Context(standing=question.standing or None)
        )
        return Heard(frozenset(reading.acts), dict(reading.proposes), reading.conditional)

    def _gains(self, question: Improvement, package: Mapping[str, str]) -> dict[str, int]:
        scenario = self._repertoire.scenarios[question.scenario]
        before, after = (close(scenario, each) for each in (question.start, package))
        return {
            side.id: utility(scenario, side.id, after) - utility(scenario, side.id, before)
            for side in scenario.sides
        }
