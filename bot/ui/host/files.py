"""Files in messages: attached, and listed where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

if TYPE_CHECKING:
    from bot.ui.pictures import Picture


def listed(paper: Picture) -> ui.Item[Any]:
    """The file at its place in a layout; it has to be sent along with the message."""
    attached: ui.File[Any] = ui.File(f"attachment://{paper.name}")
    return attached
