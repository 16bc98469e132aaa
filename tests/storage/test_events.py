"""The log of a negotiation: only added to, in order, by one writer at a time."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from bot.errors import TableMovedOn
from bot.storage.database import Database
from bot.storage.events import NewEvent, append_events, events, last_seq
from tests.storage.tables import AT, OTHER, new_table

if TYPE_CHECKING:
    from bot.storage.events import StoredEvent


async def append(database: Database, table: int, after_seq: int, *kinds: str) -> int:
    async with database.begin() as tx:
        rows = [NewEvent(kind, {"by": kind}) for kind in kinds]
        return await append_events(tx, table, after_seq, rows, AT)


async def log_of(database: Database, table: int) -> list[StoredEvent]:
    async with database.read() as tx:
        return await events(tx, table)


async def test_events_come_back_in_order_and_unchanged(database: Database) -> None:
    table = await new_table(database)
    moscow = datetime(1962, 10, 24, 17, 0, 0, 123, tzinfo=timezone(timedelta(hours=3)))
    payload = {"z": [1, 2.5, None], "a": {"Å": "“quoted”\n"}}

    async with database.begin() as tx:
        last = await append_events(tx, table, 0, [NewEvent("opened", payload)], moscow)
        last = await append_events(tx, table, last, [NewEvent("replied", {}, "Dear sir,\n")], AT)

    first, second = await log_of(database, table)
    assert (first.seq, first.kind, first.words) == (1, "opened", None)
    assert first.at == moscow
    assert first.at.tzinfo is UTC
    assert list(first.payload.items()) == list(payload.items())
    assert (second.seq, second.kind, second.words) == (2, "replied", "Dear sir,\n")
    assert last == 2


async def test_a_log_that_has_moved_on_takes_nothing(database: Database) -> None:
    table = await new_table(database)
    await append(database, table, 0, "opened", "offered")

    with pytest.raises(TableMovedOn) as caught:
        await append(database, table, 1, "late", "later")

    assert (caught.value.negotiation_id, caught.value.after_seq) == (table, 1)
    assert [event.kind for event in await log_of(database, table)] == ["opened", "offered"]


async def test_a_log_never_gets_a_gap(database: Database) -> None:
    table = await new_table(database)

    with pytest.raises(TableMovedOn):
        await append(database, table, 3, "early")

    assert await log_of(database, table) == []


async def test_the_same_numbers_may_stand_in_two_logs(database: Database) -> None:
    one = await new_table(database)
    other = await new_table(database, OTHER)

    await append(database, one, 0, "opened")
    await append(database, other, 0, "opened", "offered")

    async with database.read() as tx:
        assert (await last_seq(tx, one), await last_seq(tx, other)) == (1, 2)


async def test_of_two_writers_of_the_same_turn_exactly_one_wins(database: Database) -> None:
    table = await new_table(database)

    async def write(kind: str) -> str:
        try:
            await append(database, table, 0, kind, f"answer to {kind}")
        except TableMovedOn:
            return "moved on"
        return kind

    outcomes = await asyncio.gather(*(write(f"press {n}") for n in range(8)))

    (winner,) = [outcome for outcome in outcomes if outcome != "moved on"]
    assert [event.kind for event in await log_of(database, table)] == [
        winner,
        f"answer to {winner}",
    ]


async def test_two_transactions_that_saw_the_same_turn_do_not_both_write(url: str) -> None:
    one, other = Database(url), Database(url)
    await one.migrate()
    table = await new_table(one)
    both_read = asyncio.Barrier(2)

    async def write(database: Database) -> bool:
        try:
            async with database.begin() as tx:
                await last_seq(tx, table)
                if tx.dialect.name == "postgresql":  # on SQLite the other waits outside
                    await both_read.wait()
                await append_events(tx, table, 0, [NewEvent("offered", {})], AT)
        except TableMovedOn:
            return False
        return True

    won = await asyncio.gather(write(one), write(other))

    assert sorted(won) == [False, True]
    assert len(await log_of(one, table)) == 1
    await one.close()
    await other.close()


WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from bot.storage.database import Database
from bot.storage.events import NewEvent, append_events

async def main(url, table):
    database, seq = Database(url), 0
    while True:
        async with database.begin() as tx:
            rows = [NewEvent("offered", {"n": seq}), NewEvent("replied", {"n": seq})]
            seq = await append_events(tx, table, seq, rows, datetime.now(UTC))
        print(seq, flush=True)

asyncio.run(main(sys.argv[1], int(sys.argv[2])))
"""


async def test_what_was_acknowledged_survives_a_killed_process(url: str) -> None:
    database = Database(url)
    await database.migrate()
    table = await new_table(database)
    writer = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", WRITER, url, str(table)), stdout=asyncio.subprocess.PIPE
    )
    assert writer.stdout is not None
    for _ in range(20):
        await writer.stdout.readline()

    writer.kill()

    rest = await writer.stdout.read()
    acknowledged = int(rest.split(b"\n")[-2]) if b"\n" in rest else 40
    await writer.wait()
    log = await log_of(database, table)
    assert len(log) >= acknowledged
    assert len(log) % 2 == 0  # what is written together is there together
    assert [event.seq for event in log] == list(range(1, len(log) + 1))
    assert await append(database, table, len(log), "resumed") == len(log) + 1
    await database.close()
