"""Whether a live quiz can be held in a channel, before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.apologies import permission_names
from bot.services.refusals import Refusal

if TYPE_CHECKING:
    from bot.app import Interaction


class NoPlace(Refusal):
    """A permission is missing; the values name it, and the channel."""

    text = "quiz.no_place"


class WrongPlace(Refusal):
    """The channel is of a kind in which no quiz can be held."""

    text = "quiz.wrong_place"


def check_place(interaction: Interaction) -> int:
    """The channel in which this interaction happens; raises NoPlace or WrongPlace."""
    channel = interaction.channel
    if not isinstance(channel, discord.TextChannel | discord.VoiceChannel | discord.Thread):
        raise WrongPlace
    speaks = "send_messages_in_threads" if isinstance(channel, discord.Thread) else "send_messages"
    allowed = interaction.app_permissions
    missing = [name for name in ("view_channel", speaks) if not getattr(allowed, name)]
    if missing:
        raise NoPlace(channel=channel.mention, permissions=permission_names(missing))
    return channel.id
