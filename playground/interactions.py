"""An interaction: what a member did that the bot must answer, and how far that got."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.clock import Alarm
    from playground.model import Channel, Message, User
    from playground.wire import JsonObject

TIME_TO_ANSWER = timedelta(seconds=3)
TOKEN_LIFE = timedelta(minutes=15)


class InteractionType(IntEnum):
    """What the member did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL_SUBMIT = 5


class CallbackType(IntEnum):
    """How a bot may answer."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE_MESSAGE = 7
    AUTOCOMPLETE = 8
    MODAL = 9


_OF_COMMANDS = frozenset({CallbackType.MESSAGE, CallbackType.DEFERRED_MESSAGE, CallbackType.MODAL})
_OF_COMPONENTS = _OF_COMMANDS | {CallbackType.DEFERRED_UPDATE, CallbackType.UPDATE_MESSAGE}
CALLBACKS = {
    InteractionType.COMMAND: _OF_COMMANDS,
    InteractionType.COMPONENT: _OF_COMPONENTS,
    InteractionType.AUTOCOMPLETE: frozenset({CallbackType.AUTOCOMPLETE}),
    InteractionType.MODAL_SUBMIT: _OF_COMPONENTS - {CallbackType.MODAL},
}


class Stage(Enum):
    """How far an interaction got."""

    WAITING = "waiting"
    ANSWERED = "answered"
    FAILED = "failed"


@dataclass(slots=True)
class Interaction:
    """One interaction.

    `source` is the message whose component was pressed or from which the modal
    came; `original` is the first answer, which `@original` stands for; `modal`
    is the form shown as the answer; `opener` is the interaction that showed the
    submitted modal.
    """

    id: int
    type: InteractionType
    user: User
    channel: Channel
    data: JsonObject
    nonce: str | None = None
    source: Message | None = None
    opener: Interaction | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    stage: Stage = Stage.WAITING
    ephemeral: bool = False
    original: Message | None = None
    modal: JsonObject | None = None
    alarm: Alarm | None = None
