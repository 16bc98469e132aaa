"""Nothing that a person or a bot writes runs as a script or leads away from this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit
    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.usefixtures("bot")

HOSTILE = [
    "<script>window.caught = 1</script>",  # a script
    "<img src=x onerror='window.caught = 1'>",  # an event handler
    "**<svg onload=window.caught=1>**",  # inside markdown
    "```html\n<img src=x onerror=window.caught=1>\n```",  # inside a code block
    "[press](javascript:window.caught=1)",  # a link that is a script
    "<javascript:window.caught=1>",  # a bare address that is a script
    "[x](data:text/html,<script>1</script>)",  # a link that is a page
    "</span></li></ol><h1>Hello</h1>",  # tags that close what is around them
    "||<b onclick=window.caught=1>||",  # inside a spoiler
    "&lt;script&gt;&#x3C;img&#x3E;",  # entities
]


async def assert_is_harmless(visitor: Visitor) -> None:
    log = visitor.page.locator(".log")
    await expect(log.locator("script, h1, svg[onload], b[onclick]")).to_have_count(0)
    await expect(log.locator("a:not([href^='http']):not([download])")).to_have_count(0)
    assert await visitor.page.evaluate("window.caught") is None


async def test_what_a_person_writes_stays_text(visit: Visit) -> None:
    visitor = await visit("alice")

    for count, text in enumerate(HOSTILE, 1):
        await visitor.say(text)
        await expect(visitor.messages).to_have_count(count)
        await expect(visitor.composer).to_have_value("")

    await assert_is_harmless(visitor)


async def test_what_a_bot_writes_stays_text_in_every_place(visit: Visit) -> None:
    visitor = await visit("alice")

    await visitor.run("everywhere", text=HOSTILE[0])
    await expect(visitor.page.locator(".embed")).to_be_visible()
    await visitor.page.locator(".choice-trigger").click()
    await expect(visitor.page.get_by_role("option")).to_be_visible()

    await assert_is_harmless(visitor)


async def test_a_picture_on_another_machine_is_named_and_not_fetched(visit: Visit) -> None:
    visitor = await visit("alice")

    await visitor.run("everywhere", text="A plane")

    await expect(visitor.page.get_by_text("Picture: A plane (on example.org")).to_be_visible()


async def test_the_page_forbids_foreign_scripts_and_addresses(visit: Visit) -> None:
    visitor = await visit("alice")

    policy = visitor.page.locator("meta[http-equiv=Content-Security-Policy]")

    content = await policy.get_attribute("content") or ""
    assert "default-src 'none'" in content
    assert "script-src 'self';" in content
