"""Trying again from an exchange of a finished game."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from bot.services.refusals import StillRunning
from bot.ui.base import TableButton
from bot.ui.beginning import ResumeButton, set_down
from bot.ui.ids import TableKey
from bot.ui.notices import refusal_layout
from bot.ui.replies import show

if TYPE_CHECKING:
    from bot.app import Interaction


class AgainButton(TableButton, action="again"):
    """Play on from here in another way; the game as it was played stays."""

    label = "button.try_from_here"
    style = ButtonStyle.primary

    async def press(self, interaction: Interaction) -> None:
        """Set a table that stands where this one stood before the exchange."""
        bot = interaction.client
        try:
            table = await bot.roleplay.forks.fork(
                self.key.negotiation_id,
                interaction.user.id,
                self.key.turn,
                interaction.created_at,
            )
        except StillRunning as refusal:
            goes_on = ResumeButton.made(bot.prompts, TableKey(refusal.negotiation_id, 0))
            await show(interaction, refusal_layout(bot.prompts, refusal, goes_on))
        else:
            place = "dm" if interaction.guild_id is None else "thread"
            await set_down(interaction, table, place, "table.forked")


ITEMS = (AgainButton,)
