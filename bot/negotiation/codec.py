"""Events, commands and states of play as JSON, so that every log ever written can still be read.

A stored event carries the version of its format. Fields are only ever added, with a default;
where more has to change, `_UPGRADES` brings an old payload to the next version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Discriminator, TypeAdapter

from bot.negotiation.commands import Command
from bot.negotiation.events import Event

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

VERSION = 1

_EVENTS: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Discriminator("kind")])
_COMMANDS: TypeAdapter[Command] = TypeAdapter(Annotated[Command, Discriminator("kind")])
_UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def dump_event(event: Event) -> dict[str, Any]:
    """The event as JSON values; fields at their default are left out."""
    return {
        "v": VERSION,
        "kind": event.kind,
        **_EVENTS.dump_python(event, mode="json", exclude_defaults=True),
    }


def load_event(payload: Mapping[str, Any]) -> Event:
    """The event of a stored payload; pydantic.ValidationError if it is none."""
    fields = dict(payload)
    for version in range(fields.pop("v", VERSION), VERSION):
        fields = _UPGRADES[version](fields)
    return _EVENTS.validate_python(fields)


def dump_command(command: Command) -> dict[str, Any]:
    """The command as JSON values; fields at their default are left out."""
    return {
        "kind": command.kind,
        **_COMMANDS.dump_python(command, mode="json", exclude_defaults=True),
    }


def load_command(payload: Mapping[str, Any]) -> Command:
    """The command of a stored payload; pydantic.ValidationError if it is none."""
    return _COMMANDS.validate_python(dict(payload))
