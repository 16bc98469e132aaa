"""Who may know of which channel and message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.errors import missing_access, missing_permissions, unknown
from playground.permissions import Permission, channel_permissions

if TYPE_CHECKING:
    from playground.model import Channel, Message
    from playground.world import World


def can_see(world: World, user_id: int, channel: Channel) -> bool:
    """Whether a user sees a channel.

    A private thread is seen by its members and by whoever may manage threads,
    and by neither when its parent channel is hidden from them.
    """
    permissions = channel_permissions(world, user_id, channel)
    if not permissions & Permission.VIEW_CHANNEL:
        return False
    if channel.thread is None or not channel.is_private_thread:
        return True
    return user_id in channel.thread.members or bool(permissions & Permission.MANAGE_THREADS)


def can_read(world: World, user_id: int, message: Message) -> bool:
    """Whether a user sees a message: ephemeral ones only their addressee does."""
    if message.visible_to is not None:
        return message.visible_to == user_id
    return can_see(world, user_id, world.channel(message.channel_id))


def visible_channel(world: World, user_id: int, channel_id: int) -> Channel:
    """A channel this user sees; raises 50001 otherwise, or 10003 where there is none."""
    channel = world.channel(channel_id)
    if not can_see(world, user_id, channel):
        raise missing_access()
    return channel


def require(world: World, user_id: int, channel: Channel, *needed: Permission) -> None:
    """Raise 50001 if the user cannot see the channel, 50013 if a permission is missing."""
    if not can_see(world, user_id, channel):
        raise missing_access()
    permissions = channel_permissions(world, user_id, channel)
    if any(not permissions & permission for permission in needed):
        raise missing_permissions()


def public_message(world: World, channel_id: int, message_id: int) -> Message:
    """A message that can be asked for by id; ephemeral ones cannot (10008)."""
    message = world.message(channel_id, message_id)
    if message.visible_to is not None:
        raise unknown("Message")
    return message
