"""Blind votes on a better deal after the signing: one for each person, the first one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.storage.schema import improvement_vote, keep_first

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


async def keep_vote(
    tx: AsyncConnection, negotiation_id: int, user_id: int, *, yes: bool, at: datetime
) -> bool:
    """Keep a vote; return False if this person had voted before."""
    row = keep_first(tx, improvement_vote).values(
        negotiation_id=negotiation_id, user_id=user_id, yes=yes, at=at
    )
    return (await tx.execute(row)).rowcount == 1


async def votes_on(tx: AsyncConnection, negotiation_id: int) -> dict[int, bool]:
    """Return the votes so far, by person."""
    table = improvement_vote.c
    rows = select(table.user_id, table.yes).where(table.negotiation_id == negotiation_id)
    return {row.user_id: row.yes for row in await tx.execute(rows)}
