"""Bringing a database up to date: whole, once, and never backwards."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, make_url, text

from bot.errors import DatabaseTooNew, StorageError
from bot.storage.database import Database
from bot.storage.notes import keep_note, note
from bot.storage.registry import ALL

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from tests.storage.postgres import Postgres


async def test_the_migrations_make_the_tables_that_the_program_knows(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        return compare_metadata(context, ALL)

    async with database.read() as tx:
        assert await tx.run_sync(differences) == []


async def test_migrating_again_changes_nothing(database: Database) -> None:
    async with database.begin() as tx:
        await keep_note(tx, "key", "kept")

    revision = await database.migrate()

    assert revision == await database.migrate()
    async with database.read() as tx:
        assert await note(tx, "key") == "kept"


async def test_two_processes_may_migrate_at_once(url: str) -> None:
    databases = [Database(url) for _ in range(3)]

    revisions = await asyncio.gather(*(database.migrate() for database in databases))

    assert len(set(revisions)) == 1
    for database in databases:
        await database.close()


async def test_a_newer_database_is_refused_and_left_alone(database: Database) -> None:
    async with database.begin() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(DatabaseTooNew, match=r"newer version of Backchannel.*9999"):
        await database.migrate()

    async with database.read() as tx:
        assert (await tx.execute(text("SELECT version_num FROM alembic_version"))).all() == [
            ("9999",)
        ]


async def test_a_migration_that_fails_leaves_nothing_behind(url: str) -> None:
    database = Database(url)
    async with database.begin() as tx:
        # The last of the tables: the migration fails when it comes to this one.
        await tx.execute(text("CREATE TABLE setting (surprise TEXT)"))

    with pytest.raises(StorageError):
        await database.migrate()

    async with database.read() as tx:
        names = await tx.run_sync(lambda connection: inspect(connection).get_table_names())
    assert names == ["setting"]
    await database.close()


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("folder", id="it is a folder"),
        pytest.param("file/test.db", id="its folder is a file"),
        pytest.param("file", id="it is something else"),
        pytest.param("test.db", id="its journal cannot be written"),
    ],
)
async def test_a_place_that_holds_no_database_is_named_in_one_sentence(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "test.db-wal").mkdir()
    (tmp_path / "file").write_text("Dear Mr. Chairman, " * 100)
    database = Database(f"sqlite+aiosqlite:///{tmp_path / place}")

    with pytest.raises(StorageError) as caught:
        await database.migrate()

    assert str(tmp_path / place) in str(caught.value)
    assert "DATABASE_URL" in str(caught.value)
    assert "\n" not in str(caught.value)
    await database.close()


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("postgresql+asyncpg://me:hunter2@127.0.0.1:1/x", id="nobody listens"),
        pytest.param("postgresql+asyncpg://me:hunter2@/x?host=/nowhere", id="no such socket"),
    ],
)
async def test_a_server_out_of_reach_is_named_without_the_password(url: str) -> None:
    database = Database(url)

    with pytest.raises(StorageError) as caught:
        await database.migrate()

    assert "DATABASE_URL" in str(caught.value)
    assert "hunter2" not in str(caught.value)
    assert "\n" not in str(caught.value)
    await database.close()


async def test_a_missing_database_on_a_server_is_named(postgres: Postgres) -> None:
    url = make_url(await postgres.new_database("here")).set(database="elsewhere")
    database = Database(url.render_as_string())

    with pytest.raises(StorageError, match=r"elsewhere.*does not exist"):
        await database.migrate()

    await database.close()


def test_an_address_that_makes_no_sense_is_refused_without_its_password() -> None:
    with pytest.raises(StorageError, match="DATABASE_URL") as caught:
        Database("postgresql+asyncpg://me:hunter2@/x?host=db&port=many")

    assert "hunter2" not in str(caught.value)
