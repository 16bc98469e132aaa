"""What a moderator has uploaded and looks at before it is imported: one thing at a time, a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from bot.storage.upload_schema import upload

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Upload:
    """One row; `content` is JSON."""

    id: int
    guild_id: int
    user_id: int
    content: Mapping[str, Any]
    at: datetime


async def keep_upload(
    tx: AsyncConnection, guild_id: int, user_id: int, content: Mapping[str, Any], at: datetime
) -> int:
    """Keep what a known member has uploaded, in place of their last upload; return its id."""
    theirs = (upload.c.guild_id == guild_id) & (upload.c.user_id == user_id)
    await tx.execute(delete(upload).where(theirs))
    await forget_uploads(tx, at)
    row = upload.insert().values(guild_id=guild_id, user_id=user_id, content=dict(content), at=at)
    return (await tx.execute(row.returning(upload.c.id))).scalar_one()


async def find_upload(
    tx: AsyncConnection, upload_id: int, guild_id: int, user_id: int
) -> Upload | None:
    """Return an upload of this member here, None if it was decided on or is too old."""
    mine = (upload.c.guild_id == guild_id) & (upload.c.user_id == user_id)
    row = (await tx.execute(select(upload).where(mine, upload.c.id == upload_id))).one_or_none()
    return None if row is None else Upload(*row)


async def forget_uploads(tx: AsyncConnection, now: datetime) -> None:
    """Delete what nobody has decided on for a day."""
    await tx.execute(delete(upload).where(upload.c.at < now - KEPT_FOR))


async def drop_upload(tx: AsyncConnection, upload_id: int) -> bool:
    """Delete an upload; return False if somebody else has just done so."""
    gone = delete(upload).where(upload.c.id == upload_id)
    return (await tx.execute(gone)).rowcount == 1
