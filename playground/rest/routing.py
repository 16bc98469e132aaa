"""Binds handlers to the operations of Discord's REST API.

Handlers name the operation by the path template Discord's document uses, take a
`Call` and return what to answer: JSON, or None for 204. They never wait, so
each request happens at one moment.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from playground.errors import unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playground.platform import Platform
    from playground.uploads import Upload
    from playground.wire import AnyJson, Json, JsonObject
    from playground.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """One request: what it asks for and what it brought along."""

    platform: Platform
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: AnyJson
    files: Mapping[str, Upload]

    @property
    def world(self) -> World:
        """The world the request is about."""
        return self.platform.world

    @property
    def caller(self) -> int:
        """The bot's user id."""
        return self.platform.world.bot.id

    def id(self, name: str) -> int:
        """An id from the path."""
        return int(self.path[name])

    @property
    def guild_id(self) -> int:
        """The guild in the path; raises 10004 for any but the one there is."""
        if self.id("guild_id") != self.world.guild.id:
            raise unknown("Guild")
        return self.world.guild.id

    @property
    def form(self) -> JsonObject:
        """The body as an object; an absent one is empty."""
        return self.body or {}

    def flag(self, name: str) -> bool:
        """A boolean of the query."""
        return self.query.get(name, "").lower() in {"true", "1"}

    def number(self, name: str, default: int) -> int:
        """A whole number of the query."""
        return int(self.query.get(name, default))


@dataclass(frozen=True, slots=True)
class Created:
    """An answer with a status other than 200."""

    body: Json
    status: int = 201


Answer: TypeAlias = "Json | Created"
Handler: TypeAlias = "Callable[[Call], Answer]"


@dataclass(frozen=True, slots=True)
class Operation:
    """One covered operation. Those on interaction tokens need no bot token."""

    method: str
    template: str
    handler: Handler
    needs_token: bool


@dataclass(slots=True)
class Routes:
    """The operations a module covers."""

    operations: list[Operation] = field(default_factory=list[Operation])

    def add(
        self, method: str, template: str, *, needs_token: bool = True
    ) -> Callable[[Handler], Handler]:
        """Decorate a handler with the operation it covers."""

        def register(handler: Handler) -> Handler:
            self.operations.append(Operation(method, template, handler, needs_token))
            return handler

        return register

    def get(self, template: str, *, needs_token: bool = True) -> Callable[[Handler], Handler]:
        """Cover a GET."""
        return self.add("GET", template, needs_token=needs_token)

    def post(self, template: str, *, needs_token: bool = True) -> Callable[[Handler], Handler]:
        """Cover a POST."""
        return self.add("POST", template, needs_token=needs_token)

    def put(self, template: str) -> Callable[[Handler], Handler]:
        """Cover a PUT."""
        return self.add("PUT", template)

    def patch(self, template: str, *, needs_token: bool = True) -> Callable[[Handler], Handler]:
        """Cover a PATCH."""
        return self.add("PATCH", template, needs_token=needs_token)

    def delete(self, template: str, *, needs_token: bool = True) -> Callable[[Handler], Handler]:
        """Cover a DELETE."""
        return self.add("DELETE", template, needs_token=needs_token)
