"""Where two people meet: one private thread that both are let into, found again by either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.duel_refusals import NoSharedThread
from bot.ui.rooms import NoThread, PlaceLost, thread_parent

if TYPE_CHECKING:
    import discord

    from bot.app import Interaction
    from bot.services.tables import Table

TEXTS = {
    "refusal.no_thread_here": "duel_refusal.no_thread_here",
    "refusal.thread_forbidden": "duel_refusal.thread_forbidden",
    "refusal.too_many_threads": "duel_refusal.too_many_threads",
}
"""For one person direct messages are a way out; for two there is none, and it is said so."""


def shared_parent(interaction: Interaction) -> discord.TextChannel:
    """The channel in which a thread for two can be opened; raises NoSharedThread."""
    try:
        return thread_parent(interaction)
    except NoThread as refusal:
        raise without_thread(refusal) from None


async def settle_together(interaction: Interaction, table: Table) -> Table:
    """Set the table in a thread of its own and let both in; raises NoSharedThread."""
    try:
        return await interaction.client.desk.settle(interaction, table, "thread")
    except NoThread as refusal:
        raise without_thread(refusal, table) from None


async def resume_together(interaction: Interaction, table: Table) -> None:
    """Lead one of the two back to the table, in a new thread for both if the old one is gone.

    Raises NoSharedThread where there can be none.
    """
    desk = interaction.client.desk
    try:
        table = await desk.find_again(interaction, table)
    except PlaceLost:
        shared_parent(interaction)
        table = await settle_together(interaction, table)
        await desk.point_to(interaction, table, "table.set_again")
    else:
        await desk.point_to(interaction, table, "table.found")


def without_thread(refusal: NoThread, table: Table | None = None) -> NoSharedThread:
    """The same refusal in words for two."""
    at = table.negotiation if table is not None else None
    return NoSharedThread(TEXTS[refusal.text], at, **refusal.values)
