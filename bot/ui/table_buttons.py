"""The buttons of the panel; what each opens is only seen by the learner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.negotiation.commands import Decide
from bot.ui.base import Reply, TableButton
from bot.ui.brief import brief_layout
from bot.ui.confirm import leave_layout, sign_layout
from bot.ui.moves import move
from bot.ui.offer import offer_layout
from bot.ui.replies import show
from bot.ui.why import why_layout

if TYPE_CHECKING:
    from typing import Self

    from bot.app import Interaction
    from bot.negotiation.scenario import IncidentOption
    from bot.ui.ids import TableKey


class OfferButton(TableButton, action="offer"):
    """Open the offer builder."""

    label = "button.offer"
    style = ButtonStyle.primary

    async def press(self, interaction: Interaction) -> None:
        """Show the draft as it was left."""
        bot = interaction.client
        draft = await bot.roleplay.drafts.show(
            self.key.negotiation_id, interaction.user.id, self.key.turn
        )
        await show(interaction, offer_layout(bot.prompts, draft))


class AcceptButton(TableButton, action="accept"):
    """Ask whether to sign the other side's sheet."""

    label = "button.accept"
    style = ButtonStyle.success

    async def press(self, interaction: Interaction) -> None:
        """Show the whole sheet before anything binds."""
        bot = interaction.client
        table = await bot.roleplay.open_table(
            self.key.negotiation_id, interaction.user.id, self.key.turn
        )
        await show(interaction, sign_layout(bot.prompts, table))


class WalkAwayButton(TableButton, action="walk"):
    """Ask whether to leave the table."""

    label = "button.walk_away"

    async def press(self, interaction: Interaction) -> None:
        """Show what leaving would mean before anything ends."""
        bot = interaction.client
        table = await bot.roleplay.open_table(
            self.key.negotiation_id, interaction.user.id, self.key.turn
        )
        await show(interaction, leave_layout(bot.prompts, table))


class BriefButton(TableButton, action="brief"):
    """Show the private brief, in any turn and after the end."""

    label = "button.brief"

    async def press(self, interaction: Interaction) -> None:
        """Show the first page."""
        bot = interaction.client
        table = await bot.roleplay.table(self.key.negotiation_id, interaction.user.id)
        await show(interaction, brief_layout(bot.prompts, table, 0))


class WhyButton(TableButton, action="why"):
    """Show the rules behind the letter of the turn before."""

    label = "button.why"

    async def press(self, interaction: Interaction) -> None:
        """Name the rules of the letter this button stands under, however old it is."""
        bot = interaction.client
        table = await bot.roleplay.table(self.key.negotiation_id, interaction.user.id)
        await show(interaction, why_layout(bot.prompts, table, self.key.turn))


class DecideButton(TableButton, action="decide", arg="[a-z0-9_-]{1,40}"):
    """One answer to an incident."""

    label = "button.decide"
    reply = Reply.HERE

    @classmethod
    def choice(cls, key: TableKey, option: IncidentOption) -> Self:
        """The button for one of the answers."""
        item: ui.Button[Any] = ui.Button(
            label=option.label, custom_id=key.custom_id(cls.action, option.id)
        )
        return cls(item, key, option.id)

    async def press(self, interaction: Interaction) -> None:
        """Decide, and tell in the thread what came of it."""
        table = await move(interaction, self.key, lambda side: Decide(side, self.arg))
        await interaction.client.desk.publish(table)


ITEMS = (OfferButton, AcceptButton, WalkAwayButton, BriefButton, WhyButton, DecideButton)
