"""Packs that moderators have brought to their server, every version kept; and their defaults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.storage.quiz_schema import quiz_default, quiz_pack
from bot.storage.schema import keep_last
from bot.storage.versions import (
    add_version,
    all_of,
    delete_versions,
    find_version,
    newest_of,
    outdated,
    retire,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

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
    summary: str = ""


@dataclass(frozen=True, slots=True)
class NewPack:
    """A pack as it comes in; `name` is what its versions have in common."""

    guild_id: int
    name: str
    title: str
    questions: Sequence[Mapping[str, Any]]
    author_id: int
    summary: str = ""


async def add_pack(tx: AsyncConnection, new: NewPack, at: datetime) -> PackRow:
    """Keep a pack of a known member as the next version of its name, and return it."""
    pack_id = await add_version(
        tx,
        quiz_pack,
        new.guild_id,
        new.name,
        title=new.title,
        summary=new.summary,
        questions=[dict(question) for question in new.questions],
        author_id=new.author_id,
        imported_at=at,
    )
    row = await find_pack(tx, new.guild_id, pack_id)
    assert row is not None
    return row


async def find_pack(tx: AsyncConnection, guild_id: int, pack_id: int) -> PackRow | None:
    """Return a version of a pack of this server, None if the server has no such one."""
    found = await find_version(tx, quiz_pack, pack_id)
    row = None if found is None else PackRow(*found)
    return row if row is not None and row.guild_id == guild_id else None


async def packs_of(tx: AsyncConnection, guild_id: int) -> list[PackRow]:
    """Return the newest version of every pack that is offered, by title."""
    return [PackRow(*row) for row in await newest_of(tx, quiz_pack, guild_id)]


async def versions_of(tx: AsyncConnection, guild_id: int, name: str) -> list[PackRow]:
    """Return every version of a pack, the newest first."""
    return [PackRow(*row) for row in await all_of(tx, quiz_pack, guild_id, name)]


async def retire_pack(tx: AsyncConnection, guild_id: int, name: str, at: datetime | None) -> None:
    """Offer a pack no more, or (None) again; its versions are kept."""
    await retire(tx, quiz_pack, guild_id, name, at)


async def drop_outdated_packs(
    tx: AsyncConnection, guild_id: int, versions: int, retired: int
) -> None:
    """Delete versions that a server has too many of; live quizzes have their own questions."""
    found = await outdated(tx, quiz_pack, guild_id, versions, retired)
    await delete_versions(tx, quiz_pack, found)


async def default_setup(tx: AsyncConnection, guild_id: int) -> Mapping[str, Any] | None:
    """Return how this server plays if nobody says otherwise, None if that was never set."""
    row = select(quiz_default.c.setup).where(quiz_default.c.guild_id == guild_id)
    return (await tx.execute(row)).scalar_one_or_none()


async def keep_default_setup(tx: AsyncConnection, guild_id: int, setup: Mapping[str, Any]) -> None:
    """Keep how this server plays if nobody says otherwise."""
    await tx.execute(keep_last(tx, quiz_default, guild_id=guild_id, setup=dict(setup)))
