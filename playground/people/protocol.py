"""What a page may send, as values: messages, and the four things that begin an interaction."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from playground.wire import AnyJson, JsonObject


class _Sent(BaseModel):
    model_config = ConfigDict(frozen=True)


class CommandData(_Sent):
    """Which command, with its options or the user or message it is used on."""

    id: int
    options: list[JsonObject] = []
    target_id: int | None = None


class UseCommand(_Sent):
    """Use a command (2), or ask for choices while typing into one of its options (4)."""

    type: Literal[2, 4]
    nonce: str | None = None
    channel_id: int
    data: CommandData


class ComponentData(_Sent):
    """Which component, and what was chosen in it."""

    custom_id: str
    values: list[str] = []


class UseComponent(_Sent):
    """Press a button or choose from a select."""

    type: Literal[3]
    nonce: str | None = None
    channel_id: int
    message_id: int
    data: ComponentData


class ModalData(_Sent):
    """What was entered, as components with custom ids and values, nested in any way."""

    components: list[JsonObject] = []


class SubmitModal(_Sent):
    """Submit the modal that an interaction has shown."""

    type: Literal[5]
    nonce: str | None = None
    interaction_id: int
    data: ModalData


Begin = Annotated[UseCommand | UseComponent | SubmitModal, Field(discriminator="type")]


class OpenDm(_Sent):
    """Open direct messages with somebody."""

    recipient_id: int


_BEGIN: TypeAdapter[UseCommand | UseComponent | SubmitModal] = TypeAdapter(Begin)


def read_begin(body: AnyJson) -> UseCommand | UseComponent | SubmitModal:
    """What a page asks to begin; raises pydantic's ValidationError."""
    return _BEGIN.validate_python(body)
