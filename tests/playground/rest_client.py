"""REST as a bot without a library would speak it, for what discord.py would never send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import aiohttp

    from playground.server import Playground
    from playground.wire import AnyJson, JsonObject


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and body of an answer."""

    status: int
    body: AnyJson

    @property
    def code(self) -> int:
        """Discord's error code."""
        return self.body["code"]

    def fault_codes(self, *place: str) -> list[str]:
        """The codes of the faults at one place of the form."""
        node: JsonObject = self.body["errors"]
        for step in place:
            node = node.get(step, {})
        return [fault["code"] for fault in node.get("_errors", [])]


class Rest:
    """A client with the bot's token."""

    def __init__(self, session: aiohttp.ClientSession, playground: Playground) -> None:
        self._session = session
        self._playground = playground

    async def __call__(
        self, method: str, path: str, body: AnyJson = None, *, token: str | None = None
    ) -> Answer:
        """Ask and read the answer."""
        headers = {"Authorization": f"Bot {token or self._playground.token}"}
        asking = self._session.request(method, path.lstrip("/"), json=body, headers=headers)
        async with asking as response:
            text = await response.json() if response.status != 204 else None
            return Answer(response.status, text)

    def messages(self, channel: str) -> str:
        """The path of a channel's messages."""
        return f"channels/{self._playground.world.channel_named(channel).id}/messages"
