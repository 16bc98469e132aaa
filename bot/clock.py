"""Looking at the clock while the bot runs: what is due is done, and nothing ends the looking."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from discord.ext import tasks
from discord.utils import utcnow
from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime
    from types import CoroutineType

    from bot.app import Backchannel

log = logging.getLogger(__name__)

EVERY_SECONDS = 3_600
"""What is waited for here (an answer to an invitation, a turn) is counted in hours and days."""


def clock(
    bot: Backchannel, tick: Callable[[Backchannel, datetime], Awaitable[None]]
) -> tasks.Loop[Callable[[], CoroutineType[Any, Any, None]]]:
    """A loop that calls `tick` with the time of now, at once when Discord is there and again."""

    async def look() -> None:
        await bot.wait_until_ready()
        try:
            await tick(bot, utcnow())
        except DBAPIError as error:
            # The database may be away for a moment, and the next look finds the same again.
            log.warning("Could not look what is due: %s", type(error).__name__)
        except Exception:  # the edge: one fault must not end the looking
            log.exception("A look at what is due has failed")

    return tasks.loop(seconds=EVERY_SECONDS)(look)
