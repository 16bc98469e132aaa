"""How this program talks to SQLite and to PostgreSQL: connections, pragmas, transactions."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy import event
from sqlalchemy.ext.asyncio import create_async_engine

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.ext.asyncio import AsyncEngine
    from sqlalchemy.pool import ConnectionPoolEntry

WRITES = "backchannel_writes"
PRAGMAS = (
    # First, as changing to WAL already needs the patience; in milliseconds.
    "busy_timeout = 5000",
    "journal_mode = WAL",
    "foreign_keys = ON",
    # With WAL a killed process loses nothing; only a power cut may cost the last moments.
    "synchronous = NORMAL",
)
CONNECT_TIMEOUT_SECONDS = 10


def create_engine(url: URL) -> AsyncEngine:
    """An engine for `url` whose errors never show what was written; nothing is opened yet."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    return create_async_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,  # a restarted server must not cost a player a turn
        connect_args={"timeout": CONNECT_TIMEOUT_SECONDS},
    )


def writers(engine: AsyncEngine) -> AsyncEngine:
    """The same engine and pool, whose transactions may write."""
    return engine.execution_options(**{WRITES: True})


def readers(engine: AsyncEngine) -> AsyncEngine:
    """The same engine and pool, whose transactions see one unchanging state.

    SQLite's transactions do so by themselves.
    """
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _sqlite(url: URL) -> AsyncEngine:
    engine = create_async_engine(url, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _set_up_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver would begin only before its first write, too late for a consistent view:
    # `_begin_sqlite` begins instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()  # nobody else will: the pool has not got it yet
        raise
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at once: taking it half way may fail however long one waits.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
