"""The components of messages: shown, pressed, chosen from, and what is said when that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.browser.sample_views import BROKEN

if TYPE_CHECKING:
    from playground.clock import ManualClock
    from tests.browser.conftest import Visit
    from tests.browser.sample_bot import SampleBot
    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.usefixtures("bot")


async def panel_of(visitor: Visitor) -> Visitor:
    """Let the bot show its panel."""
    await visitor.run("panel")
    await expect(visitor.button("Fill in")).to_be_visible()
    return visitor


async def test_every_component_is_shown(visit: Visit) -> None:
    visitor = await panel_of(await visit("alice"))
    panel = visitor.message("The table")

    await expect(panel.get_by_role("heading", name="October 1962")).to_be_visible()
    await expect(panel.get_by_alt_text("The seal")).to_be_visible()
    await expect(panel.get_by_alt_text("The island at noon")).to_be_visible()
    await expect(panel.get_by_role("listitem")).to_have_text(
        ["Missiles — proposed", "Pledge — open"]
    )
    await expect(visitor.button("Not now")).to_be_disabled()
    link = panel.get_by_role("link", name="Read more")
    await expect(link).to_have_attribute("href", "https://example.org/")
    await expect(panel.get_by_role("link", name="sheet.txt")).to_be_visible()
    await expect(panel.get_by_role("separator")).to_have_count(2)
    await expect(panel.locator(".unknown-part")).to_have_count(0)


async def test_a_pressed_button_changes_its_message_for_everybody(visit: Visit) -> None:
    alice, bob = await visit("alice"), await visit("bob")
    await panel_of(alice)

    await alice.button("Count").click()

    await expect(alice.button("Counted")).to_be_visible()
    await expect(bob.button("Counted")).to_be_visible()


async def test_one_option_is_chosen_with_the_keyboard(visit: Visit) -> None:
    visitor = await panel_of(await visit("alice"))

    await visitor.button("Choose an issue").focus()
    await visitor.keys("ArrowDown")
    await expect(visitor.page.get_by_role("option")).to_have_count(3)
    await visitor.keys("ArrowDown", "Enter")

    await expect(visitor.message("Chosen: Pledge")).to_be_visible()
    await expect(visitor.button("Choose an issue: Pledge")).to_be_focused()


async def test_several_options_are_sent_together_once_there_are_enough(visit: Visit) -> None:
    visitor = await panel_of(await visit("alice"))

    await visitor.button("Choose two").click()
    await visitor.keys("Space")
    await expect(visitor.button("Done")).to_be_disabled()
    await visitor.keys("ArrowUp", "Space")
    await visitor.button("Done").click()

    await expect(visitor.message("Chosen: Missiles, Announcement")).to_be_visible()


async def test_escape_takes_a_choice_back(visit: Visit) -> None:
    visitor = await panel_of(await visit("alice"))

    await visitor.button("Choose two").click()
    await visitor.keys("Space", "ArrowDown", "Space", "Escape")

    await expect(visitor.button("Choose two")).to_be_focused()
    await expect(visitor.messages).to_have_count(1)


async def test_people_are_chosen_by_name(visit: Visit) -> None:
    visitor = await panel_of(await visit("alice"))

    await visitor.button("Choose a partner").click()
    await visitor.page.get_by_role("option", name="Morgan moderator").click()

    await expect(visitor.message("Chosen: morgan")).to_be_visible()


async def test_a_spoiler_is_hidden_until_it_is_asked_for(visit: Visit) -> None:
    visitor = await panel_of(await visit("alice"))
    hidden = visitor.page.get_by_text("The bottom line is 40.")
    await expect(hidden.locator("xpath=ancestor::*[@inert]")).to_have_count(1)

    await visitor.button("Spoiler: show").click()

    await expect(hidden.locator("xpath=ancestor::*[@inert]")).to_have_count(0)


async def test_a_picture_is_enlarged_and_escape_closes_it(visit: Visit) -> None:
    visitor = await panel_of(await visit("alice"))

    await visitor.button("Enlarge picture: The island at noon").click()
    await expect(visitor.dialog).to_contain_text("The island at noon")
    await visitor.keys("Escape")

    await expect(visitor.dialog).to_have_count(0)


async def test_an_unanswered_button_says_so_and_can_be_pressed_again(
    visit: Visit, clock: ManualClock
) -> None:
    visitor = await panel_of(await visit("alice"))

    await visitor.button(BROKEN).click()
    await expect(visitor.page.locator("[aria-busy=true]")).to_have_count(1)
    clock.advance(3)
    error = visitor.page.get_by_role("alert")
    await expect(error).to_contain_text(
        f"Backchannel did not answer the button “{BROKEN}” in time."
    )
    await visitor.button("Try again").click()
    await expect(error).to_have_count(0)
    clock.advance(3)
    await visitor.button("Dismiss error").click()

    await expect(error).to_have_count(0)


async def test_an_unanswered_command_says_so(visit: Visit, clock: ManualClock) -> None:
    visitor = await visit("alice")

    await visitor.run("silent")
    await expect(visitor.page.get_by_text("has been asked: /silent")).to_be_visible()
    clock.advance(3)

    await expect(visitor.page.get_by_role("alert")).to_contain_text("did not answer /silent")


async def test_a_bot_that_is_away_is_named_as_the_reason(
    visit: Visit, bot: SampleBot, clock: ManualClock
) -> None:
    visitor = await panel_of(await visit("alice"))

    await bot.close()
    await expect(visitor.page.get_by_role("status")).to_contain_text("Backchannel is offline")
    await visitor.button("Count").click()
    await expect(visitor.page.locator("[aria-busy=true]")).to_have_count(1)
    clock.advance(3)

    await expect(visitor.page.get_by_role("alert")).to_contain_text("is offline")
