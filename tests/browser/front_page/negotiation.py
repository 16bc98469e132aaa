"""The table of somebody who plays alone: panel, echo, incident and debrief."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.async_api import expect

from tests.end_to_end.bot_process import PATIENCE_SECONDS

if TYPE_CHECKING:
    from playwright.async_api import Locator

    from tests.browser.front_page.studio import Studio
    from tests.browser.visitor import Visitor

HOT = 75
"""Where incidents are likely and control is not lost by one more letter."""

MOST_LEFT = 2
PATIENCE_MS = PATIENCE_SECONDS * 1000
LETTERS = (
    "We understand that you fear for Cuba. If all missiles leave Cuba, the quarantine is lifted as"
    " soon as they are gone. What matters most to you?",
    "All missiles leave Cuba. We give a public promise not to invade, which lapses if missiles"
    " return. The Jupiters in Turkey are reviewed later. The quarantine is lifted when the missiles"
    " are gone.",
    "The Jupiters leave Turkey privately within months, provided that all missiles leave Cuba and"
    " that our promise lapses if missiles return.",
)
CLOSING = "We give a guarantee registered with the United Nations, if all missiles leave Cuba."
WHY = "I gave the Jupiters, in private: they cost me little, and they matter most to him."
THREAT = "If work on the sites goes on, we will strike them."
CALM = "We thank you for your patience. " + LETTERS[2]


async def draw(studio: Studio) -> None:
    """Play a good game and look back on it; somebody else plays one that gets too hot."""
    visitor = await studio.visit("alice")
    await sit_down(visitor)
    for left, letter in zip((11, 10, 9), LETTERS, strict=True):
        echo = await write(visitor, letter)
        if left == 11:
            await studio.take("echo", frames(echo).last)
        await send(visitor, left)
    await studio.take("panel", frames(panel(visitor)).last)
    await write(visitor, CLOSING)
    await visitor.button("Send it").click()
    await look_back(visitor)
    await studio.take("debrief", frames(visitor.message("Value claimed")).last)

    another = await studio.visit("bob")
    await sit_down(another)
    while not await heat_up(another, 12):
        await leave(another)
        await sit_down(another)
    await studio.take("incident", frames(panel(another)).last)


async def look_back(visitor: Visitor) -> None:
    """Say why it was played like this, which brings the debrief."""
    await visitor.button("Say why, then look back").click()
    await visitor.dialog.get_by_role("textbox").fill(WHY)
    await visitor.dialog.get_by_role("button", name="Submit").click()
    await expect(visitor.button("Watch an expert line")).to_be_visible()


async def sit_down(visitor: Visitor) -> None:
    """Start the short case as the United States and go to its thread."""
    await visitor.button("Channels").click()
    await visitor.channel("negotiation-room").click()
    await visitor.keys("/negotiate start")
    await expect(visitor.page.get_by_role("option")).to_have_count(1, timeout=PATIENCE_MS)
    await visitor.keys("Enter")
    await visitor.button("Run /negotiate start").click()
    begin = visitor.button("Begin")
    await begin.click()
    await expect(begin).to_have_count(0)
    await visitor.button("Go to the table").click()
    await expect(visitor.button("Make an offer")).to_be_visible()


async def write(visitor: Visitor, letter: str) -> Locator:
    """Write a letter; returns the message that says how it was read."""
    await visitor.button("Write a letter").click()
    await visitor.dialog.get_by_role("textbox").fill(letter)
    await visitor.dialog.get_by_role("button", name="Submit").click()
    await expect(visitor.button("Send it")).to_be_visible()
    return visitor.messages.last


async def send(visitor: Visitor, left: int) -> None:
    """Send what was read, and wait for the exchange to be over."""
    send_it = visitor.button("Send it")
    await send_it.click()
    await expect(send_it).to_have_count(0)
    await expect(panel(visitor)).to_contain_text(re.compile(rf"\b{left} exchanges? left"))


def panel(visitor: Visitor) -> Locator:
    """The newest message that holds a panel."""
    return visitor.messages.filter(has_text="Tension").last


def frames(message: Locator) -> Locator:
    """The framed parts of a message."""
    return message.locator(".container")


async def leave(visitor: Visitor) -> None:
    """Walk away from a table, so that another can be set."""
    await visitor.button("More …").click()
    await visitor.button("Walk away").click()
    await visitor.button("Leave the table").click()
    await expect(visitor.button("Say why, then look back")).to_be_visible()


async def heat_up(visitor: Visitor, left: int) -> bool:
    """Keep it hot until something happens that nobody ordered; `left` exchanges are left.

    Chance has a hand in it: False for one of the few games that stay quiet.
    """
    while left > MOST_LEFT:
        reading = re.search(r"(\d+) of 100", await panel(visitor).inner_text())
        assert reading is not None
        left -= 1
        await write(visitor, THREAT if int(reading[1]) < HOT else CALM)
        await send(visitor, left)
        if await visitor.message("It uses no exchange.").count():
            return True
    return False
