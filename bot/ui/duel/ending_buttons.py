"""After the end: one's own result, opening the books to each other, and playing again."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord
from discord import ButtonStyle

from bot.services.challenges import Wish
from bot.services.duel_refusals import OnlyInServers
from bot.ui.base import Reply, TableButton
from bot.ui.replies import show

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.app import Interaction
    from bot.ui.layout import Layout

log = logging.getLogger(__name__)


class ResultButton(TableButton, action="duel_result"):
    """Read one's own result."""

    label = "duel.result"
    style = ButtonStyle.primary
    reply = Reply.OWN

    async def press(self, interaction: Interaction) -> None:
        """Show it to this one of the two, once they have said why they chose as they did."""
        from bot.ui.debrief.explaining import ask_why

        bot = interaction.client
        table = await bot.roleplay.duels.table(self.key.negotiation_id, interaction.user.id)
        if table.is_over and not table.is_explained:
            await ask_why(interaction, self.key)
        else:
            await interaction.response.defer(ephemeral=True, thinking=True)
            await show_result(interaction, self.key.negotiation_id)


class ShareButton(TableButton, action="duel_share"):
    """Agree to open the books to each other."""

    label = "duel.share"
    reply = Reply.HERE

    async def press(self, interaction: Interaction) -> None:
        """Keep the wish; once it is that of both, show the books of both in the thread."""
        results = interaction.client.roleplay.duels.results
        opened = await results.share(self.key.negotiation_id, interaction.user.id)
        await show_result(interaction, self.key.negotiation_id)
        if opened:
            await post_books(interaction, self.key.negotiation_id)


class SwapButton(TableButton, action="duel_swap"):
    """Challenge the other to the same case with the sides swapped."""

    label = "duel.swap"

    async def press(self, interaction: Interaction) -> None:
        """Post the invitation where the game was played."""
        from bot.ui.duel.challenging import invite
        from bot.ui.duel.places import shared_parent
        from bot.ui.duel.words import partner

        bot = interaction.client
        table = await bot.roleplay.duels.table(self.key.negotiation_id, interaction.user.id)
        if interaction.guild_id is None or interaction.channel_id is None:
            raise OnlyInServers
        shared_parent(interaction)
        wish = Wish(
            interaction.user.id,
            partner(table).user_id,
            table.scenario.id,
            table.theirs.id,
            interaction.guild_id,
            interaction.channel_id,
            redrawn=True,
        )
        await invite(interaction, wish)


async def show_result(
    interaction: Interaction,
    negotiation_id: int,
    answer: Callable[[Interaction, Layout], Awaitable[None]] = show,
) -> None:
    """Show this one's own result, with the books of both once they are open."""
    from bot.ui.duel.results import result_layout

    bot, results = interaction.client, interaction.client.roleplay.duels.results
    own = await results.own(negotiation_id, interaction.user.id)
    both = await results.both(negotiation_id, interaction.user.id)
    await answer(interaction, result_layout(bot.prompts, own, opened=both is not None))


async def post_books(interaction: Interaction, negotiation_id: int) -> None:
    """Show the books of both where the game was played, if that place still is."""
    from bot.ui.duel.results import books_layout
    from bot.ui.pictures import files

    bot, results = interaction.client, interaction.client.roleplay.duels.results
    both = await results.both(negotiation_id, interaction.user.id)
    if both is None or both[0].negotiation.channel_id is None:
        return
    negotiation = both[0].negotiation
    channel = bot.get_partial_messageable(
        negotiation.channel_id or 0, guild_id=negotiation.guild_id
    )
    layout = await books_layout(bot.prompts, *both)
    try:
        await channel.send(
            view=layout, files=files(layout.pictures), nonce=f"{negotiation.id}:books"
        )
    except discord.HTTPException as error:
        # Both find it under their own result, too.
        log.info("Could not post the books of %s: %s", negotiation.id, error.code)


ITEMS = (ResultButton, ShareButton, SwapButton)
