"""The course as a learner sees it: a card, a task answered badly, a practice, and the progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.async_api import expect

from bot.content.files import shipped
from bot.content.teaching import load_teaching
from tests.browser.walking import press, walk
from tests.end_to_end.bot_process import PATIENCE_SECONDS

if TYPE_CHECKING:
    from playwright.async_api import Locator

    from tests.browser.front_page.studio import Studio
    from tests.browser.visitor import Visitor

PATIENCE_MS = PATIENCE_SECONDS * 1000
LESSONS = 5
LETTERS = (
    "If all of the missiles leave Cuba, the Jupiters leave Turkey quietly.",
    "I understand that Cuba's safety matters to you. Why does a guarantee of the United Nations"
    " matter more to you than our promise?",
)


async def draw(studio: Studio) -> None:
    """Walk five lessons, practise what the fifth is about, and look at the progress."""
    visitor = await studio.visit("alice")
    await visitor.button("Channels").click()
    await visitor.channel("negotiation-room").click()
    await visitor.keys("/learn")
    first = visitor.page.get_by_role("option").first
    await expect(first).to_contain_text("/learn", timeout=PATIENCE_MS)
    await visitor.keys("Enter")
    await visitor.button("Run /learn").click()
    await visitor.button("Begin").click()
    lessons = load_teaching(shipped("data")).course.lessons[:LESSONS]
    await expect(visitor.messages.last).to_contain_text(lessons[0].cards[0].title)
    for lesson in lessons:
        if lesson is not lessons[0]:
            await press(visitor, "Next lesson")
        await press(visitor, "Next")
        if lesson is lessons[0]:
            await studio.take("lesson-card", frame(visitor.messages.last))
            await answer_badly(studio, visitor)
        await walk(visitor, lesson)
    await practise(studio, visitor)
    await visitor.button("Channels").click()
    await visitor.channel("negotiation-room").click()
    await visitor.button("Map").click()
    await visitor.button("My progress").click()
    await expect(visitor.page.get_by_role("img", name="Table of the lessons")).to_be_visible()
    await studio.take("progress", frame(visitor.messages.last))


async def answer_badly(studio: Studio, visitor: Visitor) -> None:
    """Go ahead to the first task, answer it badly, and come back to the second card."""
    for _ in range(4):
        await press(visitor, "Next")
    await press(visitor, "Now try it")
    await press(visitor, "A")
    await studio.take("task", frame(visitor.messages.last))
    await press(visitor, "Try again")
    for _ in range(5):
        await press(visitor, "Back")


async def practise(studio: Studio, visitor: Visitor) -> None:
    """Play the two exchanges of the lesson that has just ended."""
    await visitor.button("Practise it at the table").click()
    await visitor.button("Go to the table").click()
    for letter in LETTERS:
        await visitor.button("Write a letter").click()
        await visitor.dialog.get_by_role("textbox").fill(letter)
        await visitor.dialog.get_by_role("button", name="Submit").click()
        send = visitor.button("Send it")
        await send.click()
        await expect(send).to_have_count(0)
    await expect(visitor.button("Practise again")).to_be_visible()
    await studio.take("practice", frame(visitor.message("Practice over")))


def frame(message: Locator) -> Locator:
    """The last framed part of a message."""
    return message.locator(".container").last
