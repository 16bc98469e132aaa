"""Quizzes that people take alone: what is asked, and what came of each answer.

The answers stay: they tell what somebody should be asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from bot.storage.quiz_schema import solo_answer, solo_quiz
from bot.storage.schema import keep_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class SoloRow:
    """One quiz alone; `questions` are ids in order, `topic` is None if it was about all."""

    id: int
    user_id: int
    topic: str | None
    questions: Sequence[str]
    started_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class SoloAnswer:
    """What one answer came to; `share` is how much of it was right, from 0 to 1.

    `answer` is what was chosen, None for what was written in own words.
    """

    solo_id: int
    number: int
    user_id: int
    question: str
    is_right: bool
    share: float
    at: datetime
    answer: Mapping[str, Any] | None = None


async def open_solo(
    tx: AsyncConnection, user_id: int, topic: str | None, questions: Sequence[str], at: datetime
) -> int:
    """Begin a quiz of a known member, in place of one that was left; return its id."""
    table = solo_quiz.c
    await tx.execute(
        update(solo_quiz)
        .where(table.user_id == user_id, table.finished_at.is_(None))
        .values(finished_at=at)
    )
    row = solo_quiz.insert().values(
        user_id=user_id, topic=topic, questions=list(questions), started_at=at
    )
    return (await tx.execute(row.returning(table.id))).scalar_one()


async def find_solo(tx: AsyncConnection, solo_id: int) -> SoloRow | None:
    """Return the quiz, None if it was deleted."""
    rows = await _rows(tx, select(solo_quiz).where(solo_quiz.c.id == solo_id))
    return rows[0] if rows else None


async def running_solo(tx: AsyncConnection, user_id: int) -> SoloRow | None:
    """Return the quiz this member has not finished, None if there is none."""
    table = solo_quiz.c
    rows = await _rows(
        tx,
        select(solo_quiz)
        .where(table.user_id == user_id, table.finished_at.is_(None))
        .order_by(table.id.desc())
        .limit(1),
    )
    return rows[0] if rows else None


async def finish_solo(tx: AsyncConnection, solo_id: int, at: datetime) -> None:
    """Note that the quiz is over."""
    await tx.execute(
        update(solo_quiz)
        .where(solo_quiz.c.id == solo_id, solo_quiz.c.finished_at.is_(None))
        .values(finished_at=at)
    )


async def keep_solo_answer(tx: AsyncConnection, answer: SoloAnswer) -> bool:
    """Keep an answer; return False if this question of the quiz was answered before."""
    row = keep_first(tx, solo_answer).values(
        solo_id=answer.solo_id,
        number=answer.number,
        user_id=answer.user_id,
        question=answer.question,
        is_right=answer.is_right,
        share=answer.share,
        at=answer.at,
        answer=answer.answer,
    )
    return (await tx.execute(row)).rowcount == 1


async def solo_answers(tx: AsyncConnection, solo_id: int) -> list[SoloAnswer]:
    """Return the answers of one quiz in the order of its questions."""
    table = solo_answer.c
    rows = select(solo_answer).where(table.solo_id == solo_id).order_by(table.number)
    return [SoloAnswer(*row) for row in await tx.execute(rows)]


async def solo_answers_of(tx: AsyncConnection, user_ids: Sequence[int]) -> list[SoloAnswer]:
    """Return everything these people have answered alone, the oldest first."""
    table = solo_answer.c
    rows = select(solo_answer).where(table.user_id.in_(user_ids)).order_by(table.at)
    return [SoloAnswer(*row) for row in await tx.execute(rows)]


async def first_choices(tx: AsyncConnection, user_ids: Sequence[int]) -> list[SoloAnswer]:
    """Return what each of these people chose when they were asked a question the first time."""
    table = solo_answer.c
    first = (
        select(table.user_id, table.question, func.min(table.at).label("at"))
        .where(table.user_id.in_(user_ids))
        .group_by(table.user_id, table.question)
        .subquery()
    )
    same = (table.user_id == first.c.user_id) & (table.question == first.c.question)
    rows = (
        select(solo_answer)
        .join(first, same & (table.at == first.c.at))
        .where(table.answer.is_not(None))
        .order_by(table.at, table.user_id)
    )
    return [SoloAnswer(*row) for row in await tx.execute(rows)]


async def last_verdicts(tx: AsyncConnection, user_id: int) -> dict[str, tuple[bool, datetime]]:
    """Return for every question this member has answered how it went the last time, and when."""
    table = solo_answer.c
    last = (
        select(table.question, func.max(table.at).label("at"))
        .where(table.user_id == user_id)
        .group_by(table.question)
        .subquery()
    )
    rows = (
        select(table.question, table.is_right, table.at)
        .join(last, (table.question == last.c.question) & (table.at == last.c.at))
        .where(table.user_id == user_id)
    )
    return {question: (is_right, at) for question, is_right, at in await tx.execute(rows)}


async def _rows(tx: AsyncConnection, query: Select[*tuple[object, ...]]) -> list[SoloRow]:
    return [SoloRow(*row) for row in await tx.execute(query)]
