"""Being reminded that it has long been one's turn: asked for once, stopped by one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.services.turn_reminders import HOURS
from bot.ui.base import Reply, TableButton
from bot.ui.links import table_link
from bot.ui.notices import link_button, notice
from bot.ui.panel import key_of
from bot.ui.replies import show
from bot.ui.rooms import DirectMessagesClosed

if TYPE_CHECKING:
    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.tables import Table
    from bot.ui.layout import Layout


def reminder_layout(prompts: Prompts, table: Table) -> Layout:
    """What is sent in direct messages: whose turn it is, the way there, and the way to stop."""
    text = prompts.render("duel/reminder", title=table.scenario.title, side=table.mine.name)
    return _with_ways(prompts, table, text)


def started_layout(prompts: Prompts, table: Table) -> Layout:
    """What is sent in direct messages when somebody asks to be reminded."""
    text = prompts.render("duel/reminding", title=table.scenario.title, hours=HOURS)
    return _with_ways(prompts, table, text)


def _with_ways(prompts: Prompts, table: Table, text: str) -> Layout:
    stop = StopRemindingButton.made(prompts, key_of(table))
    link = table_link(table.negotiation)
    ways = [link_button(prompts.say("button.go_to_table"), link)] if link else []
    return notice(text, *ways, stop)


class RemindButton(TableButton, action="duel_remind"):
    """Ask to be reminded, by a direct message."""

    label = "duel.remind"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Try the way of the reminders at once; raises DirectMessagesClosed if there is none."""
        bot, duels = interaction.client, interaction.client.roleplay.duels
        table = await duels.open_table(self.key.negotiation_id, interaction.user.id)
        try:
            await interaction.user.send(view=started_layout(bot.prompts, table))
        except discord.Forbidden as error:
            raise DirectMessagesClosed(table.negotiation) from error
        await duels.reminders.start(table, interaction.created_at)
        await show_desk(interaction, self.key.negotiation_id)


class StopRemindingButton(TableButton, action="duel_unremind"):
    """Be reminded no more, from the desk or from the reminder itself."""

    label = "duel.stop_reminding"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Stop it at once, whatever has become of the game."""
        bot = interaction.client
        await bot.roleplay.duels.reminders.stop(self.key.negotiation_id, interaction.user.id)
        if interaction.guild_id is None:
            await show(interaction, notice(bot.prompts.say("duel.reminding_stopped")))
        else:
            await show_desk(interaction, self.key.negotiation_id)


async def show_desk(interaction: Interaction, negotiation_id: int) -> None:
    """Show the desk as it is now in place of what was pressed."""
    from bot.ui.duel.desk_layout import desk_layout

    bot = interaction.client
    table = await bot.roleplay.duels.open_table(negotiation_id, interaction.user.id)
    await show(interaction, desk_layout(bot.prompts, table))


ITEMS = (RemindButton, StopRemindingButton)
