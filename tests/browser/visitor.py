"""A person at the page, for tests: what they do with mouse and keyboard, and what they see."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.async_api import FilePayload, expect

if TYPE_CHECKING:
    from playwright.async_api import ConsoleMessage, Error, Locator, Page, Request

ARTIFACTS = Path(__file__).parents[2] / "artifacts" / "browser"
PATIENCE_MS = 5000
KEYS = {"Enter", "Tab", "Shift+Tab", "Escape", "Backspace", "ArrowDown", "ArrowUp", "Space"}


class Visitor:
    """One page; `faults` are script errors, and requests to other machines."""

    def __init__(self, page: Page, base_url: str) -> None:
        self.page = page
        self.faults: list[str] = []
        self._base_url = base_url
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", self._note_error)
        page.on("console", self._note_console)
        page.on("request", self._note_request)

    async def arrive(self, who: str | None) -> None:
        """Open the page: as somebody, or at the question who to be."""
        await self.page.goto(self._base_url + (f"/?as={who}" if who else "/"))
        if who:
            await expect(self.composer).to_be_visible()

    @property
    def composer(self) -> Locator:
        """Where text is written."""
        return self.page.locator("#composer-text")

    @property
    def messages(self) -> Locator:
        """All messages on show."""
        return self.page.locator(".message")

    @property
    def dialog(self) -> Locator:
        """The form that is open."""
        return self.page.get_by_role("dialog")

    def message(self, text: str) -> Locator:
        """The newest message that contains a text."""
        return self.messages.filter(has_text=text).last

    def button(self, name: str) -> Locator:
        """The newest button with exactly this name."""
        return self.page.get_by_role("button", name=name, exact=True).last

    def channel(self, name: str) -> Locator:
        """The entry of a channel, thread or conversation in the list."""
        return self.page.get_by_role("navigation", name="Channels").get_by_role("button", name=name)

    async def go_to(self, channel: str) -> None:
        """Open a channel and be ready to write there."""
        await self.channel(channel).click()
        await expect(self.page.get_by_role("heading", level=1)).to_contain_text(channel)
        await expect(self.composer).to_be_focused()

    async def say(self, text: str) -> None:
        """Write a message and send it."""
        await self.composer.fill(text)
        await self.page.keyboard.press("Enter")

    async def keys(self, *keys: str) -> None:
        """Press keys one after the other; what is no key's name is typed."""
        for key in keys:
            if key in KEYS:
                await self.page.keyboard.press(key)
            else:
                await self.page.keyboard.type(key)

    async def run(self, command: str, **options: str) -> None:
        """Choose a slash command, fill in text options and run it."""
        await self.composer.focus()
        await self.keys(f"/{command}", "Enter")
        run = self.page.get_by_role("button", name=f"Run /{command}")
        for name, value in options.items():
            await self.page.get_by_label(name, exact=True).fill(value)
        await run.click()

    async def attach(self, name: str, kind: str, content: bytes) -> None:
        """Choose a file in the input that is there."""
        chosen = FilePayload(name=name, mimeType=kind, buffer=content)
        await self.page.locator("input[type=file]").last.set_input_files(chosen)

    async def picture(self, name: str) -> None:
        """Keep a screenshot among the artefacts of the tests."""
        ARTIFACTS.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=ARTIFACTS / f"{name}.png")

    def _note_error(self, error: Error) -> None:
        self.faults.append(f"{error.message}\n{error.stack}")

    def _note_console(self, message: ConsoleMessage) -> None:
        # Failed requests are reported here too; those a test provokes show on the page.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(message.text)

    def _note_request(self, request: Request) -> None:
        target = urlsplit(request.url)
        if target.scheme != "data" and target.netloc != urlsplit(self._base_url).netloc:
            self.faults.append(f"asked another machine: {request.url}")
