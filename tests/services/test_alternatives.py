"""Another letter in a finished game is read, answered and played on by the same rules."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.negotiation.commands import Message, WalkOut
from bot.services.refusals import NoSuchExchange, NotOver
from bot.services.roleplay import Case

if TYPE_CHECKING:
    from bot.services.roleplay import Roleplay
    from bot.services.tables import Table

ALICE = 1001
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
SHORT = Case("cuba-1962-short", "us", "firm-but-fair")
SECOND = "The Jupiters leave Turkey publicly. What matters most to you?"


async def played(roleplay: Roleplay) -> Table:
    """A game that ended in its third exchange, explained."""
    table = await roleplay.start(ALICE, SHORT, 7, NOW)
    number = table.negotiation.id
    for turn, terms in enumerate(({"missiles": "out"}, {"pledge": "conditional"}), start=1):
        offer = Message("us", offer=terms, acts=("offer",))
        await roleplay.act(number, ALICE, turn, offer, NOW)
    await roleplay.act(number, ALICE, 3, WalkOut("us"), NOW)
    return await roleplay.explain(number, ALICE, "I was tired.", NOW)


async def test_the_answer_is_the_one_that_a_second_try_would_have_met(roleplay: Roleplay) -> None:
    table = await played(roleplay)

    found = await roleplay.alternatives.try_out(table.negotiation.id, ALICE, 2, SECOND)
    fork = await roleplay.forks.fork(table.negotiation.id, ALICE, 2, NOW)
    message = found.draft.to_send
    fork = await roleplay.act(fork.negotiation.id, ALICE, 2, message, NOW, SECOND)

    assert found.draft.terms == {"jupiters": "out_public"}
    assert [each.event for each in found.then] == [one.event for one in fork.episodes()[-1]]
    assert [each.words for each in found.then][1:] == [one.words for one in fork.episodes()[-1]][1:]


async def test_what_was_really_done_reaches_as_far_as_what_was_done(roleplay: Roleplay) -> None:
    table = await played(roleplay)

    same = await roleplay.alternatives.try_out(
        table.negotiation.id, ALICE, 1, "All missiles leave Cuba."
    )
    leaving = await roleplay.alternatives.try_out(
        table.negotiation.id, ALICE, 3, "We leave the table."
    )

    assert same.draft.terms == {"missiles": "out"}
    assert same.reach == same.did
    assert leaving.reach == leaving.did
    assert leaving.then[-1].event.kind == "ended"


async def test_signing_and_saying_nothing_are_followed_too(roleplay: Roleplay) -> None:
    table = await played(roleplay)

    signed = await roleplay.alternatives.try_out(
        table.negotiation.id, ALICE, 3, "We accept your offer."
    )
    nothing = await roleplay.alternatives.try_out(table.negotiation.id, ALICE, 3, "Hm, well.")

    assert signed.then[-1].event.kind == "ended"
    assert (nothing.then, nothing.reach) == ((), None)


async def test_nothing_is_told_before_the_end_has_been_explained(roleplay: Roleplay) -> None:
    running = await roleplay.start(ALICE, SHORT, 7, NOW)

    with pytest.raises(NotOver):
        await roleplay.alternatives.try_out(running.negotiation.id, ALICE, 1, SECOND)


async def test_an_exchange_that_never_was_has_no_alternative(roleplay: Roleplay) -> None:
    table = await played(roleplay)

    with pytest.raises(NoSuchExchange):
        await roleplay.alternatives.try_out(table.negotiation.id, ALICE, 9, SECOND)
