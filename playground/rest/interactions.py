"""The callback with which a bot answers an interaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.acts import interactions
from playground.errors import unknown
from playground.interactions import CallbackType
from playground.message_objects import message_object
from playground.model import MessageFlag
from playground.rest.routing import Created, Routes

if TYPE_CHECKING:
    from playground.interactions import Interaction
    from playground.rest.routing import Call
    from playground.wire import JsonObject

routes = Routes()
WITH_MESSAGE = (CallbackType.MESSAGE, CallbackType.UPDATE_MESSAGE)


@routes.post("/interactions/{interaction_id}/{interaction_token}/callback", needs_token=False)
def create_interaction_response(call: Call) -> Created | None:
    """Answer an interaction; `with_response` asks for what became of it."""
    interaction = call.platform.interactions.get(call.path["interaction_token"])
    if interaction is None or interaction.id != call.id("interaction_id"):
        raise unknown("interaction")
    interactions.answer(call.platform, interaction, call.form, call.files)
    if not call.flag("with_response"):
        return None
    return Created(_callback_response(call, interaction), status=200)


def _callback_response(call: Call, interaction: Interaction) -> JsonObject:
    kind = call.form["type"]
    described: JsonObject = {"id": str(interaction.id), "type": interaction.type}
    response: JsonObject = {"interaction": described}
    message = interaction.original
    if message is not None:
        described["response_message_id"] = str(message.id)
        described["response_message_loading"] = bool(message.flags & MessageFlag.LOADING)
        described["response_message_ephemeral"] = message.visible_to is not None
    if kind in WITH_MESSAGE and message is not None:
        shown = message_object(call.world, message, reader=call.caller)
        response["resource"] = {"type": kind, "message": shown}
    return response
