"""Trying again from an exchange of a finished game; for a person, somebody else takes the seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from bot.content.personas import DEFAULT_PERSONA
from bot.services.refusals import StillRunning, UnknownChoice
from bot.ui.base import Reply, TableButton, TableSelect
from bot.ui.beginning import ResumeButton, set_down
from bot.ui.colours import NEUTRAL
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.notices import refusal_layout
from bot.ui.replies import show
from bot.ui.setup import persona_options
from bot.ui.setup_choice import NAME
from bot.ui.table_buttons import any_table

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire
    from bot.services.tables import Table


def against_layout(
    prompts: Prompts, repertoire: Repertoire, table: Table, key: TableKey, chosen: str
) -> Layout:
    """Who takes the other person's seat from there; raises UnknownChoice for nobody we know."""
    persona = repertoire.personas.get(chosen)
    if persona is None:
        raise UnknownChoice(table.negotiation)
    text = prompts.render(
        "ui/against",
        turn=key.turn,
        side=table.mine.name,
        other=table.theirs.name,
        persona=persona.name,
        sentence=persona.sentence,
    )
    return Layout(
        box(
            NEUTRAL,
            paragraph(text),
            row(SeatSelect.made(prompts, key, persona_options(repertoire, chosen))),
            row(AgainstButton.made(prompts, key, chosen)),
        )
    )


async def try_again(interaction: Interaction, key: TableKey, persona: str) -> None:
    """Set a table that stands where the finished one stood before the exchange."""
    bot = interaction.client
    try:
        table = await bot.roleplay.forks.fork(
            key.negotiation_id, interaction.user.id, key.turn, interaction.created_at, persona
        )
    except StillRunning as refusal:
        goes_on = ResumeButton.made(bot.prompts, TableKey(refusal.negotiation_id, 0))
        await show(interaction, refusal_layout(bot.prompts, refusal, goes_on))
    else:
        place = "dm" if interaction.guild_id is None else "thread"
        await set_down(interaction, table, place, "table.forked")


class AgainButton(TableButton, action="again"):
    """Play on from here in another way; the game as it was played stays."""

    label = "button.try_from_here"
    style = ButtonStyle.primary

    async def press(self, interaction: Interaction) -> None:
        """Set the table, or ask first who takes the seat of the person who played."""
        bot = interaction.client
        table = await any_table(interaction, self.key)
        if table.people:
            layout = against_layout(bot.prompts, bot.repertoire, table, self.key, DEFAULT_PERSONA)
            await show(interaction, layout)
        else:
            await try_again(interaction, self.key, table.persona.id)


class SeatSelect(TableSelect, action="seat"):
    """Who sits across from here on."""

    label = "menu.persona"

    async def press(self, interaction: Interaction) -> None:
        """Show the choice."""
        bot = interaction.client
        table = await any_table(interaction, self.key)
        await show(
            interaction,
            against_layout(bot.prompts, bot.repertoire, table, self.key, self.chosen),
        )


class AgainstButton(TableButton, action="against", arg=NAME):
    """Set the table with the one that was chosen."""

    label = "button.begin"
    style = ButtonStyle.success
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Set it."""
        await try_again(interaction, self.key, self.arg)


ITEMS = (AgainButton, SeatSelect, AgainstButton)
