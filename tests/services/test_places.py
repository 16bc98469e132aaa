"""Where negotiations are held, and which panels lag behind their log."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.negotiation.commands import WalkOut
from bot.services.places import Panel
from bot.services.roleplay import Case

if TYPE_CHECKING:
    from bot.services.roleplay import Roleplay

ALICE = 1001
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
SHORT = Case("cuba-1962-short", "us", "firm-but-fair")


async def test_a_settled_table_is_found_where_it_is(roleplay: Roleplay) -> None:
    table = await roleplay.start(ALICE, SHORT, 7, NOW)

    settled = await roleplay.places.settle(table, Panel(5, 6, 7, table.seq))

    assert await roleplay.table(table.negotiation.id, ALICE) == settled
    assert (settled.negotiation.guild_id, settled.negotiation.channel_id) == (5, 6)


async def test_a_panel_that_shows_less_than_the_log_is_found(roleplay: Roleplay) -> None:
    table = await roleplay.start(ALICE, SHORT, 7, NOW)
    table = await roleplay.places.settle(table, Panel(5, 6, 7, table.seq))
    assert await roleplay.places.behind() == []

    after = await roleplay.act(table.negotiation.id, ALICE, 1, WalkOut("us"), NOW)

    assert await roleplay.places.behind() == [table.negotiation.id]
    await roleplay.places.settle(after, Panel(5, 6, 8, after.seq))
    assert await roleplay.places.behind() == []


async def test_a_table_without_a_place_waits_for_its_learner(roleplay: Roleplay) -> None:
    await roleplay.start(ALICE, SHORT, 7, NOW)

    assert await roleplay.places.behind() == []
