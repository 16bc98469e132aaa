"""`python -m playground` as its users start and stop it."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from typing import TYPE_CHECKING

import aiohttp
import pytest

from playground.server import Playground

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

REPOSITORY_ERROR = 2


@contextlib.asynccontextmanager
async def _started(*arguments: str) -> AsyncGenerator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "playground",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_it_says_where_it_is_and_stops_without_a_trace(number: signal.Signals) -> None:
    async with _started("--port", "0") as process:
        assert process.stdout is not None
        line = (await process.stdout.readline()).decode()
        address = line.split()[-1]
        async with aiohttp.ClientSession() as session, session.get(f"{address}people") as answer:
            people = await answer.json()
        process.send_signal(number)
        _, said = await process.communicate()

    assert line.startswith("The playground is at http://127.0.0.1:")
    assert people["guild"]["name"] == "Backchannel Academy"
    assert process.returncode == 0
    assert said == b""


async def test_it_stops_while_people_and_bots_are_connected() -> None:
    async with _started("--port", "0") as process:
        assert process.stdout is not None
        address = (await process.stdout.readline()).decode().split()[-1]
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{address}people") as answer:
                people = await answer.json()
            user_id = people["members"][0]["user"]["id"]
            async with (
                session.ws_connect(f"{address}people/{user_id}/socket") as page,
                session.ws_connect(f"{address}gateway"),
            ):
                await page.receive()
                process.send_signal(signal.SIGINT)
                _, said = await process.communicate()

    assert (process.returncode, said) == (0, b"")


async def test_a_port_in_use_is_one_sentence_and_status_2() -> None:
    async with Playground() as other:
        port = other.base_url.rpartition(":")[2]
        async with _started("--port", port) as process:
            _, said = await process.communicate()

    assert process.returncode == REPOSITORY_ERROR
    assert said.decode() == (
        f"Cannot listen on 127.0.0.1:{port}: the port is in use. Choose another --port.\n"
    )


async def test_a_world_that_is_not_there_is_one_sentence_and_status_2(tmp_path: Path) -> None:
    async with _started("--world", str(tmp_path / "none.toml")) as process:
        _, said = await process.communicate()

    assert process.returncode == REPOSITORY_ERROR
    assert said.decode() == f"{tmp_path / 'none.toml'}: No such file or directory\n"
