"""A reminder a day at one's own hour: whatever the clock, and only once."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.services.learning_refusals import NoTimeOfDay
from bot.services.reminders import first_reminder, time_in
from tests.services.test_course import ALICE, AT, finish

if TYPE_CHECKING:
    from bot.services.learning import Learning

DAY = timedelta(days=1)
NOON = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19:30", time(19, 30)),
        (" 7 pm ", time(19, 0)),
        ("7:05AM", time(7, 5)),
        ("12 am", time(0, 0)),
        ("12 pm", time(12, 0)),
        ("1930", time(19, 30)),
        ("19.30", time(19, 30)),
        ("8", time(8, 0)),
        ("0:00", time(0, 0)),
    ],
)
def test_times_are_read_as_people_write_them(text: str, expected: time) -> None:
    assert time_in(text) == expected


@pytest.mark.parametrize("text", ["", "noon", "25:00", "12:60", "13 pm", "0 am", "7:3", "19:30:00"])
def test_anything_else_is_no_time(text: str) -> None:
    with pytest.raises(NoTimeOfDay):
        time_in(text)


@pytest.mark.parametrize(
    ("their_now", "wish", "hours"),
    [
        pytest.param(time(12, 0), time(19, 0), 7.0, id="in Greenwich"),
        pytest.param(time(13, 0), time(19, 0), 6.0, id="one hour east"),
        pytest.param(time(17, 30), time(19, 0), 1.5, id="in India"),
        pytest.param(time(4, 0), time(3, 0), 23.0, id="the hour is over for today"),
        pytest.param(time(1, 0), time(0, 30), 23.5, id="where it is tomorrow already"),
        pytest.param(time(13, 6), time(19, 0), 6.0, id="a clock that is a little fast"),
        pytest.param(time(12, 0), time(12, 0), 24.0, id="right now means tomorrow"),
    ],
)
def test_the_first_reminder_is_the_next_time_it_is_that_late_there(
    their_now: time, wish: time, hours: float
) -> None:
    assert first_reminder(their_now, wish, NOON) == NOON + timedelta(hours=hours)


async def test_a_reminder_comes_once_a_day_until_it_is_stopped(learning: Learning) -> None:
    await finish(learning, "stakes")
    first = await learning.reminders.start(ALICE, "12:00", "19:00", AT)

    (claimed,) = await learning.reminders.claim(first)
    await learning.reminders.done(claimed, first)

    assert (claimed.user_id, claimed.due) == (ALICE, 0)
    assert await learning.reminders.claim(first + DAY / 2) == []
    (next_day,) = await learning.reminders.claim(first + DAY)
    assert next_day.due == 3
    assert await learning.reminders.stop(ALICE)
    assert not await learning.reminders.stop(ALICE)
    assert await learning.reminders.next_at(ALICE) is None


async def test_after_days_of_standstill_one_reminder_is_enough(learning: Learning) -> None:
    first = await learning.reminders.start(ALICE, "12:00", "19:00", AT)
    late = first + 5 * DAY + timedelta(hours=3)

    (claimed,) = await learning.reminders.claim(late)
    await learning.reminders.done(claimed, late)

    assert await learning.reminders.next_at(ALICE) == first + 6 * DAY
