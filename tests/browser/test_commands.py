"""Commands: found, filled in and run with the keyboard alone, and from the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.usefixtures("bot")


async def test_an_empty_channel_tells_how_to_begin(visit: Visit) -> None:
    visitor = await visit("alice")

    await expect(visitor.page.locator(".hint")).to_contain_text("Type / below")


async def test_a_command_is_filled_in_and_run_with_the_keyboard_alone(visit: Visit) -> None:
    visitor = await visit("alice")
    field = visitor.page.get_by_label

    await visitor.keys("/less st")
    await expect(visitor.page.get_by_role("option").first).to_contain_text("/lesson start")
    await visitor.keys("Enter")
    await expect(field("topic")).to_be_focused()
    await visitor.keys("log")
    await expect(visitor.page.get_by_role("option")).to_have_text(["Logrolling"])
    await visitor.keys("Enter", "Tab", "ArrowDown", "ArrowDown", "Tab")
    await expect(field("level")).to_have_value("Hard")
    await visitor.keys("7", "Tab", "bo", "Enter", "Enter")

    answer = visitor.message("Lesson:")
    await expect(answer).to_contain_text("logrolling | 2 | 7 | bob")
    await expect(answer).to_contain_text("Alice used /lesson start")


async def test_choices_are_picked_with_the_mouse_as_well(visit: Visit) -> None:
    visitor = await visit("alice")

    await visitor.keys("/lesson")
    await visitor.page.get_by_role("option", name="/lesson start").click()
    await visitor.page.get_by_role("option", name="Logrolling").click()
    await visitor.page.get_by_label("partner").click()
    await visitor.page.get_by_role("option", name="Morgan").click()
    await visitor.button("Run /lesson start").click()

    await expect(visitor.message("Lesson:")).to_contain_text("logrolling | - | None | morgan")


async def test_an_option_that_is_needed_is_asked_for_by_name(visit: Visit) -> None:
    visitor = await visit("alice")

    await visitor.keys("/whisper", "Enter", "Enter")

    await expect(visitor.page.get_by_role("alert")).to_have_text("text is needed.")
    await expect(visitor.page.get_by_label("text", exact=True)).to_be_focused()


async def test_a_number_out_of_its_range_is_not_sent(visit: Visit) -> None:
    visitor = await visit("alice")

    await visitor.run("lesson start", topic="Anchoring", pages="12")

    await expect(visitor.page.get_by_role("alert")).to_have_text("pages is at most 9.")


async def test_what_was_typed_is_used_where_nothing_suggested_fits(visit: Visit) -> None:
    visitor = await visit("alice")

    await visitor.run("lesson start", topic="Silence")

    await expect(visitor.message("Lesson:")).to_contain_text("Silence |")


async def test_escape_leaves_a_command_and_backspace_goes_back_to_its_name(visit: Visit) -> None:
    visitor = await visit("alice")

    await visitor.keys("/whisper", "Enter", "Escape")
    await expect(visitor.composer).to_be_focused()
    await visitor.keys("/whisper", "Enter", "Backspace")

    await expect(visitor.composer).to_have_value("/whisper")


async def test_text_that_begins_with_a_slash_but_is_no_command_can_be_sent(visit: Visit) -> None:
    visitor = await visit("alice")

    await visitor.say("/nothing like it")

    await expect(visitor.message("/nothing like it")).to_be_visible()


async def test_a_file_is_given_to_a_command(visit: Visit) -> None:
    visitor = await visit("alice")
    await visitor.keys("/read", "Enter")

    await visitor.attach("note.txt", "text/plain", b"Trust, but verify.")
    await expect(visitor.button("file: note.txt")).to_be_visible()
    await visitor.button("Run /read").click()

    await expect(visitor.message("note.txt: Trust, but verify.")).to_be_visible()


async def test_a_mentioned_command_begins_when_pressed(visit: Visit) -> None:
    visitor = await visit("alice")
    await visitor.keys("/")
    listed = visitor.page.get_by_role("option").filter(has_text="/lesson list")
    await expect(listed).to_be_visible()
    key = await visitor.page.evaluate(
        "async () => (await import('/page/store.js')).commands.value"
        ".find(({ name }) => name === 'lesson').id"
    )
    await visitor.keys("Escape")

    await visitor.say(f"See </lesson list:{key}>")
    await visitor.page.get_by_role("button", name="/lesson list").click()

    await expect(visitor.button("Run /lesson list")).to_be_visible()


async def test_commands_on_people_and_messages_are_in_their_menus(visit: Visit) -> None:
    visitor = await visit("alice")
    await visitor.say("A letter")

    await visitor.message("A letter").get_by_role("button", name="Actions").click()
    await visitor.page.get_by_role("menuitem", name="Explain").click()
    await visitor.page.get_by_label("People").get_by_role("button", name="Bob").click()
    await visitor.keys("ArrowDown", "Enter")

    await expect(visitor.message("It has 0 file(s).")).to_be_visible()
    await expect(visitor.message("Bob is challenged.")).to_be_visible()
