"""Gateway sessions: what a bot hears, and what it missed while its socket was away."""

from __future__ import annotations

import json
import secrets
from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING

from playground.gateway import intents
from playground.message_objects import as_read_without_intent

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.clock import Alarm
    from playground.events import Event
    from playground.platform import Platform
    from playground.wire import JsonObject

DISPATCH = 0
RESUME_WINDOW = timedelta(seconds=90)
REMEMBERED_EVENTS = 1000


class Session:
    """One identified connection of the bot, which outlives its socket for a while.

    It hears the events of its shard that its intents ask for and numbers them;
    `send` is where frames go, None while no socket is attached.
    """

    def __init__(self, bot_id: int, guild_id: int, intents: int, shard: tuple[int, int]) -> None:
        self.id = secrets.token_hex(16)
        self.user_id = bot_id
        self.intents = intents
        self.shard = shard
        self.sequence = 0
        self.expiry: Alarm | None = None
        self.send: Callable[[str], None] | None = None
        self._guild_id = guild_id
        self._sent: deque[tuple[int, str]] = deque(maxlen=REMEMBERED_EVENTS)

    def serves(self, guild_id: int) -> bool:
        """Whether a guild belongs to this shard."""
        index, count = self.shard
        return (guild_id >> 22) % count == index

    def hear(self, event: Event) -> None:
        """Pass on an event of this shard, if the bot asked for its kind."""
        if event.in_guild:
            if not self.serves(self._guild_id):
                return
        elif self.shard[0] != 0:  # direct messages live on the first shard
            return
        if not intents.wants(self.intents, event.name, in_guild=event.in_guild):
            return
        data = event.data
        hidden = event.in_guild and not self.intents & intents.MESSAGE_CONTENT
        if hidden and event.name in {"MESSAGE_CREATE", "MESSAGE_UPDATE"}:
            data = as_read_without_intent(data, self.user_id)
        self.dispatch(event.name, data)

    def dispatch(self, name: str, data: JsonObject) -> None:
        """Number an event, keep it for a resume and send it if anybody listens."""
        self.sequence += 1
        frame = json.dumps({"op": DISPATCH, "t": name, "s": self.sequence, "d": data})
        self._sent.append((self.sequence, frame))
        if self.send is not None:
            self.send(frame)

    def can_replay_from(self, sequence: int) -> bool:
        """Whether every event after `sequence` is still remembered."""
        oldest = self._sent[0][0] if self._sent else self.sequence + 1
        return oldest - 1 <= sequence <= self.sequence

    def replay_after(self, sequence: int) -> list[str]:
        """The frames sent after `sequence`."""
        return [frame for number, frame in self._sent if number > sequence]


class Sessions:
    """The sessions of the bot; people are told when it comes online and goes."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._sessions: dict[str, Session] = {}

    @property
    def online(self) -> bool:
        """Whether any session has a socket."""
        return any(session.send is not None for session in self._sessions.values())

    def open(self, intents: int, shard: tuple[int, int], send: Callable[[str], None]) -> Session:
        """A new session that hears events from now on."""
        world = self._platform.world
        session = Session(world.bot.id, world.guild.id, intents, shard)
        self._sessions[session.id] = session
        self._platform.events.join(session)
        self._attach(session, send)
        return session

    def resume(
        self, session_id: str, sequence: int, send: Callable[[str], None]
    ) -> tuple[Session, list[str]] | None:
        """A session with what it missed, or None if it cannot go on from there."""
        session = self._sessions.get(session_id)
        if session is None or not session.can_replay_from(sequence):
            return None
        if session.expiry is not None:
            session.expiry.cancel()
        missed = session.replay_after(sequence)
        self._attach(session, send)
        return session, missed

    def detach(self, session: Session, send: Callable[[str], None]) -> None:
        """The socket is gone; remember the session in case it resumes."""
        if session.send != send:
            return  # it has resumed on another socket already
        session.send = None
        session.expiry = self._platform.clock.call_later(RESUME_WINDOW, lambda: self.close(session))
        self._tell_status()

    def close(self, session: Session) -> None:
        """Forget a session; it can no longer be resumed."""
        session.send = None
        self._sessions.pop(session.id, None)
        self._platform.events.leave(session)
        self._tell_status()

    def close_all(self) -> None:
        """Forget every session, as Discord does now and then."""
        for session in list(self._sessions.values()):
            self.close(session)

    def _attach(self, session: Session, send: Callable[[str], None]) -> None:
        session.send = send
        self._tell_status()

    def _tell_status(self) -> None:
        online = self.online
        self._platform.events.to_people("BOT_STATUS", lambda _: {"online": online})
