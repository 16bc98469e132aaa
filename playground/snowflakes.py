"""Discord's ids: milliseconds since 2015 and, below them, a running number."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.clock import Clock

EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
TIME_SHIFT = 22


def first_snowflake(at: datetime) -> int:
    """The lowest id of the millisecond `at` lies in."""
    return (at - EPOCH) // timedelta(milliseconds=1) << TIME_SHIFT


def snowflake_time(snowflake: int) -> datetime:
    """When an id was made, to the millisecond."""
    return EPOCH + timedelta(milliseconds=snowflake >> TIME_SHIFT)


class Snowflakes:
    """Makes ids that only ever grow, even while its clock stands still."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> int:
        """A new id."""
        self._last = max(self._last + 1, first_snowflake(self._clock.now()))
        return self._last
