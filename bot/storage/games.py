"""How many negotiations people have brought to an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bot.storage.schema import negotiation

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection


async def count_games(tx: AsyncConnection, user_ids: list[int]) -> dict[int, int]:
    """Return the number of finished negotiations of each of these people, 0 included."""
    table = negotiation.c
    rows = (
        select(table.user_id, func.count())
        .where(table.user_id.in_(user_ids), table.status == "finished")
        .group_by(table.user_id)
    )
    found = {row[0]: row[1] for row in await tx.execute(rows)}
    return {user_id: found.get(user_id, 0) for user_id in user_ids}
