"""Which lesson comes next, and what is wrong with an order that leads nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lessons.course import Bridge, Card, Course, Lesson, TryIt, UnknownLesson
from bot.lessons.prerequisites import circle, loose_lessons, taught_too_early, unknown_prerequisites
from tests.quiz.samples import SINGLE, STATEMENT

BRIDGE = Bridge("cuba-1962-short", "us", "problem-solver", 2, "Play it.")


def lesson(lesson_id: str, *needs: str) -> Lesson:
    card = Card("One", "An idea.", facts=("H001", "H002"), disputed=("H015",))
    return Lesson(
        id=lesson_id,
        number=1,
        title=lesson_id.title(),
        minutes=3,
        summary="",
        prerequisites=needs,
        concepts=("batna",),
        cards=(card, Card("Two", "Another.", facts=("H002",))),
        try_it=TryIt("Try it", SINGLE, ("Look again.", "Closer.")),
        checkpoint=(STATEMENT,),
        bridge=BRIDGE,
    )


COURSE = Course(
    (lesson("a"), lesson("b", "a"), lesson("c", "a"), lesson("d", "b", "c"), lesson("e", "c"))
)


def test_a_beginner_starts_with_the_lesson_that_needs_nothing() -> None:
    assert [it.id for it in COURSE.open_after(())] == ["a"]


def test_a_lesson_opens_when_all_it_needs_is_done() -> None:
    assert [it.id for it in COURSE.open_after({"a", "b"})] == ["c"]
    assert [it.id for it in COURSE.open_after({"a", "b", "c"})] == ["d", "e"]


def test_a_finished_course_has_no_next_lesson() -> None:
    assert COURSE.next_after({"a", "b", "c", "d", "e"}) is None


def test_an_unknown_lesson_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownLesson, match=r"'z'.*a, b, c, d, e"):
        COURSE.lesson("z")


def test_a_lesson_tells_every_fact_it_rests_on_once() -> None:
    assert COURSE.lesson("a").facts == ("H001", "H002", "H015")


@given(st.sets(st.sampled_from("abcde")))
def test_what_is_open_is_never_done_and_never_lacks_anything(done: set[str]) -> None:
    for it in COURSE.open_after(done):
        assert it.id not in done
        assert set(it.prerequisites) <= done


def test_a_circle_is_shown_from_end_to_end() -> None:
    ring = circle({"a": ["c"], "b": ["a"], "c": ["b"]})

    assert ring[0] == ring[-1]
    assert set(ring) == {"a", "b", "c"}


def test_an_order_without_a_circle_has_none() -> None:
    assert circle({"a": [], "b": ["a"]}) == ()


def test_a_lesson_that_nothing_leads_to_or_from_is_loose() -> None:
    assert loose_lessons({"a": [], "b": ["a"], "c": []}) == ("c",)
    assert loose_lessons({"a": []}) == ()


def test_an_unknown_prerequisite_is_named_by_lesson() -> None:
    assert unknown_prerequisites({"a": ["z"], "b": ["a"]}) == {"a": ("z",)}


def test_a_lesson_before_what_it_needs_comes_too_early() -> None:
    assert taught_too_early({"a": ["b"], "b": []}) == (("a", "b"),)
