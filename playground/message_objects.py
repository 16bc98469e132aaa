"""Discord's objects for messages, their attachments and reactions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.model import MessageType
from playground.objects import member_object, user_object
from playground.snowflakes import snowflake_time
from playground.wire import timestamp

if TYPE_CHECKING:
    from playground.model import Attachment, Message
    from playground.wire import JsonObject
    from playground.world import World

CONTENT_FIELDS: JsonObject = {"content": "", "embeds": [], "attachments": [], "components": []}


def as_read_without_intent(message: JsonObject, bot_id: int) -> JsonObject:
    """A message of the guild as a bot without the message content intent reads it.

    It reads its own messages and those that mention it, of others only the frame.
    """
    own = message["author"]["id"] == str(bot_id)
    mentioned = any(user["id"] == str(bot_id) for user in message["mentions"])
    return message if own or mentioned else {**message, **CONTENT_FIELDS}


def attachment_object(attachment: Attachment, *, ephemeral: bool = False) -> JsonObject:
    """An attachment with its address on this server."""
    described: JsonObject = {
        "id": str(attachment.id),
        "filename": attachment.filename,
        "size": len(attachment.content),
        "url": attachment.url,
        "proxy_url": attachment.url,
        "content_type": attachment.content_type,
    }
    if attachment.description is not None:
        described["description"] = attachment.description
    if attachment.width is not None:
        described |= {"width": attachment.width, "height": attachment.height}
    if ephemeral:
        described["ephemeral"] = True
    return described


def message_object(
    world: World, message: Message, *, reader: int, with_reference: bool = True
) -> JsonObject:
    """A message as REST answers it; `reader` decides whose reactions are "me"."""
    message_json: JsonObject = {
        "id": str(message.id),
        "channel_id": str(message.channel_id),
        "type": message.type,
        "author": user_object(message.author),
        "content": message.content,
        "timestamp": timestamp(snowflake_time(message.id)),
        "edited_timestamp": None if message.edited_at is None else timestamp(message.edited_at),
        "tts": message.tts,
        "mention_everyone": message.mention_everyone,
        "mentions": [user_object(world.user(user_id)) for user_id in message.mentions],
        "mention_roles": [str(role_id) for role_id in message.mention_roles],
        "attachments": [
            attachment_object(attachment, ephemeral=message.visible_to is not None)
            for attachment in message.attachments
        ],
        "embeds": message.embeds,
        "components": message.components,
        "pinned": message.pinned,
        "flags": message.flags,
    }
    if message.reactions:
        message_json["reactions"] = _reactions(message, reader)
    if message.nonce is not None:
        message_json["nonce"] = message.nonce
    if message.application_id is not None:
        message_json["application_id"] = str(message.application_id)
    if message.interaction is not None:
        # Answers to interactions travel through the application's webhook.
        message_json["webhook_id"] = str(message.application_id)
        message_json["interaction_metadata"] = message.interaction
    if message.type is MessageType.REPLY and with_reference:
        message_json |= _reference(world, message, reader)
    return message_json


def message_event(world: World, message: Message, *, reader: int) -> JsonObject:
    """A message as the gateway tells it: in the guild with the author's membership."""
    event = message_object(world, message, reader=reader)
    if not world.channel(message.channel_id).is_dm:
        event["guild_id"] = str(world.guild.id)
        author = world.guild.members.get(message.author.id)
        if author is not None:
            event["member"] = member_object(author, with_user=False)
        event["mentions"] = [
            user_object(world.user(user_id))
            | {"member": member_object(world.guild.members[user_id], with_user=False)}
            for user_id in message.mentions
            if user_id in world.guild.members
        ]
    return event


def _reference(world: World, message: Message, reader: int) -> JsonObject:
    channel = world.channel(message.channel_id)
    reference: JsonObject = {
        "type": 0,
        "channel_id": str(message.channel_id),
        "message_id": str(message.reply_to),
    }
    if not channel.is_dm:
        reference["guild_id"] = str(world.guild.id)
    answered = world.messages[channel.id].get(message.reply_to or 0)
    return {
        "message_reference": reference,
        "referenced_message": None
        if answered is None
        else message_object(world, answered, reader=reader, with_reference=False),
    }


def _reactions(message: Message, reader: int) -> list[JsonObject]:
    return [
        {
            "emoji": {"id": None, "name": emoji},
            "count": len(users),
            "count_details": {"burst": 0, "normal": len(users)},
            "burst_colors": [],
            "me": reader in users,
            "me_burst": False,
        }
        for emoji, users in message.reactions.items()
    ]
