"""The page while the playground cannot be heard, and afterwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

if TYPE_CHECKING:
    from playwright.async_api import WebSocketRoute

    from tests.browser.conftest import Visit
    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.usefixtures("bot")


class Line:
    """The connection of a visitor's page, which a test can cut and mend."""

    def __init__(self) -> None:
        self._is_cut = False
        self._open: list[WebSocketRoute] = []

    async def lay(self, visitor: Visitor) -> None:
        """Take over every connection the page makes from now on."""
        await visitor.page.route_web_socket(re.compile("/socket$"), self._connect)

    async def cut(self) -> None:
        """Hang up, and do not answer."""
        self._is_cut = True
        for socket in self._open:
            await socket.close()

    def mend(self) -> None:
        """Answer again."""
        self._is_cut = False

    async def _connect(self, socket: WebSocketRoute) -> None:
        if self._is_cut:
            await socket.close()
            return
        socket.connect_to_server()
        self._open.append(socket)


async def test_a_lost_connection_is_told_and_what_was_missed_comes_with_the_next(
    visit: Visit,
) -> None:
    bob, visitor, line = await visit("bob"), await visit(), Line()
    await line.lay(visitor)
    await visitor.page.get_by_role("button", name="Alice").click()
    await visitor.say("Still there?")
    await expect(visitor.message("Still there?")).to_be_visible()

    await line.cut()
    await expect(
        visitor.page.get_by_text("The connection to the playground is lost")
    ).to_be_visible()
    await bob.say("You missed this.")
    line.mend()

    await expect(visitor.message("You missed this.")).to_be_visible()
    await expect(visitor.page.get_by_text("Trying again")).to_have_count(0)


async def test_text_that_could_not_be_sent_is_kept(visit: Visit) -> None:
    visitor = await visit("alice")
    await visitor.page.route("**/messages", lambda route: route.abort())

    await visitor.say("Do not lose this")

    await expect(visitor.page.get_by_role("alert")).to_contain_text("Not sent, and still here")
    await expect(visitor.composer).to_have_value("Do not lose this")
