"""A role-play on a database of its own, with the content that is shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.library import load_library
from bot.content.prompts import Prompts
from bot.services.roleplay import Roleplay
from bot.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.content.library import Library


@pytest.fixture(scope="session")
def library() -> Library:
    """Everything there is to play."""
    return load_library(shipped("data"))


@pytest.fixture(scope="session")
def prompts() -> Prompts:
    """Everything that is said."""
    return Prompts(shipped("prompts"))


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An SQLite database in a temporary folder."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}")
    await database.migrate()
    yield database
    await database.close()


@pytest.fixture
def roleplay(database: Database, library: Library, prompts: Prompts) -> Roleplay:
    """The service under test."""
    return Roleplay(database, library, prompts)
