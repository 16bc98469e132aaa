"""What happens by itself: invitations expire, and who asked for it is reminded of their turn.

All of it is in the database and claimed before it is done, so a restart loses nothing, and what a
crash interrupts comes up again.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord

from bot.ui.duel.invitation import invitation_over
from bot.ui.duel.reminding import reminder_layout

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app import Backchannel
    from bot.services.turn_reminders import TurnReminder
    from bot.storage.challenges import Challenge

log = logging.getLogger(__name__)


async def tick(bot: Backchannel, at: datetime) -> None:
    """Do everything that is due at this moment."""
    for challenge in await bot.roleplay.challenges.expire(at):
        await _tell_expiry(bot, challenge)
    for reminder in await bot.roleplay.duels.reminders.claim(at):
        await _remind(bot, reminder, at)


async def _tell_expiry(bot: Backchannel, challenge: Challenge) -> None:
    if challenge.message_id is not None:
        channel = bot.get_partial_messageable(challenge.channel_id, guild_id=challenge.guild_id)
        message = channel.get_partial_message(challenge.message_id)
        known = await bot.roleplay.cases.knowing(challenge.scenario)
        try:
            await message.edit(view=invitation_over(bot.prompts, known, challenge))
        except (discord.NotFound, discord.Forbidden) as error:
            # The place is gone or closed to us: whoever presses still there is told.
            log.info("Could not tell the end of challenge %s: %s", challenge.id, error.code)
        except discord.HTTPException as error:
            log.info("Challenge %s will be told later: %s", challenge.id, error.code)
            return
    await bot.roleplay.challenges.told(challenge)


async def _remind(bot: Backchannel, reminder: TurnReminder, at: datetime) -> None:
    reminders, negotiation = bot.roleplay.duels.reminders, reminder.table.negotiation
    if reminder.table.is_over:
        await reminders.stop(negotiation.id, reminder.user_id)
        return
    try:
        user = await bot.fetch_user(reminder.user_id)
        await user.send(view=reminder_layout(bot.prompts, reminder.table))
    except (discord.Forbidden, discord.NotFound):
        # They do not want to hear from us (any more), which is an answer too.
        await reminders.stop(negotiation.id, reminder.user_id)
    except discord.HTTPException as error:
        log.info("Reminder of %s will be sent later: %s", negotiation.id, error.code)
    else:
        await reminders.done(reminder, at)
