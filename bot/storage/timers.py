"""Things to do at a time, kept so that no restart loses them: claim, act, then done.

A claimed timer that nobody has finished comes up again after a while, so what is done must bear
being done twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, delete, func, or_, select, update

from bot.storage.learning_schema import timer
from bot.storage.schema import insert

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

CLAIM_LASTS = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Timer:
    """Something to do; one for each `kind` and `subject`."""

    id: int
    kind: str
    subject: str
    user_id: int | None
    payload: Mapping[str, Any]
    due_at: datetime


async def set_timer(
    tx: AsyncConnection,
    kind: str,
    subject: str,
    due_at: datetime,
    payload: Mapping[str, Any],
    user_id: int | None = None,
) -> None:
    """Set the timer of this kind and subject, in place of the one there was."""
    row = insert(tx, timer).values(
        kind=kind, subject=subject, due_at=due_at, payload=dict(payload), user_id=user_id
    )
    anew = {"due_at": due_at, "payload": dict(payload), "claimed_at": None}
    await tx.execute(row.on_conflict_do_update(index_elements=["kind", "subject"], set_=anew))


async def find_timer(tx: AsyncConnection, kind: str, subject: str) -> Timer | None:
    """Return the timer, None if none is set."""
    row = _all().where(timer.c.kind == kind, timer.c.subject == subject)
    found = (await tx.execute(row)).one_or_none()
    return Timer(*found) if found else None


async def claim_due(tx: AsyncConnection, kind: str, at: datetime, limit: int) -> list[Timer]:
    """Take what is due, the longest waiting first, so that no other process does it meanwhile."""
    table = timer.c
    waiting = or_(table.claimed_at.is_(None), table.claimed_at < at - CLAIM_LASTS)
    due = (
        select(table.id)
        .where(table.kind == kind, table.due_at <= at, waiting)
        .order_by(table.due_at, table.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = update(timer).where(table.id.in_(due)).values(claimed_at=at).returning(table.id)
    ids = list((await tx.execute(taken)).scalars())
    rows = await tx.execute(_all().where(table.id.in_(ids)).order_by(table.due_at, table.id))
    return [Timer(*row) for row in rows]


async def put_off(tx: AsyncConnection, done: Timer, due_at: datetime) -> None:
    """Note that a claimed timer was done, and when it comes up again.

    A timer that was set anew or stopped meanwhile is left as it is.
    """
    await tx.execute(
        update(timer)
        .where(timer.c.id == done.id, timer.c.due_at == done.due_at)
        .values(due_at=due_at, claimed_at=None)
    )


async def stop_timer(tx: AsyncConnection, kind: str, subject: str) -> bool:
    """Remove the timer; return False if none was set."""
    gone = delete(timer).where(timer.c.kind == kind, timer.c.subject == subject)
    return (await tx.execute(gone)).rowcount == 1


async def next_timer(tx: AsyncConnection, kind: str) -> datetime | None:
    """Return when the next timer of this kind is due, None if there is none."""
    first = select(func.min(timer.c.due_at)).where(timer.c.kind == kind)
    return (await tx.execute(first)).scalar_one()


def _all() -> Select[*tuple[Any, ...]]:
    table = timer.c
    return select(table.id, table.kind, table.subject, table.user_id, table.payload, table.due_at)
