"""Discord's objects for interactions: the event a bot receives and what messages remember."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.interactions import InteractionType
from playground.message_objects import message_event
from playground.objects import (
    GUILD_LOCALE,
    channel_object,
    member_object,
    user_object,
    with_permissions,
)
from playground.permissions import channel_permissions
from playground.uploads import MAX_BYTES
from playground.wire import listed

if TYPE_CHECKING:
    from playground.interactions import Interaction
    from playground.wire import JsonObject
    from playground.world import World

IN_GUILD, IN_BOT_DM = 0, 1
SUBCOMMANDS = (1, 2)


def interaction_event(world: World, interaction: Interaction) -> JsonObject:
    """What INTERACTION_CREATE tells the bot."""
    channel, user = interaction.channel, interaction.user
    event: JsonObject = {
        "id": str(interaction.id),
        "application_id": str(world.application_id),
        "type": interaction.type,
        "token": interaction.token,
        "version": 1,
        "data": interaction.data,
        "channel_id": str(channel.id),
        "channel": with_permissions(world, channel, user.id),
        "app_permissions": str(channel_permissions(world, world.bot.id, channel)),
        "locale": GUILD_LOCALE,
        "entitlements": [],
        "authorizing_integration_owners": integration_owners(world, interaction),
        "context": IN_BOT_DM if channel.is_dm else IN_GUILD,
        "attachment_size_limit": MAX_BYTES,
    }
    if interaction.source is not None:
        event["message"] = message_event(world, interaction.source, reader=world.bot.id)
    if channel.is_dm:
        return event | {"user": user_object(user), "channel": channel_object(world, channel)}
    permissions = str(channel_permissions(world, user.id, channel))
    return event | {
        "guild_id": str(world.guild.id),
        "guild": {"id": str(world.guild.id), "locale": GUILD_LOCALE, "features": []},
        "guild_locale": GUILD_LOCALE,
        "member": member_object(world.member(user.id)) | {"permissions": permissions},
    }


def interaction_metadata(world: World, interaction: Interaction) -> JsonObject:
    """What an answer remembers of the interaction it answers."""
    metadata: JsonObject = {
        "id": str(interaction.id),
        "type": interaction.type,
        "user": user_object(interaction.user),
        "authorizing_integration_owners": integration_owners(world, interaction),
    }
    match interaction.type:
        case InteractionType.COMMAND:
            metadata |= {
                "name": _full_name(interaction.data),
                "command_type": interaction.data["type"],
            }
        case InteractionType.COMPONENT:
            assert interaction.source is not None
            metadata["interacted_message_id"] = str(interaction.source.id)
        case InteractionType.MODAL_SUBMIT:
            assert interaction.opener is not None
            opened_by = interaction_metadata(world, interaction.opener)
            metadata["triggering_interaction_metadata"] = opened_by
        case InteractionType.AUTOCOMPLETE:
            pass
    return metadata


def _full_name(data: JsonObject) -> str:
    """A command's name with its subcommands, as the line above the answer shows it."""
    below = next((one for one in listed(data, "options") if one["type"] in SUBCOMMANDS), None)
    return data["name"] if below is None else f"{data['name']} {_full_name(below)}"


def integration_owners(world: World, interaction: Interaction) -> dict[str, str]:
    """Who installed the application: the guild, or nobody in a direct message ("0")."""
    return {"0": "0" if interaction.channel.is_dm else str(world.guild.id)}
