"""The clock of the playground, which tests may turn by hand.

Everything that waits (the three seconds for an answer, heartbeats, tokens) asks
a clock, so that no test ever has to sleep.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class Alarm(Protocol):
    """Something due later that can still be called off."""

    def cancel(self) -> None:
        """Call it off; harmless when it has already gone off."""
        ...


class Clock(Protocol):
    """What the playground needs to know about time."""

    def now(self) -> datetime:
        """The present, aware and in UTC."""
        ...

    def call_later(self, delay: timedelta, action: Callable[[], object]) -> Alarm:
        """Run `action` once `delay` has passed."""
        ...


class SystemClock:
    """The machine's own clock; alarms ring on the running event loop."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def call_later(self, delay: timedelta, action: Callable[[], object]) -> Alarm:
        return asyncio.get_running_loop().call_later(delay.total_seconds(), action)


class ManualAlarm:
    """An alarm of a `ManualClock`."""

    def __init__(self, action: Callable[[], object]) -> None:
        self.action: Callable[[], object] | None = action

    def cancel(self) -> None:
        self.action = None

    def ring(self) -> None:
        """Run the action unless it was called off."""
        action, self.action = self.action, None
        if action is not None:
            action()


class ManualClock:
    """A clock that stands still until a test advances it.

    It starts at the real time, because clients compare Discord's stamps with
    their own clock.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._now = start or datetime.now(UTC)
        self._order = itertools.count()
        self._alarms: list[tuple[datetime, int, ManualAlarm]] = []

    def now(self) -> datetime:
        return self._now

    def call_later(self, delay: timedelta, action: Callable[[], object]) -> Alarm:
        alarm = ManualAlarm(action)
        heapq.heappush(self._alarms, (self._now + delay, next(self._order), alarm))
        return alarm

    def advance(self, seconds: float) -> None:
        """Move on by `seconds`, ringing what falls due in its order."""
        end = self._now + timedelta(seconds=seconds)
        while self._alarms and self._alarms[0][0] <= end:
            self._now, _, alarm = heapq.heappop(self._alarms)
            alarm.ring()
        self._now = end
