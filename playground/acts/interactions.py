"""The life of an interaction: begun by a member, answered by the bot in time or failed.

https://discord.com/developers/docs/interactions/receiving-and-responding
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.acts import messages
from playground.acts.messages import Draft
from playground.components import completed
from playground.errors import ApiError, unknown
from playground.events import Event
from playground.interaction_objects import interaction_event, interaction_metadata
from playground.interactions import (
    CALLBACKS,
    TIME_TO_ANSWER,
    TOKEN_LIFE,
    CallbackType,
    Interaction,
    InteractionType,
    Stage,
)
from playground.model import MessageFlag, MessageType
from playground.snowflakes import snowflake_time
from playground.validation.faults import Fault, InvalidForm, not_a_choice
from playground.validation.limits import modal_faults
from playground.wire import listed, nested

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.model import Message
    from playground.platform import Platform
    from playground.uploads import Upload
    from playground.wire import JsonObject

NO_ANSWER = "The application did not respond"


def begin(platform: Platform, interaction: Interaction) -> None:
    """Hand an interaction to the bot and start the clock."""
    platform.interactions[interaction.token] = interaction
    platform.clock.call_later(
        TOKEN_LIFE, lambda: platform.interactions.pop(interaction.token, None)
    )
    _tell_member(platform, interaction, "INTERACTION_CREATE")
    if not platform.events.listening(platform.world.bot.id):
        _fail(platform, interaction)
        return
    interaction.alarm = platform.clock.call_later(
        TIME_TO_ANSWER, lambda: _fail(platform, interaction)
    )
    event = interaction_event(platform.world, interaction)
    in_guild = not interaction.channel.is_dm
    platform.events.to_user(
        platform.world.bot.id, Event("INTERACTION_CREATE", event, in_guild=in_guild)
    )


def answer(
    platform: Platform, interaction: Interaction, body: JsonObject, files: Mapping[str, Upload]
) -> None:
    """Take the bot's first answer.

    Raises 10062 when it comes after three seconds, 40060 when there was one
    before, 50035 when it does not suit the interaction.
    """
    if interaction.stage is Stage.ANSWERED:
        raise ApiError(400, 40060, "Interaction has already been acknowledged.")
    late = platform.clock.now() - snowflake_time(interaction.id) > TIME_TO_ANSWER
    if late or interaction.stage is Stage.FAILED:
        raise unknown("interaction")
    kind = body["type"]
    allowed = CALLBACKS[interaction.type]
    needs_message = kind in (CallbackType.DEFERRED_UPDATE, CallbackType.UPDATE_MESSAGE)
    if kind not in allowed or (needs_message and interaction.source is None):
        raise InvalidForm([not_a_choice(("type",), sorted(allowed))])
    try:
        _ANSWERS[CallbackType(kind)](platform, interaction, nested(body, "data"), files)
    except InvalidForm as error:
        raise error.below("data") from None
    interaction.stage = Stage.ANSWERED
    if interaction.opener is not None:
        platform.modals.pop(interaction.opener.id, None)
    if interaction.alarm is not None:
        interaction.alarm.cancel()
    _tell_of_answer(platform, interaction, CallbackType(kind), nested(body, "data"))


def follow_up(
    platform: Platform, interaction: Interaction, body: JsonObject, files: Mapping[str, Upload]
) -> Message:
    """Another message after the first answer; the first after a deferral takes its place."""
    if interaction.stage is not Stage.ANSWERED or interaction.type is InteractionType.AUTOCOMPLETE:
        raise unknown("Webhook")
    original = interaction.original
    if original is not None and original.flags & MessageFlag.LOADING:
        return messages.edit(platform, original, body, files)
    ephemeral = bool((body.get("flags") or 0) & MessageFlag.EPHEMERAL)
    return _post(platform, interaction, body, files, ephemeral=ephemeral)


def original_of(interaction: Interaction) -> Message:
    """The message `@original` stands for: the first answer, or the one it updates."""
    if interaction.stage is not Stage.ANSWERED:
        raise unknown("Webhook")
    if interaction.original is None:
        raise unknown("Message")
    return interaction.original


def _reply(
    platform: Platform, interaction: Interaction, data: JsonObject, files: Mapping[str, Upload]
) -> None:
    interaction.ephemeral = bool((data.get("flags") or 0) & MessageFlag.EPHEMERAL)
    interaction.original = _post(
        platform, interaction, data, files, ephemeral=interaction.ephemeral
    )


def _defer_reply(
    platform: Platform, interaction: Interaction, data: JsonObject, files: Mapping[str, Upload]
) -> None:
    flags = data.get("flags") or 0
    if flags & ~MessageFlag.EPHEMERAL or files:
        message = "Only the EPHEMERAL flag may be set when deferring"
        raise InvalidForm([Fault(("flags",), "BASE_TYPE_INVALID", message)])
    interaction.ephemeral = bool(flags & MessageFlag.EPHEMERAL)
    interaction.original = _post(
        platform, interaction, {"flags": flags}, {}, ephemeral=interaction.ephemeral, loading=True
    )


def _defer_update(
    platform: Platform, interaction: Interaction, data: JsonObject, files: Mapping[str, Upload]
) -> None:
    del platform, data, files  # the message stays as it is until it is edited
    interaction.original = interaction.source


def _update_message(
    platform: Platform, interaction: Interaction, data: JsonObject, files: Mapping[str, Upload]
) -> None:
    assert interaction.source is not None
    interaction.original = messages.edit(platform, interaction.source, data, files)


def _complete(
    platform: Platform, interaction: Interaction, data: JsonObject, files: Mapping[str, Upload]
) -> None:
    del platform, interaction, data, files  # the choices only go to the member


def _show_modal(
    platform: Platform, interaction: Interaction, data: JsonObject, files: Mapping[str, Upload]
) -> None:
    del files
    faults = modal_faults(data)
    if faults:
        raise InvalidForm(faults)
    interaction.modal = {**data, "components": completed(data["components"])}
    platform.modals[interaction.id] = interaction  # it may stay open longer than the token lives


_ANSWERS = {
    CallbackType.MESSAGE: _reply,
    CallbackType.DEFERRED_MESSAGE: _defer_reply,
    CallbackType.DEFERRED_UPDATE: _defer_update,
    CallbackType.UPDATE_MESSAGE: _update_message,
    CallbackType.AUTOCOMPLETE: _complete,
    CallbackType.MODAL: _show_modal,
}


def _post(
    platform: Platform,
    interaction: Interaction,
    body: JsonObject,
    files: Mapping[str, Upload],
    *,
    ephemeral: bool,
    loading: bool = False,
) -> Message:
    kind = MessageType.DEFAULT
    if interaction.type is InteractionType.COMMAND and interaction.original is None:
        slash = interaction.data["type"] == 1
        kind = MessageType.CHAT_INPUT_COMMAND if slash else MessageType.CONTEXT_MENU_COMMAND
    draft = Draft(
        body,
        files,
        kind,
        visible_to=interaction.user.id if ephemeral else None,
        interaction=interaction_metadata(platform.world, interaction),
        loading=loading,
    )
    return messages.post(platform, interaction.channel, platform.world.bot, draft)


def _tell_of_answer(
    platform: Platform, interaction: Interaction, kind: CallbackType, data: JsonObject
) -> None:
    match kind:
        case CallbackType.DEFERRED_MESSAGE:
            assert interaction.original is not None
            _tell_member(
                platform,
                interaction,
                "INTERACTION_DEFERRED",
                message_id=str(interaction.original.id),
                ephemeral=interaction.ephemeral,
            )
        case CallbackType.MODAL:
            assert interaction.modal is not None
            _tell_member(platform, interaction, "MODAL", **interaction.modal)
        case CallbackType.AUTOCOMPLETE:
            choices = listed(data, "choices")
            _tell_member(platform, interaction, "AUTOCOMPLETE", choices=choices)
        case _:
            _tell_member(platform, interaction, "INTERACTION_SUCCESS")


def _fail(platform: Platform, interaction: Interaction) -> None:
    interaction.stage = Stage.FAILED
    _tell_member(platform, interaction, "INTERACTION_FAILED", message=NO_ANSWER)


def _tell_member(platform: Platform, interaction: Interaction, name: str, **data: object) -> None:
    told: JsonObject = {"id": str(interaction.id), "nonce": interaction.nonce, **data}
    in_guild = not interaction.channel.is_dm
    platform.events.to_user(interaction.user.id, Event(name, told, in_guild=in_guild))
