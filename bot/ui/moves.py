"""Moving at a table: the one way from a press to the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.app import Interaction
    from bot.negotiation.commands import Command
    from bot.services.tables import Table
    from bot.ui.ids import TableKey


async def move(interaction: Interaction, key: TableKey, command: Callable[[str], Command]) -> Table:
    """Do what `command` makes for the learner's side; return the table with the answer.

    Raises the refusals of `Roleplay.act`.
    """
    roleplay, user_id = interaction.client.roleplay, interaction.user.id
    side_id = (await roleplay.table(key.negotiation_id, user_id)).mine.id
    return await roleplay.act(
        key.negotiation_id, user_id, key.turn, command(side_id), interaction.created_at
    )
