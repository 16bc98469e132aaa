"""Who plays in a live quiz and what they pressed; many at once, in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, tuple_, update

from bot.storage.quiz_schema import quiz_player, quiz_press
from bot.storage.schema import keep_first, member

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class PlayerRow:
    """Somebody who plays; `name` is what they were called when they joined."""

    round_id: int
    user_id: int
    name: str
    team: str | None
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class PressRow:
    """One answer; `press_id` is Discord's id of the interaction, `answer` JSON."""

    round_id: int
    number: int
    user_id: int
    press_id: int
    answer: Mapping[str, Any]


async def add_players(tx: AsyncConnection, rows: Sequence[PlayerRow]) -> set[tuple[int, int]]:
    """Let people join who may be new here; return round and user of those who had not joined."""
    if not rows:
        return set()
    people = {row.user_id: row.joined_at for row in rows}
    known = [{"user_id": user_id, "first_seen": at} for user_id, at in sorted(people.items())]
    await tx.execute(keep_first(tx, member).values(known))
    values = [
        {
            "round_id": row.round_id,
            "user_id": row.user_id,
            "name": row.name,
            "team": row.team,
            "joined_at": row.joined_at,
        }
        for row in sorted(rows, key=lambda row: (row.round_id, row.user_id))
    ]
    table = quiz_player.c
    added = keep_first(tx, quiz_player).values(values).returning(table.round_id, table.user_id)
    return {(round_id, user_id) for round_id, user_id in await tx.execute(added)}


async def players_of(tx: AsyncConnection, round_id: int) -> list[PlayerRow]:
    """Return who plays, in the order in which they joined."""
    table = quiz_player.c
    rows = select(quiz_player).where(table.round_id == round_id)
    return [
        PlayerRow(*row) for row in await tx.execute(rows.order_by(table.joined_at, table.user_id))
    ]


async def count_players(tx: AsyncConnection, round_ids: Sequence[int]) -> dict[int, int]:
    """Return how many people play in each of these rounds."""
    table = quiz_player.c
    rows = (
        select(table.round_id, func.count())
        .where(table.round_id.in_(round_ids))
        .group_by(table.round_id)
    )
    found = {row[0]: row[1] for row in await tx.execute(rows)}
    return {round_id: found.get(round_id, 0) for round_id in round_ids}


async def put_in_team(tx: AsyncConnection, round_id: int, user_id: int, team: str | None) -> None:
    """Put a player into a team, or into none."""
    table = quiz_player.c
    await tx.execute(
        update(quiz_player)
        .where(table.round_id == round_id, table.user_id == user_id)
        .values(team=team)
    )


async def add_presses(tx: AsyncConnection, rows: Sequence[PressRow]) -> None:
    """Keep answers; one that is there already, by Discord's id, is left as it is."""
    if rows:
        values = [
            {
                "round_id": row.round_id,
                "number": row.number,
                "user_id": row.user_id,
                "press_id": row.press_id,
                "answer": dict(row.answer),
            }
            for row in rows
        ]
        await tx.execute(keep_first(tx, quiz_press).values(values))


async def presses_of(
    tx: AsyncConnection, round_id: int, number: int | None = None
) -> list[PressRow]:
    """Return the answers to a question, or all of the round, in the order of Discord's stamps."""
    table = quiz_press.c
    rows = select(quiz_press).where(table.round_id == round_id)
    if number is not None:
        rows = rows.where(table.number == number)
    return [PressRow(*row) for row in await tx.execute(rows.order_by(table.press_id))]


async def presses_by(tx: AsyncConnection, keys: Sequence[tuple[int, int, int]]) -> list[PressRow]:
    """Return what these people have answered before, by round, question and user."""
    table = quiz_press.c
    wanted = tuple_(table.round_id, table.number, table.user_id).in_(keys)
    rows = select(quiz_press).where(wanted).order_by(table.press_id)
    return [PressRow(*row) for row in await tx.execute(rows)]


async def count_presses(tx: AsyncConnection, round_id: int) -> int:
    """Return how many answers there are in the whole round."""
    count = select(func.count()).where(quiz_press.c.round_id == round_id)
    return (await tx.execute(count)).scalar_one()


async def answered_by(tx: AsyncConnection, round_id: int, number: int) -> dict[int, int]:
    """Return who has answered this question, with the id of their last press."""
    table = quiz_press.c
    rows = (
        select(table.user_id, func.max(table.press_id).label("press_id"))
        .where(table.round_id == round_id, table.number == number)
        .group_by(table.user_id)
    )
    return {row.user_id: row.press_id for row in await tx.execute(rows)}


async def last_press_in(tx: AsyncConnection, round_id: int) -> int | None:
    """Return the id of the last press in the round, None if there is none."""
    last = select(func.max(quiz_press.c.press_id)).where(quiz_press.c.round_id == round_id)
    return (await tx.execute(last)).scalar_one()


async def rounds_played_by(tx: AsyncConnection, user_ids: Sequence[int], limit: int) -> list[int]:
    """Return up to `limit` rounds in which any of these people plays, the latest first."""
    table = quiz_player.c
    rows = select(table.round_id).where(table.user_id.in_(user_ids)).distinct()
    return list((await tx.execute(rows.order_by(table.round_id.desc()).limit(limit))).scalars())


async def presses_among(
    tx: AsyncConnection, round_ids: Sequence[int], user_ids: Sequence[int]
) -> list[PressRow]:
    """Return what these people have answered in these rounds, in the order of Discord's stamps."""
    table = quiz_press.c
    rows = select(quiz_press).where(table.round_id.in_(round_ids), table.user_id.in_(user_ids))
    return [PressRow(*row) for row in await tx.execute(rows.order_by(table.press_id))]
