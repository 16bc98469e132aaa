"""A playground, its people and a bot's bare REST client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from playground.clock import ManualClock
from playground.member import Member
from playground.server import Playground
from tests.playground.rest_client import Rest
from tests.playground.robot import Robot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture(autouse=True)
def _library_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """discord.py's addresses are set by each test and given back afterwards."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
async def playground(clock: ManualClock) -> AsyncIterator[Playground]:
    """A playground whose time stands still; violations must be taken note of and cleared."""
    async with Playground(clock=clock, check_answers=True) as playground:
        yield playground
        assert [str(violation) for violation in playground.violations] == []
        assert playground.unknown == []
        assert [str(misanswer) for misanswer in playground.misanswers] == []


@pytest.fixture
async def alice(playground: Playground) -> AsyncIterator[Member]:
    async with Member(playground.base_url, "alice") as member:
        yield member


@pytest.fixture
async def bob(playground: Playground) -> AsyncIterator[Member]:
    async with Member(playground.base_url, "bob") as member:
        yield member


@pytest.fixture
async def morgan(playground: Playground) -> AsyncIterator[Member]:
    """The moderator."""
    async with Member(playground.base_url, "morgan") as member:
        yield member


@pytest.fixture
async def rest(playground: Playground) -> AsyncIterator[Rest]:
    async with aiohttp.ClientSession(playground.api_base + "/") as session:
        yield Rest(session, playground)


@pytest.fixture
async def robot() -> Robot:
    return Robot()
