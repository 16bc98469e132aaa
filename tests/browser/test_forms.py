"""Forms: checked before they are sent, forgotten when dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.usefixtures("bot")


async def test_a_form_is_filled_in_with_the_keyboard_alone(visit: Visit) -> None:
    visitor = await visit("alice")

    await visitor.run("form")
    await expect(visitor.dialog.get_by_label("Your target")).to_be_focused()
    await visitor.keys("Missiles out", "Tab", "Dear Chairman", "Tab", "ArrowUp", "Tab")
    await visitor.keys("Tab", "Space", "Tab", "ArrowDown", "ArrowDown", "Enter", "Tab", "Tab")
    await visitor.keys("Enter")

    await expect(visitor.message("Entered:")).to_contain_text(
        "Missiles out | Dear Chairman | firm | ['turkey'] | ['su']"
    )
    await expect(visitor.dialog).to_have_count(0)


async def test_everything_wrong_with_a_form_is_said_at_once(visit: Visit) -> None:
    visitor = await visit("alice")
    await visitor.run("form")

    await visitor.dialog.get_by_label("Your target").fill("ab")
    await visitor.button("Submit").click()

    await expect(visitor.dialog.get_by_role("alert")).to_have_text(
        [
            "At least 3 characters; so far 2.",
            "Something has to be chosen here.",
            "Something has to be chosen here.",
        ]
    )
    await expect(visitor.dialog.get_by_label("Your target")).to_be_focused()
    await expect(visitor.messages).to_have_count(0)


async def test_a_dismissed_form_keeps_nothing_and_gives_the_focus_back(visit: Visit) -> None:
    visitor = await visit("alice")
    await visitor.run("panel")
    await visitor.button("Fill in").click()
    await visitor.keys("Half a thought", "Escape")
    await expect(visitor.dialog).to_have_count(0)
    await expect(visitor.button("Fill in")).to_be_focused()

    await visitor.keys("Enter")

    await expect(visitor.dialog.get_by_label("Your target")).to_have_value("")


async def test_after_a_form_the_next_key_is_written_where_the_cursor_stands(visit: Visit) -> None:
    visitor = await visit("alice")
    await visitor.run("form")

    await visitor.button("Cancel").click()
    await expect(visitor.dialog).to_have_count(0)
    await visitor.keys("Hello")

    await expect(visitor.composer).to_have_value("Hello")


async def test_a_form_takes_a_file_and_a_person(visit: Visit) -> None:
    visitor = await visit("alice")
    await visitor.run("papers")

    await visitor.attach("paper.txt", "text/plain", b"words")
    await visitor.dialog.get_by_role("checkbox").check()
    await visitor.dialog.get_by_label("Reader").click()
    await visitor.page.get_by_role("option", name="Bob").click()
    await expect(visitor.dialog.get_by_text("5 bytes")).to_be_visible()
    await visitor.button("Submit").click()

    await expect(visitor.message("Entered:")).to_contain_text("True ['paper.txt'] ['bob']")
