"""Which questions of a pack are asked, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from random import Random

    from bot.quiz.questions import Question

LIVE_KINDS = frozenset({"single", "multiple", "true_false", "number", "order", "match", "short"})
"""Kinds that a room full of people can answer within a minute."""


def live_questions(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Those that can be asked in a live quiz."""
    return tuple(question for question in questions if question.kind in LIVE_KINDS)


def choose(questions: Sequence[Question], count: int, rng: Random) -> tuple[Question, ...]:
    """Up to `count` different questions, the easier ones first and otherwise as they stand."""
    numbers = rng.sample(range(len(questions)), min(count, len(questions)))
    numbers.sort(key=lambda number: (questions[number].level, number))
    return tuple(questions[number] for number in numbers)


def adaptive(
    questions: Sequence[Question],
    missed: Collection[str],
    known: Collection[str],
    count: int,
    rng: Random,
) -> tuple[Question, ...]:
    """Up to `count` questions for one learner: missed ones first, then new ones, then known ones.

    `missed` and `known` are ids of questions whose last answer was wrong, or right. The chosen ones
    are asked from the easy to the hard.
    """

    def urgency(question: Question) -> int:
        if question.id in missed:
            return 0
        return 2 if question.id in known else 1

    shuffled = rng.sample(list(questions), len(questions))
    chosen = sorted(shuffled, key=urgency)[:count]
    return tuple(sorted(chosen, key=lambda question: question.level))
