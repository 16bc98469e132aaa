"""Rooms for negotiations: private threads and direct messages, and what may be missing for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.apologies import permission_names
from bot.services.refusals import Refusal

if TYPE_CHECKING:
    from bot.app import Interaction

ARCHIVE_AFTER_MINUTES = 10_080
"""A week, the longest Discord allows; an archived thread is opened again when it is needed."""

LONGEST_NAME = 100
TOO_MANY_THREADS = 160_006
NEEDED = ("view_channel", "create_private_threads", "send_messages_in_threads")


class NoThread(Refusal):
    """Root of the reasons why there can be no private thread: direct messages are the way on."""


class NoThreadHere(NoThread):
    """The channel is of a kind that cannot hold private threads."""

    text = "refusal.no_thread_here"


class ThreadForbidden(NoThread):
    """A permission is missing; the values name it, and the channel."""

    text = "refusal.thread_forbidden"


class TooManyThreads(NoThread):
    """The server has as many active threads as Discord allows."""

    text = "refusal.too_many_threads"


class DirectMessagesClosed(Refusal):
    """The learner does not let the bot write to them."""

    text = "refusal.dm_closed"


class PlaceLost(Refusal):
    """The place was deleted, or closed to the bot; the negotiation itself is safe."""

    text = "refusal.place_lost"


def thread_parent(interaction: Interaction) -> discord.TextChannel:
    """The channel in which a private thread can be opened from here.

    Raises NoThreadHere or ThreadForbidden, before anything has been changed.
    """
    channel = interaction.channel
    if isinstance(channel, discord.Thread):
        channel = channel.parent
    if not isinstance(channel, discord.TextChannel) or channel.is_news():
        raise NoThreadHere
    here = channel.id == interaction.channel_id
    allowed = interaction.app_permissions if here else channel.permissions_for(channel.guild.me)
    missing = [name for name in NEEDED if not getattr(allowed, name)]
    if missing:
        raise forbidden(channel, missing)
    return channel


def forbidden(channel: discord.TextChannel, missing: list[str]) -> ThreadForbidden:
    """The refusal that names the channel and what is missing there."""
    return ThreadForbidden(channel=channel.mention, permissions=permission_names(missing))


async def open_thread(parent: discord.TextChannel, name: str) -> discord.Thread:
    """A private thread that only the bot is in yet; raises ThreadForbidden or TooManyThreads."""
    try:
        return await parent.create_thread(
            name=name[:LONGEST_NAME],
            type=discord.ChannelType.private_thread,
            invitable=False,
            auto_archive_duration=ARCHIVE_AFTER_MINUTES,
        )
    except discord.Forbidden:
        # What Discord told us a moment ago has changed, or a rule of the channel forbids it.
        raise forbidden(parent, list(NEEDED[1:])) from None
    except discord.HTTPException as error:
        if error.code == TOO_MANY_THREADS:
            raise TooManyThreads from error
        raise
