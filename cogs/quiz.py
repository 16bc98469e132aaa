"""/quiz: a quiz alone, seen by nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.ui.quiz.solo import HOST
from bot.ui.quiz.solo_setup import ANY, ITEMS, SoloChoice
from bot.ui.replies import kindly
from bot.ui.setup import shorten

if TYPE_CHECKING:
    from bot.app import Backchannel, Interaction

MOST_CHOICES = 25
COUNT = app_commands.Range[int, 1, 50]


class Quiz(commands.Cog):
    """One command; everything else is done with buttons."""

    def __init__(self, bot: Backchannel) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Make every button of every quiz work, however old its message."""
        self.bot.add_dynamic_items(*ITEMS)
        self.bot.classroom.hosts[HOST] = self.bot.solo_room

    async def cog_unload(self) -> None:
        """Leave the buttons to nobody."""
        self.bot.remove_dynamic_items(*ITEMS)

    @app_commands.command(description="Take a quiz alone; what you miss comes back in /review")
    @app_commands.describe(
        topic="What about", questions="How many questions", difficulty="How hard"
    )
    @app_commands.choices(
        difficulty=[
            app_commands.Choice(name="easy", value=1),
            app_commands.Choice(name="medium", value=2),
            app_commands.Choice(name="hard", value=3),
        ]
    )
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def quiz(
        self,
        interaction: Interaction,
        topic: str | None = None,
        questions: COUNT | None = None,
        difficulty: app_commands.Choice[int] | None = None,
    ) -> None:
        """Begin if the topic is named, else ask for everything."""
        await interaction.response.defer(ephemeral=True)
        async with kindly(interaction):
            choice = SoloChoice(topic or ANY, questions or 5, difficulty.value if difficulty else 0)
            if topic is None:
                await self.bot.solo_room.show_setup(interaction, choice)
            else:
                await self.bot.solo_room.begin(interaction, choice)

    @quiz.autocomplete("topic")
    async def topics(self, _interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The topics whose title contains what was typed."""
        wanted = typed.casefold().strip()
        packs = self.bot.learning.teaching.packs.values()
        return [
            app_commands.Choice(name=shorten(pack.title), value=pack.id)
            for pack in packs
            if wanted in pack.title.casefold() or wanted in pack.id
        ][:MOST_CHOICES]


async def setup(bot: Backchannel) -> None:
    """Add the command to the bot."""
    await bot.add_cog(Quiz(bot))
