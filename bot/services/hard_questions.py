"""Which questions of a server's live quizzes were hardest, and what was answered instead."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.lessons.class_view import may_be_counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.quiz.questions import Question
    from bot.quiz.standings import Result
    from bot.services.quiz.scoreboard import Scoreboard


@dataclass(frozen=True, slots=True)
class HardQuestion:
    """A question with the answers that may be added up, of all quizzes that asked it."""

    question: Question
    answers: tuple[Result, ...]

    @property
    def right(self) -> int:
        """How many of the answers were right."""
        return sum(each.is_right for each in self.answers)


def hard_questions(
    boards: Iterable[Scoreboard], absent: Collection[int]
) -> tuple[HardQuestion, ...]:
    """Every question that was revealed and enough people have answered, the hardest first."""
    asked: dict[tuple[str, str], Question] = {}
    given: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for board in boards:
        for result in board.results:
            question = board.round.questions[result.number]
            key = (question.id, question.ask)  # a pack may have changed it since
            asked[key] = question
            given[key].append(result)
    found: list[HardQuestion] = []
    for key, answers in given.items():
        counted = may_be_counted((each.user_id for each in answers), absent)
        if counted:
            kept = tuple(each for each in answers if each.user_id in counted)
            found.append(HardQuestion(asked[key], kept))
    return tuple(sorted(found, key=lambda each: each.right / len(each.answers)))
