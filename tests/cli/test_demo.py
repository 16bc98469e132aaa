"""The demo: up with one command, up again when its bot is killed, gone without a trace."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

import bot as package
from bot.settings import environment_for
from playground.member import Member
from playground.reading import text_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

CODE = Path(package.__file__).parents[1]
PATIENCE_SECONDS = 60


class Demo:
    """A running demo and what it has said."""

    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        self.process = process
        self.url = f"http://127.0.0.1:{port}"
        self.said = ""

    async def until(self, pattern: str) -> re.Match[str]:
        """Wait until it says something."""
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE_SECONDS):
            while line := (await self.process.stdout.readline()).decode():
                self.said += line
                if found := re.search(pattern, line):
                    return found
        raise AssertionError(f"ended without {pattern!r}: {self.said}")

    async def ended(self) -> int:
        """Wait for its end and return its status."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            said, _ = await self.process.communicate()
        self.said += said.decode()
        assert self.process.returncode is not None
        return self.process.returncode

    def children(self) -> list[psutil.Process]:
        """The processes it has started."""
        return psutil.Process(self.process.pid).children(recursive=True)


@asynccontextmanager
async def demo(folder: Path, port: int, **settings: str) -> AsyncGenerator[Demo]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--no-browser", "--port", str(port)),
        cwd=folder,
        env=environment_for(CODE, TMPDIR=str(folder), **settings),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield Demo(process, port)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def all_gone(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Wait for the processes to end; return those that do not."""
    _gone, left = await asyncio.to_thread(psutil.wait_procs, processes, timeout=30)
    return [process for process in left if process.status() != psutil.STATUS_ZOMBIE]


def left_in(folder: Path) -> list[str]:
    """What the demo, whose temporary folder is made there, has left behind."""
    return [path.name for path in folder.iterdir()]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
async def test_it_can_be_played_and_ends_without_a_trace(
    tmp_path: Path, port: int, number: signal.Signals
) -> None:
    # A stray file, and settings that are meant for the real bot, change nothing.
    (tmp_path / ".env").write_text("DISCORD_API_BASE=http://127.0.0.1:1\nSHARD_COUNT=none\n")
    async with demo(tmp_path, port, DATABASE_URL="mysql://x/y", DISCORD_TOKEN="real") as running:
        await running.until("Ctrl-C")
        assert f"{running.url}/\n" in running.said
        children = running.children()
        async with Member(running.url, "alice") as alice:
            answer = await alice.slash("help", channel="welcome")
        async with Member(running.url, "carol") as carol:
            due = await carol.slash("review", channel="welcome")

        running.process.send_signal(number)

        assert await running.ended() == 0
    assert answer.message is not None
    assert due.message is not None
    assert "11 things due" in text_of(due.message)
    assert "Traceback" not in running.said
    assert len(children) == 3
    assert await all_gone(children) == []
    assert left_in(tmp_path) == [".env"]


async def test_a_killed_bot_comes_back_with_what_it_knew(tmp_path: Path, port: int) -> None:
    async with demo(tmp_path, port) as running:
        pid = int((await running.until(r"process (\d+)"))[1])
        async with Member(running.url, "alice") as alice:
            await alice.slash(
                "negotiate start",
                channel="negotiation-room",
                scenario="cuba-1962-short",
                side="us",
                persona="firm-but-fair",
            )

            psutil.Process(pid).kill()

            await running.until("was ended by SIGKILL")
            await running.until("back as process")
            answer = await alice.slash("negotiate resume", channel="negotiation-room")
        running.process.terminate()
        assert await running.ended() == 0
    assert answer.message is not None
    assert "Nothing" not in str(answer.message.get("content"))


async def test_not_even_a_killed_demo_leaves_anybody_behind(tmp_path: Path, port: int) -> None:
    async with demo(tmp_path, port) as running:
        await running.until("Ctrl-C")
        children = running.children()

        running.process.kill()

        assert len(children) == 3
        assert await all_gone(children) == []
    assert left_in(tmp_path) == []


async def test_a_port_in_use_is_named_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port: int = taken.getsockname()[1]

        async with demo(tmp_path, port) as running:
            assert await running.ended() == 2

    assert running.said.count("\n") == 1
    assert f"Port {port}" in running.said
    assert "--port" in running.said
    assert left_in(tmp_path) == []


async def test_a_demo_whose_playground_dies_ends_with_a_sentence(tmp_path: Path, port: int) -> None:
    async with demo(tmp_path, port) as running:
        await running.until("Ctrl-C")
        children = running.children()
        (playground,) = [child for child in children if "playground" in child.cmdline()]

        playground.kill()

        assert await running.ended() == 2
    assert "playground" in running.said
    assert "Traceback" not in running.said
    assert await all_gone(children) == []
