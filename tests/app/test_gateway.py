"""Another base: its gateway is asked for before every connection."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.app import create_bot
from playground.member import Member
from playground.server import Playground
from tests.app.running_bots import connected

if TYPE_CHECKING:
    from types import SimpleNamespace

    import aiohttp

    from bot.app import Backchannel
    from bot.settings import Settings


class Questions:
    """How often a bot has asked where the gateway is."""

    def __init__(self, bot: Backchannel) -> None:
        self.asked = 0
        assert bot.http.http_trace is not None
        bot.http.http_trace.on_request_end.append(self._hear)

    async def _hear(
        self,
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        request: aiohttp.TraceRequestEndParams,
    ) -> None:
        self.asked += request.url.path.endswith("/gateway/bot")


async def no_pause(shard_id: int | None, *, initial: bool = False) -> None:
    """Identify at once, where Discord would want five seconds between two."""
    del shard_id, initial


async def is_answered(playground: Playground) -> None:
    async with Member(playground.base_url, "alice") as alice:
        await alice.slash("help", channel="welcome")


@pytest.mark.parametrize("way", ["resumes", "identifies anew"])
async def test_the_gateway_is_asked_for_again_when_a_bot(
    settings: Settings, playground: Playground, way: str
) -> None:
    bot = create_bot(settings)
    bot.before_identify_hook = no_pause
    questions = Questions(bot)
    async with connected(settings, bot):
        first = questions.asked
        back = asyncio.create_task(
            bot.wait_for("shard_resumed" if way == "resumes" else "shard_ready", timeout=30)
        )
        await asyncio.sleep(0)

        playground.gateway.ask_to_reconnect()
        if way == "identifies anew":
            playground.gateway.sessions.close_all()

        await back
        assert questions.asked > first
        await is_answered(playground)
    assert first > 0


async def test_a_process_serves_the_shards_it_is_given(settings: Settings) -> None:
    some = settings.model_copy(update={"shard_count": 4, "shard_ids": (1, 3)})

    bot = create_bot(some)
    bot.before_identify_hook = no_pause
    async with connected(some, bot):
        assert sorted(bot.shards) == [1, 3]
        assert bot.shard_count == 4


async def test_discord_says_how_many_shards_there_are(settings: Settings) -> None:
    async with Playground(shards=3) as playground:
        there = settings.model_copy(update={"discord_api_base": playground.api_base})

        bot = create_bot(there)
        bot.before_identify_hook = no_pause
        async with connected(there, bot):
            assert sorted(bot.shards) == [0, 1, 2]
