"""Packs of questions, and the two parallel forms of the judgement test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.quiz.questions import Level, Question, SingleChoice


@dataclass(frozen=True, slots=True)
class Pack:
    """Questions on one theme, in the order of the file."""

    id: str
    title: str
    summary: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the judgement test; item n measures the same concept in every form."""

    id: str
    title: str
    items: tuple[SingleChoice, ...]

    @property
    def concepts(self) -> tuple[str | None, ...]:
        """What each item measures, in order."""
        return tuple(item.concept for item in self.items)


def select(
    packs: Iterable[Pack], *, lesson: str | None = None, level: Level | None = None
) -> tuple[Question, ...]:
    """The questions of these packs on one lesson and of one level; None takes any."""
    return tuple(
        question
        for pack in packs
        for question in pack.questions
        if lesson in (None, question.lesson) and level in (None, question.level)
    )


def score(form: Form, chosen: Mapping[str, int]) -> int:
    """How many items were answered right, from 0; an item left out counts as wrong.

    `chosen` gives for an item's id the position of the choice taken, from 0 as shown.
    """
    return sum(
        0 <= chosen.get(item.id, -1) < len(item.choices) and item.choices[chosen[item.id]].right
        for item in form.items
    )
