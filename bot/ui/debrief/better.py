"""After the signing: a change that is worse for nobody, and a blind yes or no."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import discord
from discord import ButtonStyle

from bot.ui.base import Reply, TableButton
from bot.ui.colours import NEUTRAL
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.replies import show
from bot.ui.words import changes_in_words

if TYPE_CHECKING:
    from discord import ui

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.improvements import Better

log = logging.getLogger(__name__)


def better_layout(prompts: Prompts, found: Better) -> Layout:
    """The change, and the vote or what came of it."""
    table = found.table
    text = prompts.render(
        "ui/better",
        changes=changes_in_words(prompts, table.scenario, found.changes),
        other=table.theirs.name,
        vote=found.vote,
        agreed=found.agreed,
        mine=found.mine,
        theirs=found.theirs,
    )
    items: list[ui.Item[Any]] = [paragraph(text)]
    if found.vote is None:
        key = TableKey(table.negotiation.id, table.state.turn)
        items.append(row(BetterYesButton.made(prompts, key), BetterNoButton.made(prompts, key)))
    return Layout(box(NEUTRAL, *items))


async def post_agreed(interaction: Interaction, found: Better) -> None:
    """Tell both where they played that two yeses have met, if that place still is."""
    bot, negotiation = interaction.client, found.table.negotiation
    if negotiation.channel_id is None:
        return
    channel = bot.get_partial_messageable(negotiation.channel_id, guild_id=negotiation.guild_id)
    changes = changes_in_words(bot.prompts, found.table.scenario, found.changes)
    text = bot.prompts.render("duel/better", changes=changes)
    try:
        await channel.send(
            view=Layout(box(NEUTRAL, paragraph(text))), nonce=f"{negotiation.id}:better"
        )
    except discord.HTTPException as error:
        # Both read it under their own result, too.
        log.info("Could not tell the two yeses of %s: %s", negotiation.id, error.code)


class BetterButton(TableButton, action="better"):
    """Look for a deal that is better for both."""

    label = "button.better"

    async def press(self, interaction: Interaction) -> None:
        """Show the change, or what came of the vote."""
        bot = interaction.client
        found = await bot.roleplay.improvements.show(self.key.negotiation_id, interaction.user.id)
        await show(interaction, better_layout(bot.prompts, found))


class BetterYesButton(TableButton, action="better_yes"):
    """Would sign the change."""

    label = "button.vote_yes"
    style = ButtonStyle.success
    reply = Reply.HERE
    yes = True

    async def press(self, interaction: Interaction) -> None:
        """Keep the vote and tell what came of it."""
        bot = interaction.client
        found, now_agreed = await bot.roleplay.improvements.vote(
            self.key.negotiation_id,
            interaction.user.id,
            yes=self.yes,
            at=interaction.created_at,
        )
        await show(interaction, better_layout(bot.prompts, found))
        if now_agreed and found.table.people:
            await post_agreed(interaction, found)


class BetterNoButton(BetterYesButton, action="better_no"):
    """Would not sign it; nobody is told."""

    label = "button.vote_no"
    style = ButtonStyle.secondary
    yes = False


ITEMS = (BetterButton, BetterYesButton, BetterNoButton)
