"""The gateway as a bot without a library would speak it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import aiohttp

    from playground.wire import AnyJson, JsonObject

IDENTIFY, HEARTBEAT, PRESENCE, RESUME, HELLO, ACK = 2, 1, 3, 6, 10, 11


class Socket:
    """A gateway client without a library."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, token: str) -> None:
        self._socket = socket
        self._token = token
        self.sequence = 0

    async def say(self, op: int, data: AnyJson) -> None:
        await self._socket.send_json({"op": op, "d": data})

    async def hear(self, name: str | None = None, op: int | None = None) -> JsonObject:
        """The next frame that is this event or has this opcode."""
        while True:
            frame = json.loads(await self._socket.receive_str(timeout=10))
            self.sequence = frame["s"] or self.sequence
            if name == frame["t"] and op in (None, frame["op"]):
                return frame

    async def identify(self, **fields: AnyJson) -> JsonObject:
        data: JsonObject = {"token": self._token, "intents": 1, "properties": {}, **fields}
        await self.say(IDENTIFY, data)
        return (await self.hear("READY"))["d"]

    async def closed_with(self) -> int | None:
        """The code with which the gateway hangs up."""
        while not self._socket.closed:
            await self._socket.receive(timeout=10)
        return self._socket.close_code

    async def cut(self) -> None:
        await self._socket.close(code=4000)
