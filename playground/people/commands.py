"""A person uses a command: typed with a slash, or from the menu of a user or message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.acts.commands import may_use
from playground.errors import missing_access, missing_permissions, unknown
from playground.interactions import Interaction, InteractionType
from playground.message_objects import message_object
from playground.people.options import checked_options
from playground.people.resolving import Choice, Resolved, refuse
from playground.permissions import Permission
from playground.visibility import can_read, require
from playground.wire import listed

if TYPE_CHECKING:
    from playground.model import Channel, User
    from playground.platform import Platform
    from playground.wire import JsonObject

CHAT_INPUT, ON_USER, ON_MESSAGE = 1, 2, 3


def command_interaction(
    platform: Platform, user: User, channel: Channel, body: JsonObject
) -> Interaction:
    """The interaction of a command, or of completing one of its options while typing."""
    world = platform.world
    data: JsonObject = body["data"]
    command = world.commands.get(int(data["id"]))
    if command is None:
        raise unknown("application command")
    require(world, user.id, channel, Permission.USE_APPLICATION_COMMANDS)
    if channel.is_dm and world.bot.id not in channel.recipients:
        raise missing_access()
    if not may_use(world, user.id, command, in_dm=channel.is_dm):
        raise missing_permissions()
    kind = InteractionType(body["type"])
    resolved = Resolved(world, user.id, channel)
    told: JsonObject = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if "guild_id" in command:
        told["guild_id"] = command["guild_id"]
    if command["type"] == CHAT_INPUT:
        typing = kind is InteractionType.AUTOCOMPLETE
        given = listed(data, "options")
        told["options"] = checked_options(command["options"], given, resolved, typing=typing)
    else:
        told["target_id"] = str(data["target_id"])
        _resolve_target(platform, user, channel, command, told["target_id"], resolved)
    if resolved.objects:
        told["resolved"] = resolved.objects
    interaction_id = platform.snowflakes.next()
    return Interaction(interaction_id, kind, user, channel, told, nonce=body.get("nonce"))


def _resolve_target(
    platform: Platform,
    user: User,
    channel: Channel,
    command: JsonObject,
    target_id: str,
    resolved: Resolved,
) -> None:
    if command["type"] == ON_USER:
        resolved.add(Choice.USER, target_id)
        return
    message = platform.world.message(channel.id, int(target_id))
    if not can_read(platform.world, user.id, message):
        raise refuse("There is no such message")
    resolved.add_message(message_object(platform.world, message, reader=platform.world.bot.id))
