"""Scenarios of servers, and what was uploaded but not decided on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.storage.members import meet
from bot.storage.negotiations import NewNegotiation, open_negotiation
from bot.storage.own_scenarios import (
    NewScenario,
    add_scenario,
    drop_outdated,
    find_scenario,
    played_by,
    retire_scenario,
    scenario_versions,
    scenarios_of,
)
from bot.storage.uploads import drop_upload, find_upload, keep_upload
from tests.storage.tables import ALICE, AT

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.database import Database
    from bot.storage.own_scenarios import ScenarioRow

GUILD = 2**50
BOB = 2**61
NEW = NewScenario(GUILD, "rent", "The rent", 'id = "rent"', ALICE)


async def bring(tx: AsyncConnection, new: NewScenario = NEW) -> ScenarioRow:
    """Import a scenario."""
    await meet(tx, ALICE, AT)
    return await add_scenario(tx, new, AT)


async def test_a_scenario_brought_again_is_a_new_version_and_the_old_one_stays(
    database: Database,
) -> None:
    async with database.begin() as tx:
        first = await bring(tx)
        second = await bring(tx, replace(NEW, source='id = "rent"\n'))

        assert (first.version, second.version) == (1, 2)
        assert await scenario_versions(tx, GUILD, "rent") == [second, first]
        assert await scenarios_of(tx, GUILD) == [second]
        assert await scenarios_of(tx, GUILD + 1) == []
        assert await find_scenario(tx, first.scenario_id) == first


async def test_a_removed_scenario_is_not_offered_but_found_by_whoever_plays_it(
    database: Database,
) -> None:
    async with database.begin() as tx:
        row = await bring(tx)
        await retire_scenario(tx, GUILD, "rent", AT)

        assert await scenarios_of(tx, GUILD) == []
        found = await find_scenario(tx, row.scenario_id)
        assert found == replace(row, retired_at=AT)
        for unknown in ("cuba-1962", "own-", "own-x", f"own-{row.id + 1}", "own-" + "9" * 30):
            assert await find_scenario(tx, unknown) is None


async def test_what_is_played_outlives_its_newer_versions(database: Database) -> None:
    async with database.begin() as tx:
        versions = [await bring(tx) for _ in range(4)]
        played = versions[1].scenario_id
        await open_negotiation(tx, NewNegotiation(ALICE, played, "a", "hawk", 1), AT)

        await drop_outdated(tx, GUILD, versions=1, retired=0)

        kept = await scenario_versions(tx, GUILD, "rent")
        assert [row.version for row in kept] == [4, 2]
        assert await played_by(tx, ALICE, 10) == [played]
        assert await played_by(tx, BOB, 10) == []


async def test_an_upload_waits_for_its_moderator_alone(database: Database) -> None:
    async with database.begin() as tx:
        await meet(tx, ALICE, AT)
        upload_id = await keep_upload(tx, GUILD, ALICE, {"a": 1}, AT)

        found = await find_upload(tx, upload_id, GUILD, ALICE)
        assert found is not None
        assert found.content == {"a": 1}
        assert await find_upload(tx, upload_id, GUILD, BOB) is None
        assert await find_upload(tx, upload_id, GUILD + 1, ALICE) is None
        assert await drop_upload(tx, upload_id)
        assert not await drop_upload(tx, upload_id)


async def test_a_new_upload_takes_the_place_of_the_last_and_a_day_ends_all(
    database: Database,
) -> None:
    async with database.begin() as tx:
        await meet(tx, ALICE, AT)
        await meet(tx, BOB, AT)
        first = await keep_upload(tx, GUILD, ALICE, {}, AT)
        other = await keep_upload(tx, GUILD, BOB, {}, AT)
        await keep_upload(tx, GUILD, ALICE, {}, AT + timedelta(hours=1))
        assert await find_upload(tx, first, GUILD, ALICE) is None
        assert await find_upload(tx, other, GUILD, BOB) is not None

        await keep_upload(tx, GUILD, ALICE, {}, AT + timedelta(days=2))

        assert await find_upload(tx, other, GUILD, BOB) is None
