"""The database: transactions to read and to write, and bringing it up to date."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import (
    AbstractAsyncContextManager,
    asynccontextmanager,
    closing,
    nullcontext,
    suppress,
)
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from bot.errors import StorageError
from bot.storage.engine import create_engine, readers, writers

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from sqlalchemy.ext.asyncio import AsyncConnection

PATIENCE_SECONDS = 5


class Database:
    """An open database; `url` names `sqlite+aiosqlite` or `postgresql+asyncpg`.

    Nothing is opened before the first transaction. Raises StorageError for an address that makes
    no sense.
    """

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        try:
            self._engine = create_engine(self._url)
        except ArgumentError as error:
            raise StorageError(f"DATABASE_URL cannot be understood: {error}.") from error
        self._writers = writers(self._engine)
        self._readers = readers(self._engine)
        # SQLite has one writer at a time: waiting in turn here is fair, and quicker than its
        # own waiting, which is by sleeping and trying again.
        one_at_a_time = self._url.get_backend_name() == "sqlite"
        self._turn: AbstractAsyncContextManager[object] = (
            asyncio.Lock() if one_at_a_time else nullcontext()
        )
        self._open_transactions = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def name(self) -> str:
        """The address for people, without a password."""
        return self._url.render_as_string(hide_password=True)

    @asynccontextmanager
    async def begin(self) -> AsyncGenerator[AsyncConnection]:
        """A transaction that may write: committed at the end, rolled back by any error."""
        async with self._counted(), self._turn, self._writers.begin() as tx:
            yield tx

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[AsyncConnection]:
        """A transaction that only reads, and sees one state of the database throughout."""
        async with self._counted(), self._readers.connect() as tx:
            yield tx

    async def migrate(self) -> str:
        """Bring the tables up to date and return the revision they have now.

        The folder of an SQLite file is made. Raises DatabaseTooNew for a database that a newer
        program has changed, StorageError for one that cannot be opened or written.
        """
        # Imported late: it takes a moment, and only a starting program needs it.
        from bot.storage.upgrade import upgrade

        try:
            if self._url.get_backend_name() == "sqlite":
                await asyncio.to_thread(open_file, Path(self._url.database or ""))
            async with self.begin() as tx:
                return await tx.run_sync(upgrade, self.name)
        except (DBAPIError, sqlite3.Error, OSError) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            raise StorageError(
                f"The database {self.name} cannot be used ({cause}):"
                " check DATABASE_URL, that it is reachable and that it may be written."
            ) from error

    async def close(self) -> None:
        """Close every connection, as soon as the transactions that are open have ended."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), PATIENCE_SECONDS)
        await self._engine.dispose()

    @asynccontextmanager
    async def _counted(self) -> AsyncGenerator[None]:
        self._open_transactions += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._open_transactions -= 1
            if not self._open_transactions:
                self._idle.set()


def open_file(path: Path) -> None:
    """Make sure that there is an SQLite file which can be written; raises sqlite3.Error or OSError.

    Done apart from the engine because aiosqlite, where it cannot open a file, leaves a thread
    behind that complains when the program ends.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
