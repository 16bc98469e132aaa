"""The log of a negotiation: rows are only ever added, numbered from 1 without gaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from bot.errors import TableMovedOn
from bot.storage.schema import keep_first, negotiation_event

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event to be written: `payload` is JSON, `words` the prose that was shown with it."""

    kind: str
    payload: Mapping[str, Any]
    words: str | None = None


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as it was written; `seq` counts from 1."""

    seq: int
    at: datetime
    kind: str
    payload: Mapping[str, Any]
    words: str | None


async def append_events(
    tx: AsyncConnection,
    negotiation_id: int,
    after_seq: int,
    rows: Sequence[NewEvent],
    at: datetime,
) -> int:
    """Write `rows` behind event `after_seq` (0 for the first) and return the last number.

    Raises TableMovedOn, which must leave the transaction so that nothing stays written, if
    `after_seq` is not the last event, or another writer takes one of the numbers first.
    """
    if await last_seq(tx, negotiation_id) != after_seq:
        raise TableMovedOn(negotiation_id, after_seq)
    if not rows:
        return after_seq
    values = [
        {
            "negotiation_id": negotiation_id,
            "seq": seq,
            "at": at,
            "kind": row.kind,
            "payload": dict(row.payload),
            "words": row.words,
        }
        for seq, row in enumerate(rows, start=after_seq + 1)
    ]
    # On PostgreSQL two writers may both have read `after_seq`: the primary key decides.
    added = keep_first(tx, negotiation_event).values(values).returning(negotiation_event.c.seq)
    if len((await tx.execute(added)).all()) != len(values):
        raise TableMovedOn(negotiation_id, after_seq)
    return after_seq + len(values)


async def last_seq(tx: AsyncConnection, negotiation_id: int) -> int:
    """Return the number of the last event, 0 if there is none."""
    seq = negotiation_event.c.seq
    last = select(func.max(seq)).where(negotiation_event.c.negotiation_id == negotiation_id)
    return (await tx.execute(last)).scalar_one() or 0


async def events(tx: AsyncConnection, negotiation_id: int) -> list[StoredEvent]:
    """Return the whole log in order."""
    table = negotiation_event.c
    log = (
        select(table.seq, table.at, table.kind, table.payload, table.words)
        .where(table.negotiation_id == negotiation_id)
        .order_by(table.seq)
    )
    return [StoredEvent(*row) for row in await tx.execute(log)]
