"""Negotiations: who plays what, where its panel stands, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, func, select, update

from bot.errors import AlreadyRunning
from bot.storage.schema import PERSON, keep_first, negotiation

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.ext.asyncio import AsyncConnection

ALONE = negotiation.c.persona != PERSON
"""Games and practices against a persona; those of two are found through `participants`."""
WHOLE_ALONE = and_(ALONE, negotiation.c.lesson.is_(None))
"""Games against a persona from beginning to end: practices are no games."""


@dataclass(frozen=True, slots=True)
class Negotiation:
    """One row: `panel_seq` is the last event its panel shows, `outcome` is None while it runs.

    A fork names the game it left and the exchange in which it did; that game may be gone. If it was
    one of two, `partner_id` is whose letters the fork begins with. A practice names its `lesson`.
    """

    id: int
    user_id: int
    scenario: str
    side: str
    persona: str
    seed: int
    guild_id: int | None
    channel_id: int | None
    panel_message_id: int | None
    panel_seq: int
    status: str
    outcome: str | None
    started_at: datetime
    finished_at: datetime | None
    parent_id: int | None = None
    parent_turn: int | None = None
    lesson: str | None = None
    partner_id: int | None = None

    @property
    def is_running(self) -> bool:
        """Whether moves can still be made."""
        return self.status == "running"


@dataclass(frozen=True, slots=True)
class NewNegotiation:
    """What is fixed when a negotiation starts."""

    user_id: int
    scenario: str
    side: str
    persona: str
    seed: int
    parent_id: int | None = None
    parent_turn: int | None = None
    lesson: str | None = None
    partner_id: int | None = None


async def open_negotiation(tx: AsyncConnection, new: NewNegotiation, at: datetime) -> int:
    """Write a new running negotiation of a known member and return its id.

    Raises AlreadyRunning if the member has one of this scenario, or a practice of this lesson, that
    has not ended.
    """
    row = keep_first(tx, negotiation).values(
        user_id=new.user_id,
        scenario=new.scenario,
        side=new.side,
        persona=new.persona,
        seed=new.seed,
        started_at=at,
        parent_id=new.parent_id,
        parent_turn=new.parent_turn,
        lesson=new.lesson,
        partner_id=new.partner_id,
    )
    negotiation_id = (await tx.execute(row.returning(negotiation.c.id))).scalar_one_or_none()
    if negotiation_id is not None:
        return negotiation_id
    table = negotiation.c
    same = and_(WHOLE_ALONE, table.scenario == new.scenario)
    running = select(table.id).where(
        table.user_id == new.user_id,
        table.status == "running",
        table.lesson == new.lesson if new.lesson else same,
    )
    raise AlreadyRunning((await tx.execute(running)).scalar_one())


async def find_negotiation(tx: AsyncConnection, negotiation_id: int) -> Negotiation | None:
    """Return the negotiation, or None if it was never there or has been deleted."""
    found = await _rows(tx, select(negotiation).where(negotiation.c.id == negotiation_id))
    return found[0] if found else None


async def running_of(tx: AsyncConnection, user_id: int) -> list[Negotiation]:
    """Return what the member plays alone at the moment, the latest first."""
    return await _rows(
        tx,
        select(negotiation)
        .where(negotiation.c.user_id == user_id, negotiation.c.status == "running", ALONE)
        .order_by(negotiation.c.started_at.desc(), negotiation.c.id.desc()),
    )


async def running_in(tx: AsyncConnection, user_id: int, channel_id: int) -> list[Negotiation]:
    """Return what the member plays alone in a channel, what was moved in last first."""
    table = negotiation.c
    return await _rows(
        tx,
        select(negotiation)
        .where(
            table.user_id == user_id,
            table.channel_id == channel_id,
            table.status == "running",
            ALONE,
        )
        .order_by(table.panel_message_id.desc(), table.id.desc()),
    )


async def forks_of(tx: AsyncConnection, negotiation_id: int) -> list[Negotiation]:
    """Return the finished games that were forked from this one, the oldest first."""
    table = negotiation.c
    return await _rows(
        tx,
        select(negotiation)
        .where(table.parent_id == negotiation_id, table.status == "finished")
        .order_by(table.id),
    )


async def finished_of(
    tx: AsyncConnection, user_id: int, limit: int, skip: int = 0
) -> list[Negotiation]:
    """Return up to `limit` finished games of the member alone, the latest first, behind `skip`."""
    return await _rows(
        tx,
        select(negotiation)
        .where(negotiation.c.user_id == user_id, negotiation.c.status == "finished", WHOLE_ALONE)
        .order_by(negotiation.c.finished_at.desc(), negotiation.c.id.desc())
        .limit(limit)
        .offset(skip),
    )


async def count_running(tx: AsyncConnection) -> int:
    """Return how many negotiations of all members run."""
    running = select(func.count()).where(negotiation.c.status == "running")
    return (await tx.execute(running)).scalar_one()


async def place(
    tx: AsyncConnection, negotiation_id: int, guild_id: int | None, channel_id: int
) -> None:
    """Remember where the negotiation is held; `guild_id` is None in a direct message."""
    await _change(tx, negotiation_id, guild_id=guild_id, channel_id=channel_id)


async def remember_panel(
    tx: AsyncConnection, negotiation_id: int, message_id: int, panel_seq: int
) -> None:
    """Remember the message with the panel, and the last event it shows."""
    await _change(tx, negotiation_id, panel_message_id=message_id, panel_seq=panel_seq)


async def finish(tx: AsyncConnection, negotiation_id: int, outcome: str, at: datetime) -> None:
    """Close the negotiation for moves."""
    await _change(tx, negotiation_id, status="finished", outcome=outcome, finished_at=at)


async def forget_finished(tx: AsyncConnection, before: datetime) -> int:
    """Delete what was finished before that moment, with its log, and return how many."""
    old = delete(negotiation).where(negotiation.c.finished_at < before)
    return (await tx.execute(old)).rowcount


async def _change(tx: AsyncConnection, negotiation_id: int, **values: object) -> None:
    await tx.execute(update(negotiation).where(negotiation.c.id == negotiation_id).values(**values))


async def _rows(tx: AsyncConnection, query: Select[*tuple[object, ...]]) -> list[Negotiation]:
    return [Negotiation(*row) for row in await tx.execute(query)]
