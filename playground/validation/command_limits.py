"""The limits of application commands that Discord's document does not contain."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from playground.validation.faults import Fault, repeats, required
from playground.wire import listed, nested

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playground.components import Place
    from playground.wire import JsonObject

COMMAND_LENGTH = 8000
CHAT_INPUT = 1


def set_faults(commands: Sequence[JsonObject]) -> list[Fault]:
    """What is wrong with commands that are to be registered together."""
    faults = [
        fault for index, one in enumerate(commands) for fault in command_faults(one, (index,))
    ]
    for index in repeats((one.get("type") or CHAT_INPUT, one["name"]) for one in commands):
        message = "Application command names must be unique"
        faults.append(Fault((index,), "APPLICATION_COMMANDS_DUPLICATE_NAME", message))
    return faults


def command_faults(command: JsonObject, place: Place = ()) -> list[Fault]:
    """What is wrong with one command."""
    faults = [*_wording_faults(command, place), *_option_faults(command, place)]
    if _length(command) > COMMAND_LENGTH:
        message = f"Command exceeds maximum size ({COMMAND_LENGTH})"
        faults.append(Fault(place, "APPLICATION_COMMAND_TOO_LARGE", message))
    return faults


def _wording_faults(command: JsonObject, place: Place) -> Iterator[Fault]:
    """Slash commands have plain names and a description, menu commands have none."""
    is_slash = (command.get("type") or CHAT_INPUT) == CHAT_INPUT
    description = command.get("description") or ""
    if is_slash and not _is_plain(command["name"]):
        message = "Command name is invalid"
        yield Fault((*place, "name"), "APPLICATION_COMMAND_INVALID_NAME", message)
    if is_slash and not description:
        yield required((*place, "description"))
    if not is_slash and description:
        message = "Context menu commands cannot have description"
        code = "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED"
        yield Fault((*place, "description"), code, message)


def _is_plain(name: str) -> bool:
    """Whether a name has only letters, digits, dashes and underscores, none of them capital."""
    marks = "MLN"  # letters, digits, and the marks that some scripts write above them
    allowed = all(one in "-_'" or unicodedata.category(one)[0] in marks for one in name)
    return allowed and name == name.lower()


def _option_faults(owner: JsonObject, place: Place) -> Iterator[Fault]:
    options: list[JsonObject] = listed(owner, "options")
    for index in repeats(option["name"] for option in options):
        message = "Option names must be unique"
        at = (*place, "options", index, "name")
        yield Fault(at, "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", message)
    optional_seen = False
    for index, option in enumerate(options):
        at = (*place, "options", index)
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
