"""Short kind messages: what happened, and a way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.ui.layout import Layout, paragraph, row
from bot.ui.links import table_link

if TYPE_CHECKING:
    from bot.content.prompts import Prompts
    from bot.services.refusals import Refusal


def notice(text: str, *buttons: ui.Item[Any]) -> Layout:
    """A text of at most 4,000 characters with up to five buttons under it."""
    items: list[ui.Item[Any]] = [paragraph(text)]
    if buttons:
        items.append(row(*buttons))
    return Layout(*items)


def link_button(label: str, url: str) -> ui.Button[Any]:
    """A button that only leads somewhere; it is pressed inside Discord, never sent to us."""
    return ui.Button(label=label, url=url)


def refusal_layout(prompts: Prompts, refusal: Refusal, *buttons: ui.Item[Any]) -> Layout:
    """Why not, in one or two sentences, with the buttons or else a link to the table."""
    text = prompts.say(refusal.text, **refusal.values)
    link = table_link(refusal.at) if refusal.at and not buttons else None
    if link is None:
        return notice(text, *buttons)
    return notice(text, link_button(prompts.say("button.go_to_table"), link))
