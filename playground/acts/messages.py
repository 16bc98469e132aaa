"""Posting, editing and deleting messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from playground.acts import threads
from playground.acts.media import attach, shown_components, shown_embeds
from playground.components import displayed_text
from playground.errors import ApiError, not_covered
from playground.events import Event
from playground.mentions import mentions_in
from playground.message_objects import message_event, message_object
from playground.model import Message, MessageFlag, MessageType
from playground.permissions import Permission, channel_permissions
from playground.snowflakes import snowflake_time
from playground.validation.faults import Fault, InvalidForm
from playground.validation.limits import message_faults
from playground.wire import listed, nested

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.model import Channel, User
    from playground.platform import Platform
    from playground.uploads import Upload
    from playground.wire import JsonObject

NONCE_MEMORY = timedelta(minutes=5)
FLAGS_A_SENDER_MAY_SET = (
    MessageFlag.SUPPRESS_EMBEDS
    | MessageFlag.EPHEMERAL
    | MessageFlag.SUPPRESS_NOTIFICATIONS
    | MessageFlag.COMPONENTS_V2
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A message as its sender wrote it: Discord's create-message body and the files.

    `visible_to` makes it ephemeral; `interaction` is the metadata of the
    interaction it answers; `loading` marks the "is thinking" of a deferred answer.
    """

    body: JsonObject
    files: Mapping[str, Upload] = field(default_factory=dict[str, "Upload"])
    type: MessageType = MessageType.DEFAULT
    visible_to: int | None = None
    interaction: JsonObject | None = None
    loading: bool = False


def post(platform: Platform, channel: Channel, author: User, draft: Draft) -> Message:
    """Put a message into a channel and tell everybody who sees it.

    Raises 50035 for a bad form and 50006 for an empty one. With an enforced
    nonce that was used in the last minutes, returns the message it was used for.
    """
    for uncovered in ("poll", "sticker_ids"):
        if draft.body.get(uncovered):
            raise not_covered(f"{uncovered} in messages")
    remembered = _sent_before(platform, channel, author, draft.body)
    if remembered is not None:
        return remembered
    message = _compose(platform, channel, author, draft)
    platform.world.messages.setdefault(channel.id, {})[message.id] = message
    if draft.body.get("enforce_nonce") and message.nonce is not None:
        platform.nonces[channel.id, author.id, str(message.nonce)] = message
    if message.visible_to is None:
        channel.last_message_id = message.id
        if channel.thread is not None:
            threads.note_message(platform, channel, channel.thread, message)
    announce(platform, message, "MESSAGE_CREATE")
    return message


def edit(
    platform: Platform, message: Message, body: JsonObject, files: Mapping[str, Upload]
) -> Message:
    """Change what an edit names and leave the rest; raises as `post` does."""
    flags = (message.flags & ~MessageFlag.LOADING) | (
        (body.get("flags") or 0) & (MessageFlag.COMPONENTS_V2 | MessageFlag.SUPPRESS_EMBEDS)
    )
    _refuse_bad_form(_as_it_would_stand(message, body, flags), flags)
    attachments = message.attachments
    if body.get("attachments") is not None or files:
        attachments = attach(platform, message.channel_id, body, files, kept=message.attachments)
    content, embeds, components = message.content, message.embeds, message.components
    if "content" in body:
        content = body["content"] or ""
    if "embeds" in body:
        embeds = shown_embeds(body["embeds"] or [], attachments)
    if "components" in body:
        components = shown_components(platform, body["components"] or [], attachments)
    if not (content or embeds or components or attachments):
        raise ApiError(400, 50006, "Cannot send an empty message")
    if not message.flags & MessageFlag.LOADING:
        # What takes the place of "is thinking" is the first version, not an edit.
        message.edited_at = platform.clock.now()
    message.flags, message.attachments = flags, attachments
    message.content, message.embeds, message.components = content, embeds, components
    announce(platform, message, "MESSAGE_UPDATE")
    return message


def delete(platform: Platform, message: Message) -> None:
    """Take a message away and tell whoever saw it."""
    world = platform.world
    channel = world.channel(message.channel_id)
    world.messages[channel.id].pop(message.id, None)
    gone: JsonObject = {"id": str(message.id), "channel_id": str(channel.id)}
    if not channel.is_dm:
        gone["guild_id"] = str(world.guild.id)
    if message.visible_to is not None:
        event = Event("MESSAGE_DELETE", gone, in_guild=not channel.is_dm)
        platform.events.to_user(message.visible_to, event)
        return
    platform.events.to_channel(channel, "MESSAGE_DELETE", gone)


