"""What watchers are told: alive, ready, and the numbers."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.app import create_bot
from bot.health import health_endpoints
from playground.member import Member
from tests.app.running_bots import connected

if TYPE_CHECKING:
    from bot.settings import Settings
    from playground.server import Playground


@pytest.fixture
def watched(settings: Settings) -> Settings:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return settings.model_copy(update={"health_port": port})


async def ask(settings: Settings, path: str) -> tuple[int, str]:
    url = f"http://{settings.health_host}:{settings.health_port}{path}"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.text()


async def test_a_bot_that_is_not_connected_is_alive_but_not_ready(watched: Settings) -> None:
    bot = create_bot(watched)

    async with bot, health_endpoints(bot):
        await bot.database.migrate()
        assert await ask(watched, "/healthz") == (200, "ok\n")
        assert await ask(watched, "/readyz") == (503, "not connected to Discord\n")


async def test_a_bot_without_its_tables_is_not_ready(watched: Settings) -> None:
    bot = create_bot(watched)

    async with bot, health_endpoints(bot):
        _status, text = await ask(watched, "/readyz")

    assert "the database does not answer" in text


async def test_a_connected_bot_is_ready_and_counts_how_long_people_waited(
    watched: Settings, playground: Playground
) -> None:
    async with connected(watched) as bot, health_endpoints(bot):
        assert await ask(watched, "/readyz") == (200, "ready\n")
        async with Member(playground.base_url, "alice") as alice:
            await alice.slash("help", channel="welcome")

        _status, text = await ask(watched, "/metrics")

    numbers = {
        sample.name: sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert numbers["backchannel_acknowledgement_seconds_count"] == 1
    assert 0 <= numbers["backchannel_acknowledgement_seconds_sum"] < 3
    assert numbers["backchannel_open_negotiations"] == 0


async def test_nothing_is_served_unless_it_is_asked_for(settings: Settings) -> None:
    bot = create_bot(settings)

    async with bot, health_endpoints(bot):
        with pytest.raises(aiohttp.ClientError):
            await ask(settings.model_copy(update={"health_port": 9}), "/healthz")
