"""/host packs and /host import: moderators bring questions and scenarios of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.forms import take
from bot.ui.host import shelf, uploading
from bot.ui.quiz.keys import require_moderator
from bot.ui.replies import kindly

if TYPE_CHECKING:
    from bot.app import Backchannel, Interaction

ITEMS = (*shelf.ITEMS, *uploading.ITEMS)


async def list_packs(interaction: Interaction) -> None:
    """Show what this server has brought."""
    await interaction.response.defer(ephemeral=True)
    async with kindly(interaction):
        require_moderator(interaction)
        await shelf.show_shelf(interaction)


@app_commands.describe(file="TOML, CSV, GIFT or a trivia list; leave it out to be asked for it")
async def import_file(interaction: Interaction, file: discord.Attachment | None = None) -> None:
    """Read the file, or open the form that takes one."""
    async with kindly(interaction):
        if file is None:
            require_moderator(interaction)
            await uploading.ask_for_file(interaction)
            return
        await interaction.response.defer(ephemeral=True)
        require_moderator(interaction)
        await uploading.take_file(interaction, file.filename, file.size, file.url)


def subcommands() -> list[app_commands.Command[Any, ..., None]]:
    """New commands for the group of moderators, whose other commands have their own cog."""
    return [
        app_commands.Command(
            name="packs",
            description="Your own packs and scenarios: look, export, remove",
            callback=list_packs,
        ),
        app_commands.Command(
            name="import",
            description="Import questions or a scenario from a file",
            callback=import_file,
        ),
    ]


class Packs(commands.Cog):
    """What a server brings."""

    def __init__(self, bot: Backchannel, group: app_commands.Group) -> None:
        self.bot = bot
        self.group = group

    async def cog_load(self) -> None:
        """Offer the commands and make the buttons work, however old their message."""
        for command in subcommands():
            self.group.add_command(command)
        self.bot.add_dynamic_items(*ITEMS)

    async def cog_unload(self) -> None:
        """Leave nothing behind."""
        self.bot.remove_dynamic_items(*ITEMS)
        for command in subcommands():
            self.group.remove_command(command.name)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Take the form with the file, also one that was opened before a restart."""
        await take(interaction, uploading.FORMS)


async def setup(bot: Backchannel) -> None:
    """Add the commands to the bot; the cog of moderators, which has the group, comes before."""
    host = bot.get_cog("host")
    group = host.app_command if host is not None else None
    assert group is not None, "cogs.host comes first"
    await bot.add_cog(Packs(bot, group))
