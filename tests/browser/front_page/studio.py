"""Where the pictures of the README are taken: the real bot on the real page, and a camera."""

from __future__ import annotations

import asyncio
import io
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.async_api import async_playwright

from playground.server import Playground
from tests.browser.visitor import Visitor
from tests.end_to_end.bot_process import PATIENCE_SECONDS, BotProcess

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from playwright.async_api import Browser, Locator

ROOT = Path(__file__).parents[3]
PICTURES = ROOT / "docs" / "pictures"
CHROMIUM = Path("/usr/bin/chromium")
COLOURS = 256
"""Enough for panels and charts, and a third of the bytes."""

MARGIN = 8
"""Pixels of the page around what is cropped out of it."""


class Studio:
    """A playground with the bot in it, and a browser that sees it twice as sharp."""

    def __init__(self, browser: Browser, playground: Playground) -> None:
        self._browser = browser
        self._playground = playground

    async def visit(self, who: str, width: int = 560, height: int = 900) -> Visitor:
        """Open the page as somebody, in a window of this size."""
        context = await self._browser.new_context(
            color_scheme="dark",
            viewport={"width": width, "height": height},
            device_scale_factor=2,
            reduced_motion="reduce",
        )
        visitor = Visitor(await context.new_page(), self._playground.base_url)
        visitor.page.set_default_timeout(PATIENCE_SECONDS * 1000)
        await visitor.arrive(who)
        return visitor

    async def take(self, name: str, *parts: Locator) -> None:
        """Keep what reaches from the first part to the last as `docs/pictures/NAME.png`.

        The window grows until all of it is on show.
        """
        page = parts[0].page
        size = page.viewport_size
        assert size is not None
        await page.set_viewport_size({"width": size["width"], "height": 4_000})
        boxes = [box for part in parts if (box := await part.bounding_box()) is not None]
        top = min(box["y"] for box in boxes) - MARGIN
        left = min(box["x"] for box in boxes) - MARGIN
        bottom = max(box["y"] + box["height"] for box in boxes) + MARGIN
        right = max(box["x"] + box["width"] for box in boxes) + MARGIN
        # Pointing at nothing: a message under the mouse shows its tools.
        await page.mouse.move(0, 0)
        png = await page.screenshot(
            animations="disabled",
            caret="hide",
            clip={"x": left, "y": top, "width": right - left, "height": bottom - top},
        )
        await page.set_viewport_size(size)
        await asyncio.to_thread(_keep, PICTURES / f"{name}.png", png)


@asynccontextmanager
async def studio() -> AsyncGenerator[Studio]:
    """A studio with a world of its own; nothing of it is left running."""
    with tempfile.TemporaryDirectory(prefix="backchannel-pictures-") as folder:
        async with Playground() as playground, async_playwright() as playwright:
            bot = BotProcess(playground, Path(folder))
            await bot.start()
            browser = await playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
            )
            try:
                yield Studio(browser, playground)
            except Exception as error:
                error.add_note(bot.log)
                raise
            finally:
                await browser.close()
                await bot.close()


def _keep(path: Path, png: bytes) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    drawn = Image.open(io.BytesIO(png)).convert("RGB")
    # By greatest reach, so that the few pixels of a star keep their colour beside all the grey.
    few = drawn.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
