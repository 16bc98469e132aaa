"""Discord's objects for people, roles, channels and the guild."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.permissions import channel_permissions
from playground.wire import timestamp

if TYPE_CHECKING:
    from playground.model import Channel, Member, Role, ThreadState, User
    from playground.wire import JsonObject
    from playground.world import World

GUILD_LOCALE = "en-US"


def user_object(user: User) -> JsonObject:
    """A user as everybody sees them."""
    return {
        "id": str(user.id),
        "username": user.username,
        "global_name": user.global_name,
        "discriminator": "0",
        "avatar": None,
        "bot": user.bot,
        "system": False,
        "public_flags": 0,
        "flags": 0,
        "banner": None,
        "accent_color": None,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
        "clan": None,
    }


def member_object(member: Member, *, with_user: bool = True) -> JsonObject:
    """A member; inside messages Discord leaves the user out."""
    member_json: JsonObject = {
        "nick": member.nick,
        "avatar": None,
        "banner": None,
        "roles": [str(role_id) for role_id in member.roles],
        "joined_at": timestamp(member.joined_at),
        "premium_since": None,
        "communication_disabled_until": None,
        "pending": False,
        "deaf": False,
        "mute": False,
        "flags": 0,
    }
    if with_user:
        member_json["user"] = user_object(member.user)
    return member_json


def role_object(role: Role) -> JsonObject:
    """A role; a bot's own role is managed and says whose it is."""
    role_json: JsonObject = {
        "id": str(role.id),
        "name": role.name,
        "description": None,
        "permissions": str(role.permissions),
        "position": role.position,
        "color": role.color,
        "colors": {"primary_color": role.color, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": role.bot_id is not None,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    if role.bot_id is not None:
        role_json["tags"] = {"bot_id": str(role.bot_id)}
    return role_json


def channel_object(world: World, channel: Channel, *, seen_by: int | None = None) -> JsonObject:
    """A channel, thread or direct message.

    `seen_by` adds what that user alone is told: in a thread their own membership.
    """
    if channel.is_dm:
        return _dm_object(world, channel, seen_by)
    if channel.thread is not None:
        return _thread_object(world, channel, channel.thread, seen_by)
    return {
        "id": str(channel.id),
        "type": channel.type,
        "guild_id": str(world.guild.id),
        "name": channel.name,
        "position": channel.position,
        "parent_id": _optional(channel.parent_id),
        "topic": channel.topic,
        "nsfw": channel.nsfw,
        "rate_limit_per_user": channel.slowmode_seconds,
        "permission_overwrites": [
            {
                "id": str(overwrite.id),
                "type": overwrite.kind,
                "allow": str(overwrite.allow),
                "deny": str(overwrite.deny),
            }
            for overwrite in channel.overwrites.values()
        ],
        "last_message_id": _optional(channel.last_message_id),
        "flags": 0,
    }


def _optional(snowflake: int | None) -> str | None:
    return None if snowflake is None else str(snowflake)


def _dm_object(world: World, channel: Channel, seen_by: int | None) -> JsonObject:
    others = [world.user(user_id) for user_id in channel.recipients if user_id != seen_by]
    return {
        "id": str(channel.id),
        "type": channel.type,
        "last_message_id": _optional(channel.last_message_id),
        "flags": 0,
        "recipients": [user_object(user) for user in others],
    }


def _thread_object(
    world: World, channel: Channel, thread: ThreadState, seen_by: int | None
) -> JsonObject:
    metadata: JsonObject = {
        "archived": thread.archived,
        "auto_archive_duration": thread.auto_archive_minutes,
        "archive_timestamp": timestamp(thread.archive_timestamp),
        "locked": thread.locked,
    }
    if channel.is_private_thread:
        metadata["invitable"] = thread.invitable
    thread_json: JsonObject = {
        "id": str(channel.id),
        "type": channel.type,
        "guild_id": str(world.guild.id),
        "parent_id": _optional(channel.parent_id),
        "owner_id": str(thread.owner_id),
        "name": channel.name,
        "rate_limit_per_user": channel.slowmode_seconds,
        "last_message_id": _optional(channel.last_message_id),
        "message_count": thread.message_count,
        "total_message_sent": thread.message_count,
        "member_count": len(thread.members),
        "flags": 0,
        "thread_metadata": metadata,
    }
    if seen_by in thread.members:
        thread_json["member"] = thread_member_object(channel, thread, seen_by)
    return thread_json


def thread_member_object(channel: Channel, thread: ThreadState, user_id: int) -> JsonObject:
    """A user's membership of a thread."""
    return {
        "id": str(channel.id),
        "user_id": str(user_id),
        "join_timestamp": timestamp(thread.members[user_id]),
        "flags": 0,
    }


def guild_object(world: World) -> JsonObject:
    """The guild as REST describes it."""
    guild = world.guild
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner_id),
        "icon": None,
        "description": None,
        "home_header": None,
        "splash": None,
        "discovery_splash": None,
        "banner": None,
        "features": [],
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "widget_enabled": False,
        "widget_channel_id": None,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw": False,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": GUILD_LOCALE,
        "vanity_url_code": None,
        "application_id": None,
        "max_presences": None,
        "max_members": 500_000,
        "max_video_channel_users": 25,
        "max_stage_video_channel_users": 50,
        "roles": [role_object(role) for role in guild.roles.values()],
        "emojis": [],
        "stickers": [],
        "incidents_data": None,
        "inventory_settings": None,
    }


def with_permissions(world: World, channel: Channel, user_id: int) -> JsonObject:
    """A channel for one user, with what they may do in it."""
    return channel_object(world, channel, seen_by=user_id) | {
        "permissions": str(channel_permissions(world, user_id, channel))
    }
