"""What only some may see: ephemeral answers, private threads; and waiting for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit
    from tests.browser.sample_bot import SampleBot

pytestmark = pytest.mark.usefixtures("bot")


async def test_an_answer_for_one_is_not_seen_by_the_other(visit: Visit) -> None:
    alice, bob = await visit("alice"), await visit("bob")

    await alice.run("whisper", text="Your limit is 40.")
    await expect(alice.message("Your limit is 40.")).to_contain_text("Only you can see this")
    await alice.say("Done.")
    await expect(bob.message("Done.")).to_be_visible()

    await expect(bob.messages).to_have_count(1)
    await bob.page.reload()
    await expect(bob.message("Done.")).to_be_visible()
    await expect(bob.messages).to_have_count(1)


async def test_a_private_answer_is_there_after_a_reload_and_gone_once_dismissed(
    visit: Visit,
) -> None:
    visitor = await visit("alice")
    await visitor.run("whisper", text="Your limit is 40.")
    await expect(visitor.message("Your limit")).to_be_visible()

    await visitor.page.reload()
    await visitor.message("Your limit").get_by_role("button", name="Dismiss message").click()
    await expect(visitor.messages).to_have_count(0)
    await visitor.page.reload()

    await expect(visitor.page.locator(".hint")).to_be_visible()
    await expect(visitor.messages).to_have_count(0)


async def test_everybody_sees_that_the_bot_is_thinking_and_then_its_answer(
    visit: Visit, bot: SampleBot
) -> None:
    alice, bob = await visit("alice"), await visit("bob")

    await alice.run("think")
    for person in (alice, bob):
        await expect(person.messages).to_contain_text("Backchannel is thinking…")
    bot.go_on.set()

    for person in (alice, bob):
        await expect(person.messages).to_contain_text("Thought through.")
        await expect(person.page.get_by_text("is thinking")).to_have_count(0)
        await expect(person.page.get_by_text("(edited)")).to_have_count(0)


async def test_a_private_thread_appears_for_its_members_and_moderators_alone(
    visit: Visit,
) -> None:
    alice, bob, morgan = await visit("alice"), await visit("bob"), await visit("morgan")

    await alice.run("thread")
    await alice.message("Go to").get_by_role("button", name="Talks").click()
    await expect(alice.message("Here we are.")).to_be_visible()
    await morgan.channel("Talks").click()
    await expect(morgan.message("Here we are.")).to_be_visible()

    await expect(bob.channel("Talks")).to_have_count(0)


async def test_new_messages_are_read_out(visit: Visit) -> None:
    alice, bob = await visit("alice"), await visit("bob")

    await bob.say("Good **evening**")

    await expect(alice.page.locator("[aria-live=polite]")).to_have_text("Bob: Good evening")
