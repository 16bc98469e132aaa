"""A role-play on a database of its own, with the content that is shipped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.lexicon import load_lexicon
from bot.content.prompts import Prompts
from bot.content.repertoire import load_repertoire
from bot.content.teaching import load_teaching
from bot.services.challenges import Wish
from bot.services.learning import Learning
from bot.services.roleplay import Roleplay
from bot.storage.database import Database
from tests.services.two import ALICE, BOB, NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.content.repertoire import Repertoire
    from bot.content.teaching import Teaching


@pytest.fixture(scope="session")
def repertoire(teaching: Teaching) -> Repertoire:
    """Everything there is to play."""
    return replace(load_repertoire(shipped("data")), course=teaching.course)


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
def roleplay(database: Database, repertoire: Repertoire, prompts: Prompts) -> Roleplay:
    """The service under test."""
    return Roleplay(database, repertoire, prompts)


@pytest.fixture(scope="session")
def teaching() -> Teaching:
    """Everything that is taught."""
    return load_teaching(shipped("data"))


@pytest.fixture
def learning(database: Database, teaching: Teaching, repertoire: Repertoire) -> Learning:
    """The services of learning."""
    lexicon = load_lexicon(shipped("data") / "lexicon" / "en")
    return Learning(database, teaching, repertoire, lexicon)


@pytest.fixture
async def shared(roleplay: Roleplay) -> int:
    """Alice is the United States and speaks first, Bob the Soviet Union."""
    for seed in range(50):
        wish = Wish(ALICE, BOB, "cuba-1962-short", "us", 1, 2)
        challenge = await roleplay.challenges.make(wish, seed, NOW)
        table = await roleplay.challenges.accept(challenge.id, BOB, NOW)
        if table.state.setup.side == "us":
            return table.negotiation.id
        await roleplay.duels.stop(table.negotiation.id, BOB, NOW)
    raise AssertionError("the draw never falls on the United States")
