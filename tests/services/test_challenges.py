"""Inviting somebody to a negotiation, and what becomes of the invitation."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.services.challenges import OPEN_FOR, Wish
from bot.services.duel_refusals import (
    ChallengedByThem,
    InvitationOver,
    NotInvited,
    NotYourChallenge,
    PlayingTogether,
)
from bot.services.refusals import UnknownChoice
from bot.services.roleplay import Case, Roleplay

if TYPE_CHECKING:
    from bot.services.challenges import Challenges
    from bot.storage.challenges import Challenge

ALICE, BOB, MORGAN = 1001, 1002, 1003
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
WISH = Wish(ALICE, BOB, "cuba-1962-short", "us", 1, 2)


@pytest.fixture
def challenges(roleplay: Roleplay) -> Challenges:
    """The service under test."""
    return roleplay.challenges


async def made(challenges: Challenges, wish: Wish = WISH, seed: int = 7) -> Challenge:
    return await challenges.make(wish, seed, NOW)


async def test_accepting_seats_both_as_the_challenger_chose(challenges: Challenges) -> None:
    challenge = await made(challenges)

    table = await challenges.accept(challenge.id, BOB, NOW)

    assert {seat.user_id: seat.side for seat in table.people} == {ALICE: "us", BOB: "su"}
    assert table.mine.id == "su"
    assert table.state.setup.persona is None
    assert (await challenges.find(challenge.id)).status == "running"


async def test_sides_and_who_speaks_first_are_drawn_by_the_seed(challenges: Challenges) -> None:
    sides: set[str] = set()
    firsts: set[str] = set()
    for seed in range(12):
        wish = replace(WISH, side=None, invited_id=2000 + seed)
        challenge = await made(challenges, wish, seed)
        table = await challenges.accept(challenge.id, wish.invited_id, NOW)
        sides.add(table.mine.id)
        firsts.add(table.state.setup.side)

    assert sides == {"us", "su"}
    assert firsts == {"us", "su"}


async def test_only_the_invited_answers_and_only_the_challenger_withdraws(
    challenges: Challenges,
) -> None:
    challenge = await made(challenges)

    for user_id in (ALICE, MORGAN):
        with pytest.raises(NotInvited):
            await challenges.accept(challenge.id, user_id, NOW)
        with pytest.raises(NotInvited):
            await challenges.decline(challenge.id, user_id, NOW)
    with pytest.raises(NotYourChallenge):
        await challenges.withdraw(challenge.id, BOB, NOW)


async def test_a_challenge_made_twice_is_the_same(challenges: Challenges) -> None:
    first = await made(challenges)

    assert await made(challenges) == first


async def test_who_was_challenged_is_pointed_to_the_invitation(challenges: Challenges) -> None:
    first = await made(challenges)

    with pytest.raises(ChallengedByThem) as refused:
        await made(challenges, replace(WISH, user_id=BOB, invited_id=ALICE))

    assert refused.value.challenge.id == first.id


async def test_two_who_play_a_case_are_led_to_their_table(challenges: Challenges) -> None:
    challenge = await made(challenges)
    table = await challenges.accept(challenge.id, BOB, NOW)

    with pytest.raises(PlayingTogether) as refused:
        await made(challenges)

    assert refused.value.at is not None
    assert refused.value.at.id == table.negotiation.id


@pytest.mark.parametrize(
    "wish",
    [
        pytest.param(replace(WISH, scenario="nowhere"), id="scenario"),
        pytest.param(replace(WISH, side="employer"), id="side"),
    ],
)
async def test_what_is_not_on_offer_is_refused(challenges: Challenges, wish: Wish) -> None:
    with pytest.raises(UnknownChoice):
        await made(challenges, wish)


async def test_accepted_twice_at_once_there_is_one_table(
    challenges: Challenges, roleplay: Roleplay
) -> None:
    challenge = await made(challenges)

    results = await asyncio.gather(
        *(challenges.accept(challenge.id, BOB, NOW) for _ in range(2)), return_exceptions=True
    )

    assert sum(isinstance(result, InvitationOver) for result in results) == 1
    assert len(await roleplay.running(BOB)) == 1


async def test_accepted_and_withdrawn_at_once_one_of_them_counts(challenges: Challenges) -> None:
    challenge = await made(challenges)

    results = await asyncio.gather(
        challenges.accept(challenge.id, BOB, NOW),
        challenges.withdraw(challenge.id, ALICE, NOW),
        return_exceptions=True,
    )

    assert sum(isinstance(result, InvitationOver) for result in results) == 1
    status = (await challenges.find(challenge.id)).status
    assert status == ("withdrawn" if isinstance(results[0], InvitationOver) else "running")


@pytest.mark.parametrize("how", ["declined", "withdrawn"])
async def test_what_was_answered_says_how(challenges: Challenges, how: str) -> None:
    challenge = await made(challenges)
    if how == "declined":
        await challenges.decline(challenge.id, BOB, NOW)
    else:
        await challenges.withdraw(challenge.id, ALICE, NOW)

    with pytest.raises(InvitationOver) as refused:
        await challenges.accept(challenge.id, BOB, NOW)

    assert refused.value.text == f"duel_refusal.invitation_{how}"


async def test_when_its_time_is_over_nobody_can_accept_it(challenges: Challenges) -> None:
    challenge = await made(challenges)

    with pytest.raises(InvitationOver) as refused:
        await challenges.accept(challenge.id, BOB, NOW + OPEN_FOR)

    assert refused.value.text == "duel_refusal.invitation_expired"


async def test_an_expiry_comes_up_again_until_it_is_told(challenges: Challenges) -> None:
    challenge = await made(challenges)
    late = NOW + OPEN_FOR

    early = await challenges.expire(NOW)
    first = await challenges.expire(late)
    meanwhile = await challenges.expire(late)
    again = await challenges.expire(late + timedelta(minutes=6))
    await challenges.told(challenge)
    never = await challenges.expire(late + timedelta(days=1))

    assert (early, meanwhile, never) == ([], [], [])
    assert [each.status for each in (*first, *again)] == ["expired", "expired"]


async def test_an_answered_challenge_does_not_expire(challenges: Challenges) -> None:
    challenge = await made(challenges)
    await challenges.accept(challenge.id, BOB, NOW)

    assert await challenges.expire(NOW + OPEN_FOR) == []
    assert (await challenges.find(challenge.id)).status == "running"


async def test_a_game_alone_and_one_with_somebody_go_side_by_side(
    challenges: Challenges, roleplay: Roleplay
) -> None:
    await roleplay.start(ALICE, Case("cuba-1962-short", "us", "hawk"), 7, NOW)
    challenge = await made(challenges)

    await challenges.accept(challenge.id, BOB, NOW)

    assert [len(table.people) for table in await roleplay.running(ALICE)] == [0, 2]
