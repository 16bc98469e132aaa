"""Every test that takes `database` runs twice: on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from bot.storage.database import Database
from tests.storage.postgres import postgres_server

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator
    from pathlib import Path

    from tests.storage.postgres import Postgres

NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with postgres_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{(tmp_path / 'test.db').as_posix()}"
    server: Postgres = request.getfixturevalue("postgres")
    return await server.new_database(f"test{next(NUMBERS)}")


@pytest.fixture
async def database(url: str) -> AsyncGenerator[Database]:
    """A database with all its tables."""
    database = Database(url)
    await database.migrate()
    yield database
    await database.close()
