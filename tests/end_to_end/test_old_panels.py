"""A panel that was posted three months ago: Discord's own age of a message, and the real bot."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from playground.clock import SystemClock
from playground.reading import is_ephemeral, text_of
from playground.server import Playground

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from tests.end_to_end.learner import Learner

MONTHS = timedelta(days=91)


class LateClock(SystemClock):
    """The real time, or some time ago; only what is read from it changes."""

    behind = MONTHS

    def now(self) -> datetime:
        """The time that messages are stamped with."""
        return super().now() - self.behind


@pytest.fixture
def clock() -> LateClock:
    """Discord's clock, three months behind."""
    return LateClock()


@pytest.fixture
async def playground(clock: LateClock) -> AsyncIterator[Playground]:
    """A small Discord of three months ago."""
    async with Playground(clock=clock) as server:
        yield server
        assert server.violations == []
        assert server.unknown == []


async def test_a_panel_three_months_old_is_played_on(alice: Learner, clock: LateClock) -> None:
    thread = await alice.set_table("us")
    await alice.offer(await alice.panel(thread, 1), missiles="out")
    old = await alice.panel(thread, 2)
    clock.behind = timedelta(0)

    brief = (await alice.press(old, "My brief")).message
    await alice.offer(old, pledge="conditional")

    assert brief is not None
    assert is_ephemeral(brief)
    assert "10 exchanges left" in text_of(await alice.panel(thread, 3))
