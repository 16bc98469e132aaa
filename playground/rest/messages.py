"""Messages in channels, and typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.acts import messages, threads
from playground.acts.messages import Draft
from playground.acts.typing import start_typing
from playground.errors import ApiError
from playground.gateway.intents import MESSAGE_CONTENT
from playground.history import Window, page
from playground.message_objects import as_read_without_intent, message_object
from playground.permissions import Permission
from playground.rest.routing import Routes
from playground.visibility import public_message, require, visible_channel

if TYPE_CHECKING:
    from playground.model import Channel, Message
    from playground.rest.routing import Call
    from playground.wire import JsonObject

routes = Routes()
MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = MESSAGES + "/{message_id}"


@routes.post(MESSAGES)
def create_message(call: Call) -> JsonObject:
    """Write a message."""
    channel = call.world.channel(call.id("channel_id"))
    require(call.world, call.caller, channel, *_needed_to_write(call, channel))
    threads.require_writable(call.platform, channel, call.caller)
    _refuse_closed_dms(call, channel)
    message = messages.post(call.platform, channel, call.world.bot, Draft(call.form, call.files))
    return message_object(call.world, message, reader=call.caller)


def _refuse_closed_dms(call: Call, channel: Channel) -> None:
    if any(not call.world.user(user_id).accepts_dms for user_id in channel.recipients):
        raise ApiError(403, 50007, "Cannot send messages to this user")


def _needed_to_write(call: Call, channel: Channel) -> list[Permission]:
    in_thread = channel.thread is not None
    needed = [Permission.SEND_MESSAGES_IN_THREADS if in_thread else Permission.SEND_MESSAGES]
    if call.files:
        needed.append(Permission.ATTACH_FILES)
    if call.form.get("embeds"):
        needed.append(Permission.EMBED_LINKS)
    return needed


@routes.get(MESSAGES)
def list_messages(call: Call) -> list[JsonObject]:
    """Messages of a channel, newest first."""
    channel = visible_channel(call.world, call.caller, call.id("channel_id"))
    require(call.world, call.caller, channel, Permission.READ_MESSAGE_HISTORY)
    window = Window(
        limit=call.number("limit", 50),
        before=call.number("before", 0) or None,
        after=call.number("after", 0) or None,
        around=call.number("around", 0) or None,
    )
    found = page(call.world, channel, window, person=None)
    return [_read(call, one) for one in found]


@routes.get(MESSAGE)
def get_message(call: Call) -> JsonObject:
    """One message."""
    message = _message(call)
    channel = call.world.channel(message.channel_id)
    require(call.world, call.caller, channel, Permission.READ_MESSAGE_HISTORY)
    return _read(call, message)


def _read(call: Call, message: Message) -> JsonObject:
    """A message without its content where the application may not have it."""
    shown = message_object(call.world, message, reader=call.caller)
    granted = call.world.privileged_intents & MESSAGE_CONTENT
    if granted or call.world.channel(message.channel_id).is_dm:
        return shown
    return as_read_without_intent(shown, call.caller)


@routes.patch(MESSAGE)
def update_message(call: Call) -> JsonObject:
    """Edit one of the bot's own messages."""
    message = _message(call)
    if message.author.id != call.caller:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
    _refuse_archived(call, message)
    edited = messages.edit(call.platform, message, call.form, call.files)
    return message_object(call.world, edited, reader=call.caller)


@routes.delete(MESSAGE)
def delete_message(call: Call) -> None:
    """Delete one's own message, or with Manage Messages anybody's."""
    message = _message(call)
    if message.author.id != call.caller:
        channel = call.world.channel(message.channel_id)
        require(call.world, call.caller, channel, Permission.MANAGE_MESSAGES)
    _refuse_archived(call, message)
    messages.delete(call.platform, message)


@routes.post("/channels/{channel_id}/typing")
def trigger_typing_indicator(call: Call) -> None:
    """Show that the bot is typing."""
    channel = call.world.channel(call.id("channel_id"))
    in_thread = channel.thread is not None
    speak = Permission.SEND_MESSAGES_IN_THREADS if in_thread else Permission.SEND_MESSAGES
    require(call.world, call.caller, channel, speak)
    start_typing(call.platform, channel, call.caller)


def _message(call: Call) -> Message:
    channel = visible_channel(call.world, call.caller, call.id("channel_id"))
    return public_message(call.world, channel.id, call.id("message_id"))


def _refuse_archived(call: Call, message: Message) -> None:
    thread = call.world.channel(message.channel_id).thread
    if thread is not None and thread.archived:
        raise threads.thread_is_archived()
