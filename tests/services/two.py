"""Two people at one table, for the tests of services."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.negotiation.commands import Message

if TYPE_CHECKING:
    from bot.negotiation.commands import Command
    from bot.services.roleplay import Roleplay
    from bot.services.tables import Table

ALICE, BOB, MORGAN = 1001, 1002, 1003
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
WHOLE = {
    "missiles": "out",
    "pledge": "conditional",
    "jupiters": "out_private",
    "quarantine": "lifted_after",
}


def offer(side: str, **terms: str) -> Message:
    """A letter with these terms and nothing else."""
    return Message(side, offer=terms, acts=("offer",))


async def act(
    roleplay: Roleplay, shared: int, user_id: int, command: Command, turn: int = 1
) -> Table:
    """Do something at the table."""
    return await roleplay.act(shared, user_id, turn, command, NOW)
