"""A browser, a playground with a sample bot, and visitors of its page.

All tests of this folder share one event loop, because they share one browser; each has a playground
and a bot of its own.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import discord
import pytest
import pytest_asyncio
from discord.gateway import DiscordWebSocket
from discord.http import Route
from playwright.async_api import async_playwright
from yarl import URL

from playground.clock import ManualClock
from playground.server import Playground
from tests.browser.sample_bot import SampleBot
from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from playwright.async_api import Browser, ViewportSize

    Visit = Callable[..., Awaitable[Visitor]]

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
LOGIN_SECONDS = 10
DESK: ViewportSize = {"width": 1280, "height": 860}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of this folder on the event loop of the browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Where the browser is; a missing one is a failure."""
    if not CHROMIUM.exists():
        pytest.fail(f"there is no browser at {CHROMIUM}; install chromium, or set CHROMIUM to one")
    return CHROMIUM


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    """Chromium without a window."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        await browser.close()


@pytest.fixture
def clock() -> ManualClock:
    """The playground's clock; it starts at the present and stands still."""
    return ManualClock()


@pytest_asyncio.fixture(loop_scope="session")
async def playground(clock: ManualClock) -> AsyncIterator[Playground]:
    """A playground that was asked nothing it does not know and nothing Discord would forbid."""
    async with Playground(clock=clock) as playground:
        yield playground
        assert [str(violation) for violation in playground.violations] == []
        assert playground.unknown == []


@pytest_asyncio.fixture(loop_scope="session")
async def bot(playground: Playground, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SampleBot]:
    """The sample bot, connected and with its commands registered."""
    monkeypatch.setattr(Route, "BASE", playground.api_base)
    gateway = URL(playground.base_url).with_scheme("ws") / "gateway"
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
    bot = SampleBot()
    running = asyncio.create_task(bot.start(playground.token))
    async with asyncio.timeout(LOGIN_SECONDS):
        await bot.prepared.wait()
    yield bot
    bot.go_on.set()
    await bot.close()
    with contextlib.suppress(asyncio.CancelledError, discord.DiscordException):
        await running


@pytest_asyncio.fixture(loop_scope="session")
async def visit(browser: Browser, playground: Playground) -> AsyncIterator[Visit]:
    """Open the page as somebody, each time in a browser of their own.

    Afterwards no visitor's page may have met an error or asked another machine for anything.
    """
    visitors: list[Visitor] = []

    async def open_page(
        who: str | None = None,
        *,
        color_scheme: Literal["dark", "light"] = "dark",
        viewport: ViewportSize = DESK,
    ) -> Visitor:
        context = await browser.new_context(
            color_scheme=color_scheme, viewport=viewport, reduced_motion="reduce"
        )
        visitor = Visitor(await context.new_page(), playground.base_url)
        visitors.append(visitor)
        await visitor.arrive(who)
        return visitor

    yield open_page
    for visitor in visitors:
        await visitor.page.context.close()
    assert [fault for visitor in visitors for fault in visitor.faults] == []
