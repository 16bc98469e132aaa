"""Answers to the judgement test: one for each person, form and item; the first one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.storage.learning_schema import judgement_answer
from bot.storage.schema import keep_first

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


async def keep_judgement(
    tx: AsyncConnection, user_id: int, form: str, item: str, choice: int, at: datetime
) -> bool:
    """Keep the choice (from 0) of a known member; return False if there was one before."""
    row = keep_first(tx, judgement_answer).values(
        user_id=user_id, form=form, item=item, choice=choice, at=at
    )
    return (await tx.execute(row)).rowcount == 1


async def judgements_of(
    tx: AsyncConnection, user_ids: list[int]
) -> dict[int, dict[str, dict[str, int]]]:
    """Return what these people have chosen: by person, form and item."""
    table = judgement_answer.c
    rows = select(table.user_id, table.form, table.item, table.choice)
    found: dict[int, dict[str, dict[str, int]]] = {user_id: {} for user_id in user_ids}
    for user_id, form, item, choice in await tx.execute(rows.where(table.user_id.in_(user_ids))):
        found[user_id].setdefault(form, {})[item] = choice
    return found
