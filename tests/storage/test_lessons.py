"""Where learners are in the course, and what they answered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.storage.lessons import (
    Answered,
    Wishes,
    finish_lesson,
    finished_lessons,
    keep_hints,
    keep_lesson_answer,
    keep_step,
    keep_wish,
    lesson_answers,
    visit_of,
    visits_of,
    wishes_of,
)
from bot.storage.members import meet
from tests.storage.tables import ALICE, AT

if TYPE_CHECKING:
    from bot.storage.database import Database

LATER = AT + timedelta(minutes=1)


@pytest.fixture(autouse=True)
async def alice(database: Database) -> None:
    """A known member."""
    async with database.begin() as tx:
        await meet(tx, ALICE, AT)


async def test_wishes_are_kept_one_by_one(database: Database) -> None:
    async with database.begin() as tx:
        assert await wishes_of(tx, ALICE) == Wishes()
        await keep_wish(tx, ALICE, free_order=True)
        await keep_wish(tx, ALICE, test_declined=True)
        await keep_wish(tx, ALICE, free_order=False)

    async with database.read() as tx:
        assert await wishes_of(tx, ALICE) == Wishes(free_order=False, test_declined=True)


async def test_the_last_step_counts_and_the_latest_lesson_comes_first(database: Database) -> None:
    async with database.begin() as tx:
        await keep_step(tx, ALICE, "stakes", "c0", AT)
        await keep_step(tx, ALICE, "letters", "c1", AT)
        await keep_step(tx, ALICE, "stakes", "t", LATER)

    async with database.read() as tx:
        visits = await visits_of(tx, ALICE)
    assert [(visit.lesson, visit.step) for visit in visits] == [("stakes", "t"), ("letters", "c1")]


async def test_hints_that_were_shown_stay_shown(database: Database) -> None:
    async with database.begin() as tx:
        await keep_step(tx, ALICE, "stakes", "t", AT)
        await keep_hints(tx, ALICE, "stakes", 2)
        await keep_hints(tx, ALICE, "stakes", 1)
        await keep_step(tx, ALICE, "stakes", "c0", LATER)
        visit = await visit_of(tx, ALICE, "stakes")

    assert visit is not None
    assert visit.hints == 2


async def test_a_lesson_is_finished_once_and_for_all(database: Database) -> None:
    async with database.begin() as tx:
        await keep_step(tx, ALICE, "stakes", "e", AT)

        first = await finish_lesson(tx, ALICE, "stakes", AT)
        second = await finish_lesson(tx, ALICE, "stakes", LATER)

        assert (first, second) == (True, False)
        assert await finished_lessons(tx, [ALICE, 5]) == {ALICE: 1}
        visit = await visit_of(tx, ALICE, "stakes")
    assert visit is not None
    assert visit.finished_at == AT


async def test_the_first_answer_stays_known(database: Database) -> None:
    async with database.begin() as tx:
        await keep_lesson_answer(tx, ALICE, "q1", "stakes", is_right=False, at=AT)
        await keep_lesson_answer(tx, ALICE, "q1", "stakes", is_right=True, at=LATER)
        await keep_lesson_answer(tx, ALICE, "q2", "letters", is_right=True, at=LATER)

    async with database.read() as tx:
        assert await lesson_answers(tx, ALICE, "stakes") == [
            Answered("q1", "stakes", first_right=False, is_right=True, tries=2)
        ]
        assert len(await lesson_answers(tx, ALICE)) == 2