def announce(platform: Platform, message: Message, name: str) -> None:
    """Tell of a message as it now stands; of an ephemeral one only its addressee hears."""
    world = platform.world
    channel = world.channel(message.channel_id)
    if message.visible_to is not None:
        told = message_event(world, message, reader=message.visible_to)
        event = Event(name, told, in_guild=not channel.is_dm)
        platform.events.to_user(message.visible_to, event)
        # The application hears of its ephemeral messages as if they were direct ones.
        heard = message_object(world, message, reader=world.bot.id)
        platform.events.to_user(world.bot.id, Event(name, heard, in_guild=False))
        return
    platform.events.to_readers(
        channel, name, lambda user_id: message_event(world, message, reader=user_id)
    )


def _sent_before(
    platform: Platform, channel: Channel, author: User, body: JsonObject
) -> Message | None:
    if not body.get("enforce_nonce") or body.get("nonce") is None:
        return None
    earlier = platform.nonces.get((channel.id, author.id, str(body["nonce"])))
    if earlier is None or platform.clock.now() - snowflake_time(earlier.id) > NONCE_MEMORY:
        return None
    return earlier


def _compose(platform: Platform, channel: Channel, author: User, draft: Draft) -> Message:
    body = draft.body
    flags = (body.get("flags") or 0) & FLAGS_A_SENDER_MAY_SET
    if draft.visible_to is None:
        flags &= ~MessageFlag.EPHEMERAL
    if draft.loading:
        flags |= MessageFlag.LOADING
    _refuse_bad_form(body, flags)
    attachments = attach(platform, channel.id, body, draft.files)
    message = Message(
        platform.snowflakes.next(),
        channel.id,
        author,
        draft.type,
        content=body.get("content") or "",
        embeds=shown_embeds(listed(body, "embeds"), attachments),
        components=shown_components(platform, listed(body, "components"), attachments),
        attachments=attachments,
        flags=flags,
        nonce=body.get("nonce"),
        tts=bool(body.get("tts")),
        application_id=platform.world.application_id if author.bot else None,
        interaction=draft.interaction,
        visible_to=draft.visible_to,
    )
    if not (_says_something(message) or draft.loading):
        raise ApiError(400, 50006, "Cannot send an empty message")
    _address(platform, channel, message, body)
    return message


def _says_something(message: Message) -> bool:
    return bool(message.content or message.embeds or message.components or message.attachments)


def _address(platform: Platform, channel: Channel, message: Message, body: JsonObject) -> None:
    """Fill in whom the message answers and pings."""
    world = platform.world
    allowed: JsonObject | None = body.get("allowed_mentions")
    permissions = channel_permissions(world, message.author.id, channel)
    found = mentions_in(
        world,
        f"{message.content}\n{displayed_text(message.components)}",
        allowed,
        may_ping_everyone=bool(permissions & Permission.MENTION_EVERYONE),
    )
    message.mentions, message.mention_roles = found.users, found.roles
    message.mention_everyone = found.everyone
    reference: JsonObject = nested(body, "message_reference")
    if "message_id" not in reference:
        return
    answered = world.messages.get(channel.id, {}).get(int(reference["message_id"]))
    if answered is None:
        if reference.get("fail_if_not_exists", True):
            place = ("message_reference",)
            raise InvalidForm([Fault(place, "REPLIES_UNKNOWN_MESSAGE", "Unknown message")])
        return
    message.type, message.reply_to = MessageType.REPLY, answered.id
    pings = True if allowed is None else bool(allowed.get("replied_user"))
    if pings and answered.author.id not in message.mentions:
        message.mentions.append(answered.author.id)


def _as_it_would_stand(message: Message, body: JsonObject, flags: int) -> JsonObject:
    """The edited body, with the old text and embeds where a V2 message may not have any."""
    if not flags & MessageFlag.COMPONENTS_V2:
        return body
    before = {"content": message.content, "embeds": message.embeds}
    return {**before, "components": message.components, **body}


def _refuse_bad_form(body: JsonObject, flags: int) -> None:
    faults = message_faults(body, flags=flags)
    if faults:
        raise InvalidForm(faults)
