"""The two programs of the demo: the playground until it answers, the bot again whenever it dies."""

from __future__ import annotations

import asyncio
import json
import signal
from contextlib import asynccontextmanager
from itertools import chain, repeat
from typing import TYPE_CHECKING

from bot.cli.console import err
from bot.errors import StartError
from bot.logs import OURS, READY

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine

    from sqlalchemy import URL

    from bot.cli.children import Child, Leash

TOKEN = "playground-token"  # noqa: S105  # known to everybody: it opens nothing but the playground
LOOK_EVERY_SECONDS = 0.05
QUICK_SECONDS = 10
MOST_QUICK_ENDS = 5
LONGEST_PAUSE_SECONDS = 8
TOLD = ("warning", "error", "critical")


@asynccontextmanager
async def playground_for(children: Leash, host: str, port: int) -> AsyncGenerator[Child]:
    """The playground, once its page can be opened; raises StartError if it ends before."""
    arguments = ("--host", host, "--port", str(port))
    async with children.running("playground", *arguments, hear=ignore) as playground:
        ended = asyncio.create_task(playground.ended())
        while not await _answers(host, port):
            await asyncio.wait({ended}, timeout=LOOK_EVERY_SECONDS)
            if ended.done():
                raise StartError(f"The playground cannot start: {playground.last_words}")
        yield playground


async def while_it_runs(playground: Child, bot: Coroutine[None, None, None]) -> None:
    """Run the bot; raises StartError if the playground ends, whose world is then gone."""
    playing = asyncio.create_task(bot)
    ended = asyncio.create_task(playground.ended())
    try:
        await asyncio.wait({playing, ended}, return_when=asyncio.FIRST_COMPLETED)
        if playing.done():
            await playing
        raise StartError(f"The playground {how_it_ended(ended.result())}: start the demo anew.")
    finally:
        playing.cancel()
        ended.cancel()
        await asyncio.wait({playing})


async def _answers(host: str, port: int) -> bool:
    try:
        _reader, writer = await asyncio.open_connection(host, port)
    except OSError:
        return False
    writer.close()
    await writer.wait_closed()
    return True


async def keep_bot_running(
    children: Leash, api_base: str, database: URL, welcome: Callable[[int], Awaitable[None]]
) -> None:
    """Run the bot, and run it again on the same database whenever its process ends.

    `welcome` is called with the id of the first process that is ready. Raises StartError if the
    bot cannot start, or ends again and again.
    """
    settings = {
        "DISCORD_TOKEN": TOKEN,
        "DISCORD_API_BASE": api_base,
        "DATABASE_URL": database.render_as_string(),
        "LOG_FORMAT": "json",
    }
    clock = asyncio.get_running_loop().time
    tell = chain([welcome], repeat(_tell_it_is_back))
    quick_ends = 0
    while True:
        started = clock()
        ready = asyncio.Event()
        async with children.running("bot", "run", hear=listen_for(ready), **settings) as bot:
            if await _is_ready_before_it_ends(ready, bot):
                await next(tell)(bot.pid)
            status = await bot.ended()
        quick_ends = quick_ends + 1 if clock() - started < QUICK_SECONDS else 1
        could_not_start = status > 0 and not ready.is_set()
        if could_not_start or quick_ends >= MOST_QUICK_ENDS:
            raise StartError(f"The bot cannot run: {bot.last_words}")
        err.print(f"The bot's process {how_it_ended(status)}; starting it again where it was.")
        await asyncio.sleep(min(0.25 * 2**quick_ends, LONGEST_PAUSE_SECONDS))


async def _tell_it_is_back(pid: int) -> None:
    err.print(f"The bot is back as process {pid}.")


async def _is_ready_before_it_ends(ready: asyncio.Event, bot: Child) -> bool:
    waits = [asyncio.create_task(ready.wait()), asyncio.create_task(bot.ended())]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
    return ready.is_set()


def listen_for(ready: asyncio.Event) -> Callable[[str], None]:
    """Hear the bot's log: set `ready` when it says so, and pass on what went wrong."""

    def hear(line: str) -> None:
        try:
            entry = json.loads(line)
            event, level, logger = entry["event"], entry["level"], entry["logger"]
        except (ValueError, TypeError, KeyError):
            err.print(f"bot: {line}", markup=False)
            return
        if event == READY:
            ready.set()
        elif level in TOLD:
            err.print(f"bot: {event}", markup=False)
            if "exception" in entry and logger.startswith(OURS):
                err.print(entry["exception"], markup=False)

    return hear


def how_it_ended(status: int) -> str:
    """In words, from the status of a process: negative for a signal."""
    if status < 0:
        return f"was ended by {signal.Signals(-status).name}"
    return "has ended" if status == 0 else f"ended with status {status}"


def ignore(_line: str) -> None:
    """Hear nothing."""
