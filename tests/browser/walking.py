"""Walking through lessons on the page, as quickly as it shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.lessons.course import Lesson
    from tests.browser.visitor import Visitor

NEWEST = "[...document.querySelectorAll('.message')].at(-1).innerText"
CHANGED = f"before => {NEWEST} !== before"
JUDGED = f"() => /[✓◐✗] /.test({NEWEST})"
FIRST_CHOICE = {"single": "A", "true_false": "True"}


async def press(visitor: Visitor, label: str) -> str:
    """Press a button of the lesson, and wait until it shows something else; that."""
    before = await visitor.messages.last.inner_text()
    await visitor.button(label).click()
    await visitor.page.wait_for_function(CHANGED, arg=before)
    return await visitor.messages.last.inner_text()


async def answer(visitor: Visitor, kind: str) -> str:
    """Give some answer to a question of the checkpoint; what is said to it."""
    if kind in FIRST_CHOICE:
        await visitor.button(FIRST_CHOICE[kind]).click()
    elif kind == "multiple":
        await visitor.button("Choose all that fit").click()
        await visitor.keys("Space")
        await visitor.button("Done").click()
    else:
        await visitor.button("Enter a number").click()
        await visitor.dialog.get_by_role("textbox").fill("9")
        await visitor.dialog.get_by_role("button", name="Submit").click()
    await visitor.page.wait_for_function(JUDGED)
    return await visitor.messages.last.inner_text()


async def check(visitor: Visitor, lesson: Lesson) -> str:
    """Answer the checkpoint; what stands at the end of the lesson."""
    shown = ""
    for number, question in enumerate(lesson.checkpoint, 1):
        said = await answer(visitor, question.kind)
        assert f"question {number} of {len(lesson.checkpoint)}" in said
        shown = await press(visitor, "Next")
    return shown


async def walk(visitor: Visitor, lesson: Lesson) -> str:
    """Go from the second card of a lesson to its end; what stands there."""
    for card in lesson.cards[2:]:
        assert card.title in await press(visitor, "Next")
    assert "Try it:" in await press(visitor, "Now try it")
    await press(visitor, "Go on without it")
    return await check(visitor, lesson)
