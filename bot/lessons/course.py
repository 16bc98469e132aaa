"""The course: lessons of cards, a task and a checkpoint, and the order they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.negotiation.commands import Message
    from bot.quiz.questions import Question


class UnknownLesson(LookupError):
    """There is no lesson of this id; `known` lists those there are."""

    def __init__(self, lesson_id: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no lesson {lesson_id!r}; there are: {', '.join(known)}.")
        self.lesson_id = lesson_id
        self.known = known


@dataclass(frozen=True, slots=True)
class Card:
    """One idea on one screen. `facts` are settled history, `disputed` is told as disputed.

    `picture` is the id of a picture shown below the text.
    """

    title: str
    text: str
    facts: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class TryIt:
    """The task of a lesson; `hints` go from a nudge to nearly the answer, one at a time."""

    title: str
    question: Question
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the learner's side has sent before a practice begins, and in which words."""

    message: Message
    words: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a practice is judged by: a deed, and what to say if it was done, and if it was not."""

    deed: str
    shown: str
    missed: str


@dataclass(frozen=True, slots=True)
class Bridge:
    """A practice at the table: `turns` exchanges of a case, behind what was sent `before`."""

    scenario: str
    side: str
    persona: str
    turns: int
    text: str
    before: tuple[Earlier, ...] = ()
    looks: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    """A unit of the course. `minutes` is the reading time; `concepts` are glossary ids."""

    id: str
    number: int
    title: str
    minutes: int
    summary: str
    prerequisites: tuple[str, ...]
    concepts: tuple[str, ...]
    cards: tuple[Card, ...]
    try_it: TryIt
    checkpoint: tuple[Question, ...]
    bridge: Bridge

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact the lesson rests on, settled or disputed, in order and once."""
        questions = (self.try_it.question, *self.checkpoint)
        cited = (fact for part in (*self.cards, *questions) for fact in part.facts + part.disputed)
        return tuple(dict.fromkeys(cited))


@dataclass(frozen=True, slots=True)
class Course:
    """All lessons in the order in which they are offered."""

    lessons: tuple[Lesson, ...]

    def lesson(self, lesson_id: str) -> Lesson:
        """The lesson of this id. Raises UnknownLesson."""
        lesson = self.find(lesson_id)
        if lesson is None:
            raise UnknownLesson(lesson_id, tuple(lesson.id for lesson in self.lessons))
        return lesson

    def find(self, lesson_id: str | None) -> Lesson | None:
        """The lesson of this id; None for no id, and for one that is taught no more."""
        return next((lesson for lesson in self.lessons if lesson.id == lesson_id), None)

    def lesson_on(self, concept: str) -> Lesson | None:
        """The lesson that teaches this word of the glossary; None if none does."""
        return next((lesson for lesson in self.lessons if concept in lesson.concepts), None)

    def open_after(self, done: Collection[str]) -> tuple[Lesson, ...]:
        """Lessons not yet done whose prerequisites all are, in the order of the course."""
        return tuple(
            lesson
            for lesson in self.lessons
            if lesson.id not in done and all(needed in done for needed in lesson.prerequisites)
        )

    def next_after(self, done: Collection[str]) -> Lesson | None:
        """The lesson to go on with; None when the course is finished."""
        return next(iter(self.open_after(done)), None)
