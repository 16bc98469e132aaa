"""The tables of what moderators bring: their scenarios, and uploads they have not decided on."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.storage.quiz_schema import LONGEST_NAME, author_column
from bot.storage.schema import SERIAL, UtcDateTime, metadata, person_column

own_scenario = Table(
    "own_scenario",
    metadata,
    Column("id", SERIAL, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("name", String(LONGEST_NAME), nullable=False),
    Column("version", Integer, nullable=False),
    Column("title", String(LONGEST_NAME), nullable=False),
    Column("source", Text, nullable=False),
    author_column("author_id"),
    Column("imported_at", UtcDateTime, nullable=False),
    Column("retired_at", UtcDateTime),
    UniqueConstraint("guild_id", "name", "version"),
    CheckConstraint("version >= 1", name="version"),
    # Games name the version they are played with: no id may ever come back.
    sqlite_autoincrement=True,
)

upload = Table(
    "upload",
    metadata,
    Column("id", SERIAL, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    person_column(),
    Column("content", JSON, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
