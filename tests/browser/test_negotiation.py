"""The product as a learner meets it: the real bot, in a process of its own, on the real page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import expect

from playground.clock import SystemClock
from tests.end_to_end.bot_process import PATIENCE_SECONDS, BotProcess

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Locator

    from playground.server import Playground
    from tests.browser.conftest import Visit
    from tests.browser.visitor import Visitor

PATIENCE_MS = PATIENCE_SECONDS * 1000


@pytest.fixture
def clock() -> SystemClock:
    """The real time, in which the real bot lives."""
    return SystemClock()


@pytest_asyncio.fixture(loop_scope="session")
async def bot(playground: Playground, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """The bot as it is run, started; nothing of it is left running."""
    process = BotProcess(playground, tmp_path)
    await process.start()
    yield process
    await process.close()


async def sit_down(visitor: Visitor, bot: BotProcess) -> Locator:
    """Start the short case as the United States and go to its thread; returns the log there."""
    await visitor.go_to("negotiation-room")
    await visitor.keys("/negotiate start")
    try:
        await expect(visitor.page.get_by_role("option")).to_have_count(1, timeout=PATIENCE_MS)
    except AssertionError as error:
        error.add_note(bot.log)
        raise
    await visitor.keys("Enter")
    await visitor.button("Run /negotiate start").click()
    await visitor.button("Begin").click()
    await visitor.button("Go to the table").click()
    await expect(visitor.button("Make an offer")).to_be_visible()
    return visitor.page.locator(".log")


async def offer(visitor: Visitor, *clauses: tuple[str, str]) -> None:
    """Build an offer clause by clause and send it."""
    await visitor.button("Make an offer").click()
    for clause, option in clauses:
        await visitor.page.get_by_role("button", name=f"{clause}: choose").click()
        await visitor.page.get_by_role("option", name=option).click()
    await visitor.button("Send it").click()


async def test_a_learner_makes_an_offer_and_reads_the_answer(visit: Visit, bot: BotProcess) -> None:
    visitor = await visit("alice")
    log = await sit_down(visitor, bot)
    await visitor.picture("negotiation-begins")

    await offer(visitor, ("1. Missiles in Cuba", "all of them leave"))

    await expect(log).to_contain_text("11 exchanges left")
    await expect(log).to_contain_text("Soviet Union to United States")
    await expect(visitor.button("Accept their offer")).to_be_visible()
    await visitor.picture("negotiation-answered")


async def test_a_bot_that_was_killed_goes_on_from_the_same_button(
    visit: Visit, bot: BotProcess
) -> None:
    visitor = await visit("alice", color_scheme="light")
    log = await sit_down(visitor, bot)

    await bot.kill()
    unanswered = visitor.page.get_by_text("stay unanswered")
    await expect(unanswered).to_be_visible()
    await bot.start()
    await expect(unanswered).to_have_count(0, timeout=PATIENCE_MS)
    await offer(visitor, ("1. Missiles in Cuba", "all of them leave"))

    await expect(log).to_contain_text("11 exchanges left")


async def test_a_deal_is_reached_on_a_phone(visit: Visit, bot: BotProcess) -> None:
    visitor = await visit("bob", color_scheme="light", viewport={"width": 390, "height": 800})
    await visitor.button("Channels").click()
    log = await sit_down(visitor, bot)
    await offer(visitor, ("1. Missiles in Cuba", "all of them leave"))
    await visitor.picture("phone-offer")

    await visitor.button("Accept their offer").click()
    await visitor.button("Sign this sheet").click()

    await expect(log).to_contain_text("A deal")
    await visitor.picture("phone-deal")
