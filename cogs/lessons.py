"""/learn, /glossary and /review: the course, its words, and what of it is due to be remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.ui.forms import take
from bot.ui.lessons.classroom import FORMS, ITEMS
from bot.ui.lessons.shelf import matching_terms
from bot.ui.replies import kindly
from bot.ui.setup import shorten

if TYPE_CHECKING:
    from bot.app import Backchannel, Interaction

MOST_CHOICES = 25


class Lessons(commands.Cog):
    """Commands for learners; everything else is done with buttons."""

    def __init__(self, bot: Backchannel) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Make every button of the course work, however old its message."""
        self.bot.add_dynamic_items(*ITEMS)

    async def cog_unload(self) -> None:
        """Leave the buttons to nobody."""
        self.bot.remove_dynamic_items(*ITEMS)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Take the forms of the course, also those opened before a restart."""
        await take(interaction, FORMS)

    @app_commands.command(description="Learn to negotiate, in lessons of three minutes")
    @app_commands.describe(lesson="Go straight to a lesson")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def learn(self, interaction: Interaction, lesson: str | None = None) -> None:
        """Show the map, or the lesson where the learner was in it."""
        await interaction.response.defer(ephemeral=True)
        async with kindly(interaction):
            if lesson is None:
                await self.bot.classroom.course.show_map(interaction)
            else:
                await self.bot.classroom.course.open(interaction, lesson)

    @app_commands.command(description="Look up a word of negotiation or of October 1962")
    @app_commands.describe(term="The word")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def glossary(self, interaction: Interaction, term: str | None = None) -> None:
        """Show the word, or all there are."""
        await interaction.response.defer(ephemeral=True)
        async with kindly(interaction):
            if term is None:
                await self.bot.classroom.shelf.glossary(interaction, 0)
            else:
                await self.bot.classroom.shelf.term(interaction, term)

    @app_commands.command(description="Go over what is due, before it fades")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def review(self, interaction: Interaction) -> None:
        """Ask the first thing."""
        await interaction.response.defer(ephemeral=True)
        async with kindly(interaction):
            await self.bot.classroom.review.ask(interaction)

    @learn.autocomplete("lesson")
    async def lessons(
        self, _interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """The lessons whose title contains what was typed."""
        wanted = typed.casefold().strip()
        return [
            app_commands.Choice(name=shorten(f"{each.number}. {each.title}"), value=each.id)
            for each in self.bot.learning.teaching.course.lessons
            if wanted in f"{each.number}. {each.title}".casefold()
        ][:MOST_CHOICES]

    @glossary.autocomplete("term")
    async def terms(self, _interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Words that begin with what was typed, then those that contain it."""
        found = matching_terms(self.bot.learning.teaching.glossary, typed)
        return [app_commands.Choice(name=term.name, value=term.id) for term in found][:MOST_CHOICES]


async def setup(bot: Backchannel) -> None:
    """Add the commands to the bot."""
    await bot.add_cog(Lessons(bot))
