"""A small bot whose commands show everything the page has to be able to show."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import Any, TypeAlias

import discord
from discord import app_commands

from tests.browser.sample_forms import Form, Papers
from tests.browser.sample_views import Everywhere, Panel, picture

Interaction: TypeAlias = "discord.Interaction[SampleBot]"

TOPICS = ("Anchoring", "Logrolling", "Reciprocity")


class Lesson(app_commands.Group):
    """Subcommands with every kind of option."""

    @app_commands.command(description="Open a lesson")
    @app_commands.describe(
        topic="What to learn",
        level="How hard it may be",
        pages="How much of it",
        partner="Who learns with you",
    )
    @app_commands.choices(
        level=[
            app_commands.Choice(name="Easy", value="1"),
            app_commands.Choice(name="Hard", value="2"),
        ]
    )
    async def start(
        self,
        interaction: Interaction,
        topic: str,
        level: app_commands.Choice[str] | None = None,
        pages: app_commands.Range[int, 1, 9] | None = None,
        partner: discord.Member | None = None,
    ) -> None:
        """Say what was chosen."""
        chosen = [topic, level.value if level else "-", str(pages), str(partner)]
        await interaction.response.send_message("Lesson: " + " | ".join(chosen))

    @start.autocomplete("topic")
    async def topics(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Topics that contain what was typed."""
        del interaction
        return [
            app_commands.Choice(name=topic, value=topic.lower())
            for topic in TOPICS
            if typed.lower() in topic.lower()
        ]

    @app_commands.command(name="list", description="Name all lessons")
    async def list_all(self, interaction: Interaction) -> None:
        """Answer with the topics."""
        await interaction.response.send_message(", ".join(TOPICS))


class SampleBot(discord.Client):
    """Connects wherever discord.py's addresses point to.

    `go_on` holds back the answer of /think until a test sets it.
    """

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.default(), guild_ready_timeout=0.1)
        self.tree = app_commands.CommandTree(self)
        self.go_on = asyncio.Event()
        self.prepared = asyncio.Event()
        self.tree.add_command(Lesson(name="lesson", description="Lessons"))
        for command in COMMANDS:
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        """Register the commands."""
        await self.tree.sync()

    async def on_ready(self) -> None:
        """Tell whoever waits that commands can be used."""
        self.prepared.set()


@app_commands.command(description="Show every component")
async def panel(interaction: Interaction) -> None:
    """Answer with a layout."""
    files = [picture("map.png"), discord.File(BytesIO(b"1. Missiles"), "sheet.txt")]
    await interaction.response.send_message(view=Panel(), files=files)


@app_commands.command(description="Open a form")
async def form(interaction: Interaction) -> None:
    """Answer with a modal."""
    await interaction.response.send_modal(Form())


@app_commands.command(description="Answer for your eyes only")
async def whisper(interaction: Interaction, text: str) -> None:
    """Answer with an ephemeral message."""
    await interaction.response.send_message(text, ephemeral=True)


@app_commands.command(description="Think first")
async def think(interaction: Interaction) -> None:
    """Defer, and answer when told to go on."""
    await interaction.response.defer(thinking=True)
    await interaction.client.go_on.wait()
    await interaction.followup.send("Thought **through**.")


@app_commands.command(description="Never answer")
async def silent(interaction: Interaction) -> None:
    """Let the three seconds pass."""


@app_commands.command(description="Send a letter with an embed and a picture")
async def letter(interaction: Interaction) -> None:
    """Answer with an embed and an attachment."""
    embed = discord.Embed(title="Telegram", description="*Urgent*", colour=0x3F6AD8)
    embed.add_field(name="From", value="Moscow")
    embed.add_field(name="To", value="Washington")
    embed.set_footer(text="26 October 1962")
    await interaction.response.send_message(
        "A letter came <t:1700000000:R>.", embed=embed, file=picture("island.png")
    )


@app_commands.command(description="Say a text as it is")
async def show(interaction: Interaction, text: str) -> None:
    """Echo, so that tests can have any markup displayed."""
    await interaction.response.send_message(text)


@app_commands.context_menu(name="Challenge")
async def challenge(interaction: Interaction, user: discord.Member) -> None:
    """A command on a person."""
    await interaction.response.send_message(f"{user.display_name} is challenged.")


@app_commands.context_menu(name="Explain")
async def explain(interaction: Interaction, message: discord.Message) -> None:
    """A command on a message."""
    await interaction.response.send_message(f"It has {len(message.attachments)} file(s).")


@app_commands.command(description="Put a text everywhere a bot can put one")
async def everywhere(interaction: Interaction, text: str) -> None:
    """Answer with a layout and then an embed made of the text."""
    await interaction.response.send_message(view=Everywhere(text))
    embed = discord.Embed(title=text, description=text).set_footer(text=text)
    await interaction.followup.send(text, embed=embed.add_field(name=text, value=text))


@app_commands.command(description="Open a private thread")
async def thread(interaction: Interaction) -> None:
    """Make a thread for whoever asked, and say where it is."""
    assert isinstance(interaction.channel, discord.TextChannel)
    opened = await interaction.channel.create_thread(
        name="Talks", type=discord.ChannelType.private_thread, invitable=False
    )
    await opened.add_user(interaction.user)
    await opened.send("Here we are.")
    await interaction.response.send_message(f"Go to {opened.mention}", ephemeral=True)


@app_commands.command(description="Ask for papers")
async def papers(interaction: Interaction) -> None:
    """Answer with the form for files."""
    await interaction.response.send_modal(Papers())


@app_commands.command(description="Read a file")
async def read(interaction: Interaction, file: discord.Attachment) -> None:
    """Say what the file holds."""
    content = (await file.read()).decode()
    await interaction.response.send_message(f"{file.filename}: {content}")


AnyCommand: TypeAlias = "app_commands.Command[Any, ..., Any] | app_commands.ContextMenu"

# discord.py leaves open to which group a free command belongs.
COMMANDS: tuple[AnyCommand, ...] = (  # pyright: ignore[reportUnknownVariableType]
    *(panel, form, papers, whisper, think, silent, letter, show, everywhere, thread, read),
    *(challenge, explain),
)
