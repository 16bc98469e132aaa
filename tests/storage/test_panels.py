"""Finding panels that a crash has left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage.events import NewEvent, append_events
from bot.storage.negotiations import place, remember_panel
from bot.storage.panels import panels_behind
from tests.storage.tables import AT, OTHER, new_table

if TYPE_CHECKING:
    from bot.storage.database import Database


async def test_only_placed_panels_that_lack_an_event_are_behind(database: Database) -> None:
    behind, placeless = await new_table(database), await new_table(database, OTHER)

    async with database.begin() as tx:
        for table in (behind, placeless):
            await append_events(tx, table, 0, [NewEvent("opened", {}), NewEvent("replied", {})], AT)
        await place(tx, behind, 5, 6)
        await remember_panel(tx, behind, 7, 1)
        found = await panels_behind(tx)
        await remember_panel(tx, behind, 7, 2)
        nothing = await panels_behind(tx)

    assert found == [behind]
    assert nothing == []
