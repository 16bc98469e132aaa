"""A person's websocket: their page hears what they may see."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING

from aiohttp import WSCloseCode, web

from playground.outbox import Close, Outbox
from playground.people.views import ready

if TYPE_CHECKING:
    from playground.events import Event
    from playground.gateway.sessions import Sessions
    from playground.platform import Platform
    from playground.wire import JsonObject

# Pings find pages that went away without saying so.
PING_SECONDS = 30.0


class Person:
    """A connected page of one member."""

    def __init__(self, user_id: int, outbox: Outbox) -> None:
        self.user_id = user_id
        self._outbox = outbox

    def hear(self, event: Event) -> None:
        """Pass an event on to the page."""
        self.say(event.name, event.data)

    def say(self, name: str, data: JsonObject) -> None:
        """Send one line of the page's protocol."""
        self._outbox.put(json.dumps({"t": name, "d": data}))


class PageSockets:
    """The open pages of one platform's people."""

    def __init__(self, platform: Platform, sessions: Sessions) -> None:
        self._platform = platform
        self._sessions = sessions
        self._outboxes: set[Outbox] = set()

    async def accept(self, request: web.Request, user_id: int) -> web.WebSocketResponse:
        """Serve a person's page until it goes."""
        socket = web.WebSocketResponse(heartbeat=PING_SECONDS)
        await socket.prepare(request)
        outbox = Outbox(socket)
        person = Person(user_id, outbox)
        writer = asyncio.create_task(outbox.write())
        self._outboxes.add(outbox)
        online = self._sessions.online
        person.say("READY", ready(self._platform.world, user_id, bot_online=online))
        self._platform.events.join(person)
        try:
            async for _ in socket:
                pass  # pages only listen here; they act over HTTP
        finally:
            self._platform.events.leave(person)
            self._outboxes.discard(outbox)
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writer
        return socket

    def close_all(self) -> None:
        """Hang up because the server stops."""
        for outbox in self._outboxes:
            outbox.put(Close(WSCloseCode.GOING_AWAY))
