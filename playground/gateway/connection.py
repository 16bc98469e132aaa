"""One gateway socket: hello, identify or resume, heartbeats, close codes.

https://discord.com/developers/docs/events/gateway
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import zlib
from collections import deque
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from playground.gateway import payloads
from playground.gateway.intents import PRIVILEGED
from playground.gateway.opcodes import CloseCode, HangUp, Op, parse_frame
from playground.outbox import Close, Outbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.clock import Alarm
    from playground.gateway.sessions import Session, Sessions
    from playground.platform import Platform
    from playground.wire import Json, JsonObject

log = logging.getLogger(__name__)
KNOWN_INTENTS = (1 << 26) - 1
MISSED_BEATS = 1.5
MINUTE = timedelta(minutes=1)
SENDS_PER_MINUTE = 120


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
        self._said = deque[datetime]()
        self._has_hung_up = False

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
                if self._has_hung_up:
                    await writer  # while it was read, it would be cut before the code arrived
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

    def _count(self) -> None:
        """Hang up on who says more than is allowed in a minute."""
        now = self._platform.clock.now()
        self._said.append(now)
        while now - self._said[0] > MINUTE:
            self._said.popleft()
        if len(self._said) > SENDS_PER_MINUTE:
            raise HangUp(CloseCode.RATE_LIMITED)

    def _take(self, frame: str | bytes) -> None:
        try:
            self._count()
            self._handle(*parse_frame(frame))
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
        sequence = data.get("seq")
        if not isinstance(sequence, int):
            raise HangUp(CloseCode.INVALID_SEQUENCE)
        resumed = self._sessions.resume(str(data.get("session_id")), sequence, self._send)
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
        self._has_hung_up = True
        self._outbox.put(Close(code, code.name.replace("_", " ").capitalize()))

    def _end(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        if self._session is not None:
            self._sessions.detach(self._session, self._send)


def _shard(data: JsonObject) -> tuple[int, int]:
    match data.get("shard"):
        case None:
            return 0, 1
        case [int(index), int(count)] if 0 <= index < count:
            return index, count
        case _:
            raise HangUp(CloseCode.INVALID_SHARD)
