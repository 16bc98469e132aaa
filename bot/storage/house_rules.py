"""What the moderators of each server have decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.storage.class_schema import house_rule
from bot.storage.schema import keep_last

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class HouseRule:
    """The rules of one server.

    Members with the role `host_role_id` may hold quizzes and see results as moderators do; None
    is nobody. `class_view` tells whether anybody may see how far members have come.
    """

    host_role_id: int | None = None
    class_view: bool = True


async def house_rules(tx: AsyncConnection) -> dict[int, HouseRule]:
    """Return the rules of every server that has changed any."""
    table = house_rule.c
    rows = select(table.guild_id, table.host_role_id, table.class_view)
    return {row[0]: HouseRule(row[1], row[2]) for row in await tx.execute(rows)}


async def keep_house_rule(tx: AsyncConnection, guild_id: int, rule: HouseRule) -> None:
    """Keep the rules of one server."""
    await tx.execute(
        keep_last(
            tx,
            house_rule,
            guild_id=guild_id,
            host_role_id=rule.host_role_id,
            class_view=rule.class_view,
        )
    )
