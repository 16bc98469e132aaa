"""The real bot as its users run it: a process of its own, told where Discord is."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.server import Playground

ROOT = Path(__file__).parent.parent.parent
PATIENCE_SECONDS = 30


class BotProcess:
    """`python -m bot run` against a playground, with its database in `folder`."""

    def __init__(self, playground: Playground, folder: Path) -> None:
        self._playground = playground
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None

    @property
    def log(self) -> str:
        """Everything it has logged over all its starts."""
        return self._log.read_text(encoding="utf-8")

    @property
    def _log(self) -> Path:
        return self._folder / "bot.log"

    async def start(self) -> None:
        """Start it; whoever needs it waits until Discord says that it is online."""
        environment = {
            name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ
        }
        environment |= {
            "PYTHONPATH": str(ROOT),
            "DISCORD_TOKEN": self._playground.token,
            "DISCORD_API_BASE": self._playground.api_base,
            "DATABASE_URL": f"sqlite+aiosqlite:///{self._folder / 'bot.db'}",
        }
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run",
                cwd=self._folder, env=environment, stdout=log, stderr=log,
            )  # fmt: skip

    async def kill(self) -> None:
        """End it between any two of its lines, as a power cut would."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """Ask it to stop and return its exit status."""
        return await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> int:
        process = self._process
        assert process is not None, "not started"
        self._process = None
        if process.returncode is None:
            process.send_signal(how)
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await process.wait()

    async def close(self) -> None:
        """Make sure that nothing is left running."""
        if self._process is not None:
            await self.kill()
