"""Migrations run: from whatever revision a database has to the newest one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from bot.errors import DatabaseTooNew, StorageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Any number will do, as long as nobody else locks the same one: the letters "backchan".
LOCK = int.from_bytes(b"backchan") >> 1


def upgrade(connection: Connection, where: str) -> str:
    """Run what is missing inside the caller's transaction and return the newest revision.

    Two processes take turns: on SQLite the caller's transaction is the only writer, on
    PostgreSQL a lock is held until it ends. Raises DatabaseTooNew, naming `where`.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "bot.storage:migrations")
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    for found in MigrationContext.configure(connection).get_current_heads():
        if found not in known:
            raise DatabaseTooNew(where, found)
    command.upgrade(config, "head")
    newest = script.get_current_head()
    if newest is None:
        raise StorageError("This installation has lost its migrations: install it again.")
    return newest
