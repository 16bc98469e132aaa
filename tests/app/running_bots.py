"""Bots for tests: one in this process to look into, one as a process of its own."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bot as package
from bot.app import create_bot
from bot.settings import environment_for

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable

    import discord

    from bot.app import Backchannel
    from bot.settings import Settings

    Act = Callable[[discord.Interaction[Backchannel]], Awaitable[None]]

CODE = Path(package.__file__).parents[1]
PATIENCE_SECONDS = 30


@asynccontextmanager
async def connected(
    settings: Settings, bot: Backchannel | None = None
) -> AsyncGenerator[Backchannel]:
    """A bot in this process that can answer people."""
    bot = bot or create_bot(settings)
    assert settings.discord_token is not None
    async with bot:
        running = asyncio.create_task(bot.start(settings.discord_token.get_secret_value()))
        ready = asyncio.create_task(bot.wait_until_ready())
        await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            await running
        try:
            yield bot
        finally:
            await bot.finish()
            await running


def with_command(settings: Settings, act: Act) -> Backchannel:
    """A bot that knows one more command: /try, which does `act`."""
    bot = create_bot(settings)

    async def command(interaction: discord.Interaction[Backchannel]) -> None:
        await act(interaction)

    bot.tree.command(name="try", description="Something for a test")(command)
    return bot


class BotProcess:
    """`backchannel run` as its users run it, with its log."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.log: list[str] = []

    @property
    def text(self) -> str:
        """All it has written, as far as it was read."""
        return "\n".join(self.log)

    @property
    def events(self) -> list[str]:
        """What it has logged, without the rest of each line."""
        found: list[str] = []
        for line in self.log:
            with suppress(ValueError):
                found.append(json.loads(line)["event"])
        return found

    async def until(self, event: str) -> None:
        """Wait until it logs the event; fails if it ends before."""
        assert self.process.stderr is not None
        async with asyncio.timeout(PATIENCE_SECONDS):
            while line := (await self.process.stderr.readline()).decode().rstrip():
                self.log.append(line)
                if event in line:
                    return
        raise AssertionError(f"ended without {event!r}: {self.text}")

    async def ended(self) -> int:
        """Wait for its end and return the status."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            stdout, stderr = await self.process.communicate()
        self.log += [*stderr.decode().splitlines(), *stdout.decode().splitlines()]
        assert self.process.returncode is not None
        return self.process.returncode


@asynccontextmanager
async def bot_process(folder: Path, *command: str, **settings: str) -> AsyncGenerator[BotProcess]:
    """Run `python -m bot` with this command (`run` if none) and these settings, in this folder."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *(command or ("run",))),
        cwd=folder,
        env=environment_for(CODE, **{"LOG_FORMAT": "json", **settings}),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        limit=2**20,
    )
    try:
        yield BotProcess(process)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()


def variables(settings: Settings) -> dict[str, Any]:
    """The settings as the environment of a process."""
    assert settings.discord_token is not None
    assert settings.discord_api_base is not None
    return {
        "DISCORD_TOKEN": settings.discord_token.get_secret_value(),
        "DISCORD_API_BASE": settings.discord_api_base,
        "DATABASE_URL": settings.database_url,
    }
