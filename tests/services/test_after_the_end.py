"""Explaining, trying again, better deals and the expert line of a finished game."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.negotiation.commands import Message, Prepare, WalkOut
from bot.negotiation.utility import utility
from bot.services.expert import expert_line
from bot.services.improvements import would_sign
from bot.services.refusals import (
    AlreadyExplained,
    NoSuchExchange,
    NothingBetter,
    NotOver,
    NotYourTable,
    StillRunning,
    TooLateToPrepare,
)
from bot.services.retrospect import look_back
from bot.services.roleplay import Case

if TYPE_CHECKING:
    from bot.services.roleplay import Roleplay
    from bot.services.tables import Table

ALICE, BOB = 1001, 1002
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
SHORT = Case("cuba-1962-short", "us", "firm-but-fair")
WHOLE = Case("cuba-1962", "us", "problem-solver")


async def say(roleplay: Roleplay, table: Table, **terms: str) -> Table:
    """Alice's next offer, with words."""
    message = Message("us", offer=terms, acts=("offer",))
    return await roleplay.act(
        table.negotiation.id, ALICE, table.state.turn, message, NOW, f"We offer {len(terms)}."
    )


async def walked_out(roleplay: Roleplay) -> Table:
    """A game that ended in its third exchange."""
    table = await roleplay.start(ALICE, SHORT, 7, NOW)
    card = Prepare("us", target=80.0, walk_away=58.0)
    table = await roleplay.prepare(table.negotiation.id, ALICE, card, "What else?", NOW)
    table = await say(roleplay, table, missiles="out")
    table = await say(roleplay, table, pledge="conditional")
    return await roleplay.act(table.negotiation.id, ALICE, 3, WalkOut("us"), NOW)


async def signed_as_in_1962(roleplay: Roleplay) -> Table:
    """A game in which the deal of history was offered until they signed it."""
    table = await roleplay.start(ALICE, WHOLE, 7, NOW)
    deal = next(one for one in table.scenario.references if one.history).deal
    while not table.is_over:
        table = await say(roleplay, table, **deal)
    return table


async def test_a_game_is_explained_once_and_only_after_its_end(roleplay: Roleplay) -> None:
    running = await roleplay.start(BOB, SHORT, 7, NOW)
    table = await walked_out(roleplay)

    explained = await roleplay.explain(table.negotiation.id, ALICE, "I was tired.", NOW)

    assert explained.is_explained
    assert explained.words_of("explained") == "I was tired."
    with pytest.raises(AlreadyExplained):
        await roleplay.explain(table.negotiation.id, ALICE, "Again.", NOW)
    with pytest.raises(NotOver):
        await roleplay.explain(running.negotiation.id, BOB, "Too early.", NOW)


async def test_the_card_is_closed_by_the_first_letter(roleplay: Roleplay) -> None:
    table = await walked_out(roleplay)

    with pytest.raises(TooLateToPrepare):
        await roleplay.prepare(table.negotiation.id, ALICE, Prepare("us"), "", NOW)


async def test_own_words_stand_beside_what_they_did(roleplay: Roleplay) -> None:
    table = await walked_out(roleplay)

    assert table.words_of("spoken", 1) == "We offer 1."
    assert table.words_of("prepared") == "What else?"


async def test_a_fork_shares_everything_before_its_exchange(roleplay: Roleplay) -> None:
    first = await walked_out(roleplay)
    later = NOW + timedelta(days=1)

    fork = await roleplay.forks.fork(first.negotiation.id, ALICE, 2, later)

    shared = len(fork.log)
    assert fork.state.turn == 2
    assert fork.log == first.log[:shared]
    assert first.log[shared].event.kind == "spoken"
    assert (fork.negotiation.parent_id, fork.negotiation.parent_turn) == (first.negotiation.id, 2)
    assert fork.state.cards["us"].target == 80.0
    parent = await roleplay.forks.parent(fork)
    assert parent is not None
    assert parent.table.log == first.log


async def test_the_same_moves_in_a_fork_lead_to_the_same_words(roleplay: Roleplay) -> None:
    first = await walked_out(roleplay)
    fork = await roleplay.forks.fork(first.negotiation.id, ALICE, 2, NOW)

    again = await say(roleplay, fork, pledge="conditional")

    assert [logged.words for logged in again.log] == [logged.words for logged in first.log[:-1]]


