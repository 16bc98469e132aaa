"""What the storage tests set up: a member, and a negotiation of hers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.storage.members import meet
from bot.storage.negotiations import NewNegotiation, open_negotiation

if TYPE_CHECKING:
    from bot.storage.database import Database

AT = datetime(1962, 10, 24, 14, 0, tzinfo=UTC)
ALICE = 2**62
SHORT = NewNegotiation(ALICE, "cuba-1962-short", "us", "firm-but-fair", seed=2**40)
OTHER = NewNegotiation(ALICE, "job-offer", "employer", "guarded", seed=1)


async def new_table(database: Database, new: NewNegotiation = SHORT, at: datetime = AT) -> int:
    """Open a negotiation of somebody who may be new here."""
    async with database.begin() as tx:
        await meet(tx, new.user_id, at)
        return await open_negotiation(tx, new, at)
