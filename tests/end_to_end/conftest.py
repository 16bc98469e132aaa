"""A playground with the real bot in it, and what must hold after every test."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from playground.server import Playground
from tests.end_to_end.bot_process import PATIENCE_SECONDS, BotProcess
from tests.end_to_end.learner import Learner

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator
    from pathlib import Path


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A small Discord; no request of the test may have violated Discord's document."""
    async with Playground() as server:
        yield server
        assert server.violations == []
        assert server.unknown == []


@pytest.fixture
async def bot(playground: Playground, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """The bot, started; nothing of it is left running."""
    process = BotProcess(playground, tmp_path)
    await process.start()
    yield process
    await process.close()


@pytest.fixture
async def alice(playground: Playground, bot: BotProcess) -> AsyncIterator[Learner]:
    """A learner who sees the bot online."""
    async with meeting("alice", playground, bot) as learner:
        yield learner


@pytest.fixture
async def bob(playground: Playground, bot: BotProcess) -> AsyncIterator[Learner]:
    """Somebody else."""
    async with meeting("bob", playground, bot) as learner:
        yield learner


@pytest.fixture
async def morgan(playground: Playground, bot: BotProcess) -> AsyncIterator[Learner]:
    """A moderator, who may manage threads."""
    async with meeting("morgan", playground, bot) as learner:
        yield learner


@asynccontextmanager
async def meeting(name: str, playground: Playground, bot: BotProcess) -> AsyncGenerator[Learner]:
    """Somebody who has found the bot; with its log beside whatever fails to find it."""
    async with Learner(playground.base_url, name, patience=PATIENCE_SECONDS) as learner:
        try:
            await learner.find_bot()
        except TimeoutError as error:
            error.add_note(bot.log)
            raise
        yield learner
