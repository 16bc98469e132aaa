"""The gateway's address, and what tests do to those connected to it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aiohttp import web

from playground.gateway.connection import Connection
from playground.gateway.sessions import Sessions

if TYPE_CHECKING:
    from playground.platform import Platform

# What Discord answers most of the time.
HEARTBEAT = timedelta(milliseconds=41_250)
MOST_BYTES = 4096


class Gateway:
    """Accepts the sockets of bots."""

    def __init__(self, platform: Platform, *, heartbeat: timedelta = HEARTBEAT) -> None:
        self._platform = platform
        self._heartbeat = heartbeat
        self._connections: set[Connection] = set()
        self.sessions = Sessions(platform)

    async def accept(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one socket until it ends."""
        socket = web.WebSocketResponse(max_msg_size=MOST_BYTES)
        await socket.prepare(request)
        transport = request.transport
        connection = Connection(
            self._platform,
            self.sessions,
            socket,
            abort=transport.abort if transport is not None else lambda: None,
            compress=request.query.get("compress") == "zlib-stream",
            heartbeat=self._heartbeat,
        )
        self._connections.add(connection)
        try:
            await connection.run()
        finally:
            self._connections.discard(connection)
        return socket

    def drop_connections(self) -> None:
        """Cut every socket; the sessions can be resumed."""
        for connection in list(self._connections):
            connection.drop()

    def invalidate_sessions(self) -> None:
        """Cut every socket and forget the sessions: clients have to identify anew."""
        self.sessions.close_all()
        self.drop_connections()

    def ask_to_reconnect(self) -> None:
        """Tell every client to reconnect and resume, as Discord does before a restart."""
        for connection in list(self._connections):
            connection.ask_to_reconnect()
