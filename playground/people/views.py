"""What a person's page is told: the guild, its people, and what this person sees of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.acts import commands
from playground.objects import (
    guild_object,
    member_object,
    role_object,
    user_object,
    with_permissions,
)
from playground.permissions import Permission, guild_permissions
from playground.visibility import can_see

if TYPE_CHECKING:
    from playground.model import Channel, Member, User
    from playground.wire import JsonObject
    from playground.world import World


def people(world: World) -> JsonObject:
    """Who there is to be."""
    return {
        "guild": guild_object(world),
        "members": [
            _person(world, one) for one in world.guild.members.values() if not one.user.bot
        ],
        "bot": with_avatar(world.bot),
    }


def ready(world: World, user_id: int, *, bot_online: bool) -> JsonObject:
    """Everything a person's page starts from."""
    return {
        "user": with_avatar(world.user(user_id)),
        "guild": guild_object(world),
        "roles": [role_object(role) for role in world.guild.roles.values()],
        "members": [_person(world, member) for member in world.guild.members.values()],
        "channels": [with_permissions(world, one, user_id) for one in _channels(world, user_id)],
        "commands": commands.usable_by(world, user_id),
        "bot_online": bot_online,
    }


def with_avatar(user: User) -> JsonObject:
    """A user with the address of a picture, which this server draws."""
    return user_object(user) | {"avatar_url": f"/avatars/{user.id}.svg"}


def _person(world: World, member: Member) -> JsonObject:
    moderates = guild_permissions(world, member) & Permission.MODERATE_MEMBERS
    return member_object(member) | {
        "user": with_avatar(member.user),
        "moderator": bool(moderates) and not member.user.bot,
    }


def _channels(world: World, user_id: int) -> list[Channel]:
    return [channel for channel in world.channels.values() if can_see(world, user_id, channel)]
