"""What many people have done, read in a few statements for a whole class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import distinct, func, select

from bot.storage.duel_schema import participant
from bot.storage.learning_schema import lesson_visit
from bot.storage.negotiations import WHOLE_ALONE
from bot.storage.quiz_schema import quiz_player, quiz_round, solo_answer
from bot.storage.schema import negotiation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class Seat:
    """The side somebody took in a negotiation that is over."""

    negotiation_id: int
    user_id: int
    side: str


async def lessons_done(tx: AsyncConnection, user_ids: Sequence[int]) -> dict[int, set[str]]:
    """Return the ids of the lessons each of these people has finished."""
    table = lesson_visit.c
    done: dict[int, set[str]] = {user_id: set() for user_id in user_ids}
    rows = select(table.user_id, table.lesson).where(
        table.user_id.in_(user_ids), table.finished_at.is_not(None)
    )
    for user_id, lesson in await tx.execute(rows):
        done[user_id].add(lesson)
    return done


async def solo_quizzes_of(tx: AsyncConnection, user_ids: Sequence[int]) -> dict[int, int]:
    """Return in how many quizzes alone each of these people has answered; nobody with none."""
    table = solo_answer.c
    rows = (
        select(table.user_id, func.count(distinct(table.solo_id)))
        .where(table.user_id.in_(user_ids))
        .group_by(table.user_id)
    )
    return {row[0]: row[1] for row in await tx.execute(rows)}


async def quizzes_in(tx: AsyncConnection, guild_id: int) -> dict[int, int]:
    """Return how many live quizzes of this server people have played to the end, by person."""
    rows = (
        select(quiz_player.c.user_id, func.count())
        .join(quiz_round, quiz_round.c.id == quiz_player.c.round_id)
        .where(quiz_round.c.guild_id == guild_id, quiz_round.c.status == "finished")
        .group_by(quiz_player.c.user_id)
    )
    return {row[0]: row[1] for row in await tx.execute(rows)}


async def seats_in(tx: AsyncConnection, guild_id: int) -> list[Seat]:
    """Return who sat where in the negotiations that have ended in this server."""
    return [
        Seat(*row)
        for query in _seats(negotiation.c.guild_id == guild_id)
        for row in await tx.execute(query)
    ]


async def latest_seats(tx: AsyncConnection, user_id: int, limit: int) -> list[Seat]:
    """Return where somebody sat in the last negotiations they have ended, the latest first."""
    alone, shared = _seats()
    queries = (
        alone.where(negotiation.c.user_id == user_id),
        shared.where(participant.c.user_id == user_id),
    )
    latest = [query.order_by(negotiation.c.finished_at.desc()).limit(limit) for query in queries]
    found = [Seat(*row) for query in latest for row in await tx.execute(query)]
    return sorted(found, key=lambda each: -each.negotiation_id)[:limit]


def _seats(*where: ColumnElement[bool]) -> tuple[Select[int, int, str], ...]:
    """Who sat where in whole negotiations that have ended: alone, and with another."""
    table, seat = negotiation.c, participant.c
    over = (table.status == "finished", *where)
    return (
        select(table.id, table.user_id, table.side).where(*over, WHOLE_ALONE),
        select(table.id, seat.user_id, seat.side)
        .join(participant, seat.negotiation_id == table.id)
        .where(*over),
    )
