"""The offer a learner builds before anything is sent."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.negotiation.commands import Message
from bot.negotiation.utility import utility
from bot.services.refusals import NotYourTable, TurnPassed, UnknownChoice
from bot.services.roleplay import Case

if TYPE_CHECKING:
    from bot.services.roleplay import Roleplay

ALICE, BOB = 1001, 1002
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
async def table_id(roleplay: Roleplay) -> int:
    """A table of Alice's in its first exchange."""
    table = await roleplay.start(ALICE, Case("cuba-1962-short", "us", "firm-but-fair"), 7, NOW)
    return table.negotiation.id


async def test_a_draft_grows_clause_by_clause(roleplay: Roleplay, table_id: int) -> None:
    await roleplay.drafts.choose(table_id, ALICE, 1, "missiles", "partial", NOW)
    await roleplay.drafts.choose(table_id, ALICE, 1, "missiles", "out", NOW)
    draft = await roleplay.drafts.choose(table_id, ALICE, 1, "pledge", "conditional", NOW)

    assert draft.terms == {"missiles": "out", "pledge": "conditional"}
    assert [clause.status for clause in draft.sheet] == ["proposed", "proposed", "open", "open"]
    assert not draft.is_whole


async def test_what_is_open_leaves_a_range_of_points(roleplay: Roleplay, table_id: int) -> None:
    draft = await roleplay.drafts.choose(table_id, ALICE, 1, "missiles", "out", NOW)

    assert draft.points() == (41, 100)


async def test_a_whole_draft_is_worth_its_utility(roleplay: Roleplay, table_id: int) -> None:
    whole = {"missiles": "out", "pledge": "none", "jupiters": "review", "quarantine": "kept"}
    for issue, option in whole.items():
        await roleplay.drafts.choose(table_id, ALICE, 1, issue, option, NOW)

    draft = await roleplay.drafts.show(table_id, ALICE, 1)

    worth = utility(draft.table.scenario, "us", whole)
    assert draft.is_whole
    assert draft.points() == (worth, worth)


async def test_an_offer_builds_on_the_one_before(roleplay: Roleplay, table_id: int) -> None:
    first = Message("us", offer={"missiles": "out"}, acts=("offer",))
    await roleplay.act(table_id, ALICE, 1, first, NOW)

    draft = await roleplay.drafts.choose(table_id, ALICE, 2, "pledge", "none", NOW)

    assert draft.terms == {"pledge": "none"}
    assert draft.package == {"missiles": "out", "pledge": "none"}


async def test_their_sheet_can_be_taken_over(roleplay: Roleplay, table_id: int) -> None:
    first = Message("us", offer={"missiles": "out"}, acts=("offer",))
    table = await roleplay.act(table_id, ALICE, 1, first, NOW)

    draft = await roleplay.drafts.take_theirs(table_id, ALICE, 2, NOW)

    assert draft.terms == table.their_offer
    assert draft.is_whole


async def test_a_discarded_draft_is_gone(roleplay: Roleplay, table_id: int) -> None:
    await roleplay.drafts.choose(table_id, ALICE, 1, "missiles", "out", NOW)

    await roleplay.drafts.discard(table_id, ALICE, 1)

    assert (await roleplay.drafts.show(table_id, ALICE, 1)).terms == {}


async def test_a_clause_that_is_not_there_cannot_be_chosen(
    roleplay: Roleplay, table_id: int
) -> None:
    with pytest.raises(UnknownChoice):
        await roleplay.drafts.choose(table_id, ALICE, 1, "missiles", "to_the_moon", NOW)


async def test_nobody_else_sees_or_changes_a_draft(roleplay: Roleplay, table_id: int) -> None:
    with pytest.raises(NotYourTable):
        await roleplay.drafts.show(table_id, BOB, 1)
    with pytest.raises(NotYourTable):
        await roleplay.drafts.choose(table_id, BOB, 1, "missiles", "out", NOW)


async def test_a_draft_of_an_earlier_exchange_is_told_so(roleplay: Roleplay, table_id: int) -> None:
    with pytest.raises(TurnPassed):
        await roleplay.drafts.choose(table_id, ALICE, 2, "missiles", "out", NOW)
