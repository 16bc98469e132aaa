"""The advisers: one hint in each exchange for whoever asks, noted for the debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.commands import Hint
from bot.negotiation.events import HintTaken
from bot.services.advice import advise
from bot.ui.colours import MINE
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, rows_of
from bot.ui.moves import move
from bot.ui.replies import show
from bot.ui.table_buttons import AskButton, OfferButton, WriteButton

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.tables import Table


async def show_advice(interaction: Interaction, table: Table) -> None:
    """Note that advice was taken, once in an exchange, and give it."""
    key = TableKey(table.negotiation.id, table.state.turn)
    if not _has_advice(table):
        table = await move(interaction, key, Hint)
    await show(interaction, advice_layout(interaction.client.prompts, table))
    await interaction.client.desk.publish(table)


def advice_layout(prompts: Prompts, table: Table) -> Layout:
    """What the advisers say now."""
    advice = advise(table)
    text = prompts.render(
        "ui/advice",
        kind=advice.kind,
        give=_clause(table, advice.give),
        take=_clause(table, advice.take),
        taken=table.state.hints,
    )
    key = TableKey(table.negotiation.id, table.state.turn)
    doors = [door.made(prompts, key) for door in (WriteButton, OfferButton, AskButton)]
    return Layout(box(MINE, paragraph(text), *rows_of(doors, 3)))


def _clause(table: Table, clause: tuple[str, str] | None) -> dict[str, str] | None:
    if clause is None:
        return None
    issue = table.scenario.issue(clause[0])
    return {"issue": issue.label, "option": issue.option(clause[1]).label}


def _has_advice(table: Table) -> bool:
    return any(
        isinstance(logged.event, HintTaken) and logged.event.turn == table.state.turn
        for logged in table.log
    )
