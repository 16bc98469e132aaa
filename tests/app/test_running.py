"""A run of the bot: it starts or says why not, and stops without losing an answer."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from yarl import URL

from bot.logs import READY
from tests.app.running_bots import bot_process, variables

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from playground.server import Playground

SECRET = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
async def test_it_ends_cleanly_when_told_to(
    settings: Settings, tmp_path: Path, number: signal.Signals
) -> None:
    async with bot_process(tmp_path, **variables(settings)) as bot:
        await bot.until(READY)

        bot.process.send_signal(number)

        assert await bot.ended() == 0
    assert "Traceback" not in bot.text


async def test_it_ends_cleanly_even_while_it_starts(settings: Settings, tmp_path: Path) -> None:
    async with bot_process(tmp_path, **variables(settings)) as bot:
        await bot.until("logging in")

        bot.process.send_signal(signal.SIGTERM)

        assert await bot.ended() == 0
    assert "Traceback" not in bot.text


async def one_sentence(folder: Path, settings: dict[str, str]) -> str:
    """Run a bot that cannot start; return the one line it says, beside its log."""
    async with bot_process(folder, **settings) as bot:
        assert await bot.ended() == 2
    assert "Traceback" not in bot.text
    (sentence,) = [line for line in bot.log if not line.startswith("{")]
    return sentence


async def test_a_wrong_token_is_named_and_not_shown(settings: Settings, tmp_path: Path) -> None:
    sentence = await one_sentence(tmp_path, {**variables(settings), "DISCORD_TOKEN": SECRET})

    assert "DISCORD_TOKEN" in sentence
    assert SECRET not in sentence


async def test_a_discord_out_of_reach_is_named(settings: Settings, tmp_path: Path) -> None:
    nowhere = "http://127.0.0.1:1/api/v10"

    sentence = await one_sentence(tmp_path, {**variables(settings), "DISCORD_API_BASE": nowhere})

    assert "Discord cannot be reached" in sentence


async def test_a_database_that_cannot_be_written_is_named(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    url = f"sqlite+aiosqlite:///{(tmp_path / 'file' / 'bot.db').as_posix()}"

    sentence = await one_sentence(tmp_path, {**variables(settings), "DATABASE_URL": url})

    assert "DATABASE_URL" in sentence


async def test_a_newer_database_is_refused_and_left_alone(
    settings: Settings, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "bot.db")) as database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)")
        database.execute("INSERT INTO alembic_version VALUES ('9999')")
        database.commit()

        sentence = await one_sentence(tmp_path, variables(settings))

        assert "newer version" in sentence
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


async def test_a_port_in_use_for_the_watchers_is_named(
    settings: Settings, playground: Playground, tmp_path: Path
) -> None:
    port = str(URL(playground.base_url).port)

    sentence = await one_sentence(tmp_path, {**variables(settings), "HEALTH_PORT": port})

    assert "HEALTH_PORT" in sentence


async def test_an_intent_that_is_not_granted_is_named(
    settings: Settings, playground: Playground, tmp_path: Path
) -> None:
    playground.world.privileged_intents = 0

    sentence = await one_sentence(
        tmp_path, {**variables(settings), "MESSAGE_CONTENT_INTENT": "true"}
    )

    assert "MESSAGE_CONTENT_INTENT" in sentence


async def test_all_faults_in_settings_are_told_at_once(tmp_path: Path) -> None:
    async with bot_process(tmp_path, DATABASE_URL="mysql://x/y", HEALTH_PORT="none") as bot:
        assert await bot.ended() == 2

    assert [line.split()[0] for line in bot.log] == ["DISCORD_TOKEN", "DATABASE_URL", "HEALTH_PORT"]
