"""The screens of a lesson, one after the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.teaching import load_teaching
from bot.lessons.steps import END, FIRST, Step, after, before, question_at, step_in, steps_of

if TYPE_CHECKING:
    from bot.lessons.course import Lesson

LESSONS = load_teaching(shipped("data")).course.lessons
LESSON = LESSONS[0]


@pytest.mark.parametrize("lesson", LESSONS, ids=[lesson.id for lesson in LESSONS])
def test_every_screen_is_found_again_by_its_code(lesson: Lesson) -> None:
    steps = steps_of(lesson)

    assert [step_in(lesson, step.code) for step in steps] == list(steps)


def test_next_and_back_walk_the_lesson_from_end_to_end() -> None:
    steps = steps_of(LESSON)

    assert steps[0] == FIRST
    assert steps[-1] == END
    for earlier, later in pairwise(steps):
        assert after(LESSON, earlier) == later
        assert before(LESSON, later) == earlier
    assert after(LESSON, END) == END
    assert before(LESSON, FIRST) == FIRST


def test_the_task_and_the_checkpoint_ask_and_nothing_else_does() -> None:
    asked = [question_at(LESSON, step) for step in steps_of(LESSON)]

    assert [each for each in asked if each] == [LESSON.try_it.question, *LESSON.checkpoint]


@pytest.mark.parametrize(
    ("code", "step"),
    [
        pytest.param("c99", Step("card", len(LESSON.cards) - 1), id="a lesson that got shorter"),
        pytest.param("nonsense", FIRST, id="something else"),
        pytest.param("", FIRST, id="nothing"),
    ],
)
def test_a_code_that_no_longer_fits_leads_to_the_nearest_screen(code: str, step: Step) -> None:
    assert step_in(LESSON, code) == step
