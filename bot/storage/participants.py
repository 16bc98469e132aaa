"""Who sits at a table of two, on which side, and what each has asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, insert, or_, select, update

from bot.storage.duel_schema import participant
from bot.storage.schema import PERSON, negotiation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class Participant:
    """One of the two: `shares` once they agreed to show their analysis to the other.

    `remind_hours` is how long their turn may last before they are reminded, None for never.
    """

    user_id: int
    side: str
    shares: bool = False
    remind_hours: int | None = None


async def seat_people(tx: AsyncConnection, negotiation_id: int, sides: Mapping[str, int]) -> None:
    """Seat known members at a negotiation, by side."""
    rows = [
        {"negotiation_id": negotiation_id, "user_id": user_id, "side": side}
        for side, user_id in sides.items()
    ]
    await tx.execute(insert(participant), rows)


async def people_at(tx: AsyncConnection, negotiation_id: int) -> tuple[Participant, ...]:
    """Return who sits there, in the order of their sides' names; empty for a game alone."""
    table = participant.c
    rows = (
        select(table.user_id, table.side, table.shares, table.remind_hours)
        .where(table.negotiation_id == negotiation_id)
        .order_by(table.side)
    )
    return tuple(Participant(*row) for row in await tx.execute(rows))


async def shared_games(
    tx: AsyncConnection, user_id: int, *, running: bool, limit: int, skip: int = 0
) -> list[int]:
    """Return up to `limit` games of two of this person, the latest first, behind `skip`."""
    status = "running" if running else "finished"
    table = negotiation.c
    rows = (
        select(table.id)
        .join(participant, participant.c.negotiation_id == table.id)
        .where(participant.c.user_id == user_id, table.status == status)
        .order_by(table.started_at.desc(), table.id.desc())
        .limit(limit)
        .offset(skip)
    )
    return list((await tx.execute(rows)).scalars())


async def games_in(tx: AsyncConnection, user_id: int, channel_id: int, limit: int) -> list[int]:
    """Return up to `limit` games held in a channel in which this person plays, the latest first."""
    table = negotiation.c
    theirs = select(participant.c.negotiation_id).where(participant.c.user_id == user_id)
    plays = or_(
        and_(table.user_id == user_id, table.persona != PERSON),
        table.id.in_(theirs),
    )
    rows = (
        select(table.id)
        .where(table.channel_id == channel_id, plays)
        .order_by(table.started_at.desc(), table.id.desc())
        .limit(limit)
    )
    return list((await tx.execute(rows)).scalars())


async def forget_games_with(tx: AsyncConnection, user_id: int) -> int:
    """Delete every game of two this person has a part in, with its log, and return how many.

    It holds the words of both, so it goes with whoever of the two goes first; and so does what the
    other has forked from it.
    """
    theirs = select(participant.c.negotiation_id).where(participant.c.user_id == user_id)
    table = negotiation.c
    gone = delete(negotiation).where(or_(table.id.in_(theirs), table.partner_id == user_id))
    return (await tx.execute(gone)).rowcount


async def share_analysis(tx: AsyncConnection, negotiation_id: int, user_id: int) -> bool:
    """Note that this person agrees to show their analysis; it cannot be taken back.

    Return whether it was this that made both agree.
    """
    # On PostgreSQL both may do so at once: each would see the other as still silent.
    table = participant.c
    both = select(table.user_id, table.shares).where(table.negotiation_id == negotiation_id)
    before = {row[0]: row[1] for row in await tx.execute(both.with_for_update())}
    await _change(tx, negotiation_id, user_id, shares=True)
    return not before.pop(user_id) and all(before.values())


async def remind_after(
    tx: AsyncConnection, negotiation_id: int, user_id: int, hours: int | None
) -> None:
    """Note after how many hours this person wants to be reminded, None for never."""
    await _change(tx, negotiation_id, user_id, remind_hours=hours)


async def _change(tx: AsyncConnection, negotiation_id: int, user_id: int, **values: object) -> None:
    table = participant.c
    row = update(participant).where(
        table.negotiation_id == negotiation_id, table.user_id == user_id
    )
    await tx.execute(row.values(**values))
