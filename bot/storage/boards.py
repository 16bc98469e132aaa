"""Who wants to stand on the leaderboard of which server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.storage.learning_schema import board_member
from bot.storage.schema import keep_first

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


async def join_board(tx: AsyncConnection, guild_id: int, user_id: int, at: datetime) -> None:
    """Put a known member on the board; nothing changes for one who stands there."""
    row = keep_first(tx, board_member).values(guild_id=guild_id, user_id=user_id, joined_at=at)
    await tx.execute(row)


async def leave_board(tx: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Take somebody off the board; nothing happens if they are not on it."""
    table = board_member.c
    await tx.execute(
        delete(board_member).where(table.guild_id == guild_id, table.user_id == user_id)
    )


async def board_of(tx: AsyncConnection, guild_id: int) -> list[int]:
    """Return who stands on the board, in the order in which they joined."""
    table = board_member.c
    rows = select(table.user_id).where(table.guild_id == guild_id)
    return list((await tx.execute(rows.order_by(table.joined_at, table.user_id))).scalars())
