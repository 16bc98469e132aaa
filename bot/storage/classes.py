"""Classes: who has learned or played in a server, and who does not want to be shown there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, union

from bot.storage.class_schema import class_member
from bot.storage.duel_schema import participant
from bot.storage.quiz_schema import class_absence, quiz_player, quiz_round
from bot.storage.schema import keep_first, keep_last, negotiation

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class ClassMember:
    """One of a class; `name` is what they were called last, "" if nobody knows."""

    user_id: int
    name: str
    is_absent: bool


async def note_member(
    tx: AsyncConnection, guild_id: int, user_id: int, name: str, at: datetime
) -> None:
    """Note that a known member learns in this server, and what they are called there."""
    row = keep_last(tx, class_member, guild_id=guild_id, user_id=user_id, name=name, seen_at=at)
    await tx.execute(row)


async def class_of(tx: AsyncConnection, guild_id: int) -> list[ClassMember]:
    """Return everybody who has learned, negotiated or played in this server, by id."""
    noted = class_member.c
    here = select(quiz_round.c.id).where(quiz_round.c.guild_id == guild_id)
    tables = select(negotiation.c.id).where(negotiation.c.guild_id == guild_id)
    alone = select(negotiation.c.user_id).where(negotiation.c.guild_id == guild_id)
    everybody = union(
        select(noted.user_id).where(noted.guild_id == guild_id),
        select(quiz_player.c.user_id).where(quiz_player.c.round_id.in_(here)),
        alone,
        select(participant.c.user_id).where(participant.c.negotiation_id.in_(tables)),
    )
    found = sorted((await tx.execute(everybody)).scalars())
    names = await _names(tx, guild_id)
    absent = await absent_from(tx, guild_id)
    return [ClassMember(user_id, names.get(user_id, ""), user_id in absent) for user_id in found]


async def classes(tx: AsyncConnection) -> list[int]:
    """Return the servers in which somebody has learned, negotiated or played."""
    found = union(
        select(class_member.c.guild_id),
        select(quiz_round.c.guild_id),
        select(negotiation.c.guild_id).where(negotiation.c.guild_id.is_not(None)),
    )
    return sorted((await tx.execute(found)).scalars())


async def stay_away(tx: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Show a known member in no class view of this server any more."""
    await tx.execute(keep_first(tx, class_absence).values(guild_id=guild_id, user_id=user_id))


async def come_back(tx: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Show them again."""
    table = class_absence.c
    await tx.execute(
        delete(class_absence).where(table.guild_id == guild_id, table.user_id == user_id)
    )


async def absent_from(tx: AsyncConnection, guild_id: int) -> frozenset[int]:
    """Return who does not want to be shown in the class views of this server."""
    rows = select(class_absence.c.user_id).where(class_absence.c.guild_id == guild_id)
    return frozenset((await tx.execute(rows)).scalars())


async def forget_class_members(tx: AsyncConnection, before: datetime) -> int:
    """Delete who was not seen in a class since that moment; return how many."""
    old = delete(class_member).where(class_member.c.seen_at < before)
    return (await tx.execute(old)).rowcount


async def _names(tx: AsyncConnection, guild_id: int) -> dict[int, str]:
    """What people were called last: in the class, or else in a quiz."""
    joined = (
        select(quiz_player.c.user_id, func.max(quiz_player.c.joined_at).label("at"))
        .join(quiz_round, quiz_round.c.id == quiz_player.c.round_id)
        .where(quiz_round.c.guild_id == guild_id)
        .group_by(quiz_player.c.user_id)
        .subquery()
    )
    last = select(quiz_player.c.user_id, quiz_player.c.name).join(
        joined,
        (joined.c.user_id == quiz_player.c.user_id) & (joined.c.at == quiz_player.c.joined_at),
    )
    noted = select(class_member.c.user_id, class_member.c.name).where(
        class_member.c.guild_id == guild_id
    )
    return {row[0]: row[1] for query in (last, noted) for row in await tx.execute(query)}
