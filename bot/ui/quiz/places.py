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


def lacking(bot: discord.Client, guild_id: int, channel_id: int) -> list[str]:
    """The permissions that a quiz needs in this channel and the bot has not, by Discord's names.

    Empty also where the channel is not known, as a thread that is archived is not.
    """
    guild = bot.get_guild(guild_id)
    channel = guild and guild.get_channel_or_thread(channel_id)
    me = guild.get_member(bot.user.id) if guild and bot.user else None
    if channel is None or me is None:
        return []
    needed = ["view_channel", "send_messages"]
    if isinstance(channel, discord.Thread):
        needed = ["view_channel", "send_messages_in_threads"]
        needed += ["manage_threads"] if channel.locked else []
    allowed = channel.permissions_for(me)
    return [name for name in needed if not getattr(allowed, name)]


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
