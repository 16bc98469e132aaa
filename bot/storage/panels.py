"""Panels that show less than their log: what a crash between writing and answering leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bot.storage.schema import negotiation, negotiation_event

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection


async def panels_behind(tx: AsyncConnection) -> list[int]:
    """Return the negotiations with a place whose panel lacks their last event, oldest first."""
    last_seq = (
        select(func.max(negotiation_event.c.seq))
        .where(negotiation_event.c.negotiation_id == negotiation.c.id)
        .scalar_subquery()
    )
    behind = (
        select(negotiation.c.id)
        .where(negotiation.c.channel_id.is_not(None), negotiation.c.panel_seq < last_seq)
        .order_by(negotiation.c.id)
    )
    return list((await tx.execute(behind)).scalars())
