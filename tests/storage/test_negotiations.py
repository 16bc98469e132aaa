"""Negotiations: one at a time of each scenario, found again by whoever plays them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, func, select

from bot.errors import AlreadyRunning
from bot.storage.drafts import KeptDraft, draft_of, keep_draft
from bot.storage.events import NewEvent, append_events
from bot.storage.improvement_votes import keep_vote, votes_on
from bot.storage.members import meet
from bot.storage.negotiations import (
    count_running,
    find_negotiation,
    finish,
    finished_of,
    forget_finished,
    forks_of,
    place,
    remember_panel,
    running_in,
    running_of,
)
from bot.storage.panels import panels_behind
from bot.storage.schema import (
    draft,
    improvement_vote,
    member,
    negotiation,
    negotiation_event,
)
from tests.storage.tables import ALICE, AT, OTHER, SHORT, new_table

if TYPE_CHECKING:
    from bot.storage.database import Database

BOB = 7


async def end(database: Database, table: int, after_days: int = 1) -> None:
    async with database.begin() as tx:
        await finish(tx, table, "deal", AT + timedelta(days=after_days))


async def test_a_member_is_met_once(database: Database) -> None:
    async with database.begin() as tx:
        assert await meet(tx, ALICE, AT)
        assert not await meet(tx, ALICE, AT)


async def test_a_negotiation_is_found_as_it_was_opened(database: Database) -> None:
    table = await new_table(database)

    async with database.read() as tx:
        found = await find_negotiation(tx, table)
        missing = await find_negotiation(tx, table + 1)

    assert missing is None
    assert found is not None
    assert (found.user_id, found.scenario, found.side) == (ALICE, SHORT.scenario, "us")
    assert (found.persona, found.seed, found.started_at) == (SHORT.persona, 2**40, AT)
    assert (found.panel_seq, found.outcome, found.finished_at) == (0, None, None)
    assert found.is_running


async def test_a_scenario_cannot_be_played_twice_at_once(database: Database) -> None:
    table = await new_table(database)

    with pytest.raises(AlreadyRunning) as caught:
        await new_table(database)

    assert caught.value.negotiation_id == table
    assert await new_table(database, OTHER) != table
    assert await new_table(database, replace(SHORT, user_id=BOB)) != table


async def test_two_presses_on_start_open_one_negotiation(database: Database) -> None:
    starts = await asyncio.gather(*(new_table(database) for _ in range(4)), return_exceptions=True)

    opened = [start for start in starts if isinstance(start, int)]
    declined = [start for start in starts if isinstance(start, AlreadyRunning)]
    assert len(opened) == 1
    assert {start.negotiation_id for start in declined} == set(opened)
    assert len(declined) == 3


async def test_after_the_end_the_scenario_can_be_played_again(database: Database) -> None:
    first = await new_table(database)
    await end(database, first)

    second = await new_table(database)

    async with database.read() as tx:
        assert [n.id for n in await running_of(tx, ALICE)] == [second]
        (finished,) = await finished_of(tx, ALICE, 10)
    assert (finished.id, finished.outcome, finished.is_running) == (first, "deal", False)


async def test_the_latest_comes_first(database: Database) -> None:
    later = AT + timedelta(hours=1)
    early = await new_table(database)
    late = await new_table(database, OTHER, later)
    async with database.read() as tx:
        running = [n.id for n in await running_of(tx, ALICE)]
    await end(database, early, after_days=9)
    await end(database, late, after_days=2)

    async with database.read() as tx:
        finished = [n.id for n in await finished_of(tx, ALICE, 10)]
        first_page = [n.id for n in await finished_of(tx, ALICE, 1)]
        second_page = [n.id for n in await finished_of(tx, ALICE, 1, skip=1)]

    assert running == [late, early]
    assert finished == [early, late]
    assert (first_page, second_page) == ([early], [late])


async def test_a_panel_that_shows_less_than_the_log_is_found(database: Database) -> None:
    behind, current, nowhere = [
        await new_table(database, replace(SHORT, user_id=user)) for user in (1, 2, 3)
    ]
    async with database.begin() as tx:
        for table in (behind, current, nowhere):
            await append_events(tx, table, 0, [NewEvent("opened", {}), NewEvent("said", {})], AT)
        for table, seq in ((behind, 1), (current, 2)):
            await place(tx, table, guild_id=10, channel_id=11)
            await remember_panel(tx, table, message_id=12, panel_seq=seq)

    async with database.read() as tx:
        found = await find_negotiation(tx, behind)
        late = await panels_behind(tx)

    assert late == [behind]
    assert found is not None
    assert (found.guild_id, found.channel_id, found.panel_message_id) == (10, 11, 12)


async def test_a_draft_is_replaced_by_the_next(database: Database) -> None:
    table = await new_table(database)
    second = KeptDraft({"by": "us"}, "We propose.", "Which?")
    async with database.begin() as tx:
        await keep_draft(tx, table, ALICE, KeptDraft({}, None, None), AT)

    async with database.begin() as tx:
        await keep_draft(tx, table, ALICE, second, AT)

    async with database.read() as tx:
        assert await draft_of(tx, table, ALICE) == second
        assert await draft_of(tx, table, BOB) is None


async def test_a_fork_knows_where_it_came_from(database: Database) -> None:
    parent = await new_table(database)
    async with database.begin() as tx:
        await finish(tx, parent, "no_deal", AT)
    fork = await new_table(database, replace(SHORT, parent_id=parent, parent_turn=3))

    async with database.begin() as tx:
        found = await find_negotiation(tx, fork)
        unfinished = await forks_of(tx, parent)
        await finish(tx, fork, "deal", AT)
        finished = await forks_of(tx, parent)

    assert found is not None
    assert (found.parent_id, found.parent_turn) == (parent, 3)
    assert unfinished == []
    assert [each.id for each in finished] == [fork]


async def test_what_runs_in_a_channel_is_found_by_its_player(database: Database) -> None:
    table = await new_table(database)
    async with database.begin() as tx:
        await place(tx, table, 10, 11)

    async with database.read() as tx:
        here = await running_in(tx, ALICE, 11)
        elsewhere = await running_in(tx, ALICE, 12)
        not_hers = await running_in(tx, BOB, 11)

    assert [each.id for each in here] == [table]
    assert elsewhere == not_hers == []


async def test_the_first_vote_on_a_better_deal_counts(database: Database) -> None:
    table = await new_table(database)
    async with database.begin() as tx:
        assert await keep_vote(tx, table, ALICE, yes=True, at=AT)
        assert not await keep_vote(tx, table, ALICE, yes=False, at=AT)
        assert await votes_on(tx, table) == {ALICE: True}


async def test_with_a_member_goes_everything_of_theirs(database: Database) -> None:
    table = await new_table(database)
    async with database.begin() as tx:
        await append_events(tx, table, 0, [NewEvent("opened", {})], AT)
        await keep_draft(tx, table, ALICE, KeptDraft({}, None, None), AT)
        await keep_vote(tx, table, ALICE, yes=True, at=AT)

    async with database.begin() as tx:
        await tx.execute(delete(member).where(member.c.user_id == ALICE))

    async with database.read() as tx:
        for left in (negotiation, negotiation_event, draft, improvement_vote):
            assert (await tx.execute(select(func.count()).select_from(left))).scalar_one() == 0


async def test_only_what_ended_before_the_moment_is_forgotten(database: Database) -> None:
    old = await new_table(database)
    await end(database, old, after_days=1)
    recent = await new_table(database)
    await end(database, recent, after_days=3)
    running = await new_table(database)

    async with database.begin() as tx:
        forgotten = await forget_finished(tx, AT + timedelta(days=2))

    async with database.read() as tx:
        left = [await find_negotiation(tx, table) for table in (old, recent, running)]
        assert await count_running(tx) == 1
    assert forgotten == 1
    assert [found is not None for found in left] == [False, True, True]


async def test_an_id_never_comes_back(database: Database) -> None:
    table = await new_table(database)
    async with database.begin() as tx:
        await tx.execute(delete(member).where(member.c.user_id == ALICE))

    assert await new_table(database) > table
