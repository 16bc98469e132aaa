"""What Discord would say to a layout, and whether each press would find its way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.ui.base import HouseButton, HouseRoleSelect, HouseSelect
from bot.ui.items import DUEL, HELP, HOST, LEARNING, QUIZ, ROLEPLAY

if TYPE_CHECKING:
    from bot.ui.layout import Layout

MOST_COMPONENTS, MOST_CHARACTERS = 40, 4_000
LONGEST_ID, LONGEST_LABEL, LONGEST_OPTION, MOST_OPTIONS, LONGEST_PLACEHOLDER = 100, 80, 100, 25, 150


def faults(layout: Layout) -> list[str]:
    """Everything that would be refused, or never be answered."""
    found = [fault for item in layout.walk_children() for fault in _item_faults(item)]
    if layout.total_children_count > MOST_COMPONENTS:
        found.append(f"{layout.total_children_count} components")
    if layout.content_length() > MOST_CHARACTERS:
        found.append(f"{layout.content_length()} characters")
    ids = [
        item.custom_id
        for item in layout.walk_children()
        if isinstance(item, HouseButton | HouseSelect | HouseRoleSelect)
    ]
    if len(ids) != len(set(ids)):
        found.append(f"the same id twice in {ids}")
    return found


def _item_faults(item: ui.Item[Any]) -> list[str]:
    found: list[str] = []
    if isinstance(item, ui.TextDisplay) and not item.content.strip():
        found.append("an empty text")
    if not isinstance(item, HouseButton | HouseSelect | HouseRoleSelect):
        return found
    if len(item.custom_id) > LONGEST_ID:
        found.append(f"id {item.custom_id}")
    answering = [
        each
        for each in (*ROLEPLAY, *DUEL, *HELP, *LEARNING, *QUIZ, *HOST)
        if each.__discord_ui_compiled_template__.fullmatch(item.custom_id)
    ]
    if answering != [type(item)]:
        found.append(f"{item.custom_id} is answered by {answering}")
    if isinstance(item, HouseRoleSelect):
        return found  # its options are the roles of the server
    if isinstance(item, HouseSelect):
        return found + _menu_faults(item.item)
    if not 0 < len(item.item.label or "") <= LONGEST_LABEL:
        found.append(f"label {item.item.label!r}")
    return found


def _menu_faults(menu: ui.Select[Any]) -> list[str]:
    found: list[str] = []
    if not 0 < len(menu.options) <= MOST_OPTIONS:
        found.append(f"{len(menu.options)} options")
    if len(menu.placeholder or "") > LONGEST_PLACEHOLDER:
        found.append(f"placeholder {menu.placeholder}")
    for option in menu.options:
        texts = (option.label, option.value, option.description or "")
        found += [f"option {text}" for text in texts if len(text) > LONGEST_OPTION]
    if len({option.value for option in menu.options}) != len(menu.options):
        found.append("the same option twice")
    if sum(option.default for option in menu.options) > menu.max_values:
        found.append("more options are chosen than may be")
    return found
