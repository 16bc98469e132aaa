"""What a server has brought and brings again: every version of a name, the newest on offer.

Packs and scenarios are kept alike: in tables with `id`, `guild_id`, `name`, `version`, `title`,
`imported_at` and `retired_at`, which is None while the thing is on offer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import Row, Table
    from sqlalchemy.ext.asyncio import AsyncConnection


async def add_version(
    tx: AsyncConnection, table: Table, guild_id: int, name: str, **values: object
) -> int:
    """Keep the next version of a name and return its id."""
    newest = select(func.max(table.c.version)).where(
        table.c.guild_id == guild_id, table.c.name == name
    )
    version = ((await tx.execute(newest)).scalar_one() or 0) + 1
    added = table.insert().values(guild_id=guild_id, name=name, version=version, **values)
    return (await tx.execute(added.returning(table.c.id))).scalar_one()


async def find_version(
    tx: AsyncConnection, table: Table, version_id: int
) -> Row[tuple[object, ...]] | None:
    """Return a version of any server, None if there is no such one."""
    return (await tx.execute(select(table).where(table.c.id == version_id))).one_or_none()


async def newest_of(
    tx: AsyncConnection, table: Table, guild_id: int
) -> list[Row[tuple[object, ...]]]:
    """Return the newest version of every name that is on offer, by title."""
    newest = (
        select(table.c.name, func.max(table.c.version).label("version"))
        .where(table.c.guild_id == guild_id)
        .group_by(table.c.name)
        .subquery()
    )
    on_offer = (
        select(table)
        .join(newest, (table.c.name == newest.c.name) & (table.c.version == newest.c.version))
        .where(table.c.guild_id == guild_id, table.c.retired_at.is_(None))
        .order_by(table.c.title, table.c.id)
    )
    return [*(await tx.execute(on_offer))]


async def all_of(
    tx: AsyncConnection, table: Table, guild_id: int, name: str
) -> list[Row[tuple[object, ...]]]:
    """Return every version of a name, the newest first."""
    found = (
        select(table)
        .where(table.c.guild_id == guild_id, table.c.name == name)
        .order_by(table.c.version.desc())
    )
    return [*(await tx.execute(found))]


async def retire(
    tx: AsyncConnection, table: Table, guild_id: int, name: str, at: datetime | None
) -> None:
    """Offer a name no more, or (None) again; its versions are kept."""
    of_name = (table.c.guild_id == guild_id) & (table.c.name == name)
    await tx.execute(update(table).where(of_name).values(retired_at=at))


async def outdated(
    tx: AsyncConnection, table: Table, guild_id: int, versions: int, retired: int
) -> list[int]:
    """Return the versions that a server has too many of, by id.

    Of every name the newest `versions` stay, and of what is not on offer the latest `retired`.
    """
    rank = func.row_number().over(partition_by=table.c.name, order_by=table.c.version.desc())
    ranked = select(table.c.id, rank.label("rank")).where(table.c.guild_id == guild_id).subquery()
    old = select(ranked.c.id).where(ranked.c.rank > versions)
    gone = (
        select(table.c.id)
        .where(table.c.guild_id == guild_id, table.c.retired_at.is_not(None))
        .order_by(table.c.retired_at.desc(), table.c.id.desc())
        .offset(retired)
    )
    found = {*(await tx.execute(old)).scalars(), *(await tx.execute(gone)).scalars()}
    return sorted(found)


async def delete_versions(tx: AsyncConnection, table: Table, ids: Collection[int]) -> None:
    """Delete these versions for good."""
    await tx.execute(delete(table).where(table.c.id.in_(ids)))
