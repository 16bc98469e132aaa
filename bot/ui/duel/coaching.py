"""The private coach: one thing to think of now, told to one of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.base import TableButton
from bot.ui.colours import MINE
from bot.ui.layout import Layout, box, paragraph
from bot.ui.replies import show

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.negotiation.coach import Advice
    from bot.services.tables import Table


def advice_layout(prompts: Prompts, table: Table, advice: Advice) -> Layout:
    """What the coach says, with the own numbers behind it."""
    swap = advice.swap
    text = prompts.render(
        "duel/coach",
        kind=advice.kind,
        no_deal=round(advice.no_deal),
        worth=advice.worth,
        other=table.theirs.name,
        give=table.scenario.issue(swap.give).label if swap else None,
        take=table.scenario.issue(swap.take).label if swap else None,
        cost=swap.cost if swap else 0,
        gain=swap.gain if swap else 0,
        hints=table.state.hints,
    )
    return Layout(box(MINE, paragraph(text)))


class CoachButton(TableButton, action="duel_coach"):
    """Ask the coach."""

    label = "duel.coach"

    async def press(self, interaction: Interaction) -> None:
        """Say it, and note that it was asked."""
        bot = interaction.client
        table, advice = await bot.roleplay.duels.advice(
            self.key.negotiation_id, interaction.user.id, interaction.created_at
        )
        await show(interaction, advice_layout(bot.prompts, table, advice))


ITEMS = (CoachButton,)
