"""What of the course is kept for review: the terms of a finished lesson, and what was missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bot.lessons.course import Course, Lesson
    from bot.quiz.questions import Question

Sort = Literal["term", "ask"]
REVIEWABLE = ("single", "multiple", "true_false", "number", "order", "match")
"""Kinds of questions that a review asks; the others take longer than a review should."""


@dataclass(frozen=True, slots=True)
class CardKey:
    """What a card is about: a term of the glossary, or a question."""

    sort: Sort
    id: str

    def __str__(self) -> str:
        return f"{self.sort}.{self.id}"


def key_in(text: str) -> CardKey | None:
    """The key that was written like this; None for anything else."""
    sort, dot, name = text.partition(".")
    if not dot or not name:
        return None
    if sort == "term":
        return CardKey("term", name)
    return CardKey("ask", name) if sort == "ask" else None


@dataclass(frozen=True, slots=True)
class Learned:
    """A card to be: its key, the lesson that teaches it, and the concept it keeps alive."""

    key: CardKey
    lesson: str
    concept: str | None


def learned_in(lesson: Lesson, missed: Collection[str]) -> tuple[Learned, ...]:
    """The cards a finished lesson leaves behind; `missed` are ids of its checkpoint."""
    terms = (Learned(CardKey("term", name), lesson.id, name) for name in lesson.concepts)
    asks = (
        Learned(CardKey("ask", question.id), lesson.id, question.concept)
        for question in lesson.checkpoint
        if question.id in missed and question.kind in REVIEWABLE
    )
    return (*terms, *asks)


def questions_of(course: Course) -> Mapping[str, Question]:
    """Every question of the course by its id."""
    return {question.id: question for question in _every_question(course)}


def _every_question(course: Course) -> Iterator[Question]:
    for lesson in course.lessons:
        yield lesson.try_it.question
        yield from lesson.checkpoint
