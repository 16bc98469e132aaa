"""Beginning and going on: set the table, find it again, or give it up for a new one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
from discord import ButtonStyle, ui

from bot.negotiation.commands import WalkOut
from bot.services.refusals import StillRunning
from bot.ui.base import HouseButton, Reply, TableButton
from bot.ui.duel.places import resume_together
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, beside
from bot.ui.notices import refusal_layout
from bot.ui.replies import show
from bot.ui.rooms import (
    DirectMessagesClosed,
    NoThread,
    PlaceLost,
    thread_parent,
)
from bot.ui.setup_choice import CHOICE_ID, NAME, WHERE, Choice
from bot.ui.words import title_of

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from typing import Self

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.tables import Table
    from bot.ui.setup_choice import Place


MOST_TABLES = 5


async def begin(interaction: Interaction, choice: Choice) -> None:
    """Start the negotiation and say where it is, or why not and what to do instead."""
    bot = interaction.client
    try:
        if choice.place == "thread" and interaction.guild_id is not None:
            thread_parent(interaction)  # what is missing is said before anything is written
        current = await bot.roleplay.cases.current(interaction.guild_id, choice.scenario)
        table = await bot.roleplay.start(
            interaction.user.id,
            replace(choice.case, scenario=current),
            interaction.client.chance.getrandbits(31),
            interaction.created_at,
            interaction.guild_id,
        )
    except NoThread as refusal:
        in_dm = BeginButton.made(bot.prompts, choice.moved("dm"), "button.in_dm")
        await show(interaction, refusal_layout(bot.prompts, refusal, in_dm))
    except StillRunning as refusal:
        key = TableKey(refusal.negotiation_id, 0)
        goes_on = ResumeButton.made(bot.prompts, key)
        afresh = AbandonButton.made(bot.prompts, key, choice.packed)
        await show(interaction, refusal_layout(bot.prompts, refusal, goes_on, afresh))
    else:
        await set_down(interaction, table, choice.place, "table.set")


async def resume(interaction: Interaction, table: Table) -> None:
    """Lead the learner to the table, in a new place if the old one is gone."""
    if table.people:
        await resume_together(interaction, table)
        return
    try:
        table = await interaction.client.desk.find_again(interaction, table)
    except PlaceLost:
        await set_down(interaction, table, "thread", "table.set_again")
    else:
        await interaction.client.desk.point_to(interaction, table, "table.found")


def which_table_layout(prompts: Prompts, tables: Sequence[Table]) -> Layout:
    """Which of several running negotiations to go on with; the latest five are offered."""
    return Layout(
        *(
            beside(
                prompts.render("ui/running", title=title_of(prompts, table), side=table.mine.name),
                ResumeButton.made(prompts, TableKey(table.negotiation.id, table.state.turn)),
            )
            for table in tables[:MOST_TABLES]
        )
    )


async def set_down(interaction: Interaction, table: Table, place: Place, text: str) -> None:
    bot = interaction.client
    key = TableKey(table.negotiation.id, table.state.turn)
    try:
        table = await bot.desk.settle(interaction, table, place)
    except NoThread as refusal:
        in_dm = DirectButton.made(bot.prompts, key)
        await show(interaction, refusal_layout(bot.prompts, refusal, in_dm))
    except DirectMessagesClosed as refusal:
        again = TryAgainButton.made(bot.prompts, key)
        await show(interaction, refusal_layout(bot.prompts, refusal, again))
    else:
        await bot.desk.point_to(interaction, table, text)


class BeginButton(HouseButton, template=rf"{CHOICE_ID}:begin"):
    """Set the table."""

    reply = Reply.HERE

    def __init__(self, item: ui.Button[Any], choice: Choice) -> None:
        super().__init__(item)
        self.choice = choice

    @classmethod
    def made(cls, prompts: Prompts, choice: Choice, label: str = "button.begin") -> Self:
        """A new button for a layout."""
        item: ui.Button[Any] = ui.Button(
            label=prompts.say(label), style=ButtonStyle.success, custom_id=choice.custom_id("begin")
        )
        return cls(item, choice)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, Choice.read(match))

    async def press(self, interaction: Interaction) -> None:
        """Start the negotiation."""
        await begin(interaction, self.choice)


class ResumeButton(TableButton, action="resume"):
    """Go on with a negotiation, from wherever the button is."""

    label = "button.resume"
    style = ButtonStyle.primary
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Lead the learner to the table as it stands now, whatever turn the button is from."""
        table = await interaction.client.roleplay.table(
            self.key.negotiation_id, interaction.user.id
        )
        await resume(interaction, table)


class DirectButton(TableButton, action="direct"):
    """Go on in direct messages."""

    label = "button.in_dm"
    style = ButtonStyle.success
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Set the table there, as it stands now."""
        table = await interaction.client.roleplay.table(
            self.key.negotiation_id, interaction.user.id
        )
        await set_down(interaction, table, "dm", "table.set")


class TryAgainButton(DirectButton, action="retry"):
    """Try direct messages once more, after they have been opened."""

    label = "button.try_again"


class AbandonButton(TableButton, action="abandon", arg=rf"{NAME}\.{NAME}\.{WHERE}"):
    """Give a negotiation up and start the same case afresh, as chosen."""

    label = "button.abandon"
    style = ButtonStyle.danger
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """End the old one where it is held, then begin the new one."""
        bot = interaction.client
        table = await bot.roleplay.table(self.key.negotiation_id, interaction.user.id)
        choice = Choice.unpacked(table.scenario.id, self.arg)
        if not table.is_over:
            table = await bot.roleplay.act(
                table.negotiation.id,
                interaction.user.id,
                table.state.turn,
                WalkOut(table.mine.id),
                interaction.created_at,
            )
            await bot.desk.close(table)
        await begin(interaction, choice)


ITEMS = (BeginButton, ResumeButton, DirectButton, TryAgainButton, AbandonButton)
