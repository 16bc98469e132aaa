"""The processes of the demo: started apart from the terminal, ended in order, none left behind."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE, STDOUT
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import bot
from bot.settings import environment_for

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Mapping, Sequence

FINISHING_SECONDS = 12
LONGEST_LINE = 2**20
CODE = Path(bot.__file__).resolve().parent.parent


class Child:
    """A running process of ours; what it writes goes to `hear`, line by line."""

    def __init__(self, process: asyncio.subprocess.Process, hear: Callable[[str], None]) -> None:
        self._process = process
        self._hear = hear
        self._last_line = ""
        self._ended = asyncio.create_task(self._follow())

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    @property
    def last_words(self) -> str:
        """The last line it wrote, which tells why it ended."""
        return self._last_line or "it ended without a word."

    async def _follow(self) -> int:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            text = line.decode(errors="replace").rstrip()
            self._last_line = text
            self._hear(text)
        return await self._process.wait()

    async def ended(self) -> int:
        """Wait until the process has ended by itself; return its status, negative for a signal."""
        return await asyncio.shield(self._ended)

    async def end(self) -> None:
        """Ask the process to end, and make it if it takes too long."""
        if self._process.returncode is None:
            self._process.terminate()
            await asyncio.wait({self._ended}, timeout=FINISHING_SECONDS)
        if self._process.returncode is None:
            self._process.kill()
        await self._ended


class Leash:
    """Starts the children, and lets none outlive this process."""

    def __init__(self, folder: Path, watch: asyncio.subprocess.Process) -> None:
        self._folder = folder
        self._watch = watch

    @asynccontextmanager
    async def running(
        self, module: str, *arguments: str, hear: Callable[[str], None], **settings: str
    ) -> AsyncGenerator[Child]:
        """Run `python -m module arguments` with `settings` and nothing else of ours."""
        process = await _start(self._folder, [module, *arguments], DEVNULL, PIPE, settings)
        await self._tell(f"+{process.pid}")
        child = Child(process, hear)
        try:
            yield child
        finally:
            await child.end()
            await self._tell(f"-{process.pid}")

    async def _tell(self, line: str) -> None:
        assert self._watch.stdin is not None
        # Without its watcher the demo still ends its children by itself.
        with suppress(ConnectionError):
            self._watch.stdin.write(f"{line}\n".encode())
            await self._watch.stdin.drain()


@asynccontextmanager
async def leash(folder: Path) -> AsyncGenerator[Leash]:
    """Hold the children of the demo, who work in `folder`."""
    watch = await _start(folder, ["bot.cli.leash", str(folder)], PIPE, DEVNULL, {})
    try:
        yield Leash(folder, watch)
    finally:
        assert watch.stdin is not None
        watch.stdin.close()
        await watch.wait()


async def _start(
    folder: Path, command: Sequence[str], stdin: int, stdout: int, settings: Mapping[str, str]
) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-u", "-m", *command),
        cwd=folder,  # where no `.env` lies
        env=environment_for(CODE, PYTHONIOENCODING="utf-8", **settings),
        stdin=stdin,
        stdout=stdout,
        stderr=STDOUT,
        # Ctrl-C in the terminal is for the demo alone, which ends the others in order.
        start_new_session=True,
        limit=LONGEST_LINE,
    )
