"""How many negotiations people have brought to an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, union_all

from bot.storage.duel_schema import participant
from bot.storage.negotiations import WHOLE_ALONE
from bot.storage.schema import negotiation

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection


async def count_games(tx: AsyncConnection, user_ids: list[int]) -> dict[int, int]:
    """Return the number of finished games of each of these people, alone or with others."""
    table, seat = negotiation.c, participant.c
    alone = select(table.user_id).where(table.status == "finished", WHOLE_ALONE)
    shared = (
        select(seat.user_id)
        .join(negotiation, table.id == seat.negotiation_id)
        .where(table.status == "finished")
    )
    played = union_all(alone, shared).subquery()
    rows = (
        select(played.c.user_id, func.count())
        .where(played.c.user_id.in_(user_ids))
        .group_by(played.c.user_id)
    )
    found = {row[0]: row[1] for row in await tx.execute(rows)}
    return {user_id: found.get(user_id, 0) for user_id in user_ids}
