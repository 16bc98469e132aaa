"""/negotiate: start a negotiation, go on with it, look back on past ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.beginning import begin, resume, which_table_layout
from bot.ui.completion import personas, scenarios, sides
from bot.ui.forms import take
from bot.ui.history import look_back
from bot.ui.items import FORMS, ROLEPLAY
from bot.ui.letters.explanation import explain_letter
from bot.ui.replies import kindly, show
from bot.ui.setup import setup_layout
from bot.ui.setup_choice import Choice, place_for
from bot.ui.writing import take_message

if TYPE_CHECKING:
    from bot.app import Backchannel, Interaction


async def explain_from_menu(interaction: Interaction, message: discord.Message) -> None:
    """Tell whoever asks what a letter does, and why."""
    await interaction.response.defer(ephemeral=True)
    async with kindly(interaction):
        await explain_letter(interaction, message)


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class Negotiate(
    commands.GroupCog, name="negotiate", description="Negotiate the missile crisis of October 1962"
):
    """Commands for learners; everything else is done with buttons."""

    def __init__(self, bot: Backchannel) -> None:
        self.bot = bot
        self.menu = app_commands.ContextMenu(
            name="Explain this letter",
            callback=explain_from_menu,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )

    async def cog_load(self) -> None:
        """Make every button of every table work, however old its message."""
        self.bot.tree.add_command(self.menu)
        self.bot.add_dynamic_items(*ROLEPLAY)

    async def cog_unload(self) -> None:
        """Leave the buttons to nobody."""
        self.bot.tree.remove_command(self.menu.name, type=self.menu.type)
        self.bot.remove_dynamic_items(*ROLEPLAY)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Take the forms of the role-play, also those opened before a restart."""
        await take(interaction, FORMS)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Read what a learner types at their own table."""
        await take_message(self.bot, message)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Bring panels up to date that a crash has left behind."""
        await self.bot.desk.catch_up()

    @app_commands.command(description="Set a table: choose the case, your side and who sits across")
    @app_commands.describe(
        scenario="Which case",
        side="Which side you speak for",
        persona="Who sits across the table",
        place="A private thread in this channel, or direct messages",
    )
    @app_commands.choices(
        place=[
            app_commands.Choice(name="a private thread here", value="thread"),
            app_commands.Choice(name="direct messages", value="dm"),
        ]
    )
    @app_commands.autocomplete(scenario=scenarios, side=sides, persona=personas)
    async def start(
        self,
        interaction: Interaction,
        scenario: str | None = None,
        side: str | None = None,
        persona: str | None = None,
        place: app_commands.Choice[str] | None = None,
    ) -> None:
        """Begin if the side is named, else ask for everything that is not."""
        await interaction.response.defer(ephemeral=True)
        async with kindly(interaction):
            chosen = {"scenario": scenario, "side": side, "persona": persona}
            where = place.value if place else None
            cases = self.bot.roleplay.cases
            offered = await cases.on_offer(interaction.guild_id, interaction.user.id)
            choice = Choice.first(offered, place_for(interaction, where), **chosen)
            if side is not None:
                await begin(interaction, choice)
            else:
                await show(interaction, setup_layout(self.bot.prompts, offered, choice))

    @app_commands.command(description="Go back to the negotiation you are in")
    async def resume(self, interaction: Interaction) -> None:
        """Lead the learner to the table, or ask which one."""
        await interaction.response.defer(ephemeral=True)
        async with kindly(interaction):
            tables = await self.bot.roleplay.running(interaction.user.id)
            if len(tables) == 1:
                await resume(interaction, tables[0])
            else:
                await show(interaction, which_table_layout(self.bot.prompts, tables))

    @app_commands.command(description="Look back on the negotiations you have had")
    async def history(self, interaction: Interaction) -> None:
        """Show the first page."""
        await interaction.response.defer(ephemeral=True)
        async with kindly(interaction):
            await look_back(interaction)


async def setup(bot: Backchannel) -> None:
    """Add the commands to the bot."""
    await bot.add_cog(Negotiate(bot))
