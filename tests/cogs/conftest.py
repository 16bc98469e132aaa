"""The real bot on a simulated Discord with one server, and a learner in it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.app import create_bot
from bot.settings import Settings
from tests.cogs.pair import sit_down
from tests.cogs.seat import Seat

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from simcord.builders import ChannelHandle
    from simcord.env import Env

    from bot.app import Backchannel
    from tests.cogs.pair import Pair


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a database of their own, which outlives the bot."""
    return Settings(database_url=f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}", shard_count=1)


@pytest.fixture
async def simcord_bot(settings: Settings) -> AsyncIterator[Backchannel]:
    """The bot under test."""
    bot = create_bot(settings)
    bot.chance = Random(1962)  # every run plays the same games

    async def download(url: str, most_bytes: int) -> bytes:
        # No socket leads to the simulated files.
        return (await bot.http.get_from_cdn(url))[: most_bytes + 1]

    bot.download = download
    yield bot
    await bot.database.close()


@pytest.fixture
def room(simcord_env: Env) -> ChannelHandle:
    """A text channel of a server."""
    return simcord_env.create_guild().create_text_channel("negotiation-room")


@pytest.fixture
def alice(simcord_env: Env, room: ChannelHandle) -> Seat:
    """A learner in that channel."""
    return Seat(simcord_env, room, "alice")


@pytest.fixture
def bob(simcord_env: Env, room: ChannelHandle) -> Seat:
    """Somebody else in that channel."""
    return Seat(simcord_env, room, "bob")


@pytest.fixture
async def pair(alice: Seat, bob: Seat) -> Pair:
    """Two people who have sat down."""
    return await sit_down(alice, bob)
