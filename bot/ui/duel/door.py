"""The door to the private desk, on the shared panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.base import TableButton
from bot.ui.replies import show

if TYPE_CHECKING:
    from bot.app import Interaction


class DeskButton(TableButton, action="duel_desk"):
    """Open the private desk: what only this one of the two may see."""

    label = "duel.desk"

    async def press(self, interaction: Interaction) -> None:
        """Show the desk as it is now, whatever exchange the panel was made for."""
        from bot.ui.duel.desk_layout import desk_layout

        bot = interaction.client
        table = await bot.roleplay.duels.open_table(self.key.negotiation_id, interaction.user.id)
        await show(interaction, desk_layout(bot.prompts, table))


ITEMS = (DeskButton,)
