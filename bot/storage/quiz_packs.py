"""Packs that moderators have brought to their server, every version kept; and their defaults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from bot.storage.quiz_schema import quiz_default, quiz_pack
from bot.storage.schema import keep_last

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class PackRow:
    """One version of a pack; `questions` are JSON, `retired_at` is None while it is offered."""

    id: int
    guild_id: int
    name: str
    version: int
    title: str
    questions: Sequence[Mapping[str, Any]]
    author_id: int | None
    imported_at: datetime
    retired_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewPack:
    """A pack as it comes in; `name` is what its versions have in common."""

    guild_id: int
    name: str
    title: str
    questions: Sequence[Mapping[str, Any]]
    author_id: int


async def add_pack(tx: AsyncConnection, new: NewPack, at: datetime) -> PackRow:
    """Keep a pack of a known member as the next version of its name, and return it."""
    table = quiz_pack.c
    newest = select(func.max(table.version)).where(
        table.guild_id == new.guild_id, table.name == new.name
    )
    version = ((await tx.execute(newest)).scalar_one() or 0) + 1
    added = (
        quiz_pack.insert()
        .values(
            guild_id=new.guild_id,
            name=new.name,
            version=version,
            title=new.title,
            questions=[dict(question) for question in new.questions],
            author_id=new.author_id,
            imported_at=at,
        )
        .returning(table.id)
    )
    pack_id = (await tx.execute(added)).scalar_one()
    (row,) = await _rows(tx, select(quiz_pack).where(table.id == pack_id))
    return row


async def find_pack(tx: AsyncConnection, guild_id: int, pack_id: int) -> PackRow | None:
    """Return a version of a pack of this server, None if the server has no such one."""
    table = quiz_pack.c
    rows = await _rows(tx, select(quiz_pack).where(table.id == pack_id, table.guild_id == guild_id))
    return rows[0] if rows else None


async def packs_of(tx: AsyncConnection, guild_id: int) -> list[PackRow]:
    """Return the newest version of every pack that is offered, by title."""
    table = quiz_pack.c
    newest = (
        select(table.name, func.max(table.version).label("version"))
        .where(table.guild_id == guild_id)
        .group_by(table.name)
        .subquery()
    )
    return await _rows(
        tx,
        select(quiz_pack)
        .join(newest, (table.name == newest.c.name) & (table.version == newest.c.version))
        .where(table.guild_id == guild_id, table.retired_at.is_(None))
        .order_by(table.title, table.id),
    )


async def versions_of(tx: AsyncConnection, guild_id: int, name: str) -> list[PackRow]:
    """Return every version of a pack, the newest first."""
    table = quiz_pack.c
    return await _rows(
        tx,
        select(quiz_pack)
        .where(table.guild_id == guild_id, table.name == name)
        .order_by(table.version.desc()),
    )


async def retire_pack(tx: AsyncConnection, guild_id: int, name: str, at: datetime | None) -> None:
    """Offer a pack no more, or (None) again; its versions are kept."""
    table = quiz_pack.c
    await tx.execute(
        update(quiz_pack)
        .where(table.guild_id == guild_id, table.name == name)
        .values(retired_at=at)
    )


async def default_setup(tx: AsyncConnection, guild_id: int) -> Mapping[str, Any] | None:
    """Return how this server plays if nobody says otherwise, None if that was never set."""
    row = select(quiz_default.c.setup).where(quiz_default.c.guild_id == guild_id)
    return (await tx.execute(row)).scalar_one_or_none()


async def keep_default_setup(tx: AsyncConnection, guild_id: int, setup: Mapping[str, Any]) -> None:
    """Keep how this server plays if nobody says otherwise."""
    await tx.execute(keep_last(tx, quiz_default, guild_id=guild_id, setup=dict(setup)))


async def _rows(tx: AsyncConnection, query: Select[*tuple[object, ...]]) -> list[PackRow]:
    return [PackRow(*row) for row in await tx.execute(query)]
