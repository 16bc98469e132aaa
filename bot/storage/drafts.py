"""Offers being built: the terms chosen so far, one draft for each person at the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.storage.schema import draft, keep_last

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


async def draft_of(tx: AsyncConnection, negotiation_id: int, user_id: int) -> dict[str, str]:
    """Return the chosen option by issue; empty if nothing was chosen yet."""
    terms = select(draft.c.terms).where(
        draft.c.negotiation_id == negotiation_id, draft.c.user_id == user_id
    )
    return (await tx.execute(terms)).scalar_one_or_none() or {}


async def keep_draft(
    tx: AsyncConnection,
    negotiation_id: int,
    user_id: int,
    terms: Mapping[str, str],
    at: datetime,
) -> None:
    """Replace the draft of this person."""
    await tx.execute(
        keep_last(
            tx, draft, negotiation_id=negotiation_id, user_id=user_id, terms=dict(terms), at=at
        )
    )


async def drop_draft(tx: AsyncConnection, negotiation_id: int, user_id: int) -> None:
    """Forget the draft; nothing happens if there is none."""
    await tx.execute(
        delete(draft).where(draft.c.negotiation_id == negotiation_id, draft.c.user_id == user_id)
    )
