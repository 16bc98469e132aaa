"""Files are fetched over a real socket, and no more of them than is wanted."""

from __future__ import annotations

import asyncio
import gzip
from typing import TYPE_CHECKING

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.downloads import DownloadFailed, download
from playground.server import Playground
from playground.uploads import Upload, keep

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from typing import TypeAlias

    Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A small Discord that hands out files."""
    async with Playground() as server:
        yield server


@pytest.mark.parametrize(
    ("size", "received"), [(0, 0), (99, 99), (100, 100), (101, 101), (5_000_000, 101)]
)
async def test_no_more_than_one_byte_too_many_is_kept(
    playground: Playground, size: int, received: int
) -> None:
    upload = Upload("pack.csv", b"x" * size, "text/csv")
    kept = keep(playground.platform, upload, place="1")

    assert await download(kept.url, 100) == b"x" * received


async def test_what_is_not_there_is_said_to_be_missing(playground: Playground) -> None:
    with pytest.raises(DownloadFailed):
        await download(f"{playground.base_url}/attachments/1/4711/pack.csv", 100)


async def test_a_file_without_end_is_left_alone_after_its_first_bytes() -> None:
    left = asyncio.Event()

    async def endless(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        try:
            while True:
                await answer.write(b"x" * 10_000)
        finally:
            left.set()

    async with _serving(endless) as server:
        data = await download(str(server.make_url("/")), 100_000)
        await left.wait()

    assert len(data) == 100_001


async def test_what_is_packed_is_not_unpacked() -> None:
    bomb = gzip.compress(b"0" * 1_000_000)

    async def packed(_: web.Request) -> web.Response:
        return web.Response(body=bomb, headers={"Content-Encoding": "gzip"})

    async with _serving(packed) as server:
        assert await download(str(server.make_url("/")), 200_000) == bomb


def _serving(handler: Handler) -> TestServer:
    app = web.Application()
    app.router.add_get("/", handler)
    return TestServer(app)
