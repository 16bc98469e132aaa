"""The course as each learner has walked it: where they are in a lesson, and what they answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select, update

from bot.storage.learning_schema import learner, lesson_answer, lesson_visit
from bot.storage.schema import insert, keep_last

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class Wishes:
    """How somebody wants to learn: lessons in any order, and no judgement test beforehand."""

    free_order: bool = False
    test_declined: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """Where somebody is in a lesson; `hints` counts those shown, `finished_at` stays once set."""

    lesson: str
    step: str
    hints: int
    seen_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Answered:
    """How a question of a lesson was answered the first and the last time."""

    question: str
    lesson: str
    first_right: bool
    is_right: bool
    tries: int


async def wishes_of(tx: AsyncConnection, user_id: int) -> Wishes:
    """Return what the learner has wished for; the usual if nothing."""
    row = select(learner.c.free_order, learner.c.test_declined).where(learner.c.user_id == user_id)
    found = (await tx.execute(row)).one_or_none()
    return Wishes(*found) if found else Wishes()


async def keep_wish(tx: AsyncConnection, user_id: int, **wish: bool) -> None:
    """Keep one wish of a known member, `free_order` or `test_declined`."""
    await tx.execute(keep_last(tx, learner, user_id=user_id, **wish))


async def visits_of(tx: AsyncConnection, user_id: int) -> list[Visit]:
    """Return the lessons somebody has opened, the last seen first."""
    table = lesson_visit.c
    rows = (
        select(table.lesson, table.step, table.hints, table.seen_at, table.finished_at)
        .where(table.user_id == user_id)
        .order_by(table.seen_at.desc(), table.lesson)
    )
    return [Visit(*row) for row in await tx.execute(rows)]


async def visit_of(tx: AsyncConnection, user_id: int, lesson: str) -> Visit | None:
    """Return where somebody is in a lesson, None if it was never opened."""
    table = lesson_visit.c
    row = select(table.lesson, table.step, table.hints, table.seen_at, table.finished_at).where(
        table.user_id == user_id, table.lesson == lesson
    )
    found = (await tx.execute(row)).one_or_none()
    return Visit(*found) if found else None


async def keep_step(
    tx: AsyncConnection, user_id: int, lesson: str, step: str, at: datetime
) -> None:
    """Note where a known member is; hints that were shown stay shown."""
    row = insert(tx, lesson_visit).values(
        user_id=user_id, lesson=lesson, step=step, started_at=at, seen_at=at
    )
    await tx.execute(
        row.on_conflict_do_update(
            index_elements=["user_id", "lesson"], set_={"step": step, "seen_at": at}
        )
    )


async def keep_hints(tx: AsyncConnection, user_id: int, lesson: str, hints: int) -> None:
    """Note how many hints have been shown in a lesson that was opened; never fewer than before."""
    more = case((lesson_visit.c.hints < hints, hints), else_=lesson_visit.c.hints)
    await tx.execute(
        update(lesson_visit)
        .where(lesson_visit.c.user_id == user_id, lesson_visit.c.lesson == lesson)
        .values(hints=more)
    )


async def finish_lesson(tx: AsyncConnection, user_id: int, lesson: str, at: datetime) -> bool:
    """Note that an opened lesson is finished; return True if this was the first time."""
    first = (
        update(lesson_visit)
        .where(
            lesson_visit.c.user_id == user_id,
            lesson_visit.c.lesson == lesson,
            lesson_visit.c.finished_at.is_(None),
        )
        .values(finished_at=at)
    )
    return (await tx.execute(first)).rowcount == 1


async def keep_lesson_answer(
    tx: AsyncConnection, user_id: int, question: str, lesson: str, is_right: bool, at: datetime
) -> None:
    """Keep an answer of a known member; what they answered first stays known."""
    row = insert(tx, lesson_answer).values(
        user_id=user_id,
        question=question,
        lesson=lesson,
        first_right=is_right,
        is_right=is_right,
        at=at,
    )
    again = {"is_right": is_right, "at": at, "tries": lesson_answer.c.tries + 1}
    await tx.execute(row.on_conflict_do_update(index_elements=["user_id", "question"], set_=again))


async def lesson_answers(
    tx: AsyncConnection, user_id: int, lesson: str | None = None
) -> list[Answered]:
    """Return what somebody has answered in one lesson, or in all (None)."""
    table = lesson_answer.c
    rows = select(
        table.question, table.lesson, table.first_right, table.is_right, table.tries
    ).where(table.user_id == user_id)
    if lesson is not None:
        rows = rows.where(table.lesson == lesson)
    return [Answered(*row) for row in await tx.execute(rows.order_by(table.question))]


async def finished_lessons(tx: AsyncConnection, user_ids: list[int]) -> dict[int, int]:
    """Return how many lessons each of these people has finished; nobody with none."""
    table = lesson_visit.c
    rows = (
        select(table.user_id, func.count())
        .where(table.user_id.in_(user_ids), table.finished_at.is_not(None))
        .group_by(table.user_id)
    )
    return {row[0]: row[1] for row in await tx.execute(rows)}
