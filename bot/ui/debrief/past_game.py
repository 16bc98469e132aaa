"""A past game, opened from the list: how it ended, and all that can still be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.services.seats import seen_by
from bot.ui.base import TableButton
from bot.ui.colours import NEUTRAL
from bot.ui.debrief.explaining import DebriefButton, ExplainButton
from bot.ui.debrief.next_steps import next_rows
from bot.ui.debrief.reading import RereadButton
from bot.ui.debrief.transcript import TranscriptButton
from bot.ui.duel.shared_table import shared_ending
from bot.ui.ending import outcome_text
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.links import table_link
from bot.ui.notices import link_button
from bot.ui.replies import show
from bot.ui.table_buttons import any_table

if TYPE_CHECKING:
    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.tables import Table


def past_game_layout(prompts: Prompts, table: Table) -> Layout:
    """The end of the game; what was worth what only once it has been explained."""
    link = table_link(table.negotiation)
    label = prompts.say("button.go_to_table")
    return Layout(*_end(prompts, table), *([row(link_button(label, link))] if link else []))


def _end(prompts: Prompts, table: Table) -> list[ui.Item[Any]]:
    key = TableKey(table.negotiation.id, table.state.turn)
    reads = row(RereadButton.made(prompts, key), TranscriptButton.made(prompts, key))
    if table.people:
        return [shared_ending(prompts, seen_by(table, None)), reads]
    if table.is_explained:
        doors = [row(DebriefButton.made(prompts, key)), *next_rows(prompts, table)]
    else:
        doors = [row(ExplainButton.made(prompts, key)), reads]
    return [box(NEUTRAL, paragraph(outcome_text(prompts, table)), *doors)]


class PastGameButton(TableButton, action="game"):
    """Open a past game."""

    label = "button.open_game"

    async def press(self, interaction: Interaction) -> None:
        """Show its end, and what can be done with it."""
        table = await any_table(interaction, self.key)
        await show(interaction, past_game_layout(interaction.client.prompts, table))


ITEMS = (PastGameButton,)
