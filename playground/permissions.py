"""Discord's permissions and how roles and overwrites add up to them.

Follows https://discord.com/developers/docs/topics/permissions, including what
is denied implicitly: without View Channel nothing, without Send Messages
nothing that needs a message.
"""

from __future__ import annotations

from enum import IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.model import Channel, Member
    from playground.world import World


class Permission(IntFlag):
    """One bit each, named as in Discord's documentation."""

    NONE = 0
    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_EVENTS = 1 << 33
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40
    SEND_POLLS = 1 << 49
    PIN_MESSAGES = 1 << 51


EVERYTHING = (1 << 52) - 1
IN_DIRECT_MESSAGES = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.ADD_REACTIONS
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.SEND_POLLS
)
NEEDS_SENDING = (
    Permission.MENTION_EVERYONE
    | Permission.ATTACH_FILES
    | Permission.EMBED_LINKS
    | Permission.SEND_POLLS
)


def guild_permissions(world: World, member: Member) -> int:
    """What a member may do in the guild before any channel has its say."""
    if member.user.id == world.guild.owner_id:
        return EVERYTHING
    allowed = world.everyone.permissions
    for role_id in member.roles:
        allowed |= world.guild.roles[role_id].permissions
    return EVERYTHING if allowed & Permission.ADMINISTRATOR else allowed


def channel_permissions(world: World, user_id: int, channel: Channel) -> int:
    """What a user may do in a channel; 0 for whoever does not belong there."""
    if channel.is_dm:
        return IN_DIRECT_MESSAGES if user_id in channel.recipients else 0
    member = world.guild.members.get(user_id)
    if member is None:
        return 0
    allowed = guild_permissions(world, member)
    if allowed & Permission.ADMINISTRATOR:
        return EVERYTHING
    governed_by = world.parent(channel) if channel.thread else channel
    allowed = _overwritten(world, member, governed_by, allowed)
    return _without_the_implied(allowed, in_thread=channel.thread is not None)


def _overwritten(world: World, member: Member, channel: Channel, allowed: int) -> int:
    """Apply overwrites in Discord's order: everyone, then roles together, then the member."""
    overwrites = channel.overwrites
    if everyone := overwrites.get(world.everyone.id):
        allowed = allowed & ~everyone.deny | everyone.allow
    granted = denied = 0
    for role_id in member.roles:
        if overwrite := overwrites.get(role_id):
            granted |= overwrite.allow
            denied |= overwrite.deny
    allowed = allowed & ~denied | granted
    if own := overwrites.get(member.user.id):
        allowed = allowed & ~own.deny | own.allow
    return allowed


def _without_the_implied(allowed: int, *, in_thread: bool) -> int:
    if not allowed & Permission.VIEW_CHANNEL:
        return 0
    speak = Permission.SEND_MESSAGES_IN_THREADS if in_thread else Permission.SEND_MESSAGES
    return allowed if allowed & speak else allowed & ~NEEDS_SENDING
