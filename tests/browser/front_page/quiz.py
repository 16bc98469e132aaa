"""A quiz night: ten questions for two teams, seen by a moderator and by players."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from playwright.async_api import expect

from tests.end_to_end.bot_process import PATIENCE_SECONDS

if TYPE_CHECKING:
    from playwright.async_api import Locator

    from tests.browser.front_page.studio import Studio
    from tests.browser.visitor import Visitor

PATIENCE_MS = PATIENCE_SECONDS * 1000
QUESTIONS = 10


async def draw(studio: Studio) -> None:
    """Hold a quiz from the set-up to the podium."""
    morgan, alice, bob = [await enter(studio, who) for who in ("morgan", "alice", "bob")]
    await set_up(morgan)
    await alice.button("Join Washington").click()
    await bob.button("Join Moscow").click()
    await expect(newest(alice, "Quiz:")).to_contain_text("Moscow (1)")
    await studio.take("quiz-lobby", frame(newest(alice, "Quiz:")))

    await morgan.button("Start").click()
    for number in range(1, QUESTIONS + 1):
        await ask(studio, number, morgan, [alice, bob])
    await expect(newest(alice, "the result")).to_contain_text("Teams", timeout=PATIENCE_MS)
    await studio.take("quiz-podium", frame(newest(alice, "the result")))


async def enter(studio: Studio, who: str) -> Visitor:
    """Open the page as somebody, in the room of the quizzes."""
    visitor = await studio.visit(who)
    await visitor.button("Channels").click()
    await visitor.channel("quiz-night").click()
    return visitor


async def set_up(morgan: Visitor) -> None:
    """Choose two teams and open the lobby."""
    await morgan.keys("/host quiz")
    first = morgan.page.get_by_role("option").first
    await expect(first).to_contain_text("host quiz", timeout=PATIENCE_MS)
    await morgan.keys("Enter")
    await morgan.button("Run /host quiz").click()
    await choose(morgan, "Which questions?", "Myths")
    await morgan.button("More choices").click()
    await choose(morgan, "Alone or in teams?", "Two teams to choose from")
    await expect(newest(morgan, "A live quiz")).to_contain_text("one of two teams")
    await morgan.button("Open the lobby").click()
    await expect(morgan.button("Start")).to_be_visible(timeout=PATIENCE_MS)


async def choose(visitor: Visitor, menu: str, option: str) -> None:
    """Choose in a menu of the newest message."""
    await visitor.page.get_by_label(menu).last.click()
    await visitor.page.get_by_role("option", name=option).click()


async def ask(studio: Studio, number: int, morgan: Visitor, players: list[Visitor]) -> None:
    """One question, answered by everybody, revealed, and on to the next."""
    title = f"Question {number} of {QUESTIONS}"
    question = newest(players[0], title)
    await expect(question.get_by_text("Closes")).to_be_visible(timeout=PATIENCE_MS)
    if number == 2:
        await studio.take("quiz-question", frame(question))
        await answer(players[0], title)
        await expect(newest(morgan, "Control panel")).to_contain_text("1 of 2 have answered")
        await studio.take("quiz-control", frame(newest(morgan, "Control panel")))
        players = players[1:]
    await asyncio.gather(*(answer(player, title) for player in players))
    await morgan.button("Reveal").click(timeout=PATIENCE_MS)
    await expect(question).to_contain_text("My rank", timeout=PATIENCE_MS)
    if number == 2:
        await studio.take("quiz-reveal", frame(question))
    await morgan.button("Show the result" if number == QUESTIONS else "Next question").click()


async def answer(player: Visitor, title: str) -> None:
    """Answer: Alice knows that these are myths, mostly, and Bob believes them all."""
    buttons = newest(player, title).get_by_role("button")
    await (buttons.first if "as=bob" in player.page.url else buttons.nth(1)).click()


def newest(visitor: Visitor, text: str) -> Locator:
    """The newest framed message with this text."""
    return (
        visitor.messages.filter(has_text=text).filter(has=visitor.page.locator(".container")).last
    )


def frame(message: Locator) -> Locator:
    """The frame of a message."""
    return message.locator(".container").last
