"""When something learned comes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lessons.review import (
    GRADES,
    LEECH_LAPSES,
    RETENTION,
    Grade,
    inferred,
    new_memory,
    recall,
    reviewed,
    taught_again,
)

AT = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
grades = st.sampled_from(GRADES)


def test_something_new_is_asked_on_the_next_day() -> None:
    assert new_memory(AT).due == AT + timedelta(days=1)


def test_a_better_grade_never_brings_it_back_sooner() -> None:
    dues = [reviewed(new_memory(AT), grade, AT).due for grade in GRADES]

    assert dues == sorted(dues)
    assert dues[0] == AT + timedelta(days=1)


def test_it_comes_back_when_the_chance_to_remember_has_fallen_to_nine_in_ten() -> None:
    memory = reviewed(reviewed(new_memory(AT), "good", AT), "good", AT + timedelta(days=2))

    assert recall(memory, memory.due) == pytest.approx(RETENTION, abs=0.01)


def test_intervals_grow_while_it_is_remembered() -> None:
    memory = new_memory(AT)
    dues = [memory.due]
    for _ in range(5):
        memory = reviewed(memory, "good", memory.due)
        dues.append(memory.due)

    pauses = [later - earlier for earlier, later in pairwise(dues)]
    assert pauses == sorted(pauses)
    assert pauses[-1] > timedelta(days=60)


@given(st.lists(grades, min_size=1, max_size=12), st.integers(0, 40))
def test_a_late_answer_loses_nothing(given_before: list[Grade], days_late: int) -> None:
    memory = new_memory(AT)
    for grade in given_before:
        memory = reviewed(memory, grade, memory.due)

    on_time = reviewed(memory, "good", memory.due)
    late = reviewed(memory, "good", memory.due + timedelta(days=days_late))

    assert (late.stability or 0) >= (on_time.stability or 0)


def test_what_is_forgotten_again_and_again_becomes_a_leech() -> None:
    memory = reviewed(new_memory(AT), "good", AT)
    for _ in range(LEECH_LAPSES - 1):
        memory = reviewed(memory, "again", memory.due)
    assert not memory.is_leech

    memory = reviewed(memory, "again", memory.due)

    assert memory.is_leech
    assert not taught_again(memory, memory.due).is_leech


def test_missing_it_the_first_time_is_no_lapse() -> None:
    assert reviewed(new_memory(AT), "again", AT).lapses == 0


@pytest.mark.parametrize(
    ("is_right", "seconds", "grade"),
    [
        pytest.param(False, 2, "again", id="wrong, however quick"),
        pytest.param(True, 5, "easy", id="right at once"),
        pytest.param(True, 20, "good", id="right with some thought"),
        pytest.param(True, 90, "hard", id="right after a long search"),
    ],
)
def test_the_grade_is_inferred_from_answer_and_time(
    is_right: bool, seconds: int, grade: Grade
) -> None:
    assert inferred(is_right, timedelta(seconds=seconds)) == grade
