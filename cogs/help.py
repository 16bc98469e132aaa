"""/help: what there is, and an answer to buttons and forms that nobody else knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import InteractionType, app_commands
from discord.ext import commands

from bot.services.refusals import Outdated
from bot.ui.help_panel import help_layout
from bot.ui.items import HELP, is_known
from bot.ui.known_forms import is_known_form
from bot.ui.replies import kindly, show

if TYPE_CHECKING:
    from bot.app import Backchannel, Interaction

ANSWERED = {InteractionType.component: is_known, InteractionType.modal_submit: is_known_form}
"""Who knows what was pressed or submitted, by the kind of it."""


class Help(commands.Cog):
    """The way in."""

    def __init__(self, bot: Backchannel) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Make the buttons of the help work."""
        self.bot.add_dynamic_items(*HELP)

    async def cog_unload(self) -> None:
        """Leave the buttons to nobody."""
        self.bot.remove_dynamic_items(*HELP)

    @app_commands.command(description="What you can do here, and how to begin")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def help(self, interaction: Interaction) -> None:
        """Show the panel to whoever asks."""
        await interaction.response.defer(ephemeral=True)
        async with kindly(interaction):
            user, at = interaction.user.id, interaction.created_at
            course = await self.bot.learning.lessons.course_map(user, at)
            await show(interaction, help_layout(self.bot.prompts, course))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Answer kindly where a button or a form comes from another version."""
        known = ANSWERED.get(interaction.type)
        if known is None:
            return
        custom_id = interaction.data.get("custom_id", "") if interaction.data else ""
        if not known(str(custom_id)):
            async with kindly(interaction):
                raise Outdated


async def setup(bot: Backchannel) -> None:
    """Add the command to the bot."""
    await bot.add_cog(Help(bot))
