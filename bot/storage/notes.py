"""Notes the program keeps for itself between two starts, such as what it last told Discord."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.storage.schema import keep_last, setting

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection


async def note(tx: AsyncConnection, key: str) -> str | None:
    """Return what was noted under `key`, None if nothing was."""
    return (
        await tx.execute(select(setting.c.value).where(setting.c.key == key))
    ).scalar_one_or_none()


async def keep_note(tx: AsyncConnection, key: str, value: str) -> None:
    """Note `value` under `key` in place of what stood there."""
    await tx.execute(keep_last(tx, setting, key=key, value=value))
