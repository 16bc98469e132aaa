"""Reads messages the way a person does: what do they say, what can be pressed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.components import SELECTS, ComponentType, displayed_text, walk
from playground.model import MessageFlag
from playground.wire import listed

if TYPE_CHECKING:
    from playground.wire import JsonObject


def text_of(message: JsonObject) -> str:
    """All a message says, in reading order: content, embeds, text displays."""
    parts = [message["content"]]
    for embed in message["embeds"]:
        parts += [embed.get("title"), embed.get("description")]
        parts += [f"{field['name']}\n{field['value']}" for field in listed(embed, "fields")]
    parts.append(displayed_text(message["components"]))
    return "\n".join(part for part in parts if part)


def is_ephemeral(message: JsonObject) -> bool:
    """Whether only its addressee sees a message."""
    return bool(message["flags"] & MessageFlag.EPHEMERAL)


def is_loading(message: JsonObject) -> bool:
    """Whether a message still says "is thinking"."""
    return bool(message["flags"] & MessageFlag.LOADING)


def buttons(message: JsonObject) -> list[JsonObject]:
    """The buttons of a message, in order."""
    return [one for _, one in walk(message["components"]) if one["type"] == ComponentType.BUTTON]


def selects(message: JsonObject) -> list[JsonObject]:
    """The selects of a message, in order."""
    return [one for _, one in walk(message["components"]) if one["type"] in SELECTS]


def labels(message: JsonObject) -> list[str]:
    """What the buttons of a message say."""
    return [button.get("label") or "" for button in buttons(message)]


def find_button(message: JsonObject, name: str) -> JsonObject:
    """The button with this label or custom id; raises LookupError naming those there are."""
    for button in buttons(message):
        if name in (button.get("label"), button.get("custom_id")):
            return button
    raise LookupError(f"no button {name!r} among {labels(message)}")


def find_select(message: JsonObject, name: str) -> JsonObject:
    """The select with this placeholder or custom id; raises LookupError."""
    offered = selects(message)
    for select in offered:
        if name in (select.get("placeholder"), select.get("custom_id")):
            return select
    known = [select.get("placeholder") or select["custom_id"] for select in offered]
    raise LookupError(f"no select {name!r} among {known}")
