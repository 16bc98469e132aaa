"""Starting, moving in and finding again a negotiation."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.negotiation.commands import Accept, Message, WalkOut
from bot.negotiation.events import Opened, Replied, Spoken
from bot.services.refusals import (
    NoSuchTable,
    NothingRunning,
    NotPossible,
    NotYourTable,
    StillRunning,
    TableClosed,
    TurnPassed,
    UnknownChoice,
)
from bot.services.roleplay import Case

if TYPE_CHECKING:
    from bot.services.roleplay import Roleplay
    from bot.services.tables import Table

ALICE, BOB = 1001, 1002
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
SHORT = Case("cuba-1962-short", "us", "firm-but-fair")
WHOLE = {
    "missiles": "out",
    "pledge": "conditional",
    "jupiters": "out_private",
    "quarantine": "lifted_after",
}


async def offer(roleplay: Roleplay, table: Table, turn: int, **terms: str) -> Table:
    """Alice's offer in exchange `turn`."""
    command = Message("us", offer=terms, acts=("offer",))
    return await roleplay.act(table.negotiation.id, ALICE, turn, command, NOW)


async def test_a_table_opens_with_a_greeting_in_words(roleplay: Roleplay) -> None:
    table = await roleplay.start(ALICE, SHORT, 7, NOW)

    opened, greeting = table.log
    assert isinstance(opened.event, Opened)
    assert isinstance(greeting.event, Replied)
    assert greeting.words is not None
    assert "Mr. President" in greeting.words
    assert table.state.turn == 1


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(Case("nowhere", "us", "hawk"), id="scenario"),
        pytest.param(Case("cuba-1962-short", "employer", "hawk"), id="side"),
        pytest.param(Case("cuba-1962-short", "us", "nobody"), id="persona"),
    ],
)
async def test_what_is_not_on_offer_is_refused(roleplay: Roleplay, case: Case) -> None:
    with pytest.raises(UnknownChoice):
        await roleplay.start(ALICE, case, 7, NOW)


async def test_one_learner_plays_a_scenario_once_at_a_time(roleplay: Roleplay) -> None:
    table = await roleplay.start(ALICE, SHORT, 7, NOW)

    with pytest.raises(StillRunning) as refused:
        await roleplay.start(ALICE, SHORT, 8, NOW)

    assert refused.value.negotiation_id == table.negotiation.id
    await roleplay.start(BOB, SHORT, 8, NOW)
    await roleplay.start(ALICE, Case("job-offer", "candidate", "guarded"), 8, NOW)


async def test_what_was_returned_is_what_is_read_back(roleplay: Roleplay) -> None:
    table = await roleplay.start(ALICE, SHORT, 7, NOW)

    after = await offer(roleplay, table, 1, missiles="out")

    assert await roleplay.table(table.negotiation.id, ALICE) == after
    assert isinstance(after.log[2].event, Spoken)


async def test_the_same_seed_and_moves_give_the_same_words(roleplay: Roleplay) -> None:
    tables = [await roleplay.start(who, SHORT, 7, NOW) for who in (ALICE, BOB)]

    for who, table in zip((ALICE, BOB), tables, strict=True):
        command = Message("us", offer={"missiles": "out"}, acts=("offer",))
        await roleplay.act(table.negotiation.id, who, 1, command, NOW)
    first, second = [
        await roleplay.table(table.negotiation.id, who)
        for who, table in zip((ALICE, BOB), tables, strict=True)
    ]

    assert first.log == second.log


async def test_of_two_presses_at_once_only_one_is_written(roleplay: Roleplay) -> None:
    table = await roleplay.start(ALICE, SHORT, 7, NOW)

    results = await asyncio.gather(
        offer(roleplay, table, 1, missiles="out"),
        offer(roleplay, table, 1, pledge="none"),
        return_exceptions=True,
    )

    refused = [result for result in results if isinstance(result, TurnPassed)]
    assert len(refused) == 1
    assert refused[0].at is not None
    assert (await roleplay.table(table.negotiation.id, ALICE)).state.turn == 2


