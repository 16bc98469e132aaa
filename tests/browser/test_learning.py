"""The whole course on the real page, walked by a new learner on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.content.files import shipped
from bot.content.teaching import load_teaching
from playground.clock import SystemClock
from tests.browser.walking import check, press, walk
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


async def test_a_new_learner_walks_the_whole_course_on_a_phone(
    visit: Visit, bot: BotProcess
) -> None:
    first, *others = load_teaching(shipped("data")).course.lessons
    visitor = await visit("alice", color_scheme="light", viewport={"width": 390, "height": 800})
    await visitor.button("Channels").click()
    await open_course(visitor, bot)
    await visitor.picture("course-map-phone")

    # The first steps with the keyboard alone, and one step back.
    await visitor.button("Begin").press("Enter")
    await expect(visitor.messages.last).to_contain_text(first.cards[0].title)
    await visitor.button("Next").press("Space")
    await expect(visitor.messages.last.get_by_role("img", name="San Cristóbal")).to_be_visible()
    await visitor.picture("lesson-picture-phone")
    assert first.cards[0].title in await press(visitor, "Back")
    for card in first.cards[1:]:
        assert card.title in await press(visitor, "Next")

    # The task badly, then well.
    await press(visitor, "Now try it")
    assert "✗ Not yet" in await press(visitor, "A")
    await visitor.picture("task-badly-phone")
    await press(visitor, "Try again")
    assert "✓ Right" in await press(visitor, "B")
    await visitor.picture("task-well-phone")
    await press(visitor, "Next")
    assert f"Done: {first.title}" in await check(visitor, first)
    await visitor.picture("lesson-end-phone")

    for lesson in others:
        assert lesson.cards[0].title in await press(visitor, "Next lesson")
        assert lesson.cards[1].title in await press(visitor, "Next")
        assert f"Done: {lesson.title}" in await walk(visitor, lesson)

    assert "The course is done" in await press(visitor, "Next lesson")
    assert "13 of 13" in await press(visitor, "Map")
    await visitor.button("My progress").click()
    await expect(visitor.page.get_by_role("img", name="Table of the lessons")).to_be_visible()
    await visitor.picture("progress")