async def test_the_exchange_in_which_it_ended_can_be_tried_again(roleplay: Roleplay) -> None:
    first = await walked_out(roleplay)

    fork = await roleplay.forks.fork(first.negotiation.id, ALICE, 3, NOW)

    assert fork.state.turn == 3
    assert not fork.is_over


async def test_what_cannot_be_forked_is_refused(roleplay: Roleplay) -> None:
    first = await walked_out(roleplay)
    number = first.negotiation.id
    with pytest.raises(NoSuchExchange):
        await roleplay.forks.fork(number, ALICE, 9, NOW)
    with pytest.raises(NotYourTable):
        await roleplay.forks.fork(number, BOB, 2, NOW)
    fork = await roleplay.forks.fork(number, ALICE, 2, NOW)
    with pytest.raises(StillRunning):
        await roleplay.forks.fork(number, ALICE, 2, NOW)
    with pytest.raises(NotOver):
        await roleplay.forks.fork(fork.negotiation.id, ALICE, 1, NOW)


async def test_history_itself_can_be_made_better_for_both(roleplay: Roleplay) -> None:
    table = await signed_as_in_1962(roleplay)

    found = await roleplay.improvements.show(table.negotiation.id, ALICE)

    assert "hotline" in {change.issue for change in found.changes}
    assert found.theirs is not None
    for side, (before, after) in (("us", found.mine), ("su", found.theirs)):
        assert after > before
        assert after == utility(table.scenario, side, found.deal)


async def test_a_persona_votes_for_what_it_gains_by_and_for_nothing_else(
    roleplay: Roleplay,
) -> None:
    table = await signed_as_in_1962(roleplay)
    ended = table.state.ending
    assert ended is not None
    assert ended.deal is not None

    found, now_agreed = await roleplay.improvements.vote(
        table.negotiation.id, ALICE, yes=True, at=NOW
    )

    assert found.agreed
    assert now_agreed
    assert would_sign(table, "su", found.deal)
    assert not would_sign(table, "su", ended.deal)


async def test_the_first_vote_on_a_better_deal_stands(roleplay: Roleplay) -> None:
    table = await signed_as_in_1962(roleplay)
    number = table.negotiation.id

    first, _ = await roleplay.improvements.vote(number, ALICE, yes=False, at=NOW)
    second, _ = await roleplay.improvements.vote(number, ALICE, yes=True, at=NOW)

    assert not first.agreed
    assert not second.agreed
    assert (await roleplay.improvements.show(number, ALICE)).vote is False


async def test_without_a_deal_there_is_nothing_to_improve(roleplay: Roleplay) -> None:
    table = await walked_out(roleplay)

    with pytest.raises(NothingBetter):
        await roleplay.improvements.show(table.negotiation.id, ALICE)


async def test_the_expert_line_is_the_same_each_time_and_plays_to_the_end(
    roleplay: Roleplay,
) -> None:
    table = await walked_out(roleplay)

    line = expert_line(table)

    assert line == expert_line(table)
    assert line.ended.outcome == "deal"
    assert line.exchanges[0].comment == "opens_asking"
    assert [each.turn for each in line.exchanges] == list(range(1, len(line.exchanges) + 1))


async def test_looking_back_names_what_was_right_in_failure_and_wrong_in_success(
    roleplay: Roleplay,
) -> None:
    failed = look_back(await walked_out(roleplay))
    signed = look_back(await signed_as_in_1962(roleplay))

    assert failed.right
    assert "left_hastily" in failed.wrong
    assert "never_asked" in signed.wrong
    assert "claimed" in signed.right


async def test_a_second_try_is_seen_beside_the_first(roleplay: Roleplay) -> None:
    first = await walked_out(roleplay)
    fork = await roleplay.forks.fork(first.negotiation.id, ALICE, 2, NOW)
    fork = await roleplay.act(fork.negotiation.id, ALICE, 2, WalkOut("us"), NOW)

    parent = await roleplay.forks.parent(fork)
    assert parent is not None
    seen = look_back(fork, parent.scores)

    assert seen.before == look_back(first).debrief.scores
