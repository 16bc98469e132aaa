"""The course on the real page: a task answered badly, then well; a phone, and a keyboard alone."""

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


async def open_course(visitor: Visitor, bot: BotProcess) -> None:
    """Use /learn in a channel."""
    await visitor.go_to("negotiation-room")
    await visitor.keys("/learn")
    try:
        first = visitor.page.get_by_role("option").first
        await expect(first).to_contain_text("/learn", timeout=PATIENCE_MS)
    except AssertionError as error:
        error.add_note(bot.log)
        raise
    await visitor.keys("Enter")
    await visitor.button("Run /learn").click()
    await expect(visitor.button("Begin")).to_be_visible()


async def read_cards(visitor: Visitor, count: int) -> None:
    """Read a lesson up to its task; the first card is on show."""
    for number in range(2, count + 1):
        await visitor.button("Next").click()
        await expect(visitor.messages.last).to_contain_text(f"{number} of 13")
    await visitor.button("Now try it").click()
    await expect(visitor.messages.last).to_contain_text("Try it:")


async def test_a_task_is_answered_badly_then_well_on_a_phone(visit: Visit, bot: BotProcess) -> None:
    visitor = await visit("alice", color_scheme="light", viewport={"width": 390, "height": 800})
    await visitor.button("Channels").click()
    await open_course(visitor, bot)
    await visitor.picture("course-map-phone")
    await visitor.button("Begin").click()
    await expect(visitor.messages.last).to_contain_text("A photograph")
    await visitor.button("Next").click()
    picture = visitor.messages.last.get_by_role("img", name="San Cristóbal")
    await expect(picture).to_be_visible()
    await visitor.picture("lesson-picture-phone")
    await visitor.button("Back").click()
    await expect(visitor.messages.last).to_contain_text("A photograph")
    await read_cards(visitor, 6)

    await visitor.button("A").click()
    await expect(visitor.messages.last).to_contain_text("✗ Not yet")
    await visitor.picture("task-badly-phone")
    await visitor.button("Try again").click()
    await visitor.button("B").click()

    await expect(visitor.messages.last).to_contain_text("✓ Right")
    await visitor.picture("task-well-phone")


async def test_the_course_can_be_walked_with_the_keyboard_alone(
    visit: Visit, bot: BotProcess
) -> None:
    visitor = await visit("bob")
    await open_course(visitor, bot)

    await visitor.button("Begin").press("Enter")
    await expect(visitor.messages.last).to_contain_text("A photograph")
    await visitor.button("Next").press("Space")

    await expect(visitor.messages.last).to_contain_text("What stood in the fields")


async def test_progress_is_a_picture_with_the_same_in_words(visit: Visit, bot: BotProcess) -> None:
    visitor = await visit("alice")
    await open_course(visitor, bot)

    await visitor.button("My progress").click()

    picture = visitor.page.get_by_role("img", name="Table of the lessons")
    await expect(picture).to_be_visible()
    await visitor.picture("progress")
