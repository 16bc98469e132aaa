"""One gateway socket: hello, identify or resume, heartbeats, close codes.

https://discord.com/developers/docs/events/gateway
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import zlib
from enum import IntEnum
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from playground.gateway import payloads
from playground.gateway.intents import PRIVILEGED
from playground.outbox import Close, Outbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

    from playground.clock import Alarm
    from playground.gateway.sessions import Session, Sessions
    from playground.platform import Platform
    from playground.wire import Json, JsonObject

log = logging.getLogger(__name__)
KNOWN_INTENTS = (1 << 26) - 1
MISSED_BEATS = 1.5


class Op(IntEnum):
    """Gateway opcodes."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE_UPDATE = 3
    VOICE_STATE_UPDATE = 4
    RESUME = 6
    RECONNECT = 7
    REQUEST_GUILD_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class CloseCode(IntEnum):
    """Why the gateway hangs up."""

    UNKNOWN_OPCODE = 4001
    DECODE_ERROR = 4002
    NOT_AUTHENTICATED = 4003
    AUTHENTICATION_FAILED = 4004
    ALREADY_AUTHENTICATED = 4005
    SESSION_TIMED_OUT = 4009
    INVALID_SHARD = 4010
    INVALID_INTENTS = 4013
    DISALLOWED_INTENTS = 4014


class HangUp(Exception):
    """Close the socket with this code."""

    def __init__(self, code: CloseCode) -> None:
        super().__init__(code)
        self.code = code


class Connection:
    """A socket from hello to its end.

    `heartbeat` is how often the client must show that it is alive; a client that
    misses a beat and a half is cut off.
    """

    def __init__(
        self,
        platform: Platform,
        sessions: Sessions,
        socket: web.WebSocketResponse,
        abort: Callable[[], None],
        *,
        compress: bool,
        heartbeat: timedelta,
    ) -> None:
        self._platform = platform
        self._sessions = sessions
        self._socket = socket
        self._abort = abort
        self._heartbeat = heartbeat
        self._outbox = Outbox(socket)
        self._deflate = zlib.compressobj() if compress else None
        self._session: Session | None = None
        self._alarm: Alarm | None = None

    async def run(self) -> None:
        """Talk until either side hangs up."""
        writer = asyncio.create_task(self._outbox.write())
        try:
            interval = int(self._heartbeat.total_seconds() * 1000)
            self._say(Op.HELLO, {"heartbeat_interval": interval})
            self._expect_heartbeat()
            async for message in self._socket:
                if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                    self._take(message.data)
        finally:
            self._end()
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writer

    def drop(self) -> None:
        """Cut the socket off without a word, as a network does."""
        self._abort()

    def ask_to_reconnect(self) -> None:
        """Tell the client to come back on a new socket and resume."""
        self._say(Op.RECONNECT, None)

    def _take(self, frame: str | bytes) -> None:
        try:
            try:
                said = json.loads(frame)
                op, data = Op(said["op"]), said.get("d")
            except (ValueError, KeyError, TypeError) as error:
                wrong_op = isinstance(error, ValueError) and "Op" in str(error)
                code = CloseCode.UNKNOWN_OPCODE if wrong_op else CloseCode.DECODE_ERROR
                raise HangUp(code) from error
            self._handle(op, data)
        except HangUp as end:
            self._hang_up(end.code)

    def _handle(self, op: Op, data: Json) -> None:
        if op is Op.HEARTBEAT:
            self._expect_heartbeat()
            self._say(Op.HEARTBEAT_ACK, None)
            return
        fields: JsonObject = data if isinstance(data, dict) else {}
        if op is Op.IDENTIFY:
            self._identify(fields)
        elif op is Op.RESUME:
            self._resume(fields)
        elif self._session is None:
            raise HangUp(CloseCode.NOT_AUTHENTICATED)
        elif op is Op.REQUEST_GUILD_MEMBERS:
            chunk = payloads.members_chunk(self._platform.world, fields)
            self._session.dispatch("GUILD_MEMBERS_CHUNK", chunk)
        elif op is Op.VOICE_STATE_UPDATE:
            log.error("voice is not covered by the playground")
        elif op is not Op.PRESENCE_UPDATE:
            raise HangUp(CloseCode.UNKNOWN_OPCODE)

    def _identify(self, data: JsonObject) -> None:
        if self._session is not None:
            raise HangUp(CloseCode.ALREADY_AUTHENTICATED)
        self._check_token(data)
        intents = data.get("intents")
        if not isinstance(intents, int) or not 0 <= intents <= KNOWN_INTENTS:
            raise HangUp(CloseCode.INVALID_INTENTS)
        if intents & sum(PRIVILEGED.values()) & ~self._platform.world.privileged_intents:
            raise HangUp(CloseCode.DISALLOWED_INTENTS)
        self._session = self._sessions.open(intents, _shard(data), self._send)
        self._session.dispatch("READY", payloads.ready(self._platform, self._session))
        if self._session.serves(self._platform.world.guild.id):
            guild = payloads.guild_create(self._platform.world, self._session)
            self._session.dispatch("GUILD_CREATE", guild)

    def _resume(self, data: JsonObject) -> None:
        self._check_token(data)
        session_id, sequence = str(data.get("session_id")), int(data.get("seq") or 0)
        resumed = self._sessions.resume(session_id, sequence, self._send)
        if resumed is None:
            self._say(Op.INVALID_SESSION, data=False)
            return
        self._session, missed = resumed
        for frame in missed:
            self._send(frame)
        self._session.dispatch("RESUMED", {})

    def _check_token(self, data: JsonObject) -> None:
        if data.get("token") not in (
            self._platform.world.token,
            f"Bot {self._platform.world.token}",
        ):
            raise HangUp(CloseCode.AUTHENTICATION_FAILED)

    def _say(self, op: Op, data: Json) -> None:
        self._send(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    def _send(self, frame: str) -> None:
        if self._deflate is None:
            self._outbox.put(frame)
            return
        packed = self._deflate.compress(frame.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
        self._outbox.put(packed)

    def _expect_heartbeat(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = self._platform.clock.call_later(
            self._heartbeat * MISSED_BEATS, lambda: self._hang_up(CloseCode.SESSION_TIMED_OUT)
        )

    def _hang_up(self, code: CloseCode) -> None:
        if code is CloseCode.SESSION_TIMED_OUT and self._session is not None:
            self._sessions.close(self._session)
        self._outbox.put(Close(code, code.name.replace("_", " ").capitalize()))

    def _end(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        if self._session is not None:
            self._sessions.detach(self._session, self._send)


def _shard(data: JsonObject) -> tuple[int, int]:
    index, count = data.get("shard") or (0, 1)
    if not 0 <= index < count:
        raise HangUp(CloseCode.INVALID_SHARD)
    return index, count
