"""Writes to a websocket in order, so that whoever has news never waits for the reader."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import ClientConnectionResetError

if TYPE_CHECKING:
    from aiohttp import web


@dataclass(frozen=True, slots=True)
class Close:
    """The last thing to say: a close frame."""

    code: int
    reason: str = ""


class Outbox:
    """What is still to be sent over one websocket."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self._socket = socket
        self._waiting: asyncio.Queue[str | bytes | Close] = asyncio.Queue()

    def put(self, item: str | bytes | Close) -> None:
        """Send this after everything before it."""
        self._waiting.put_nowait(item)

    async def write(self) -> None:
        """Send what comes until the socket is closed."""
        while True:
            item = await self._waiting.get()
            try:
                match item:
                    case Close(code, reason):
                        await self._socket.close(code=code, message=reason.encode())
                        return
                    case str():
                        await self._socket.send_str(item)
                    case bytes():
                        await self._socket.send_bytes(item)
            except (ClientConnectionResetError, ConnectionResetError):
                return  # the reader will notice and clean up
