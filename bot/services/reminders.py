"""A reminder a day, at the hour somebody chose, only when something is due, until they stop it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.services.learning_refusals import NoTimeOfDay
from bot.storage.members import meet
from bot.storage.reviews import count_due
from bot.storage.timers import claim_due, find_timer, next_timer, put_off, set_timer, stop_timer

if TYPE_CHECKING:
    from bot.storage.database import Database
    from bot.storage.timers import Timer

KIND = "review"
AT_ONCE = 50
DAY = timedelta(days=1)
QUARTER = timedelta(minutes=15)
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reminding:
    """A reminder that is due, and how many cards wait."""

    timer: Timer
    user_id: int
    due: int


class Reminders:
    """The reminders of all learners."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def next_at(self, user_id: int) -> datetime | None:
        """When this learner is reminded next, None if they did not ask for it."""
        async with self._database.read() as tx:
            timer = await find_timer(tx, KIND, str(user_id))
        return timer.due_at if timer else None

    async def start(self, user_id: int, their_now: str, wish: str, at: datetime) -> datetime:
        """Remind daily at `wish`, where it is `their_now` for the learner; returns the first time.

        Raises NoTimeOfDay if one of them is no time such as 19:30.
        """
        first = first_reminder(time_in(their_now), time_in(wish), at)
        async with self._database.begin() as tx:
            await meet(tx, user_id, at)
            await set_timer(tx, KIND, str(user_id), first, {}, user_id)
        return first

    async def stop(self, user_id: int) -> bool:
        """Remind no more; False if there was no reminder."""
        async with self._database.begin() as tx:
            return await stop_timer(tx, KIND, str(user_id))

    async def following(self) -> datetime | None:
        """When the next reminder of anybody is due, None if there is none."""
        async with self._database.read() as tx:
            return await next_timer(tx, KIND)

    async def claim(self, at: datetime) -> list[Reminding]:
        """Take the reminders that are due, those with nothing to say included."""
        async with self._database.begin() as tx:
            timers = await claim_due(tx, KIND, at, AT_ONCE)
            found: list[Reminding] = []
            for timer in timers:
                user_id = int(timer.subject)
                found.append(Reminding(timer, user_id, await count_due(tx, user_id, at)))
            return found

    async def done(self, reminding: Reminding, at: datetime) -> None:
        """Note that this one was sent, or had nothing to say: the next is on another day."""
        due = reminding.timer.due_at
        days = max((at - due) // DAY, 0) + 1
        async with self._database.begin() as tx:
            await put_off(tx, reminding.timer, due + days * DAY)


def time_in(text: str) -> time:
    """The time in `19:30`, `7 pm` or `1930`; raises NoTimeOfDay."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise NoTimeOfDay(typed=text[:20])
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if (half and not 1 <= hour <= 12) or hour > 23 or minute > 59:
        raise NoTimeOfDay(typed=text[:20])
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute)


def first_reminder(their_now: time, wish: time, at: datetime) -> datetime:
    """The next moment after `at` when it is `wish` where it is now about `their_now`.

    People's clocks differ from ours by whole quarters of an hour; what is left is their rounding.
    """
    at = at.astimezone(UTC)
    clock = timedelta(hours=their_now.hour, minutes=their_now.minute)
    ours = timedelta(hours=at.hour, minutes=at.minute)
    offset = round((clock - ours) / QUARTER) * QUARTER
    wished = timedelta(hours=wish.hour, minutes=wish.minute) - offset
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    first = midnight + wished % DAY
    return first if first > at else first + DAY
