"""What can be wrong with the order of the lessons: circles, loose ends, unknown names."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def unknown_prerequisites(needs: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """By lesson, the prerequisites that are no lesson of the course."""
    unknown = {
        lesson: tuple(needed for needed in wanted if needed not in needs)
        for lesson, wanted in needs.items()
    }
    return {lesson: names for lesson, names in unknown.items() if names}


def circle(needs: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Lessons that need each other in a circle, first and last the same; empty if none do."""
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def loose_lessons(needs: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Lessons that need nothing and that no other lesson needs, in a course of several."""
    needed = {name for wanted in needs.values() for name in wanted}
    if len(needs) < 2:
        return ()
    return tuple(lesson for lesson, wanted in needs.items() if not wanted and lesson not in needed)


def taught_too_early(needs: Mapping[str, Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """Pairs of a lesson and a prerequisite that stands behind it in the given order."""
    place = {lesson: number for number, lesson in enumerate(needs)}
    return tuple(
        (lesson, needed)
        for lesson, wanted in needs.items()
        for needed in wanted
        if place.get(needed, -1) > place[lesson]
    )
