"""Live quizzes and what was pressed in them, as they are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete

from bot.storage.members import meet
from bot.storage.quiz_presses import (
    PlayerRow,
    PressRow,
    add_players,
    add_presses,
    answered_by,
    count_presses,
    last_press_in,
    players_of,
    presses_by,
    presses_of,
    put_in_team,
)
from bot.storage.quiz_rounds import (
    ChannelBusy,
    NewRound,
    RoundMovedOn,
    append_quiz_event,
    find_rounds,
    finish_round,
    finished_rounds,
    forget_rounds,
    live_round_in,
    live_rounds,
    open_round,
    quiz_events,
    remember_messages,
    untold_rounds,
)
from bot.storage.schema import member
from tests.storage.tables import ALICE, AT

if TYPE_CHECKING:
    from bot.storage.database import Database

BOB = ALICE + 1
GUILD, CHANNEL = 2**50, 2**51
NEW = NewRound(GUILD, CHANNEL, ALICE, {"pack": "days"}, [{"kind": "single"}])


async def a_round(database: Database, new: NewRound = NEW) -> int:
    """A live quiz of a moderator."""
    async with database.begin() as tx:
        await meet(tx, ALICE, AT)
        return await open_round(tx, new, AT)


async def test_a_channel_has_one_live_quiz_at_a_time(database: Database) -> None:
    first = await a_round(database)

    with pytest.raises(ChannelBusy) as busy:
        await a_round(database)

    assert busy.value.round_id == first
    async with database.begin() as tx:
        await finish_round(tx, first, AT)
    assert await a_round(database) > first


async def test_other_channels_have_quizzes_of_their_own(database: Database) -> None:
    one = await a_round(database)
    other = await a_round(database, replace(NEW, channel_id=CHANNEL + 1))

    async with database.read() as tx:
        assert [row.id for row in await live_rounds(tx)] == [one, other]
        found = await live_round_in(tx, CHANNEL)
        assert found is not None
        assert found.id == one


async def test_of_two_events_after_the_same_only_one_is_kept(database: Database) -> None:
    round_id = await a_round(database)

    async with database.begin() as tx:
        assert await append_quiz_event(tx, round_id, 0, "asked", {"number": 0}, AT) == 1
    with pytest.raises(RoundMovedOn):
        async with database.begin() as tx:
            await append_quiz_event(tx, round_id, 0, "ended", {}, AT)

    async with database.read() as tx:
        assert await quiz_events(tx, [round_id]) == {round_id: [{"number": 0}]}
        assert (await find_rounds(tx, [round_id]))[round_id].seq == 1


async def test_messages_are_remembered_and_an_untold_end_is_found(database: Database) -> None:
    round_id = await a_round(database)
    async with database.begin() as tx:
        await remember_messages(tx, round_id, lobby_message_id=2**60)
        seq = await append_quiz_event(tx, round_id, 0, "ended", {}, AT)
        await finish_round(tx, round_id, AT)

    async with database.begin() as tx:
        (untold,) = await untold_rounds(tx)
        await remember_messages(tx, round_id, told_seq=seq)

        assert untold.lobby_message_id == 2**60
        assert await untold_rounds(tx) == []


async def test_old_quizzes_are_forgotten_whole(database: Database) -> None:
    round_id = await a_round(database)
    async with database.begin() as tx:
        await add_players(tx, [PlayerRow(round_id, BOB, "Bob", None, AT)])
        await finish_round(tx, round_id, AT)

    async with database.begin() as tx:
        assert [row.id for row in await finished_rounds(tx, GUILD, 5)] == [round_id]
        assert await forget_rounds(tx, AT + timedelta(days=1)) == 1
        assert await players_of(tx, round_id) == []


async def test_many_join_in_one_statement_and_nobody_twice(database: Database) -> None:
    round_id = await a_round(database)
    rows = [PlayerRow(round_id, ALICE + n, f"Player {n}", None, AT) for n in range(300)]

    async with database.begin() as tx:
        assert len(await add_players(tx, rows[:200])) == 200
        assert len(await add_players(tx, rows)) == 100
        await put_in_team(tx, round_id, ALICE, "us")

        players = await players_of(tx, round_id)
        assert [row.user_id for row in players] == [row.user_id for row in rows]
        assert players[0].team == "us"


async def test_presses_are_kept_once_each(database: Database) -> None:
    round_id = await a_round(database)
    first = PressRow(round_id, 0, ALICE, 2**60, {"kind": "Said", "value": True})
    second = replace(first, press_id=2**60 + 1, answer={"kind": "Said", "value": False})

    async with database.begin() as tx:
        await add_presses(tx, [second, first])
        await add_presses(tx, [replace(first, answer={})])
        await add_presses(tx, [])

    async with database.read() as tx:
        assert await presses_of(tx, round_id) == [first, second]
        assert await presses_of(tx, round_id, number=1) == []
        assert await presses_by(tx, [(round_id, 0, ALICE), (round_id, 0, BOB)]) == [first, second]
        assert await answered_by(tx, round_id, 0) == {ALICE: 2**60 + 1}
        assert await count_presses(tx, round_id) == 2
        assert await last_press_in(tx, round_id) == 2**60 + 1


async def test_whoever_leaves_takes_their_answers_along_but_not_the_quiz(
    database: Database,
) -> None:
    round_id = await a_round(database)
    async with database.begin() as tx:
        await add_players(tx, [PlayerRow(round_id, ALICE, "Alice", None, AT)])
        await add_presses(tx, [PressRow(round_id, 0, ALICE, 1, {})])

        await tx.execute(delete(member).where(member.c.user_id == ALICE))

        assert await presses_of(tx, round_id) == []
        assert (await find_rounds(tx, [round_id]))[round_id].host_id is None
