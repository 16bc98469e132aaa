"""Live quizzes: one row for each, its log, and the messages that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from bot.errors import BackchannelError
from bot.storage.quiz_schema import quiz_event, quiz_round
from bot.storage.schema import keep_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.ext.asyncio import AsyncConnection


DATABASE_AWAY = (DBAPIError,)
"""What is raised while the database cannot be reached: to be tried again a little later."""


class ChannelBusy(BackchannelError):
    """There is a live quiz in this channel already, round `round_id`."""

    def __init__(self, round_id: int) -> None:
        super().__init__(f"Quiz {round_id} is still live in this channel.")
        self.round_id = round_id


class RoundMovedOn(BackchannelError):
    """Somebody else has done something in this round first; nothing was written."""

    def __init__(self, round_id: int, after_seq: int) -> None:
        super().__init__(f"Quiz {round_id} has moved on from event {after_seq}.")
        self.round_id = round_id
        self.after_seq = after_seq


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One live quiz; `setup` and `questions` are JSON, `told_seq` is the last event announced.

    The messages are None while there are none; `question_number` is what the message asks.
    """

    id: int
    guild_id: int
    channel_id: int
    host_id: int | None
    setup: Mapping[str, Any]
    questions: Sequence[Mapping[str, Any]]
    status: str
    seq: int
    told_seq: int
    lobby_message_id: int | None
    question_message_id: int | None
    question_number: int | None
    podium_message_id: int | None
    created_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewRound:
    """What is fixed when a lobby opens."""

    guild_id: int
    channel_id: int
    host_id: int
    setup: Mapping[str, Any]
    questions: Sequence[Mapping[str, Any]]


async def open_round(tx: AsyncConnection, new: NewRound, at: datetime) -> int:
    """Write a new live quiz of a known member and return its id; raises ChannelBusy."""
    row = keep_first(tx, quiz_round).values(
        guild_id=new.guild_id,
        channel_id=new.channel_id,
        host_id=new.host_id,
        setup=dict(new.setup),
        questions=[dict(question) for question in new.questions],
        created_at=at,
    )
    round_id = (await tx.execute(row.returning(quiz_round.c.id))).scalar_one_or_none()
    if round_id is not None:
        return round_id
    live = select(quiz_round.c.id).where(
        quiz_round.c.channel_id == new.channel_id, quiz_round.c.status == "live"
    )
    raise ChannelBusy((await tx.execute(live)).scalar_one())


async def find_rounds(tx: AsyncConnection, round_ids: Sequence[int]) -> dict[int, RoundRow]:
    """Return those of these rounds that there are, by id."""
    rows = await _rows(tx, select(quiz_round).where(quiz_round.c.id.in_(round_ids)))
    return {row.id: row for row in rows}


async def live_round_in(tx: AsyncConnection, channel_id: int) -> RoundRow | None:
    """Return the live quiz of a channel, None if there is none."""
    rows = await _rows(
        tx,
        select(quiz_round).where(
            quiz_round.c.channel_id == channel_id, quiz_round.c.status == "live"
        ),
    )
    return rows[0] if rows else None


async def live_rounds(tx: AsyncConnection) -> list[RoundRow]:
    """Return every live quiz, oldest first."""
    return await _rows(
        tx, select(quiz_round).where(quiz_round.c.status == "live").order_by(quiz_round.c.id)
    )


async def untold_rounds(tx: AsyncConnection) -> list[RoundRow]:
    """Return finished quizzes whose end was never shown, oldest first."""
    table = quiz_round.c
    return await _rows(
        tx,
        select(quiz_round)
        .where(table.status == "finished", table.told_seq < table.seq)
        .order_by(table.id),
    )


async def finished_rounds(
    tx: AsyncConnection, guild_id: int, limit: int, skip: int = 0
) -> list[RoundRow]:
    """Return up to `limit` finished quizzes of a server, the latest first, behind `skip`."""
    return await _rows(
        tx,
        select(quiz_round)
        .where(quiz_round.c.guild_id == guild_id, quiz_round.c.status == "finished")
        .order_by(quiz_round.c.created_at.desc(), quiz_round.c.id.desc())
        .limit(limit)
        .offset(skip),
    )


async def append_quiz_event(
    tx: AsyncConnection,
    round_id: int,
    after_seq: int,
    kind: str,
    payload: Mapping[str, Any],
    at: datetime,
) -> int:
    """Write an event behind event `after_seq` (0 for the first) and return its number.

    Raises RoundMovedOn, which must leave the transaction so that nothing stays written, if
    `after_seq` is not the last event.
    """
    table = quiz_round.c
    moved = (
        update(quiz_round)
        .where(table.id == round_id, table.seq == after_seq)
        .values(seq=after_seq + 1)
    )
    if (await tx.execute(moved)).rowcount != 1:
        raise RoundMovedOn(round_id, after_seq)
    await tx.execute(
        quiz_event.insert().values(
            round_id=round_id, seq=after_seq + 1, at=at, kind=kind, payload=dict(payload)
        )
    )
    return after_seq + 1


async def quiz_events(
    tx: AsyncConnection, round_ids: Sequence[int]
) -> dict[int, list[Mapping[str, Any]]]:
    """Return the payloads of whole logs in order, by round."""
    table = quiz_event.c
    found: dict[int, list[Mapping[str, Any]]] = {round_id: [] for round_id in round_ids}
    log = select(table.round_id, table.payload).where(table.round_id.in_(round_ids))
    for round_id, payload in await tx.execute(log.order_by(table.round_id, table.seq)):
        found[round_id].append(payload)
    return found


async def finish_round(tx: AsyncConnection, round_id: int, at: datetime) -> None:
    """Close the round: its channel is free for another."""
    await tx.execute(
        update(quiz_round)
        .where(quiz_round.c.id == round_id)
        .values(status="finished", finished_at=at)
    )


async def remember_messages(tx: AsyncConnection, round_id: int, **changed: int | None) -> None:
    """Remember which message shows what, or what was told, by the names of the columns."""
    await tx.execute(update(quiz_round).where(quiz_round.c.id == round_id).values(**changed))


async def forget_rounds(tx: AsyncConnection, before: datetime) -> int:
    """Delete quizzes that ended before that moment, with everything in them; return how many."""
    old = delete(quiz_round).where(quiz_round.c.finished_at < before)
    return (await tx.execute(old)).rowcount


async def _rows(tx: AsyncConnection, query: Select[*tuple[object, ...]]) -> list[RoundRow]:
    return [RoundRow(*row) for row in await tx.execute(query)]
