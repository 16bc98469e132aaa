"""`backchannel demo`: a Discord on this machine with the bot in it; no account is needed."""

from __future__ import annotations

import asyncio
import socket
import sys
import tempfile
import webbrowser
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import URL

from bot.cli.children import leash
from bot.cli.console import err, out
from bot.cli.demonstration import keep_bot_running, playground_for, while_it_runs
from bot.cli.past import give_a_past
from bot.content.files import shipped
from bot.content.prompts import Prompts
from bot.content.teaching import load_teaching
from bot.errors import StartError
from bot.signals import told_to_stop, unless_told_to_stop
from bot.storage.database import Database

HOST = "127.0.0.1"


def command(
    port: Annotated[
        int, typer.Option(min=1, max=65_535, help="Where the page is, on this machine only.")
    ] = 8962,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Do not open the page in a browser.")
    ] = False,
) -> None:
    """Try Backchannel without an account: a small Discord on this machine, with the bot in it."""
    refuse_taken_port(port)
    err.print("Starting a small Discord and the bot in it …")
    asyncio.run(_demo(port, opens_browser=not no_browser))


def refuse_taken_port(port: int) -> None:
    """Raise StartError if something else listens there."""
    with socket.socket() as probe:
        # As servers do: a connection that has just ended does not make the port taken.
        # (On Windows the same word means to share it with whoever is there.)
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise StartError(
                f"Port {port} cannot be used ({error.strerror}): stop what uses it,"
                " or choose another with --port."
            ) from error


async def _demo(port: int, *, opens_browser: bool) -> None:
    with told_to_stop() as told:
        demo = asyncio.create_task(_run(port, opens_browser=opens_browser))
        if not await unless_told_to_stop(demo, told):
            demo.cancel()
        try:
            await demo
        except asyncio.CancelledError:
            out.print("Stopped.")


async def _run(port: int, *, opens_browser: bool) -> None:
    url = f"http://{HOST}:{port}/"

    async def welcome(pid: int) -> None:
        out.print(Prompts(shipped("prompts")).render("app/demo", url=url, pid=pid), markup=False)
        if opens_browser:
            await asyncio.to_thread(open_browser, url)

    with tempfile.TemporaryDirectory(prefix="backchannel-") as name:
        folder = Path(name)
        database = URL.create("sqlite+aiosqlite", database=str(folder / "demo.db"))
        async with leash(folder) as children, playground_for(children, HOST, port) as playground:
            await _furnish(database.render_as_string(), url)
            bot = keep_bot_running(children, f"{url}api/v10", database, welcome)
            await while_it_runs(playground, bot)


async def _furnish(address: str, url: str) -> None:
    database = Database(address)
    try:
        course = (await asyncio.to_thread(load_teaching, shipped("data"))).course
        await give_a_past(database, course, url, datetime.now(UTC))
    finally:
        await database.close()


def open_browser(url: str) -> None:
    """Open the page in a browser with a window, if this machine has one."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    # Exactly this class runs in the terminal and would take it over.
    if type(browser) is not webbrowser.GenericBrowser:
        browser.open(url)
