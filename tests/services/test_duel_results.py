"""What a game of two was worth: private, until both open their books."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from bot.negotiation.commands import Accept, CallMediator, Predict, VoteDraft, WalkOut
from bot.services.refusals import NotOver, NotYourTable
from tests.services.two import ALICE, BOB, MORGAN, WHOLE, act, offer

if TYPE_CHECKING:
    from bot.services.roleplay import Roleplay


@pytest.fixture
async def ended(roleplay: Roleplay, shared: int) -> int:
    """A deal worth 81 points to Alice."""
    await act(roleplay, shared, ALICE, Predict("us", ("pledge", "jupiters", "missiles")))
    await act(roleplay, shared, ALICE, offer("us", **WHOLE))
    await act(roleplay, shared, BOB, Accept("su"))
    return shared


async def test_before_the_end_there_is_no_result(roleplay: Roleplay, shared: int) -> None:
    with pytest.raises(NotOver):
        await roleplay.duels.results.own(shared, ALICE)
    with pytest.raises(NotOver):
        await roleplay.duels.results.share(shared, ALICE)


async def test_nobody_else_reads_a_result(roleplay: Roleplay, ended: int) -> None:
    with pytest.raises(NotYourTable):
        await roleplay.duels.results.own(ended, MORGAN)
    with pytest.raises(NotYourTable):
        await roleplay.duels.results.both(ended, MORGAN)


async def test_each_reads_the_own_points_by_the_same_rule(roleplay: Roleplay, ended: int) -> None:
    hers, his = [await roleplay.duels.results.own(ended, who) for who in (ALICE, BOB)]

    assert (hers.points, hers.no_deal) == (81, 58)
    assert his.points == 64
    assert hers.scores.created == his.scores.created
    assert hers.scores.peace == his.scores.peace
    assert hers.tau == 1.0
    assert his.tau is None


async def test_a_result_holds_nothing_that_is_the_others(roleplay: Roleplay, ended: int) -> None:
    hers = await roleplay.duels.results.own(ended, ALICE)

    ending = hers.table.state.ending
    assert ending is not None
    assert set(ending.utility) == {"us"}
    fields = asdict(hers.scores) | {"points": hers.points}
    assert 64 not in fields.values()
    assert all(
        option.points["su"] == 0 for issue in hers.table.scenario.issues for option in issue.options
    )


async def test_the_books_open_once_when_both_agree(roleplay: Roleplay, ended: int) -> None:
    results = roleplay.duels.results

    first = await results.share(ended, ALICE)
    half = await results.both(ended, BOB)
    again = await results.share(ended, ALICE)
    second = await results.share(ended, BOB)
    late = await results.share(ended, BOB)

    assert (first, half, again, second, late) == (False, None, False, True, False)
    both = await results.both(ended, ALICE)
    assert both is not None
    assert [books.points for books in both[1:]] == [81, 64]


async def test_agreeing_at_once_opens_them_exactly_once(roleplay: Roleplay, ended: int) -> None:
    results = roleplay.duels.results

    opened = await asyncio.gather(*(results.share(ended, who) for who in (ALICE, BOB)))

    assert sorted(opened) == [False, True]


async def test_a_first_sheet_that_is_worse_than_leaving_blames_nobody(
    roleplay: Roleplay, shared: int
) -> None:
    await act(roleplay, shared, ALICE, offer("us", **WHOLE))
    await act(roleplay, shared, BOB, offer("su", **{**WHOLE, "missiles": "stay"}))
    await act(roleplay, shared, ALICE, WalkOut("us"), 2)

    hers = await roleplay.duels.results.own(shared, ALICE)

    assert hers.moments == ()


async def test_what_they_signed_is_told_as_signed(roleplay: Roleplay, ended: int) -> None:
    (moment,) = (await roleplay.duels.results.own(ended, ALICE)).moments

    assert (moment.signed, moment.after) == (True, 81)


async def test_what_the_mediator_wrote_is_no_answer_to_a_letter(
    roleplay: Roleplay, shared: int
) -> None:
    await act(roleplay, shared, ALICE, offer("us", **WHOLE))
    for who, side in ((ALICE, "us"), (BOB, "su")):
        await act(roleplay, shared, who, CallMediator(side))
    for who, side in ((ALICE, "us"), (BOB, "su")):
        await act(roleplay, shared, who, VoteDraft(side, yes=True))

    hers = await roleplay.duels.results.own(shared, ALICE)

    assert hers.table.is_over
    assert not any(each.signed or each.after for each in hers.moments)
