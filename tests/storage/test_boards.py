"""Leaderboards and judgement tests as they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete

from bot.storage.boards import board_of, join_board, leave_board
from bot.storage.judgements import judgements_of, keep_judgement
from bot.storage.members import meet
from bot.storage.schema import member
from tests.storage.tables import ALICE, AT

if TYPE_CHECKING:
    from bot.storage.database import Database

HERE, THERE = 2**60, 2**61


async def test_a_board_is_of_one_server_and_left_at_any_time(database: Database) -> None:
    async with database.begin() as tx:
        await meet(tx, ALICE, AT)
        await join_board(tx, HERE, ALICE, AT)
        await join_board(tx, HERE, ALICE, AT)

        assert await board_of(tx, HERE) == [ALICE]
        assert await board_of(tx, THERE) == []
        await leave_board(tx, HERE, ALICE)
        assert await board_of(tx, HERE) == []


async def test_the_first_choice_of_a_test_counts(database: Database) -> None:
    async with database.begin() as tx:
        await meet(tx, ALICE, AT)

        assert await keep_judgement(tx, ALICE, "form-a", "a-batna", 2, AT)
        assert not await keep_judgement(tx, ALICE, "form-a", "a-batna", 1, AT)
        assert await judgements_of(tx, [ALICE, 5]) == {ALICE: {"form-a": {"a-batna": 2}}, 5: {}}


async def test_with_a_member_all_of_it_goes(database: Database) -> None:
    async with database.begin() as tx:
        await meet(tx, ALICE, AT)
        await join_board(tx, HERE, ALICE, AT)
        await keep_judgement(tx, ALICE, "form-a", "a-batna", 2, AT)

        await tx.execute(delete(member))

        assert await board_of(tx, HERE) == []
        assert await judgements_of(tx, [ALICE]) == {ALICE: {}}