async def test_a_button_of_an_earlier_turn_does_nothing(roleplay: Roleplay) -> None:
    table = await roleplay.start(ALICE, SHORT, 7, NOW)
    after = await offer(roleplay, table, 1, missiles="out")

    with pytest.raises(TurnPassed):
        await offer(roleplay, table, 1, missiles="stay")

    assert await roleplay.table(table.negotiation.id, ALICE) == after


async def test_an_ended_negotiation_takes_no_moves(roleplay: Roleplay) -> None:
    table = await roleplay.start(ALICE, SHORT, 7, NOW)
    ended = await roleplay.act(table.negotiation.id, ALICE, 1, WalkOut("us"), NOW)

    with pytest.raises(TableClosed):
        await offer(roleplay, table, 1, missiles="out")

    assert ended.is_over
    assert not (await roleplay.table(table.negotiation.id, ALICE)).negotiation.is_running


async def test_only_the_learner_may_look_and_move(roleplay: Roleplay) -> None:
    table = await roleplay.start(ALICE, SHORT, 7, NOW)

    with pytest.raises(NotYourTable):
        await roleplay.table(table.negotiation.id, BOB)
    with pytest.raises(NotYourTable):
        await roleplay.act(table.negotiation.id, BOB, 1, WalkOut("us"), NOW)


async def test_what_never_was_is_told_as_deleted(roleplay: Roleplay) -> None:
    with pytest.raises(NoSuchTable):
        await roleplay.table(99, ALICE)


async def test_what_the_rules_forbid_is_told_with_their_reason(roleplay: Roleplay) -> None:
    table = await roleplay.start(ALICE, SHORT, 7, NOW)

    with pytest.raises(NotPossible) as refused:
        await roleplay.act(table.negotiation.id, ALICE, 1, Accept("us"), NOW)

    assert refused.value.fault == "nothing_standing"


async def test_moments_always_increase_even_if_clocks_do_not(roleplay: Roleplay) -> None:
    table = await roleplay.start(ALICE, SHORT, 7, NOW)
    command = Message("us", offer={"missiles": "out"}, acts=("offer",))

    after = await roleplay.act(table.negotiation.id, ALICE, 1, command, NOW - timedelta(seconds=5))

    opening, exchange = after.episodes()
    assert [logged.event.kind for logged in opening] == ["opened", "replied"]
    assert exchange[0].event.kind == "spoken"
    assert exchange[0].at > opening[0].at


async def test_running_tables_come_latest_first(roleplay: Roleplay) -> None:
    await roleplay.start(ALICE, SHORT, 7, NOW)
    later = NOW + timedelta(minutes=1)
    await roleplay.start(ALICE, Case("job-offer", "employer", "hawk"), 7, later)

    running = await roleplay.running(ALICE)

    assert [table.scenario.id for table in running] == ["job-offer", "cuba-1962-short"]
    with pytest.raises(NothingRunning):
        await roleplay.running(BOB)


async def test_sending_an_offer_clears_the_draft(roleplay: Roleplay) -> None:
    table = await roleplay.start(ALICE, SHORT, 7, NOW)
    await roleplay.drafts.choose(table.negotiation.id, ALICE, 1, "missiles", "out", NOW)

    await offer(roleplay, table, 1, missiles="out")

    assert (await roleplay.drafts.show(table.negotiation.id, ALICE, 2)).terms == {}


async def test_history_shows_the_end_of_every_negotiation(roleplay: Roleplay) -> None:
    for number in range(6):
        at = NOW + timedelta(hours=number)
        table = await roleplay.start(ALICE, SHORT, number, at)
        await roleplay.act(table.negotiation.id, ALICE, 1, WalkOut("us"), at)

    first = await roleplay.shelf.page(ALICE, 0)
    second = await roleplay.shelf.page(ALICE, 1)

    assert (len(first.finished), first.has_more) == (5, True)
    assert (len(second.finished), second.has_more) == (1, False)
    assert first.finished[0].negotiation.started_at == NOW + timedelta(hours=5)
