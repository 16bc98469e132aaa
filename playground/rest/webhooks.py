"""What a bot does with an interaction's token after its first answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.acts import interactions, messages
from playground.errors import ApiError, unknown
from playground.message_objects import message_object
from playground.rest.routing import Routes

if TYPE_CHECKING:
    from playground.interactions import Interaction
    from playground.model import Message
    from playground.rest.routing import Call
    from playground.wire import JsonObject

routes = Routes()
WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
ORIGINAL = WEBHOOK + "/messages/@original"
MESSAGE = WEBHOOK + "/messages/{message_id}"


@routes.post(WEBHOOK, needs_token=False)
def execute_webhook(call: Call) -> JsonObject:
    """Follow up with another message."""
    message = interactions.follow_up(call.platform, _interaction(call), call.form, call.files)
    return message_object(call.world, message, reader=call.caller)


@routes.get(ORIGINAL, needs_token=False)
@routes.get(MESSAGE, needs_token=False)
def get_webhook_message(call: Call) -> JsonObject:
    """Read one of the answers."""
    return message_object(call.world, _message(call), reader=call.caller)


@routes.patch(ORIGINAL, needs_token=False)
@routes.patch(MESSAGE, needs_token=False)
def update_webhook_message(call: Call) -> JsonObject:
    """Edit one of the answers; editing a deferred one makes it appear."""
    message = messages.edit(call.platform, _message(call), call.form, call.files)
    return message_object(call.world, message, reader=call.caller)


@routes.delete(ORIGINAL, needs_token=False)
@routes.delete(MESSAGE, needs_token=False)
def delete_webhook_message(call: Call) -> None:
    """Delete one of the answers."""
    messages.delete(call.platform, _message(call))


def _interaction(call: Call) -> Interaction:
    if call.id("webhook_id") != call.world.application_id:
        raise unknown("Webhook")
    interaction = call.platform.interactions.get(call.path["webhook_token"])
    if interaction is None:  # forgotten after fifteen minutes, or never known
        raise ApiError(401, 50027, "Invalid Webhook Token")
    return interaction


def _message(call: Call) -> Message:
    interaction = _interaction(call)
    if "message_id" not in call.path:
        original = interactions.original_of(interaction)
        return call.world.message(original.channel_id, original.id)
    message = call.world.message(interaction.channel.id, call.id("message_id"))
    # A token opens the application's own messages: the public ones, and what it
    # showed to this member.
    if message.author.id != call.caller or message.visible_to not in (None, interaction.user.id):
        raise unknown("Message")
    return message
