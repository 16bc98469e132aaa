"""Which questions of a pack are asked, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.quiz.questions import Matching, SingleChoice

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from random import Random

    from bot.quiz.questions import Question

LIVE_KINDS = frozenset({"single", "multiple", "true_false", "number", "order", "match", "short"})
"""Kinds that a room full of people can answer within a minute."""


def live_questions(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Those that can be asked in a live quiz."""
    return tuple(question for question in questions if question.kind in LIVE_KINDS)


def without_tells(questions: Sequence[Question], rng: Random) -> tuple[Question, ...]:
    """The questions of a pack that strangers wrote, where the place of an answer tells nothing.

    Labels to match are mixed, since they often stand in the order of their items. Choices are
    mixed if the right one has the same place in every question, as in packs of other programs,
    which mix them when they ask.
    """
    singles = [question for question in questions if isinstance(question, SingleChoice)]
    places = {[choice.right for choice in each.choices].index(True) for each in singles}
    tells = len(singles) > 1 and len(places) == 1
    return tuple(_mixed(question, rng, tells) for question in questions)


def _mixed(question: Question, rng: Random, tells: bool) -> Question:
    match question:
        case Matching():
            labels = rng.sample([*question.answers.items()], len(question.answers))
            return replace(question, answers=dict(labels))
        case SingleChoice() if tells:
            choices = rng.sample(question.choices, len(question.choices))
            return replace(question, choices=tuple(choices))
        case _:
            return question


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
