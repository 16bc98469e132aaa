"""The clock of one question: how much of its time a press has used, with stops taken out.

All moments are Discord's own stamps, so nobody pays for the bot's slowness.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

DISCORD_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
"""From which the ids of Discord count milliseconds, above their lowest 22 bits."""


def stamp_of(snowflake: int) -> datetime:
    """When Discord made the message or took the press that has this id."""
    return DISCORD_EPOCH + timedelta(milliseconds=snowflake >> 22)


@dataclass(frozen=True, slots=True)
class Stop:
    """A span in which the clock stood still; `until` is None while it does.

    What was pressed at the very moment of `since` was still in time.
    """

    since: datetime
    until: datetime | None = None


def time_used(opened_at: datetime, stops: Sequence[Stop], at: datetime) -> timedelta | None:
    """How much of a question's time has passed at this moment; None while its clock stands.

    A moment before the opening counts as none used.
    """
    used = at - opened_at
    for stop in stops:
        if stop.since < at and (stop.until is None or at < stop.until):
            return None
        if stop.until is not None and stop.until <= at:
            used -= _length(stop.since, stop.until, opened_at)
    return max(used, timedelta(0))


def deadline(opened_at: datetime, stops: Sequence[Stop], limit: timedelta) -> datetime | None:
    """When `limit` will be used up; None while the clock stands before that."""
    end = opened_at + limit
    for stop in stops:
        if stop.since >= end:
            break
        if stop.until is None:
            return None
        end += _length(stop.since, stop.until, opened_at)
    return end


def _length(since: datetime, until: datetime, opened_at: datetime) -> timedelta:
    return max(until - max(since, opened_at), timedelta(0))
