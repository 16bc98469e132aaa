"""The drawer of the panel: what is not needed in every exchange, each with what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.ui.colours import MINE
from bot.ui.gesture import steps_left
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, beside, box, paragraph
from bot.ui.table_buttons import GestureButton, GuessButton, ReviewButton, WalkAwayButton

if TYPE_CHECKING:
    from discord import ui

    from bot.content.prompts import Prompts
    from bot.services.tables import Table


def more_layout(prompts: Prompts, table: Table) -> Layout:
    """The drawer, opened."""
    key = TableKey(table.negotiation.id, table.state.turn)
    doors: list[ui.Item[Any]] = [
        beside(prompts.say("more.channel"), ReviewButton.made(prompts, key)),
        beside(prompts.say("more.guess", other=table.theirs.name), GuessButton.made(prompts, key)),
        beside(prompts.say("more.walk_away"), WalkAwayButton.made(prompts, key)),
    ]
    if steps_left(table):
        gesture = beside(prompts.say("more.gesture"), GestureButton.made(prompts, key))
        doors.insert(1, gesture)
    return Layout(box(MINE, paragraph(prompts.render("ui/more")), *doors))
