"""Threads: opening, joining, archiving, and who is told of it.

https://discord.com/developers/docs/topics/threads
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from playground.acts.channels import tell, told
from playground.errors import ApiError, missing_permissions
from playground.events import Event
from playground.model import Channel, ChannelType, ThreadState
from playground.objects import member_object, thread_member_object
from playground.permissions import Permission, channel_permissions
from playground.visibility import can_see

if TYPE_CHECKING:
    from playground.model import Message
    from playground.platform import Platform
    from playground.wire import JsonObject


def thread_is_archived() -> ApiError:
    """Nothing may change in an archived thread until it is opened again."""
    return ApiError(400, 50083, "Thread is archived")


def open_thread(
    platform: Platform, parent: Channel, owner_id: int, body: JsonObject, *, thread_id: int
) -> Channel:
    """A new thread below `parent`, with its owner as the first member."""
    now = platform.clock.now()
    kind = ChannelType(body.get("type") or ChannelType.PRIVATE_THREAD)
    thread = ThreadState(
        owner_id,
        archive_timestamp=now,
        auto_archive_minutes=body.get("auto_archive_duration") or 1440,
        invitable=body.get("invitable") is not False,
        members={owner_id: now},
    )
    channel = Channel(
        thread_id,
        kind,
        body["name"],
        parent_id=parent.id,
        slowmode_seconds=body.get("rate_limit_per_user") or 0,
        thread=thread,
    )
    platform.world.channels[channel.id] = channel
    _archive_when_quiet(platform, channel, thread)
    tell(platform, channel, "THREAD_CREATE", newly_created=True)
    return channel


def add_member(platform: Platform, channel: Channel, thread: ThreadState, user_id: int) -> None:
    """Let a user in; they are told of the thread, the others of them."""
    if thread.archived:
        raise thread_is_archived()
    if user_id in thread.members:
        return
    thread.members[user_id] = platform.clock.now()
    platform.events.to_user(user_id, Event("THREAD_CREATE", told(platform.world, channel, user_id)))
    added = thread_member_object(channel, thread, user_id)
    member = platform.world.guild.members.get(user_id)
    if member is not None:
        added |= {"member": member_object(member), "presence": None}
    data = _members_update(platform, channel, thread, added_members=[added])
    platform.events.to_channel(channel, "THREAD_MEMBERS_UPDATE", data)


def remove_member(platform: Platform, channel: Channel, thread: ThreadState, user_id: int) -> None:
    """Let a user out; in a private thread they lose sight of it."""
    if thread.archived:
        raise thread_is_archived()
    if thread.members.pop(user_id, None) is None:
        return
    data = _members_update(platform, channel, thread, removed_member_ids=[str(user_id)])
    platform.events.to_channel(channel, "THREAD_MEMBERS_UPDATE", data)
    if can_see(platform.world, user_id, channel):
        return
    # Bots hear that they are out; a person's list of channels loses the thread.
    platform.events.to_user(user_id, Event("THREAD_MEMBERS_UPDATE", data))
    if user_id != platform.world.bot.id:
        platform.events.to_user(user_id, Event("THREAD_DELETE", _gone(platform, channel)))


def update(platform: Platform, channel: Channel, thread: ThreadState, body: JsonObject) -> None:
    """Rename, archive, lock and the like; archiving stamps the time."""
    if thread.archived and body.get("archived") is not False:
        raise thread_is_archived()
    if body.get("name") is not None:
        channel.name = body["name"]
    if body.get("rate_limit_per_user") is not None:
        channel.slowmode_seconds = body["rate_limit_per_user"]
    if body.get("auto_archive_duration") is not None:
        thread.auto_archive_minutes = body["auto_archive_duration"]
    for switch in ("locked", "invitable", "archived"):
        if body.get(switch) is not None:
            setattr(thread, switch, body[switch])
    if body.get("archived") is not None:
        thread.archive_timestamp = platform.clock.now()
    _archive_when_quiet(platform, channel, thread)
    tell(platform, channel, "THREAD_UPDATE")


def delete(platform: Platform, channel: Channel) -> None:
    """Remove a thread with its messages."""
    platform.events.to_channel(channel, "THREAD_DELETE", _gone(platform, channel))
    del platform.world.channels[channel.id]
    platform.world.messages.pop(channel.id, None)


def note_message(
    platform: Platform, channel: Channel, thread: ThreadState, message: Message
) -> None:
    """What a message does to its thread: wakes it, and lets in whoever it mentions."""
    thread.message_count += 1
    _archive_when_quiet(platform, channel, thread)
    if thread.archived:
        thread.archived = False
        thread.archive_timestamp = platform.clock.now()
        tell(platform, channel, "THREAD_UPDATE")
    permissions = channel_permissions(platform.world, message.author.id, channel)
    may_invite = thread.invitable or permissions & Permission.MANAGE_THREADS
    for user_id in [message.author.id, *(message.mentions if may_invite else [])]:
        if channel_permissions(platform.world, user_id, channel) & Permission.VIEW_CHANNEL:
            add_member(platform, channel, thread, user_id)


def require_writable(platform: Platform, channel: Channel, user_id: int) -> None:
    """Raise 50013 when a thread is locked against this user."""
    if channel.thread is None or not channel.thread.locked:
        return
    permissions = channel_permissions(platform.world, user_id, channel)
    if not permissions & Permission.MANAGE_THREADS:
        raise missing_permissions()


def _archive_when_quiet(platform: Platform, channel: Channel, thread: ThreadState) -> None:
    """Start the thread's time without messages anew."""
    if thread.archiving is not None:
        thread.archiving.cancel()

    def archive() -> None:
        if channel.id in platform.world.channels and not thread.archived:
            update(platform, channel, thread, {"archived": True})

    quiet = timedelta(minutes=thread.auto_archive_minutes)
    thread.archiving = platform.clock.call_later(quiet, archive)


def _members_update(
    platform: Platform, channel: Channel, thread: ThreadState, **changes: object
) -> JsonObject:
    return {
        "id": str(channel.id),
        "guild_id": str(platform.world.guild.id),
        "member_count": len(thread.members),
        **changes,
    }


def _gone(platform: Platform, channel: Channel) -> JsonObject:
    return {
        "id": str(channel.id),
        "guild_id": str(platform.world.guild.id),
        "parent_id": str(channel.parent_id),
        "type": channel.type,
    }
