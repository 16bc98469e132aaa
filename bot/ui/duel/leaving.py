"""The ways out of a game of two: close the table, or claim the end when the other is silent."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord import ButtonStyle

from bot.services.duel_refusals import NotLongEnough
from bot.services.duels import PATIENCE, PATIENCE_WITH_LEAVERS
from bot.ui.base import Reply, TableButton
from bot.ui.colours import THEIRS
from bot.ui.confirm import StayButton, no_deal_points
from bot.ui.duel.words import is_my_turn, partner
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.notices import notice
from bot.ui.panel import key_of
from bot.ui.replies import show
from bot.ui.table_buttons import WalkAwayButton

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.tables import Table


def close_layout(prompts: Prompts, table: Table) -> Layout:
    """What closing means, and how it differs from leaving; in one's own turn both are offered."""
    text = prompts.render(
        "duel/close",
        no_deal=no_deal_points(table),
        batna=table.mine.batna.strip(),
        my_turn=is_my_turn(table),
        days=PATIENCE.days,
    )
    key = key_of(table)
    buttons: list[TableButton] = [
        StayButton.made(prompts, key),
        CloseForGoodButton.made(prompts, key),
    ]
    if is_my_turn(table):
        buttons.append(WalkAwayButton.made(prompts, key))
    return Layout(box(THEIRS, paragraph(text), row(*buttons)))


class CloseButton(TableButton, action="duel_adjourn"):
    """Ask whether to close the table."""

    label = "duel.close"

    async def press(self, interaction: Interaction) -> None:
        """Show what it would mean before anything ends."""
        bot = interaction.client
        table = await bot.roleplay.duels.open_table(self.key.negotiation_id, interaction.user.id)
        await show(interaction, close_layout(bot.prompts, table))


class CloseForGoodButton(TableButton, action="duel_adjourning"):
    """Close the table for both, whoever is to move."""

    label = "duel.close_for_good"
    style = ButtonStyle.danger
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """End the game without a deal."""
        bot = interaction.client
        table = await bot.roleplay.duels.stop(
            self.key.negotiation_id, interaction.user.id, interaction.created_at
        )
        await show(interaction, notice(bot.prompts.say("duel.closed_by_you")))
        await bot.desk.close(table)


class ClaimButton(TableButton, action="duel_claim"):
    """Claim the end because the other one does not move."""

    label = "duel.claim"

    async def press(self, interaction: Interaction) -> None:
        """End the game if the other has been silent long enough, or is gone."""
        bot, duels = interaction.client, interaction.client.roleplay.duels
        table = await duels.open_table(self.key.negotiation_id, interaction.user.id)
        patience = await patience_with(interaction, table)
        try:
            table = await duels.claim(
                self.key.negotiation_id, interaction.user.id, patience, interaction.created_at
            )
        except NotLongEnough as refusal:
            if patience == PATIENCE_WITH_LEAVERS:
                refusal.text = "duel_refusal.has_left_thread"
            raise
        await show(interaction, notice(bot.prompts.say("duel.claimed")))
        await bot.desk.close(table)


async def patience_with(interaction: Interaction, table: Table) -> timedelta:
    """How long the other may stay silent: less if they left the thread, not at all if the server.

    Discord tells a bot without privileged rights nothing when somebody leaves; it can be asked.
    """
    guild, user_id = interaction.guild, partner(table).user_id
    if guild is None:
        return PATIENCE
    try:
        await guild.fetch_member(user_id)
    except discord.NotFound:
        return timedelta(0)
    return PATIENCE_WITH_LEAVERS if await _has_left(interaction, table) else PATIENCE


async def _has_left(interaction: Interaction, table: Table) -> bool:
    """Whether the other has left the thread, as far as we may know."""
    if table.negotiation.channel_id is None:
        return False
    try:
        place = await interaction.client.fetch_channel(table.negotiation.channel_id)
    except (discord.NotFound, discord.Forbidden):
        return False
    if not isinstance(place, discord.Thread):
        return False
    try:
        await place.fetch_member(partner(table).user_id)
    except discord.NotFound:
        return True
    return False


ITEMS = (CloseButton, CloseForGoodButton, ClaimButton)
