"""Messages in the making: one for each person at a table, kept until it is sent or put away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from bot.storage.schema import draft, keep_last

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What somebody is about to send: `message` is JSON, `words` their own prose if there is any.

    `doubt` is the question that the words leave open.
    """

    message: Mapping[str, Any]
    words: str | None
    doubt: str | None


async def draft_of(tx: AsyncConnection, negotiation_id: int, user_id: int) -> KeptDraft | None:
    """Return the draft, None if nothing was chosen or written yet."""
    table = draft.c
    row = select(table.message, table.words, table.doubt).where(
        table.negotiation_id == negotiation_id, table.user_id == user_id
    )
    found = (await tx.execute(row)).one_or_none()
    return KeptDraft(*found) if found else None


async def keep_draft(
    tx: AsyncConnection, negotiation_id: int, user_id: int, kept: KeptDraft, at: datetime
) -> None:
    """Replace the draft of this person."""
    await tx.execute(
        keep_last(
            tx,
            draft,
            negotiation_id=negotiation_id,
            user_id=user_id,
            message=dict(kept.message),
            words=kept.words,
            doubt=kept.doubt,
            at=at,
        )
    )


async def drop_draft(tx: AsyncConnection, negotiation_id: int, user_id: int) -> None:
    """Forget the draft; nothing happens if there is none."""
    await tx.execute(
        delete(draft).where(draft.c.negotiation_id == negotiation_id, draft.c.user_id == user_id)
    )
