"""Challenges between two members, and who sits where."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.storage.challenges import (
    NewChallenge,
    answer_challenge,
    challenge_of,
    close_challenge,
    find_challenge,
    live_between,
    open_challenge,
    remember_invitation,
)
from bot.storage.games import count_games
from bot.storage.members import meet
from bot.storage.negotiations import (
    NewNegotiation,
    find_negotiation,
    finish,
    finished_of,
    open_negotiation,
    running_of,
)
from bot.storage.participants import (
    forget_games_with,
    people_at,
    remind_after,
    seat_people,
    share_analysis,
    shared_games,
)
from bot.storage.schema import PERSON
from tests.storage.tables import ALICE, AT, SHORT, new_table

if TYPE_CHECKING:
    from bot.storage.database import Database

BOB = ALICE + 1
NEW = NewChallenge(ALICE, BOB, "cuba-1962-short", None, 7, 1, 2, AT + timedelta(days=3))
SHARED = NewNegotiation(ALICE, "cuba-1962-short", "us", PERSON, 7)


async def challenge(database: Database, new: NewChallenge = NEW) -> int | None:
    """Let the two be known, and one challenge the other."""
    async with database.begin() as tx:
        await meet(tx, new.user_id, AT)
        await meet(tx, new.invited_id, AT)
        return await open_challenge(tx, new, AT)


async def shared_table(database: Database) -> int:
    """A running game of the two."""
    await challenge(database)
    async with database.begin() as tx:
        negotiation_id = await open_negotiation(tx, SHARED, AT)
        await seat_people(tx, negotiation_id, {"us": ALICE, "su": BOB})
        return negotiation_id


async def test_a_challenge_is_read_back_as_it_was_made(database: Database) -> None:
    challenge_id = await challenge(database)
    assert challenge_id is not None

    async with database.begin() as tx:
        await remember_invitation(tx, challenge_id, 99)
        found = await find_challenge(tx, challenge_id)

    assert found is not None
    assert found.is_open
    assert (found.user_id, found.invited_id, found.message_id) == (ALICE, BOB, 99)
    assert found.expires_at == AT + timedelta(days=3)


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(NEW, id="the same once more"),
        pytest.param(replace(NEW, user_id=BOB, invited_id=ALICE), id="the other way round"),
    ],
)
async def test_two_people_have_one_live_challenge_for_a_case(
    database: Database, again: NewChallenge
) -> None:
    first = await challenge(database)

    assert await challenge(database, again) is None
    async with database.read() as tx:
        live = await live_between(tx, BOB, ALICE, NEW.scenario)
    assert live is not None
    assert live.id == first


async def test_another_case_may_be_played_beside_it(database: Database) -> None:
    await challenge(database)

    assert await challenge(database, replace(NEW, scenario="job-offer")) is not None


@pytest.mark.parametrize("status", ["declined", "withdrawn", "expired"])
async def test_only_the_first_answer_counts(database: Database, status: str) -> None:
    challenge_id = await challenge(database)
    assert challenge_id is not None

    async with database.begin() as tx:
        answers = [await answer_challenge(tx, challenge_id, each) for each in (status, "withdrawn")]

    assert answers == [True, False]
    assert await challenge(database) is not None


async def test_after_the_game_the_two_may_begin_another(database: Database) -> None:
    challenge_id = await challenge(database)
    assert challenge_id is not None
    async with database.begin() as tx:
        negotiation_id = await open_negotiation(tx, SHARED, AT)
        await answer_challenge(tx, challenge_id, "running", negotiation_id)
        found = await challenge_of(tx, negotiation_id)
    assert found is not None
    assert await challenge(database) is None

    async with database.begin() as tx:
        await close_challenge(tx, negotiation_id)

    assert await challenge(database) is not None


async def test_people_sit_on_their_sides_with_their_own_wishes(database: Database) -> None:
    negotiation_id = await shared_table(database)

    async with database.begin() as tx:
        await share_analysis(tx, negotiation_id, BOB)
        await remind_after(tx, negotiation_id, ALICE, 24)
        people = {each.user_id: each for each in await people_at(tx, negotiation_id)}

    assert (people[ALICE].side, people[ALICE].shares, people[ALICE].remind_hours) == (
        "us",
        False,
        24,
    )
    assert (people[BOB].side, people[BOB].shares, people[BOB].remind_hours) == ("su", True, None)


async def test_a_game_of_two_does_not_stand_in_the_way_of_one_alone(database: Database) -> None:
    shared = await shared_table(database)
    alone = await new_table(database, SHORT)

    async with database.read() as tx:
        running = [each.id for each in await running_of(tx, ALICE)]
        of_two = [await shared_games(tx, each, running=True, limit=5) for each in (ALICE, BOB)]

    assert running == [alone]
    assert of_two == [[shared], [shared]]


async def test_both_find_a_finished_game_again(database: Database) -> None:
    shared = await shared_table(database)
    async with database.begin() as tx:
        await finish(tx, shared, "deal", AT)

    async with database.read() as tx:
        assert await finished_of(tx, ALICE, 5) == []
        assert await shared_games(tx, BOB, running=False, limit=5) == [shared]
        assert await shared_games(tx, BOB, running=True, limit=5) == []


async def test_a_game_of_two_goes_with_whoever_goes_first(database: Database) -> None:
    shared = await shared_table(database)
    alone = await new_table(database, SHORT)

    async with database.begin() as tx:
        gone = await forget_games_with(tx, BOB)

    async with database.read() as tx:
        assert gone == 1
        assert await find_negotiation(tx, shared) is None
        assert await find_negotiation(tx, alone) is not None


async def test_a_finished_game_of_two_counts_for_both(database: Database) -> None:
    shared = await shared_table(database)
    async with database.begin() as tx:
        await finish(tx, shared, "deal", AT)

    async with database.read() as tx:
        counts = await count_games(tx, [ALICE, BOB])

    assert counts == {ALICE: 1, BOB: 1}
