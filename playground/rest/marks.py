"""Reactions, pins and the deletion of many messages at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.acts import marks, messages
from playground.errors import unknown
from playground.message_objects import message_object
from playground.objects import user_object
from playground.permissions import Permission
from playground.rest.routing import Routes
from playground.snowflakes import snowflake_time
from playground.visibility import public_message, require, visible_channel
from playground.wire import timestamp

if TYPE_CHECKING:
    from playground.model import Message
    from playground.rest.routing import Call
    from playground.wire import JsonObject

routes = Routes()
CHANNEL = "/channels/{channel_id}"
REACTIONS = CHANNEL + "/messages/{message_id}/reactions"
PIN = CHANNEL + "/messages/pins/{message_id}"
OLD_PIN = CHANNEL + "/pins/{message_id}"


@routes.put(REACTIONS + "/{emoji_name}/@me")
def add_my_message_reaction(call: Call) -> None:
    """React to a message."""
    message = _message(call, Permission.READ_MESSAGE_HISTORY)
    if call.path["emoji_name"] not in message.reactions:
        _require(call, Permission.ADD_REACTIONS)
    marks.react(call.platform, message, call.caller, _emoji(call))


@routes.delete(REACTIONS + "/{emoji_name}/@me")
def delete_my_message_reaction(call: Call) -> None:
    """Take the bot's reaction back."""
    marks.take_reaction_back(call.platform, _message(call), call.caller, _emoji(call))


@routes.delete(REACTIONS + "/{emoji_name}/{user_id}")
def delete_user_message_reaction(call: Call) -> None:
    """Remove somebody's reaction."""
    message = _message(call, Permission.MANAGE_MESSAGES)
    marks.take_reaction_back(call.platform, message, call.id("user_id"), _emoji(call))


@routes.get(REACTIONS + "/{emoji_name}")
def list_message_reactions_by_emoji(call: Call) -> list[JsonObject]:
    """Who reacted like this."""
    users = _message(call).reactions.get(_emoji(call), [])
    return [user_object(call.world.user(user_id)) for user_id in users]


@routes.delete(REACTIONS)
def delete_all_message_reactions(call: Call) -> None:
    """Remove all reactions."""
    marks.clear_reactions(call.platform, _message(call, Permission.MANAGE_MESSAGES))


@routes.get(CHANNEL + "/messages/pins")
def list_pins(call: Call) -> JsonObject:
    """The pinned messages of a channel."""
    channel = visible_channel(call.world, call.caller, call.id("channel_id"))
    items = [
        {
            "pinned_at": timestamp(snowflake_time(message.id)),
            "message": message_object(call.world, message, reader=call.caller),
        }
        for message in marks.pins(call.platform, channel.id)
    ]
    return {"items": items, "has_more": False}


@routes.put(PIN)
@routes.put(OLD_PIN)
def create_pin(call: Call) -> None:
    """Pin a message."""
    marks.pin(call.platform, _message(call, Permission.PIN_MESSAGES), pinned=True)


@routes.delete(PIN)
@routes.delete(OLD_PIN)
def delete_pin(call: Call) -> None:
    """Unpin a message."""
    marks.pin(call.platform, _message(call, Permission.PIN_MESSAGES), pinned=False)


@routes.post(CHANNEL + "/messages/bulk-delete")
def bulk_delete_messages(call: Call) -> None:
    """Delete many messages; unknown ones are passed over."""
    channel = visible_channel(call.world, call.caller, call.id("channel_id"))
    _require(call, Permission.MANAGE_MESSAGES)
    for message_id in map(int, call.form["messages"]):
        message = call.world.messages.get(channel.id, {}).get(message_id)
        if message is not None and message.visible_to is None:
            messages.delete(call.platform, message)


def _message(call: Call, *needed: Permission) -> Message:
    channel = visible_channel(call.world, call.caller, call.id("channel_id"))
    require(call.world, call.caller, channel, *needed)
    return public_message(call.world, channel.id, call.id("message_id"))


def _require(call: Call, *needed: Permission) -> None:
    require(call.world, call.caller, call.world.channel(call.id("channel_id")), *needed)


def _emoji(call: Call) -> str:
    emoji = call.path["emoji_name"]
    if ":" in emoji:  # the guild has no emojis of its own
        raise unknown("Emoji")
    return emoji
