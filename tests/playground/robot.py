"""A small bot of discord.py's own making, to which every test adds what it needs."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any, TypeAlias

import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from playground.server import Playground

Interaction: TypeAlias = discord.Interaction["Robot"]
# What overridden methods of views receive: the library does not know the client there.
AnyInteraction: TypeAlias = discord.Interaction[Any]


class Robot(discord.AutoShardedClient):
    """A bot that remembers what it heard; `errors` are those of its commands and views."""

    def __init__(
        self, *, intents: discord.Intents | None = None, shard_count: int | None = None
    ) -> None:
        super().__init__(
            intents=intents or discord.Intents.default(),
            guild_ready_timeout=0.01,
            enable_debug_events=True,
            shard_count=shard_count,
        )
        self.tree = app_commands.CommandTree(self)
        self.tree.on_error = self._note_error
        self.errors: list[Exception] = []
        self.heard: list[discord.Message] = []
        self.events: list[str] = []
        self._changed = asyncio.Condition()

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Do without the five seconds between shards."""

    async def on_message(self, message: discord.Message) -> None:
        self.heard.append(message)
        await self._wake()

    async def on_socket_event_type(self, name: str) -> None:
        self.events.append(name)
        await self._wake()

    async def until_heard(self, name: str, times: int = 1) -> None:
        """Wait until a gateway event has come so many times."""
        await self.until(lambda: self.events.count(name) >= times)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until a condition on what was heard holds."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(condition)

    def guild(self) -> discord.Guild:
        """The one guild."""
        return self.guilds[0]

    def channel(self, name: str) -> discord.TextChannel:
        """A text channel by name."""
        return next(one for one in self.guild().text_channels if one.name == name)

    async def _wake(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _note_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        del interaction
        self.errors.append(getattr(error, "original", error))
        await self._wake()


@contextlib.asynccontextmanager
async def running(robot: Robot, playground: Playground) -> AsyncGenerator[Robot]:
    """Connect a robot to a playground until the end of the block."""
    Route.BASE = playground.api_base
    DiscordWebSocket.DEFAULT_GATEWAY = URL(playground.platform.gateway_url)
    connection = asyncio.create_task(robot.start(playground.token))
    ready = asyncio.create_task(robot.until_heard("READY"))
    try:
        await asyncio.wait({connection, ready}, return_when=asyncio.FIRST_COMPLETED)
        if connection.done():
            connection.result()
        await robot.wait_until_ready()
        yield robot
    finally:
        ready.cancel()
        await robot.close()
        connection.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await connection
