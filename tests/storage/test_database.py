"""Transactions: written whole or not at all, read from one state."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, StatementError

from bot.storage.database import Database
from bot.storage.notes import keep_note, note
from bot.storage.schema import negotiation_event
from tests.storage.tables import AT

if TYPE_CHECKING:
    from pathlib import Path


class PowerCutError(Exception):
    """Something goes wrong in the middle."""


async def write(database: Database, value: str) -> None:
    async with database.begin() as tx:
        await keep_note(tx, "key", value)


async def read(database: Database) -> str | None:
    async with database.read() as tx:
        return await note(tx, "key")


async def test_an_error_in_the_middle_leaves_nothing_written(database: Database) -> None:
    async def write_half() -> None:
        async with database.begin() as tx:
            await keep_note(tx, "key", "half")
            raise PowerCutError

    with pytest.raises(PowerCutError):
        await write_half()

    assert await read(database) is None


async def test_a_cancelled_writer_leaves_nothing_and_lets_others_write(database: Database) -> None:
    has_written = asyncio.Event()

    async def write_and_wait() -> None:
        async with database.begin() as tx:
            await keep_note(tx, "key", "half")
            has_written.set()
            await asyncio.Event().wait()

    writer = asyncio.create_task(write_and_wait())
    await has_written.wait()

    writer.cancel()

    await asyncio.wait({writer})
    await write(database, "whole")
    assert await read(database) == "whole"


async def test_a_reader_sees_one_state_while_others_write(database: Database) -> None:
    await write(database, "before")

    async with database.read() as tx:
        first = await note(tx, "key")
        await write(database, "after")
        second = await note(tx, "key")

    assert (first, second) == ("before", "before")
    assert await read(database) == "after"


async def test_many_writers_at_once_all_get_their_turn(database: Database) -> None:
    async def count_up(n: int) -> None:
        async with database.begin() as tx:
            await keep_note(tx, f"key {n}", "written")

    await asyncio.gather(*(count_up(n) for n in range(60)))

    async with database.read() as tx:
        assert [await note(tx, f"key {n}") for n in range(60)] == ["written"] * 60


async def test_two_programs_can_write_to_one_database_by_turns(url: str) -> None:
    one, other = Database(url), Database(url)
    await one.migrate()

    await asyncio.gather(*(write(db, str(n)) for n in range(20) for db in (one, other)))

    assert await read(one) == await read(other)
    await one.close()
    await other.close()


async def test_it_closes_when_the_last_transaction_has_ended(database: Database) -> None:
    has_begun, may_end = asyncio.Event(), asyncio.Event()

    async def write_slowly() -> None:
        async with database.begin() as tx:
            has_begun.set()
            await may_end.wait()
            await keep_note(tx, "key", "written")

    writer = asyncio.create_task(write_slowly())
    await has_begun.wait()
    closing = asyncio.create_task(database.close())
    may_end.set()

    await closing

    assert writer.done()
    assert await read(database) == "written"


async def test_keys_that_point_nowhere_are_refused(database: Database) -> None:
    orphan = negotiation_event.insert().values(
        negotiation_id=7, seq=1, at=AT, kind="offered", payload={}
    )

    with pytest.raises(IntegrityError):
        async with database.begin() as tx:
            await tx.execute(orphan)


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="no time zone"):
        async with database.begin() as tx:
            await tx.execute(
                negotiation_event.insert().values(
                    negotiation_id=1, seq=1, at=AT.replace(tzinfo=None), kind="x", payload={}
                )
            )


async def test_what_is_said_never_stands_in_an_error(database: Database) -> None:
    secret = "what alice wrote"
    orphan = negotiation_event.insert().values(
        negotiation_id=7, seq=1, at=AT, kind="offered", payload={}, words=secret
    )

    with pytest.raises(IntegrityError) as caught:
        async with database.begin() as tx:
            await tx.execute(orphan)

    assert secret not in str(caught.value)


async def test_sqlite_is_set_up_to_survive(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'var' / 'made' / 'x.db'}")
    await database.migrate()

    async with database.read() as tx:
        values = {
            name: (await tx.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        }

    assert values == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "synchronous": 1,
    }
    await database.close()


def test_the_name_of_a_database_hides_its_password() -> None:
    database = Database("postgresql+asyncpg://me:hunter2@db.example/backchannel")

    assert database.name == "postgresql+asyncpg://me:***@db.example/backchannel"
