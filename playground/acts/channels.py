"""Channels of the guild and direct messages: opening, changing and closing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.events import Event
from playground.model import Channel, ChannelType, Overwrite
from playground.objects import channel_object, with_permissions
from playground.visibility import can_see

if TYPE_CHECKING:
    from playground.platform import Platform
    from playground.wire import JsonObject
    from playground.world import World

AS_WRITTEN = ("name", "topic", "position", "nsfw")


def create(platform: Platform, body: JsonObject) -> Channel:
    """A new channel of the guild."""
    channel = Channel(
        platform.snowflakes.next(),
        ChannelType(body.get("type") or 0),
        body["name"],
        position=body.get("position") or len(platform.world.channels),
        parent_id=int(body["parent_id"]) if body.get("parent_id") else None,
    )
    _write(channel, body)
    platform.world.channels[channel.id] = channel
    tell(platform, channel, "CHANNEL_CREATE")
    return channel


def update(platform: Platform, channel: Channel, body: JsonObject) -> None:
    """Change what the body names; whoever gains or loses sight of the channel is told so."""
    saw = _onlookers(platform.world, channel)
    _write(channel, body)
    _tell_of_change(platform, channel, saw)


def set_overwrite(platform: Platform, channel: Channel, overwrite: Overwrite) -> None:
    """Grant or deny permissions in one channel, in place of what was said before."""
    saw = _onlookers(platform.world, channel)
    channel.overwrites[overwrite.id] = overwrite
    _tell_of_change(platform, channel, saw)


def remove_overwrite(platform: Platform, channel: Channel, target_id: int) -> None:
    """Take back what one channel granted or denied."""
    saw = _onlookers(platform.world, channel)
    channel.overwrites.pop(target_id, None)
    _tell_of_change(platform, channel, saw)


def delete(platform: Platform, channel: Channel) -> None:
    """Remove a channel of the guild with its threads."""
    world = platform.world
    for thread, _ in list(world.threads()):
        if thread.parent_id == channel.id:
            del world.channels[thread.id]
            world.messages.pop(thread.id, None)
    tell(platform, channel, "CHANNEL_DELETE")
    del world.channels[channel.id]
    world.messages.pop(channel.id, None)


def direct_messages(platform: Platform, one: int, other: int) -> Channel:
    """The direct messages between two users, opened where they never wrote before."""
    existing = platform.world.direct_channel(one, other)
    if existing is not None:
        return existing
    channel = Channel(platform.snowflakes.next(), ChannelType.DM, recipients=[one, other])
    platform.world.channels[channel.id] = channel
    tell(platform, channel, "CHANNEL_CREATE")
    return channel


def tell(platform: Platform, channel: Channel, name: str, **extra: object) -> None:
    """Tell everybody who sees a channel of it, each with what they may do there."""
    platform.events.to_readers(
        channel, name, lambda user_id: told(platform.world, channel, user_id) | extra
    )


def told(world: World, channel: Channel, user_id: int) -> JsonObject:
    """A channel as its events describe it: people also hear what they may do there."""
    if user_id == world.bot.id:
        return channel_object(world, channel, seen_by=user_id)
    return with_permissions(world, channel, user_id)


def _write(channel: Channel, body: JsonObject) -> None:
    for key in AS_WRITTEN:
        if body.get(key) is not None:
            setattr(channel, key, body[key])
    if body.get("rate_limit_per_user") is not None:
        channel.slowmode_seconds = body["rate_limit_per_user"]
    if body.get("permission_overwrites") is not None:
        channel.overwrites = {
            int(one["id"]): read_overwrite(int(one["id"]), one)
            for one in body["permission_overwrites"]
        }


def read_overwrite(target_id: int, body: JsonObject) -> Overwrite:
    """An overwrite as the API writes it."""
    allow, deny = int(body.get("allow") or 0), int(body.get("deny") or 0)
    return Overwrite(target_id, int(body.get("type") or 0), allow, deny)


def _onlookers(world: World, channel: Channel) -> set[int]:
    return {user_id for user_id in world.users if can_see(world, user_id, channel)}


def _tell_of_change(platform: Platform, channel: Channel, saw: set[int]) -> None:
    sees = _onlookers(platform.world, channel)
    for user_id in saw | sees | {platform.world.bot.id}:
        name = "CHANNEL_UPDATE"
        if user_id != platform.world.bot.id:  # bots keep every channel of the guild in view
            if user_id not in sees:
                name = "CHANNEL_DELETE"
            elif user_id not in saw:
                name = "CHANNEL_CREATE"
        platform.events.to_user(user_id, Event(name, told(platform.world, channel, user_id)))
