"""Members who have used the bot: one row for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage.schema import keep_first, member

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


async def meet(tx: AsyncConnection, user_id: int, at: datetime) -> bool:
    """Make sure the member is known; return True if this is the first time."""
    result = await tx.execute(keep_first(tx, member).values(user_id=user_id, first_seen=at))
    return result.rowcount == 1
