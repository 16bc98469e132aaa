"""Trying again from a game of two: alone, from the own chair, against a persona."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.negotiation.commands import (
    Accept,
    CallMediator,
    Hint,
    Message,
    Predict,
    Prepare,
    VoteDraft,
    WalkOut,
)
from bot.negotiation.utility import utility
from bot.services.challenges import Wish
from bot.services.refusals import NoSuchExchange, NoSuchTable, NotOver, NotYourTable, UnknownChoice
from bot.services.retrospect import look_back
from bot.storage.participants import forget_games_with
from tests.services.two import ALICE, BOB, MORGAN, NOW, WHOLE, act, offer

if TYPE_CHECKING:
    from bot.services.roleplay import Roleplay
    from bot.services.tables import Table
    from bot.storage.database import Database

LATER = NOW + timedelta(days=1)
WORDS = {ALICE: "The zebra crossing stays.", BOB: "The walrus harbour stays."}
PARTLY = {**WHOLE, "missiles": "partial"}


async def say(roleplay: Roleplay, shared: int, who: int, turn: int, **terms: str) -> Table:
    """A letter with words."""
    side = "us" if who == ALICE else "su"
    return await roleplay.act(shared, who, turn, offer(side, **terms), NOW, WORDS[who])


@pytest.fixture
async def ended(roleplay: Roleplay, shared: int) -> int:
    """A deal in the third exchange; both have noted things that nobody else may know."""
    for who, side in ((ALICE, "us"), (BOB, "su")):
        card = Prepare(side, target=99.0, walk_away=41.0)
        await roleplay.prepare(shared, who, card, f"Private of {side}", NOW)
        await act(roleplay, shared, who, Predict(side, ("pledge", "missiles")))
        await act(roleplay, shared, who, Hint(side))
    for turn in (1, 2):
        await say(roleplay, shared, ALICE, turn, missiles="out", pledge="conditional")
        await say(roleplay, shared, BOB, turn, **(PARTLY if turn == 2 else {"missiles": "partial"}))
    await say(roleplay, shared, ALICE, 3, **WHOLE)
    await act(roleplay, shared, BOB, Accept("su"), 3)
    return shared


async def test_a_game_of_two_goes_on_alone_with_every_letter_kept(
    roleplay: Roleplay, ended: int
) -> None:
    fork = await roleplay.forks.fork(ended, ALICE, 3, LATER, "hawk")

    assert (fork.people, fork.persona.id, fork.mine.id) == ((), "hawk", "us")
    assert (fork.state.turn, fork.is_over, fork.state.setup.hints) == (3, False, True)
    said = [each.words for each in fork.log if each.event.kind == "spoken"]
    assert said == [WORDS[ALICE], WORDS[BOB]] * 2
    assert fork.their_offer == PARTLY
    assert (fork.negotiation.parent_id, fork.negotiation.parent_turn) == (ended, 3)


async def test_nothing_private_of_the_other_goes_along(roleplay: Roleplay, ended: int) -> None:
    for who, side, other in ((ALICE, "us", "su"), (BOB, "su", "us")):
        fork = await roleplay.forks.fork(ended, who, 3, LATER)

        assert set(fork.state.cards) == set(fork.state.predictions) == {side}
        assert set(fork.state.hints_by) == {side}
        assert not any(f"Private of {other}" in (each.words or "") for each in fork.log)


async def test_redrawn_points_of_the_other_stay_theirs(roleplay: Roleplay) -> None:
    wish = Wish(ALICE, BOB, "cuba-1962-short", "us", 1, 2, redrawn=True)
    challenge = await roleplay.challenges.make(wish, 7, NOW)
    shared = (await roleplay.challenges.accept(challenge.id, BOB, NOW)).negotiation.id
    hers = await roleplay.duels.table(shared, ALICE)
    his = await roleplay.duels.table(shared, BOB)
    if hers.state.setup.side == "su":
        await say(roleplay, shared, BOB, 1, missiles="stay")
    await say(roleplay, shared, ALICE, 1, missiles="out")
    await roleplay.duels.stop(shared, ALICE, NOW)

    fork = await roleplay.forks.fork(shared, ALICE, 1, LATER)

    usual = (await roleplay.cases.knowing("cuba-1962-short")).scenarios["cuba-1962-short"]
    assert points(fork, "us") == points(hers, "us")
    assert points(fork, "su") == [o.points["su"] for i in usual.issues for o in i.options]
    assert points(fork, "su") != points(his, "su")


def points(table: Table, side: str) -> list[int]:
    """What every option is worth to a side."""
    return [option.points[side] for issue in table.scenario.issues for option in issue.options]


async def test_whoever_speaks_second_has_the_letter_that_they_answered(
    roleplay: Roleplay, ended: int
) -> None:
    fork = await roleplay.forks.fork(ended, BOB, 2, LATER)

    assert fork.mine.id == "su"
    assert [each.event.kind for each in fork.log if each.words][-1] == "spoken"
    assert fork.state.spoken[-1].by == "us"
    fork = await roleplay.act(fork.negotiation.id, BOB, 2, offer("su", **WHOLE), LATER)
    assert fork.state.turn == 3 or fork.is_over
    assert fork.state.replies[-1].by == "us"


async def test_the_persona_goes_on_from_what_the_person_had_offered(
    roleplay: Roleplay, ended: int
) -> None:
    fork = await roleplay.forks.fork(ended, ALICE, 3, LATER)
    demand = offer("us", pledge="none", jupiters="stay", quarantine="kept", missiles="out")

    fork = await roleplay.act(fork.negotiation.id, ALICE, 3, demand, LATER)

    package = fork.state.replies[-1].offer
    worth = [utility(fork.scenario, "su", each) for each in (package or {}, PARTLY)]
    assert worth[0] <= worth[1]
    assert fork.state.last_spoken("su") is None


async def test_a_sheet_with_gaps_binds_the_persona_to_nothing(
    roleplay: Roleplay, ended: int
) -> None:
    fork = await roleplay.forks.fork(ended, ALICE, 2, LATER)

    fork = await say(roleplay, fork.negotiation.id, ALICE, 2, jupiters="stay")

    assert fork.their_offer is not None
    assert fork.log[-1].event.kind == "turn_closed"


async def test_a_step_that_the_person_took_is_not_taken_again(
    roleplay: Roleplay, shared: int
) -> None:
    await say(roleplay, shared, ALICE, 1, missiles="out")
    await act(roleplay, shared, BOB, Message("su", gesture="ships_turn_back"))
    await act(roleplay, shared, ALICE, WalkOut("us"), 2)
    fork = await roleplay.forks.fork(shared, ALICE, 2, LATER)

    step = Message("us", gesture="let_tanker_pass")
    fork = await act(roleplay, fork.negotiation.id, ALICE, step, 2)

    assert fork.state.replies[-1].step == "keep_clear"


@pytest.mark.parametrize("told", [1, 2], ids=["one has asked", "both have asked and one voted"])
async def test_the_mediator_does_not_wait_for_somebody_who_is_gone(
    roleplay: Roleplay, shared: int, told: int
) -> None:
    await say(roleplay, shared, ALICE, 1, **WHOLE)
    await say(roleplay, shared, BOB, 1, missiles="partial")
    await act(roleplay, shared, ALICE, CallMediator("us", ("pledge",)), 2)
    if told > 1:
        await act(roleplay, shared, BOB, CallMediator("su", ("missiles",)), 2)
        await act(roleplay, shared, ALICE, VoteDraft("us", yes=True), 2)
    await act(roleplay, shared, ALICE, WalkOut("us"), 2)

    fork = await roleplay.forks.fork(shared, ALICE, 2, LATER)

    if told == 1:
        fork = await act(roleplay, fork.negotiation.id, ALICE, CallMediator("us"), 2)
    assert fork.state.draft is not None
    fork = await act(roleplay, fork.negotiation.id, ALICE, VoteDraft("us", yes=False), 2)
    assert fork.state.draft is not None
    assert fork.state.draft.rejected


async def test_the_first_try_tells_own_scores_and_nobody_elses_points(
    roleplay: Roleplay, ended: int
) -> None:
    own = await roleplay.duels.results.own(ended, ALICE)
    fork = await roleplay.forks.fork(ended, ALICE, 3, LATER)
    again = await roleplay.forks.fork((await _left(roleplay, fork)).negotiation.id, ALICE, 3, LATER)

    first, second = [await roleplay.forks.parent(each) for each in (fork, again)]

    assert first is not None
    assert first.scores == own.scores
    ending = first.table.state.ending
    assert ending is not None
    assert set(ending.utility) == {"us"}
    assert second is not None
    assert second.table.negotiation.id == fork.negotiation.id


async def test_only_what_came_after_the_person_is_weighed(roleplay: Roleplay, ended: int) -> None:
    fork = await roleplay.forks.fork(ended, ALICE, 3, LATER)

    seen = look_back(await _left(roleplay, fork))

    assert all(each.moment.turn >= 3 for each in seen.turnings)


async def test_every_try_goes_with_whoever_wrote_half_of_its_letters(
    roleplay: Roleplay, ended: int, database: Database
) -> None:
    fork = await _left(roleplay, await roleplay.forks.fork(ended, ALICE, 3, LATER))
    again = await roleplay.forks.fork(fork.negotiation.id, ALICE, 3, LATER)

    async with database.begin() as tx:
        await forget_games_with(tx, BOB)

    for gone in (fork, again):
        with pytest.raises(NoSuchTable):
            await roleplay.table(gone.negotiation.id, ALICE)


async def test_what_cannot_be_forked_is_refused(roleplay: Roleplay, ended: int) -> None:
    with pytest.raises(NoSuchExchange):
        await roleplay.forks.fork(ended, ALICE, 9, LATER)
    with pytest.raises(NotYourTable):
        await roleplay.forks.fork(ended, MORGAN, 2, LATER)
    with pytest.raises(UnknownChoice):
        await roleplay.forks.fork(ended, ALICE, 2, LATER, "nobody")


async def test_a_game_of_two_that_runs_is_not_forked(roleplay: Roleplay, shared: int) -> None:
    await say(roleplay, shared, ALICE, 1, missiles="out")

    with pytest.raises(NotOver):
        await roleplay.forks.fork(shared, ALICE, 1, LATER)


async def _left(roleplay: Roleplay, fork: Table) -> Table:
    leaving = WalkOut(fork.mine.id)
    return await roleplay.act(fork.negotiation.id, ALICE, fork.state.turn, leaving, LATER)
