"""/progress and /leaderboard: how far one has come, and who wants to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.ui.replies import kindly

if TYPE_CHECKING:
    from bot.app import Backchannel, Interaction


class Progress(commands.Cog):
    """What learners see of themselves."""

    def __init__(self, bot: Backchannel) -> None:
        self.bot = bot

    @app_commands.command(description="See what you have learned, remember and use")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def progress(self, interaction: Interaction) -> None:
        """Show the picture and one next step."""
        await interaction.response.defer(ephemeral=True)
        async with kindly(interaction):
            await self.bot.classroom.progress.show(interaction)

    @app_commands.command(description="Who remembers most in this server, among those who join in")
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def leaderboard(self, interaction: Interaction) -> None:
        """Show the board of this server."""
        await interaction.response.defer(ephemeral=True)
        async with kindly(interaction):
            await self.bot.classroom.progress.board(interaction)


async def setup(bot: Backchannel) -> None:
    """Add the commands to the bot."""
    await bot.add_cog(Progress(bot))
