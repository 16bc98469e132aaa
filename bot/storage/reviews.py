"""Things to remember: one row for each person and thing, with when it comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, func, select, update

from bot.lessons.review import Memory
from bot.storage.learning_schema import review_card
from bot.storage.schema import keep_first

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class NewCard:
    """Something to remember: its key, the lesson it is from and, if it has one, its concept."""

    card: str
    lesson: str
    concept: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing to remember; `before` is its memory before the last answer, None before one."""

    card: str
    lesson: str
    concept: str | None
    memory: Memory
    before: Memory | None


async def add_cards(
    tx: AsyncConnection, user_id: int, cards: Iterable[NewCard], due: datetime
) -> int:
    """Add what a known member does not have yet; return how many that were."""
    rows = [
        {
            "user_id": user_id,
            "card": card.card,
            "lesson": card.lesson,
            "concept": card.concept,
            "due": due,
        }
        for card in cards
    ]
    if not rows:
        return 0
    added = keep_first(tx, review_card).values(rows).returning(review_card.c.card)
    return len((await tx.execute(added)).all())


async def ask_sooner(
    tx: AsyncConnection, user_id: int, cards: Collection[str], due: datetime
) -> None:
    """Bring what would come back later forward to `due`; leeches wait for their lesson."""
    table = review_card.c
    later = update(review_card).where(
        table.user_id == user_id,
        table.card.in_(cards),
        table.due > due,
        table.is_leech.is_(False),
    )
    await tx.execute(later.values(due=due))


async def due_cards(tx: AsyncConnection, user_id: int, at: datetime, limit: int) -> list[Kept]:
    """Return what is due, the longest waiting first; leeches are not asked."""
    table = review_card.c
    return await _kept(
        tx,
        select(review_card)
        .where(table.user_id == user_id, table.due <= at, table.is_leech.is_(False))
        .order_by(table.due, table.card)
        .limit(limit),
    )


async def count_due(tx: AsyncConnection, user_id: int, at: datetime) -> int:
    """Return how many things are due."""
    table = review_card.c
    due = select(func.count()).where(
        table.user_id == user_id, table.due <= at, table.is_leech.is_(False)
    )
    return (await tx.execute(due)).scalar_one()


async def next_due(tx: AsyncConnection, user_id: int) -> datetime | None:
    """Return when the next thing that is asked comes back, None if there is nothing at all."""
    table = review_card.c
    first = select(func.min(table.due)).where(table.user_id == user_id, table.is_leech.is_(False))
    return (await tx.execute(first)).scalar_one()


async def card_of(tx: AsyncConnection, user_id: int, card: str) -> Kept | None:
    """Return one thing to remember, None if this person has it not."""
    table = review_card.c
    found = await _kept(tx, select(review_card).where(table.user_id == user_id, table.card == card))
    return found[0] if found else None


async def cards_of(tx: AsyncConnection, user_ids: list[int]) -> dict[int, list[Kept]]:
    """Return everything these people keep, by person."""
    found: dict[int, list[Kept]] = {user_id: [] for user_id in user_ids}
    rows = select(review_card).where(review_card.c.user_id.in_(user_ids))
    for row in await tx.execute(rows.order_by(review_card.c.card)):
        found[row.user_id].append(_one(row))
    return found


async def keep_review(
    tx: AsyncConnection,
    user_id: int,
    card: str,
    after_reviews: int,
    memory: Memory,
    before: Memory,
) -> bool:
    """Write what an answer changed; return False if another press was written first.

    `after_reviews` is how many answers there were when this one was asked for.
    """
    changed = (
        update(review_card)
        .where(
            review_card.c.user_id == user_id,
            review_card.c.card == card,
            review_card.c.reviews == after_reviews,
        )
        .values(**_columns(memory), before=_dump(before))
    )
    return (await tx.execute(changed)).rowcount == 1


async def leeches_of(tx: AsyncConnection, user_id: int) -> list[Kept]:
    """Return what is not asked any more because it was forgotten too often."""
    table = review_card.c
    return await _kept(
        tx,
        select(review_card)
        .where(table.user_id == user_id, table.is_leech)
        .order_by(table.lesson, table.card),
    )


async def restart_card(tx: AsyncConnection, user_id: int, card: str, memory: Memory) -> None:
    """Write a memory that does not come from an answer."""
    table = review_card.c
    await tx.execute(
        update(review_card)
        .where(table.user_id == user_id, table.card == card)
        .values(**_columns(memory), before=None)
    )


async def _kept(tx: AsyncConnection, statement: Select[Any]) -> list[Kept]:
    return [_one(row) for row in await tx.execute(statement)]


def _one(row: Row[Any]) -> Kept:
    memory = Memory(
        row.due,
        row.stability,
        row.difficulty,
        row.last_review,
        row.reviews,
        row.lapses,
        row.is_leech,
    )
    return Kept(row.card, row.lesson, row.concept, memory, _load(row.before))


def _columns(memory: Memory) -> dict[str, Any]:
    return {
        "due": memory.due,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "last_review": memory.last_review,
        "reviews": memory.reviews,
        "lapses": memory.lapses,
        "is_leech": memory.is_leech,
    }


def _dump(memory: Memory) -> dict[str, Any]:
    last = memory.last_review
    return _columns(memory) | {
        "due": memory.due.isoformat(),
        "last_review": last.isoformat() if last else None,
    }


def _load(stored: dict[str, Any] | None) -> Memory | None:
    if stored is None:
        return None
    last = stored["last_review"]
    return Memory(
        datetime.fromisoformat(stored["due"]),
        stored["stability"],
        stored["difficulty"],
        datetime.fromisoformat(last) if last else None,
        stored["reviews"],
        stored["lapses"],
        stored["is_leech"],
    )
