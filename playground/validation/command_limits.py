"""The limits of application commands that Discord's document does not contain."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from playground.validation.faults import Fault
from playground.wire import listed, nested

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playground.components import Place
    from playground.wire import JsonObject

COMMAND_LENGTH = 8000


def set_faults(commands: Sequence[JsonObject]) -> list[Fault]:
    """What is wrong with commands that are to be registered together."""
    names = Counter((one.get("type") or 1, one["name"]) for one in commands)
    faults: list[Fault] = []
    for index, command in enumerate(commands):
        faults += command_faults(command, (index,))
        if names[command.get("type") or 1, command["name"]] > 1:
            message = "Application command names must be unique"
            faults.append(Fault((index,), "APPLICATION_COMMANDS_DUPLICATE_NAME", message))
    return faults


def command_faults(command: JsonObject, place: Place = ()) -> list[Fault]:
    """What is wrong with one command."""
    faults = list(_option_faults(command, place))
    if _length(command) > COMMAND_LENGTH:
        message = f"Command exceeds maximum size ({COMMAND_LENGTH})"
        faults.append(Fault(place, "APPLICATION_COMMAND_TOO_LARGE", message))
    return faults


def _option_faults(owner: JsonObject, place: Place) -> Iterator[Fault]:
    options: list[JsonObject] = listed(owner, "options")
    names = Counter(option["name"] for option in options)
    optional_seen = False
    for index, option in enumerate(options):
        at = (*place, "options", index)
        if names[option["name"]] > 1:
            message = "Option names must be unique"
            yield Fault((*at, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", message)
        if option.get("required") and optional_seen:
            message = "Required options must be placed before non-required options"
            yield Fault(at, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)
        optional_seen = optional_seen or not option.get("required")
        yield from _option_faults(option, at)


def _length(owner: JsonObject) -> int:
    """Names, descriptions and values in all, counting the longest localisation of each."""
    own = _longest(owner, "name") + _longest(owner, "description")
    choices: list[JsonObject] = listed(owner, "choices")
    own += sum(_longest(choice, "name") + len(str(choice["value"])) for choice in choices)
    options: list[JsonObject] = listed(owner, "options")
    return own + sum(map(_length, options))


def _longest(owner: JsonObject, key: str) -> int:
    localised = nested(owner, f"{key}_localizations").values()
    return max(len(owner.get(key) or ""), *map(len, localised), 0)
