"""Channels of the guild: reading, opening, changing and deleting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.acts import channels, threads
from playground.errors import missing_permissions
from playground.objects import channel_object
from playground.permissions import Permission, channel_permissions, guild_permissions
from playground.rest.routing import Created, Routes
from playground.visibility import require, visible_channel

if TYPE_CHECKING:
    from playground.rest.routing import Call
    from playground.wire import JsonObject

routes = Routes()
CHANNEL = "/channels/{channel_id}"


@routes.get("/guilds/{guild_id}/channels")
def list_guild_channels(call: Call) -> list[JsonObject]:
    """The channels of the guild, without threads."""
    assert call.guild_id
    return [
        channel_object(call.world, channel)
        for channel in call.world.channels.values()
        if not channel.is_dm and channel.thread is None
    ]


@routes.post("/guilds/{guild_id}/channels")
def create_guild_channel(call: Call) -> Created:
    """Open a channel."""
    assert call.guild_id
    bot = call.world.member(call.caller)
    if not guild_permissions(call.world, bot) & Permission.MANAGE_CHANNELS:
        raise missing_permissions()
    return Created(channel_object(call.world, channels.create(call.platform, call.form)))


@routes.get(CHANNEL)
def get_channel(call: Call) -> JsonObject:
    """One channel, thread or direct message."""
    channel = visible_channel(call.world, call.caller, call.id("channel_id"))
    return channel_object(call.world, channel, seen_by=call.caller)


@routes.patch(CHANNEL)
def update_channel(call: Call) -> JsonObject:
    """Change a channel, or archive, lock or rename a thread."""
    channel = visible_channel(call.world, call.caller, call.id("channel_id"))
    if channel.thread is None:
        require(call.world, call.caller, channel, Permission.MANAGE_CHANNELS)
        channels.update(call.platform, channel, call.form)
    else:
        _require_thread_change(call)
        threads.update(call.platform, channel, channel.thread, call.form)
    return channel_object(call.world, channel, seen_by=call.caller)


def _require_thread_change(call: Call) -> None:
    """Whoever opened a thread may change it but not lock it; others need Manage Threads."""
    channel, thread = call.world.thread(call.id("channel_id"))
    permissions = channel_permissions(call.world, call.caller, channel)
    if permissions & Permission.MANAGE_THREADS:
        return
    only_unarchives = call.form == {"archived": False} and not thread.locked
    owner_change = thread.owner_id == call.caller and "locked" not in call.form
    if not only_unarchives and not (owner_change and not thread.locked):
        raise missing_permissions()


@routes.delete(CHANNEL)
def delete_channel(call: Call) -> JsonObject:
    """Delete a channel or thread; a direct message is only closed and stays."""
    channel = visible_channel(call.world, call.caller, call.id("channel_id"))
    gone = channel_object(call.world, channel, seen_by=call.caller)
    if channel.thread is not None:
        require(call.world, call.caller, channel, Permission.MANAGE_THREADS)
        threads.delete(call.platform, channel)
    elif not channel.is_dm:
        require(call.world, call.caller, channel, Permission.MANAGE_CHANNELS)
        channels.delete(call.platform, channel)
    return gone


@routes.put(CHANNEL + "/permissions/{overwrite_id}")
def set_channel_permission_overwrite(call: Call) -> None:
    """Grant or deny in one channel."""
    channel = visible_channel(call.world, call.caller, call.id("channel_id"))
    require(call.world, call.caller, channel, Permission.MANAGE_ROLES)
    overwrite = channels.read_overwrite(call.id("overwrite_id"), call.form)
    channels.set_overwrite(call.platform, channel, overwrite)


@routes.delete(CHANNEL + "/permissions/{overwrite_id}")
def delete_channel_permission_overwrite(call: Call) -> None:
    """Take an overwrite back."""
    channel = visible_channel(call.world, call.caller, call.id("channel_id"))
    require(call.world, call.caller, channel, Permission.MANAGE_ROLES)
    channels.remove_overwrite(call.platform, channel, call.id("overwrite_id"))
