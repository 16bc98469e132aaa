"""Answering an interaction in whichever of its states it is."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from discord import InteractionResponseType

from bot.services.refusals import Refusal
from bot.ui.notices import refusal_layout
from bot.ui.pictures import files

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from bot.app import Interaction
    from bot.ui.layout import Layout


async def show(interaction: Interaction, layout: Layout) -> None:
    """Put `layout` where the answer was promised, or into a private message if nowhere yet."""
    pictures = files(layout.pictures)
    if interaction.response.is_done():
        # Pictures of what the message showed before go away with it.
        await interaction.edit_original_response(view=layout, attachments=pictures)
    else:
        await interaction.response.send_message(view=layout, files=pictures, ephemeral=True)


async def tell(interaction: Interaction, layout: Layout) -> None:
    """Say something in private without replacing the message that was pressed."""
    if interaction.response.type is InteractionResponseType.deferred_message_update:
        await interaction.followup.send(view=layout, files=files(layout.pictures), ephemeral=True)
    else:
        await show(interaction, layout)


@asynccontextmanager
async def kindly(interaction: Interaction) -> AsyncGenerator[None]:
    """Tell the person about a refusal that is raised inside; real errors pass through."""
    try:
        yield
    except Refusal as refusal:
        await tell(interaction, refusal_layout(interaction.client.prompts, refusal))
