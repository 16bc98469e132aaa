"""`python -m tests.browser.front_page [PART …]`: takes the pictures of the README anew."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from tests.browser.front_page import learning, negotiation, quiz
from tests.browser.front_page.studio import Studio, studio

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

PARTS: dict[str, Callable[[Studio], Awaitable[None]]] = {
    "learning": learning.draw,
    "negotiation": negotiation.draw,
    "quiz": quiz.draw,
}
"""What can be drawn, each in a world of its own."""


async def draw(names: list[str]) -> None:
    """Take the pictures of these parts."""
    for name in names:
        async with studio() as place:
            await PARTS[name](place)


if __name__ == "__main__":
    asyncio.run(draw(sys.argv[1:] or [*PARTS]))
