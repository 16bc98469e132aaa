"""How far somebody has come with each idea: taught, remembered, used; and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.lessons.deeds import DEEDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.lessons.course import Course, Lesson

REMEMBERED = 0.8
"""The chance to recall from which something counts as remembered."""

MANY_DUE = 5
LESSONS_BEFORE_PLAYING = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """One idea: whether its lesson is finished, the chance of recalling it, games it was used in.

    `recall` is None before its first review. `can_be_used` tells whether a game can show it.
    """

    concept: str
    lesson: str
    is_taught: bool
    recall: float | None
    used: int
    can_be_used: bool

    @property
    def is_remembered(self) -> bool:
        """Whether it would probably be recalled now."""
        return self.recall is not None and self.recall >= REMEMBERED


@dataclass(frozen=True, slots=True)
class LessonStanding:
    """The ideas of one lesson together."""

    lesson: Lesson
    is_done: bool
    concepts: tuple[Standing, ...]

    @property
    def taught(self) -> int:
        """How many of them have been taught."""
        return sum(each.is_taught for each in self.concepts)

    @property
    def remembered(self) -> int:
        """How many would be recalled now."""
        return sum(each.is_remembered for each in self.concepts)

    @property
    def used(self) -> int:
        """How many were used at the table."""
        return sum(each.used > 0 for each in self.concepts)

    @property
    def usable(self) -> int:
        """How many a game can show."""
        return sum(each.can_be_used for each in self.concepts)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about somebody: lessons begun and done, recall by concept, games played.

    `used` counts by concept the games that show it; `due` what waits for review; `leeches` are
    lessons of which something was forgotten so often that it is not asked any more.
    """

    begun: Collection[str]
    done: Collection[str]
    recall: Mapping[str, float]
    used: Mapping[str, int]
    games: int
    due: int
    leeches: Collection[str] = ()


Step = Literal["review", "continue", "play", "lesson", "leech", "more"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to do next; `lesson` it is about, `concept` to watch for when playing."""

    step: Step
    lesson: Lesson | None = None
    concept: str | None = None


def standings(course: Course, facts: Facts) -> tuple[LessonStanding, ...]:
    """Every lesson with its ideas, in the order of the course."""
    return tuple(
        LessonStanding(
            lesson,
            lesson.id in facts.done,
            tuple(
                Standing(
                    concept,
                    lesson.id,
                    lesson.id in facts.done,
                    facts.recall.get(concept),
                    facts.used.get(concept, 0),
                    concept in DEEDS,
                )
                for concept in lesson.concepts
            ),
        )
        for lesson in course.lessons
    )


def suggest(course: Course, facts: Facts) -> Suggestion:
    """The one next step that helps most now."""
    begun = [
        each for each in course.lessons if each.id in facts.begun and each.id not in facts.done
    ]
    if facts.due >= MANY_DUE:
        return Suggestion("review")
    if begun:
        return Suggestion("continue", begun[0])
    for lesson in course.lessons:
        if lesson.id in facts.leeches:
            return Suggestion("leech", lesson)
    if len(facts.done) >= LESSONS_BEFORE_PLAYING * (facts.games + 1):
        unused = _known_but_unused(course, facts)
        if unused is not None:
            return unused
    following = course.next_after(facts.done)
    if following is not None:
        return Suggestion("lesson", following)
    if facts.due:
        return Suggestion("review")
    return _known_but_unused(course, facts) or Suggestion("more")


def _known_but_unused(course: Course, facts: Facts) -> Suggestion | None:
    """The latest idea that was taught, that a game can show, and that none has shown yet."""
    for each in reversed(standings(course, facts)):
        for concept in each.concepts:
            if concept.is_taught and concept.can_be_used and not concept.used:
                return Suggestion("play", each.lesson, concept.concept)
    return None
