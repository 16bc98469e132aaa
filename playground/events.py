"""Who hears of what: every change is told to each listener that may know of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from playground.visibility import can_see

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.model import Channel
    from playground.wire import JsonObject
    from playground.world import World


@dataclass(frozen=True, slots=True)
class Event:
    """A dispatch: its name, its data and whether it happened in the guild."""

    name: str
    data: JsonObject
    in_guild: bool = True


class Listener(Protocol):
    """A connection of one user: a bot's gateway session or a person's page."""

    @property
    def user_id(self) -> int:
        """Whose connection this is."""
        ...

    def hear(self, event: Event) -> None:
        """Take note of an event; must not block."""
        ...


class Events:
    """Tells listeners what happened, each only what its user may see."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._listeners: list[Listener] = []

    def join(self, listener: Listener) -> None:
        """Start to tell this listener."""
        self._listeners.append(listener)

    def leave(self, listener: Listener) -> None:
        """Stop; harmless when it had not joined."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def listening(self, user_id: int) -> bool:
        """Whether any connection of this user is listening."""
        return any(listener.user_id == user_id for listener in self._listeners)

    def to_user(self, user_id: int, event: Event) -> None:
        """Tell one user, wherever they listen."""
        self._tell(event, lambda listener_id: listener_id == user_id)

    def to_channel(self, channel: Channel, name: str, data: JsonObject) -> None:
        """Tell everybody who sees the channel."""
        event = Event(name, data, in_guild=not channel.is_dm)
        self._tell(event, lambda user_id: can_see(self._world, user_id, channel))

    def to_readers(
        self, channel: Channel, name: str, data_for: Callable[[int], JsonObject]
    ) -> None:
        """Tell everybody who sees the channel, each in their own words."""
        for user_id in {listener.user_id for listener in self._listeners}:
            if can_see(self._world, user_id, channel):
                self.to_user(user_id, Event(name, data_for(user_id), in_guild=not channel.is_dm))

    def to_people(self, name: str, data_for: Callable[[int], JsonObject]) -> None:
        """Tell every person, but no bot, each in their own words."""
        for user_id in {listener.user_id for listener in self._listeners}:
            if not self._world.user(user_id).bot:
                self.to_user(user_id, Event(name, data_for(user_id)))

    def _tell(self, event: Event, may_know: Callable[[int], bool]) -> None:
        for listener in list(self._listeners):
            if may_know(listener.user_id):
                listener.hear(event)
