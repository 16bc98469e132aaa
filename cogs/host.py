"""/host: moderators hold live quizzes, bring questions and see results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import app_commands
from discord.ext import commands

from bot.services.quiz.refusals import NoQuizHere, NotForPlayers, QuizGone
from bot.ui.host.class_panel import show_class
from bot.ui.host.class_roll import ClassRoll
from bot.ui.host.export import export_quiz, quiz_choices, show_results
from bot.ui.host.items import ITEMS
from bot.ui.host.settings import show_settings
from bot.ui.quiz.answering import HOST
from bot.ui.quiz.choice import MOST_QUESTIONS, QuizChoice
from bot.ui.quiz.items import LIVE
from bot.ui.quiz.keys import require_moderator
from bot.ui.quiz.setup import open_lobby, show_setup
from bot.ui.replies import kindly
from bot.ui.setup import shorten

if TYPE_CHECKING:
    import discord

    from bot.app import Backchannel, Interaction

MOST_CHOICES = 25
SECONDS = app_commands.Range[int, 5, 600]
COUNT = app_commands.Range[int, 1, MOST_QUESTIONS]


@app_commands.guild_only()
@app_commands.default_permissions(moderate_members=True)
class Host(commands.GroupCog, name="host", description="Hold live quizzes, for moderators"):
    """Commands for moderators; players only press buttons."""

    def __init__(self, bot: Backchannel) -> None:
        self.bot = bot
        self.roll = ClassRoll()

    async def cog_load(self) -> None:
        """Make every button of every quiz work, however old its message; know who may host."""
        await self.bot.rules.load()
        self.bot.add_dynamic_items(*LIVE, *ITEMS)
        self.bot.classroom.hosts[HOST] = self.bot.stage.answering

    async def cog_unload(self) -> None:
        """Leave the buttons to nobody."""
        self.bot.remove_dynamic_items(*LIVE, *ITEMS)
        self.bot.stage.stop()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Take up the quizzes that a stop or a crash has left behind."""
        await self.bot.stage.start()

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """Stop the clock of a question whose message was deleted."""
        await self.bot.stage.message_gone(event.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        """Do so too when many were deleted at once."""
        for message_id in event.message_ids:
            await self.bot.stage.message_gone(message_id)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Stop the clock of a quiz whose channel was deleted."""
        await self.bot.stage.place_gone(channel.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Stop the clock of a quiz whose thread was deleted."""
        await self.bot.stage.place_gone(event.thread_id)

    @commands.Cog.listener()
    async def on_app_command_completion(
        self, interaction: Interaction, command: app_commands.Command[Any, ..., Any]
    ) -> None:
        """Note who learns in which server, after they were answered."""
        await self.roll.note(interaction, command)

    @app_commands.command(description="Hold a live quiz in this channel, or steer the one there is")
    @app_commands.describe(
        pack="Which questions",
        questions="How many",
        seconds="How long each is open",
        mode="Who goes on to the next question",
    )
    @app_commands.choices(
        mode=[
            app_commands.Choice(name="a moderator, with buttons", value="moderator"),
            app_commands.Choice(name="autopilot", value="autopilot"),
        ]
    )
    async def quiz(
        self,
        interaction: Interaction,
        pack: str | None = None,
        questions: COUNT | None = None,
        seconds: SECONDS | None = None,
        mode: app_commands.Choice[str] | None = None,
    ) -> None:
        """Show the control panel if a quiz is live here; else open a lobby if the pack is named."""
        await interaction.response.defer(ephemeral=True)
        async with kindly(interaction):
            require_moderator(interaction)
            assert interaction.guild_id is not None  # guild_only
            assert interaction.channel_id is not None  # a command is used somewhere
            try:
                live = await self.bot.stage.live.here(interaction.channel_id)
            except NoQuizHere:
                likes = await self.bot.offers.default(interaction.guild_id)
                choice = QuizChoice.like(pack or "all", likes).with_options(
                    questions, seconds, mode.value if mode else None
                )
                await (show_setup if pack is None else open_lobby)(interaction, choice)
            else:
                await self.bot.stage.panels.show(interaction, live.id)

    @quiz.autocomplete("pack")
    async def packs(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The packs on offer here whose title contains what was typed, for moderators."""
        try:
            require_moderator(interaction)
        except NotForPlayers:
            return []
        assert interaction.guild_id is not None  # who is no moderator of a server is turned away
        wanted = typed.casefold().strip()
        offers = await self.bot.offers.of(interaction.guild_id)
        return [
            app_commands.Choice(name=shorten(offer.title), value=offer.key)
            for offer in offers
            if wanted in offer.title.casefold() or wanted in offer.key
        ][:MOST_CHOICES]

    @app_commands.command(description="Take the results of a live quiz away as tables and picture")
    @app_commands.describe(quiz="Which quiz; without it I list them")
    async def export(self, interaction: Interaction, quiz: str | None = None) -> None:
        """Give away what came of one quiz, or list those there were."""
        await interaction.response.defer(ephemeral=True)
        async with kindly(interaction):
            require_moderator(interaction)
            if quiz is None:
                await show_results(interaction)
            elif quiz.isdigit():
                await export_quiz(interaction, int(quiz))
            else:
                raise QuizGone

    @export.autocomplete("quiz")
    async def quizzes(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The latest quizzes of this server, for those who may see results."""
        try:
            require_moderator(interaction)
        except NotForPlayers:
            return []
        assert interaction.guild_id is not None  # who is no moderator of a server is turned away
        return quiz_choices(
            await self.bot.results.recent(interaction.guild_id, MOST_CHOICES), typed
        )

    @app_commands.command(name="class", description="See how far the members of this server are")
    async def class_(self, interaction: Interaction) -> None:
        """Show the class, page by page."""
        await interaction.response.defer(ephemeral=True)
        async with kindly(interaction):
            require_moderator(interaction)
            await show_class(interaction)

    @app_commands.command(description="Decide how quizzes begin here, who may host, what is shown")
    async def settings(self, interaction: Interaction) -> None:
        """Show what this server has decided."""
        await interaction.response.defer(ephemeral=True)
        async with kindly(interaction):
            await show_settings(interaction)


async def setup(bot: Backchannel) -> None:
    """Add the commands to the bot."""
    await bot.add_cog(Host(bot))
