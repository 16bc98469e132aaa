"""What moderators may see of a class: its members one by one, and sums over all of them.

Members who do not want to be shown are counted in sums only, and only once there are `FEW` of
them: with fewer, whoever subtracts what the others have done would see them. A sum that nobody
could check against single members, such as the judgement test, needs `FEW` people as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

FEW = 5
"""Fewer people than this can be told apart in a sum."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """How much somebody has done, or a whole class together.

    `quizzes` are live ones, `solo` those taken alone, `reviews` answers given in reviews.
    """

    lessons: int = 0
    quizzes: int = 0
    solo: int = 0
    negotiations: int = 0
    reviews: int = 0

    def __add__(self, other: Deeds) -> Deeds:
        return Deeds(
            self.lessons + other.lessons,
            self.quizzes + other.quizzes,
            self.solo + other.solo,
            self.negotiations + other.negotiations,
            self.reviews + other.reviews,
        )


@dataclass(frozen=True, slots=True)
class Known:
    """The ideas, by glossary id, that somebody was taught, remembers, and has used."""

    taught: frozenset[str] = frozenset()
    remembered: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pupil:
    """Everything about one of a class; `test` are items right before and after, if both are done.

    No panel is given a pupil: what may be seen of them is a `Line`.
    """

    user_id: int
    name: str
    deeds: Deeds
    known: Known
    test: tuple[int, int] | None
    is_absent: bool


@dataclass(frozen=True, slots=True)
class Line:
    """What is shown of one member: everything but their judgement test."""

    user_id: int
    name: str
    deeds: Deeds
    known: Known


@dataclass(frozen=True, slots=True)
class Idea:
    """How many of the counted people were taught an idea, remember it, and have used it."""

    concept: str
    taught: int
    remembered: int
    used: int


@dataclass(frozen=True, slots=True)
class Gain:
    """The judgement test in sum: how many took both forms, and the means of items right."""

    people: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class ClassView:
    """A class as it may be shown.

    `absent` counts those who are not among the `lines`, `counted` the people in all sums. `gain`
    is None while too few have taken both tests.
    """

    lines: tuple[Line, ...]
    absent: int
    counted: int
    total: Deeds
    ideas: tuple[Idea, ...]
    gain: Gain | None

    @property
    def absent_count(self) -> bool:
        """Whether the sums hold what the absent have done."""
        return self.counted > len(self.lines)


def class_view(pupils: Iterable[Pupil], concepts: Sequence[str]) -> ClassView:
    """The class by name; its ideas in the order of `concepts`."""
    everybody = list(pupils)
    absent = [each for each in everybody if each.is_absent]
    listed = [each for each in everybody if not each.is_absent]
    counted = listed + absent if len(absent) >= FEW else listed
    listed.sort(key=lambda each: (not each.name, each.name.casefold(), each.user_id))
    return ClassView(
        lines=tuple(Line(each.user_id, each.name, each.deeds, each.known) for each in listed),
        absent=len(absent),
        counted=len(counted),
        total=sum((each.deeds for each in counted), Deeds()),
        ideas=tuple(_idea(concept, counted) for concept in concepts),
        gain=_gain([each.test for each in counted if each.test is not None]),
    )


def may_be_counted(people: Iterable[int], absent: Collection[int]) -> frozenset[int]:
    """Whose answers to one question may be added up: of those who gave any, by the same rule.

    Empty if that leaves too few.
    """
    everybody = frozenset(people)
    away = everybody & frozenset(absent)
    counted = everybody if len(away) >= FEW else everybody - away
    return counted if len(counted) >= FEW else frozenset()


def _idea(concept: str, counted: Sequence[Pupil]) -> Idea:
    return Idea(
        concept,
        sum(concept in each.known.taught for each in counted),
        sum(concept in each.known.remembered for each in counted),
        sum(concept in each.known.used for each in counted),
    )


def _gain(tests: Sequence[tuple[int, int]]) -> Gain | None:
    if len(tests) < FEW:
        return None
    before, after = (sum(column) / len(tests) for column in zip(*tests, strict=True))
    return Gain(len(tests), round(before, 1), round(after, 1))
