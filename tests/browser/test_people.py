"""Being somebody: the choice, several people at once, what is new, writing to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.browser.sample_views import png

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.usefixtures("bot")


async def test_a_visitor_picks_who_to_be_and_is_still_that_person_after_a_reload(
    visit: Visit,
) -> None:
    visitor = await visit()

    await visitor.page.get_by_role("button", name="Bob").click()
    await expect(visitor.page.locator(".myself")).to_contain_text("Bob")
    await visitor.page.reload()

    await expect(visitor.page.locator(".myself")).to_contain_text("Bob")


async def test_a_visitor_can_go_back_and_be_somebody_else(visit: Visit) -> None:
    visitor = await visit("alice")

    await visitor.button("Be somebody else").click()
    await visitor.page.get_by_role("button", name="Morgan").click()

    await expect(visitor.page.locator(".myself")).to_contain_text("moderator")


async def test_two_people_read_each_other_live(visit: Visit) -> None:
    alice, bob = await visit("alice"), await visit("bob")

    await alice.say("Is **anybody** here?")
    await bob.say("I am.")

    await expect(bob.message("Is anybody here?").locator("strong")).to_have_text("anybody")
    await expect(alice.message("I am.").locator(".author")).to_have_text("Bob")


async def test_a_channel_is_marked_until_its_news_were_read(visit: Visit) -> None:
    alice, bob = await visit("alice"), await visit("bob")

    await bob.go_to("quiz-night")
    await bob.say("The quiz begins.")
    await expect(alice.channel("unread: 1")).to_contain_text("quiz-night")
    await alice.channel("quiz-night").click()

    await expect(alice.message("The quiz begins.")).to_be_visible()
    await expect(alice.channel("unread")).to_have_count(0)


async def test_people_write_to_each_other_in_private(visit: Visit) -> None:
    alice, bob = await visit("alice"), await visit("bob")

    await alice.page.get_by_label("People").get_by_role("button", name="Bob").click()
    await alice.page.get_by_role("menuitem", name="Message").click()
    await expect(alice.composer).to_have_attribute("aria-label", "Message Bob")
    await alice.say("Between us.")
    await bob.channel("Alice").click()

    await expect(bob.message("Between us.")).to_be_visible()


async def test_a_reply_shows_what_it_answers(visit: Visit) -> None:
    alice = await visit("alice")
    await alice.say("**Who** starts?")

    await alice.message("Who starts?").get_by_role("button", name="Actions").click()
    await alice.page.get_by_role("menuitem", name="Reply").click()
    await alice.say("I do.")

    await expect(alice.message("I do.")).to_contain_text("in reply to Alice: Who starts?")


async def test_a_sender_deletes_what_they_said_for_everybody(visit: Visit) -> None:
    alice, bob = await visit("alice"), await visit("bob")
    await alice.say("A slip of the pen")
    await expect(bob.message("A slip")).to_be_visible()

    await alice.message("A slip").click(button="right")
    await alice.page.get_by_role("menuitem", name="Delete message").click()

    await expect(bob.messages).to_have_count(0)


async def test_a_picture_is_sent_and_shown(visit: Visit) -> None:
    alice, bob = await visit("alice"), await visit("bob")

    await alice.attach("map.png", "image/png", png(40))
    await alice.page.get_by_label("What map.png shows").fill("A map of Cuba")
    await alice.say("Look")

    picture = bob.message("Look").get_by_alt_text("A map of Cuba")
    await expect(picture).to_have_js_property("naturalWidth", 40)


async def test_a_file_that_is_no_picture_can_be_fetched(visit: Visit) -> None:
    alice = await visit("alice")

    await alice.attach("deal.txt", "text/plain", b"Agreed.")
    await alice.keys("Here", "Enter")
    async with alice.page.expect_download() as fetching:
        await alice.message("Here").get_by_role("link", name="deal.txt").click()

    assert (await (await fetching.value).path()).read_bytes() == b"Agreed."
