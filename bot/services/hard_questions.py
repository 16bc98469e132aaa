"""Which questions were hardest for a class, live and alone, and what was answered instead."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from bot.lessons.class_view import may_be_counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.quiz.answers import Answer
    from bot.quiz.questions import Question
    from bot.services.quiz.scoreboard import Scoreboard


class Reply(Protocol):
    """What somebody answered to a question."""

    @property
    def user_id(self) -> int: ...
    @property
    def answer(self) -> Answer: ...
    @property
    def is_right(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Alone:
    """What somebody answered to a question in a quiz alone."""

    question: Question
    user_id: int
    answer: Answer
    is_right: bool


@dataclass(frozen=True, slots=True)
class HardQuestion:
    """A question with the answers that may be added up, of all quizzes that asked it."""

    question: Question
    answers: tuple[Reply, ...]

    @property
    def right(self) -> int:
        """How many of the answers were right."""
        return sum(each.is_right for each in self.answers)


def hard_questions(
    boards: Iterable[Scoreboard], alone: Iterable[Alone], absent: Collection[int]
) -> tuple[HardQuestion, ...]:
    """Every question that was revealed and enough people have answered, the hardest first."""
    live: Iterable[tuple[Question, Reply]] = (
        (board.round.questions[result.number], result)
        for board in boards
        for result in board.results
    )
    asked: dict[tuple[str, str], Question] = {}
    given: dict[tuple[str, str], list[Reply]] = defaultdict(list)
    for question, reply in chain(live, ((each.question, each) for each in alone)):
        key = (question.id, question.ask)  # a pack may have changed it since
        asked[key] = question
        given[key].append(reply)
    found: list[HardQuestion] = []
    for key, answers in given.items():
        counted = may_be_counted((each.user_id for each in answers), absent)
        if counted:
            kept = tuple(each for each in answers if each.user_id in counted)
            found.append(HardQuestion(asked[key], kept))
    return tuple(sorted(found, key=lambda each: each.right / len(each.answers)))
