"""Sending the reminders that are due, each at most once a day and only when there is something.

One task sleeps until the next of them. It looks from time to time in any case, because a process
that has set one may have ended since; a reminder set in this process wakes it.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord.utils import utcnow
from sqlalchemy.exc import DBAPIError

from bot.ui.lessons.reminder import reminder_layout

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app import Backchannel
    from bot.services.reminders import Reminding

log = logging.getLogger(__name__)

SHORTEST_SLEEP = timedelta(minutes=1)
"""Also after a failure: what could not be sent comes up again soon, but not at once."""

LONGEST_SLEEP = timedelta(hours=6)


class Alarm:
    """The task that reminds; it is started with the bot and cancelled with it."""

    def __init__(self, bot: Backchannel) -> None:
        self._bot = bot
        self._task: asyncio.Task[None] | None = None
        self._sleeps = False

    def start(self) -> None:
        """Begin to watch."""
        self._task = asyncio.create_task(self._watch(), name="reminders")

    def cancel(self) -> None:
        """Watch no more."""
        if self._task is not None:
            self._task.cancel()

    def ring(self) -> None:
        """Look again now, because a reminder was set; one that is being sent is not disturbed."""
        if self._sleeps:
            self.cancel()
            self.start()

    async def _watch(self) -> None:
        while True:
            self._sleeps = False
            pause = SHORTEST_SLEEP
            try:
                pause = await self._look(utcnow())
            except DBAPIError as error:
                log.warning("Could not look for reminders: %s", type(error).__name__)
            self._sleeps = True
            await asyncio.sleep(pause.total_seconds())

    async def _look(self, at: datetime) -> timedelta:
        await remind(self._bot, at)
        following = await self._bot.learning.reminders.following()
        if following is None:
            return LONGEST_SLEEP
        return min(max(following - utcnow(), SHORTEST_SLEEP), LONGEST_SLEEP)


async def remind(bot: Backchannel, at: datetime) -> None:
    """Send what is due `at` this time; whoever does not let us write is reminded no more."""
    for reminding in await bot.learning.reminders.claim(at):
        try:
            if reminding.due:
                await _write(bot, reminding)
        except discord.Forbidden:
            log.info("Stopped reminding %s, who does not let us write", reminding.user_id)
            await bot.learning.reminders.stop(reminding.user_id)
        except discord.HTTPException as error:
            # It comes up again when its claim has run out.
            log.warning("Could not remind %s: %s", reminding.user_id, error)
            continue
        await bot.learning.reminders.done(reminding, at)


async def _write(bot: Backchannel, reminding: Reminding) -> None:
    channel = await bot.create_dm(discord.Object(reminding.user_id))
    # By the nonce Discord itself drops the second of two, should a crash make us repeat it.
    nonce = f"rem:{reminding.timer.id}:{reminding.timer.due_at:%y%m%d}"
    await channel.send(view=reminder_layout(bot.prompts, reminding.due), nonce=nonce)
