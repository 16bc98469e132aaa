"""How the page looks: dark and light, and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.async_api import expect

if TYPE_CHECKING:
    from playwright.async_api import ViewportSize

    from tests.browser.conftest import Visit
    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.usefixtures("bot")

PHONE: ViewportSize = {"width": 390, "height": 800}


async def brightness(visitor: Visitor) -> float:
    """How bright the page's ground is, from 0 to 255."""
    colour = await visitor.page.evaluate("getComputedStyle(document.body).backgroundColor")
    numbers = [float(part) for part in colour.removeprefix("rgb(").rstrip(")").split(",")]
    return sum(numbers) / 3


@pytest.mark.parametrize("scheme", ["dark", "light"])
async def test_the_page_follows_the_system(visit: Visit, scheme: Literal["dark", "light"]) -> None:
    visitor = await visit("alice", color_scheme=scheme)

    await visitor.run("panel")
    await expect(visitor.button("Fill in")).to_be_visible()
    await visitor.picture(f"panel-{scheme}")

    assert (await brightness(visitor) < 60) == (scheme == "dark")


async def test_the_appearance_can_be_chosen_and_is_kept(visit: Visit) -> None:
    visitor = await visit("alice", color_scheme="dark")

    await visitor.page.get_by_role("button", name="Change appearance").click()
    await expect(visitor.page.locator("html")).to_have_attribute("data-theme", "light")
    await visitor.page.reload()
    await expect(visitor.composer).to_be_visible()

    assert await brightness(visitor) > 200


async def test_on_a_phone_the_channels_are_behind_a_button(visit: Visit) -> None:
    visitor = await visit("alice", viewport=PHONE)
    await expect(visitor.channel("quiz-night")).to_have_count(0)

    await visitor.button("Channels").click()
    await visitor.picture("phone-channels")
    await expect(visitor.channel("welcome")).to_be_focused()
    await visitor.keys("Escape")
    await expect(visitor.button("Channels")).to_be_focused()
    await visitor.keys("Enter")
    await visitor.channel("quiz-night").click()

    await expect(visitor.page.get_by_role("heading", name="#quiz-night", level=1)).to_be_visible()
    await expect(visitor.channel("quiz-night")).to_have_count(0)


async def test_nothing_is_wider_than_a_phone(visit: Visit) -> None:
    visitor = await visit("alice", viewport=PHONE)

    await visitor.run("panel")
    await expect(visitor.button("Fill in")).to_be_visible()
    await visitor.picture("phone-panel")

    wider = "const log = document.querySelector('.log'); log.scrollWidth - log.clientWidth"
    assert await visitor.page.evaluate(wider) == 0
