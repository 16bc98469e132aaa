"""`/healthz`, `/readyz` and `/metrics`, for whoever watches over the program."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StartError
from bot.storage.negotiations import count_running

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from bot.app import Backchannel


@asynccontextmanager
async def health_endpoints(bot: Backchannel) -> AsyncGenerator[None]:
    """Serve them if HEALTH_PORT is set; raises StartError if the port cannot be used."""
    host, port = bot.settings.health_host, bot.settings.health_port
    if port is None:
        yield
        return
    runner = web.AppRunner(_application(bot), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        await runner.cleanup()
        raise StartError(
            f"HEALTH_PORT {port} on {host} cannot be used ({error.strerror}):"
            " stop what uses it, or set another."
        ) from error
    try:
        yield
    finally:
        await runner.cleanup()


def _application(bot: Backchannel) -> web.Application:
    async def healthz(_request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_request: web.Request) -> web.Response:
        missing = await what_is_missing(bot)
        if missing:
            return web.Response(status=503, text="\n".join(missing) + "\n")
        return web.Response(text="ready\n")

    async def metrics(_request: web.Request) -> web.Response:
        async with bot.database.read() as tx:
            bot.metrics.open_negotiations.set(await count_running(tx))
        return web.Response(body=bot.metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    application = web.Application()
    application.add_routes(
        [web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics)]
    )
    return application


async def what_is_missing(bot: Backchannel) -> list[str]:
    """Say why people cannot be answered at the moment; nothing if they can."""
    missing: list[str] = []
    if not bot.is_ready() or any(shard.is_closed() for shard in bot.shards.values()):
        missing.append("not connected to Discord")
    try:
        async with bot.database.read() as tx:
            await count_running(tx)
    except (SQLAlchemyError, OSError):
        missing.append("the database does not answer")
    return missing
