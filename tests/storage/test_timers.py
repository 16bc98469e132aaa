"""Timers that no restart loses: claimed by one process, done, and due again."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.storage.members import meet
from bot.storage.timers import (
    CLAIM_LASTS,
    claim_due,
    find_timer,
    next_timer,
    put_off,
    set_timer,
    stop_timer,
)
from tests.storage.tables import ALICE, AT

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.database import Database
    from bot.storage.timers import Timer

DAY = timedelta(days=1)


async def set_one(database: Database, due: datetime = AT) -> None:
    """A timer of a member."""
    async with database.begin() as tx:
        await meet(tx, ALICE, AT)
        await set_timer(tx, "remind", str(ALICE), due, {"hour": 19}, ALICE)


async def claim(database: Database, at: datetime = AT) -> list[Timer]:
    """Take what is due."""
    async with database.begin() as tx:
        return await claim_due(tx, "remind", at, 10)


async def test_what_is_not_due_is_left_alone(database: Database) -> None:
    await set_one(database, AT + DAY)

    assert await claim(database) == []
    async with database.read() as tx:
        assert await next_timer(tx, "remind") == AT + DAY
        assert await next_timer(tx, "other") is None


async def test_two_processes_do_not_claim_the_same(database: Database) -> None:
    await set_one(database)

    claims = await asyncio.gather(claim(database), claim(database))

    assert sorted(len(claimed) for claimed in claims) == [0, 1]


async def test_what_nobody_finished_comes_up_again(database: Database) -> None:
    await set_one(database)
    await claim(database)

    assert await claim(database, AT + CLAIM_LASTS) == []
    (again,) = await claim(database, AT + CLAIM_LASTS * 2)
    assert again.payload == {"hour": 19}


async def test_once_done_it_waits_for_its_next_time(database: Database) -> None:
    await set_one(database)
    (done,) = await claim(database)

    async with database.begin() as tx:
        await put_off(tx, done, AT + DAY)

    assert await claim(database, AT + DAY / 2) == []
    assert len(await claim(database, AT + DAY)) == 1


async def test_one_set_anew_meanwhile_is_not_put_off(database: Database) -> None:
    await set_one(database)
    (done,) = await claim(database)
    await set_one(database, AT + timedelta(hours=1))

    async with database.begin() as tx:
        await put_off(tx, done, AT + DAY)
        found = await find_timer(tx, "remind", str(ALICE))

    assert found is not None
    assert found.due_at == AT + timedelta(hours=1)


async def test_a_stopped_timer_is_gone(database: Database) -> None:
    await set_one(database)

    async with database.begin() as tx:
        assert await stop_timer(tx, "remind", str(ALICE))
        assert not await stop_timer(tx, "remind", str(ALICE))
        assert await find_timer(tx, "remind", str(ALICE)) is None
