"""Reactions and pins: the marks that are put on messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.acts import messages
from playground.errors import ApiError
from playground.objects import member_object
from playground.wire import timestamp

if TYPE_CHECKING:
    from playground.model import Message
    from playground.platform import Platform
    from playground.wire import JsonObject

MOST_PINS = 250


def react(platform: Platform, message: Message, user_id: int, emoji: str) -> None:
    """Add a user's reaction; a second one of the same kind changes nothing."""
    users = message.reactions.setdefault(emoji, [])
    if user_id in users:
        return
    users.append(user_id)
    data = _reaction(platform, message, user_id, emoji) | {"burst": False, "type": 0}
    data["message_author_id"] = str(message.author.id)
    channel = platform.world.channel(message.channel_id)
    if not channel.is_dm:
        data["member"] = member_object(platform.world.member(user_id))
    platform.events.to_channel(channel, "MESSAGE_REACTION_ADD", data)


def take_reaction_back(platform: Platform, message: Message, user_id: int, emoji: str) -> None:
    """Remove a user's reaction, if it is there."""
    users = message.reactions.get(emoji, [])
    if user_id not in users:
        return
    users.remove(user_id)
    if not users:
        del message.reactions[emoji]
    data = _reaction(platform, message, user_id, emoji) | {"burst": False, "type": 0}
    channel = platform.world.channel(message.channel_id)
    platform.events.to_channel(channel, "MESSAGE_REACTION_REMOVE", data)


def clear_reactions(platform: Platform, message: Message) -> None:
    """Remove all reactions of a message."""
    message.reactions.clear()
    channel = platform.world.channel(message.channel_id)
    data = _place(platform, message)
    platform.events.to_channel(channel, "MESSAGE_REACTION_REMOVE_ALL", data)


def pin(platform: Platform, message: Message, *, pinned: bool) -> None:
    """Pin or unpin a message; raises 30003 for the 251st pin of a channel."""
    if message.pinned is pinned:
        return
    channel = platform.world.channel(message.channel_id)
    if pinned and sum(one.pinned for one in pins(platform, channel.id)) >= MOST_PINS:
        raise ApiError(400, 30003, f"Maximum number of pins reached for the channel ({MOST_PINS})")
    message.pinned = pinned
    data = _place(platform, message)
    del data["message_id"]
    data["last_pin_timestamp"] = timestamp(platform.clock.now()) if pinned else None
    platform.events.to_channel(channel, "CHANNEL_PINS_UPDATE", data)
    messages.announce(platform, message, "MESSAGE_UPDATE")


def pins(platform: Platform, channel_id: int) -> list[Message]:
    """The pinned messages of a channel, latest message first."""
    in_channel = platform.world.messages.get(channel_id, {}).values()
    return [message for message in reversed(in_channel) if message.pinned]


def _place(platform: Platform, message: Message) -> JsonObject:
    place: JsonObject = {"channel_id": str(message.channel_id), "message_id": str(message.id)}
    if not platform.world.channel(message.channel_id).is_dm:
        place["guild_id"] = str(platform.world.guild.id)
    return place


def _reaction(platform: Platform, message: Message, user_id: int, emoji: str) -> JsonObject:
    return _place(platform, message) | {
        "user_id": str(user_id),
        "emoji": {"id": None, "name": emoji},
    }
