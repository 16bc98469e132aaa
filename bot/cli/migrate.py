"""`backchannel migrate`: bring the database up to date."""

from __future__ import annotations

import asyncio

from rich.markup import escape

from bot.cli.console import out
from bot.settings import load_settings
from bot.storage.database import Database


def command() -> None:
    """Bring the database up to date; refuses one that a newer version has changed."""
    database = Database(load_settings().database_url)
    revision = asyncio.run(_migrate(database))
    out.print(f"The database {escape(database.name)} is up to date (revision {revision}).")


async def _migrate(database: Database) -> str:
    try:
        return await database.migrate()
    finally:
        await database.close()
