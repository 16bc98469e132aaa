"""Checks the options of a slash command the way a person's client does."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from playground.people.resolving import Choice, Resolved, refuse
from playground.wire import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.wire import Json, JsonObject


class OptionType(IntEnum):
    """Types of command options that are not ids."""

    SUB_COMMAND = 1
    SUB_COMMAND_GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    NUMBER = 10


NESTED = (OptionType.SUB_COMMAND, OptionType.SUB_COMMAND_GROUP)


def checked_options(
    declared: Sequence[JsonObject], given: Sequence[JsonObject], resolved: Resolved, *, typing: bool
) -> list[JsonObject]:
    """The options as the bot receives them; objects behind ids go into `resolved`.

    While a person is still `typing`, options may be missing and the focused one
    may hold anything.
    """
    by_name = {option["name"]: option for option in declared}
    checked: list[JsonObject] = []
    for option in given:
        if option.get("name") not in by_name:
            raise refuse(f"The command has no option {option.get('name')!r}")
        checked.append(_checked(by_name[option["name"]], option, resolved, typing=typing))
    if not typing:
        _require_all(declared, {option["name"] for option in given})
    return checked


def _require_all(declared: Sequence[JsonObject], given: set[str]) -> None:
    if any(option["type"] in NESTED for option in declared) and not given:
        raise refuse("Choose one of the command's subcommands")
    for option in declared:
        if option.get("required") and option["name"] not in given:
            raise refuse(f"The option {option['name']!r} is required")


def _checked(
    declared: JsonObject, option: JsonObject, resolved: Resolved, *, typing: bool
) -> JsonObject:
    kind: int = declared["type"]
    told: JsonObject = {"name": declared["name"], "type": kind}
    if kind in NESTED:
        below = listed(option, "options")
        inner = checked_options(listed(declared, "options"), below, resolved, typing=typing)
        return told | {"options": inner}
    value = option.get("value")
    if typing:
        focused = {"focused": True} if option.get("focused") else {}
        return told | {"value": value} | focused
    if kind in tuple(Choice):
        value = str(value)
        resolved.add(Choice(kind), value)
    else:
        _check_value(declared, value)
    return told | {"value": value}


def _check_value(declared: JsonObject, value: Json) -> None:
    name = declared["name"]
    kinds: dict[int, type | tuple[type, ...]] = {
        OptionType.STRING: str,
        OptionType.INTEGER: int,
        OptionType.BOOLEAN: bool,
        OptionType.NUMBER: (int, float),
    }
    kind = declared["type"]
    if not isinstance(value, kinds[kind]) or (isinstance(value, bool) != (kind == 5)):
        raise refuse(f"{value!r} is no value for the option {name!r}")
    choices = listed(declared, "choices")
    if choices and value not in [choice["value"] for choice in choices]:
        raise refuse(f"{value!r} is not among the choices of the option {name!r}")
    size, bounds = (len(value), "length") if isinstance(value, str) else (value, "value")
    assert isinstance(size, int | float)
    least, most = declared.get(f"min_{bounds}"), declared.get(f"max_{bounds}")
    if (least is not None and size < least) or (most is not None and size > most):
        raise refuse(f"The option {name!r} must lie between {least} and {most}")
