"""/negotiate challenge, the user menu that does the same, and what comes due by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.clock import clock
from bot.ui.completion import scenarios, sides
from bot.ui.duel.challenging import challenge
from bot.ui.duel.clockwork import tick
from bot.ui.duel.items import ITEMS
from bot.ui.replies import kindly

if TYPE_CHECKING:
    from bot.app import Backchannel, Interaction


@app_commands.describe(
    member="Whom do you want to negotiate with?",
    scenario="Which case",
    side="Which side you speak for; drawn by lot if you leave it open",
)
@app_commands.autocomplete(scenario=scenarios, side=sides)
async def challenge_member(
    interaction: Interaction,
    member: discord.Member | discord.User,
    scenario: str | None = None,
    side: str | None = None,
) -> None:
    """Invite somebody in this channel."""
    await interaction.response.defer(ephemeral=True)
    async with kindly(interaction):
        await challenge(interaction, member, scenario, side)


async def challenge_from_menu(interaction: Interaction, user: discord.Member) -> None:
    """Invite somebody to the first case, with the sides drawn by lot."""
    await interaction.response.defer(ephemeral=True)
    async with kindly(interaction):
        await challenge(interaction, user, None, None)


def subcommand() -> app_commands.Command[Any, ..., None]:
    """A new `challenge` for the group of the role-play, whose other commands have their own cog."""
    return app_commands.Command(
        name="challenge",
        description="Challenge another member to negotiate with you",
        callback=challenge_member,
    )


class Challenges(commands.Cog):
    """Playing against each other."""

    def __init__(self, bot: Backchannel, group: app_commands.Group) -> None:
        self.bot = bot
        self.group = group
        self.clock = clock(bot, tick)
        self.menu = app_commands.ContextMenu(
            name="Challenge to negotiate",
            callback=challenge_from_menu,
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )

    async def cog_load(self) -> None:
        """Offer the commands, make the buttons work, and begin to look at the clock."""
        self.group.add_command(subcommand())
        self.bot.tree.add_command(self.menu)
        self.bot.add_dynamic_items(*ITEMS)
        self.clock.start()

    async def cog_unload(self) -> None:
        """Leave nothing behind."""
        self.clock.cancel()
        self.bot.remove_dynamic_items(*ITEMS)
        self.bot.tree.remove_command(self.menu.name, type=self.menu.type)
        self.group.remove_command("challenge")


async def setup(bot: Backchannel) -> None:
    """Add the commands to the bot; the role-play, which has the group, is loaded before."""
    roleplay = bot.get_cog("negotiate")
    group = roleplay.app_command if roleplay is not None else None
    assert group is not None, "cogs.roleplay comes first"
    await bot.add_cog(Challenges(bot, group))
