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

if TYPE_CHECKING:
    from playground.model import Channel, User
    from playground.people.protocol import CommandData, UseCommand
    from playground.platform import Platform
    from playground.wire import JsonObject
    from playground.world import World

CHAT_INPUT, ON_USER, ON_MESSAGE = 1, 2, 3


def command_interaction(
    platform: Platform, user: User, channel: Channel, asked: UseCommand
) -> Interaction:
    """The interaction of a command, or of completing one of its options while typing."""
    command = _allowed_command(platform.world, user, channel, asked.data.id)
    kind = InteractionType(asked.type)
    resolved = Resolved(platform.world, user.id, channel)
    told: JsonObject = {key: command[key] for key in ("id", "name", "type")}
    if "guild_id" in command:
        told["guild_id"] = command["guild_id"]
    if command["type"] == CHAT_INPUT:
        typing = kind is InteractionType.AUTOCOMPLETE
        options = command["options"]
        told["options"] = checked_options(options, asked.data.options, resolved, typing=typing)
    else:
        told["target_id"] = _target(platform.world, user, channel, command, asked.data, resolved)
    if resolved.objects:
        told["resolved"] = resolved.objects
    interaction_id = platform.snowflakes.next()
    return Interaction(interaction_id, kind, user, channel, told, nonce=asked.nonce)


def _allowed_command(world: World, user: User, channel: Channel, command_id: int) -> JsonObject:
    command = world.commands.get(command_id)
    if command is None:
        raise unknown("application command")
    require(world, user.id, channel, Permission.USE_APPLICATION_COMMANDS)
    if channel.is_dm and world.bot.id not in channel.recipients:
        raise missing_access()
    if not may_use(world, user.id, command, in_dm=channel.is_dm):
        raise missing_permissions()
    return command


def _target(
    world: World,
    user: User,
    channel: Channel,
    command: JsonObject,
    data: CommandData,
    resolved: Resolved,
) -> str:
    """The id of what a menu command is used on, which goes into `resolved`."""
    if data.target_id is None:
        raise refuse("The command is used on a user or message")
    if command["type"] == ON_USER:
        resolved.add(Choice.USER, str(data.target_id))
    else:
        message = world.message(channel.id, data.target_id)
        if not can_read(world, user.id, message):
            raise unknown("Message")
        resolved.add_message(message_object(world, message, reader=world.bot.id))
    return str(data.target_id)
