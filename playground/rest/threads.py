"""Threads: opening them, who is in them, and lists of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.acts import threads
from playground.errors import ApiError, missing_permissions, unknown, wrong_channel_type
from playground.model import ChannelType
from playground.objects import channel_object, member_object, thread_member_object
from playground.permissions import Permission, channel_permissions
from playground.rest.routing import Created, Routes
from playground.visibility import can_see, require, visible_channel

if TYPE_CHECKING:
    from playground.model import Channel, ThreadState
    from playground.rest.routing import Call
    from playground.wire import JsonObject

routes = Routes()
CHANNEL = "/channels/{channel_id}"
MEMBERS = CHANNEL + "/thread-members"
PERMISSION_FOR = {
    ChannelType.PUBLIC_THREAD: Permission.CREATE_PUBLIC_THREADS,
    ChannelType.PRIVATE_THREAD: Permission.CREATE_PRIVATE_THREADS,
}


@routes.post(CHANNEL + "/threads")
def create_thread(call: Call) -> Created:
    """Open a thread that belongs to no message; private unless the type says otherwise."""
    parent = visible_channel(call.world, call.caller, call.id("channel_id"))
    kind = ChannelType(call.form.get("type") or ChannelType.PRIVATE_THREAD)
    if parent.type is not ChannelType.TEXT or kind not in PERMISSION_FOR:
        raise wrong_channel_type()
    require(call.world, call.caller, parent, PERMISSION_FOR[kind])
    new_id = call.platform.snowflakes.next()
    return _opened(call, parent, {**call.form, "type": kind}, new_id)


@routes.post(CHANNEL + "/messages/{message_id}/threads")
def create_thread_from_message(call: Call) -> Created:
    """Open a public thread below a message, with the message's id."""
    parent = visible_channel(call.world, call.caller, call.id("channel_id"))
    message = call.world.message(parent.id, call.id("message_id"))
    if message.id in call.world.channels:
        raise ApiError(400, 160004, "A thread has already been created for this message")
    require(call.world, call.caller, parent, Permission.CREATE_PUBLIC_THREADS)
    return _opened(call, parent, {**call.form, "type": ChannelType.PUBLIC_THREAD}, message.id)


def _opened(call: Call, parent: Channel, body: JsonObject, thread_id: int) -> Created:
    thread = threads.open_thread(call.platform, parent, call.caller, body, thread_id=thread_id)
    return Created(channel_object(call.world, thread, seen_by=call.caller))


@routes.get(MEMBERS)
def list_thread_members(call: Call) -> list[JsonObject]:
    """Who is in a thread."""
    channel, thread = _thread(call)
    return [thread_member_object(channel, thread, user_id) for user_id in thread.members]


@routes.get(MEMBERS + "/{user_id}")
def get_thread_member(call: Call) -> JsonObject:
    """One user's membership of a thread."""
    channel, thread = _thread(call)
    user_id = call.id("user_id")
    if user_id not in thread.members:
        raise unknown("Member")
    membership = thread_member_object(channel, thread, user_id)
    if call.flag("with_member"):
        membership["member"] = member_object(call.world.member(user_id))
    return membership


@routes.put(MEMBERS + "/@me")
def join_thread(call: Call) -> None:
    """Join a thread the bot can see."""
    channel, thread = _thread(call)
    threads.add_member(call.platform, channel, thread, call.caller)


@routes.put(MEMBERS + "/{user_id}")
def add_thread_member(call: Call) -> None:
    """Let somebody in who can see the parent channel."""
    channel, thread = _thread(call)
    user_id = call.world.member(call.id("user_id")).user.id
    require(call.world, call.caller, channel, Permission.SEND_MESSAGES_IN_THREADS)
    permissions = channel_permissions(call.world, call.caller, channel)
    may_invite = thread.invitable or thread.owner_id == call.caller
    if not may_invite and not permissions & Permission.MANAGE_THREADS:
        raise missing_permissions()
    if not channel_permissions(call.world, user_id, channel) & Permission.VIEW_CHANNEL:
        raise ApiError(403, 50001, "Missing Access")
    threads.add_member(call.platform, channel, thread, user_id)


@routes.delete(MEMBERS + "/@me")
def leave_thread(call: Call) -> None:
    """Leave a thread."""
    channel, thread = _thread(call)
    threads.remove_member(call.platform, channel, thread, call.caller)


@routes.delete(MEMBERS + "/{user_id}")
def delete_thread_member(call: Call) -> None:
    """Put somebody out."""
    channel, thread = _thread(call)
    permissions = channel_permissions(call.world, call.caller, channel)
    if not permissions & Permission.MANAGE_THREADS and thread.owner_id != call.caller:
        raise missing_permissions()
    threads.remove_member(call.platform, channel, thread, call.id("user_id"))


@routes.get("/guilds/{guild_id}/threads/active")
def get_active_guild_threads(call: Call) -> JsonObject:
    """Threads that are not archived, as far as the bot sees them."""
    assert call.guild_id
    active = [one for one in call.world.threads() if not one[1].archived]
    return _listed(call, active) | {"has_more": False}


@routes.get(CHANNEL + "/threads/archived/public")
def list_public_archived_threads(call: Call) -> JsonObject:
    """Archived public threads of a channel, latest first."""
    return _archived(call, ChannelType.PUBLIC_THREAD)


@routes.get(CHANNEL + "/threads/archived/private")
def list_private_archived_threads(call: Call) -> JsonObject:
    """Archived private threads of a channel; needs Manage Threads."""
    channel = visible_channel(call.world, call.caller, call.id("channel_id"))
    require(call.world, call.caller, channel, Permission.MANAGE_THREADS)
    return _archived(call, ChannelType.PRIVATE_THREAD)


@routes.get(CHANNEL + "/users/@me/threads/archived/private")
def list_my_private_archived_threads(call: Call) -> JsonObject:
    """Archived private threads the bot is in."""
    return _archived(call, ChannelType.PRIVATE_THREAD, joined=True)


def _archived(call: Call, kind: ChannelType, *, joined: bool = False) -> JsonObject:
    parent = visible_channel(call.world, call.caller, call.id("channel_id"))
    require(call.world, call.caller, parent, Permission.READ_MESSAGE_HISTORY)
    found = [
        (channel, thread)
        for channel, thread in call.world.threads()
        if channel.parent_id == parent.id
        and channel.type is kind
        and thread.archived
        and (call.caller in thread.members or not joined)
    ]
    found.sort(key=lambda one: one[1].archive_timestamp, reverse=True)
    limit = call.number("limit", 50)
    return _listed(call, found[:limit]) | {"has_more": len(found) > limit}


def _listed(call: Call, found: list[tuple[Channel, ThreadState]]) -> JsonObject:
    seen = [one for one in found if can_see(call.world, call.caller, one[0])]
    return {
        "threads": [channel_object(call.world, one, seen_by=call.caller) for one, _ in seen],
        "members": [
            thread_member_object(channel, thread, call.caller)
            for channel, thread in seen
            if call.caller in thread.members
        ],
    }


def _thread(call: Call) -> tuple[Channel, ThreadState]:
    visible_channel(call.world, call.caller, call.id("channel_id"))
    return call.world.thread(call.id("channel_id"))
