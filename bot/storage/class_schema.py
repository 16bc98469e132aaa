"""The tables of classes: who has learned in which server, and what its moderators have decided."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, String, Table, true

from bot.storage.quiz_schema import LONGEST_NAME
from bot.storage.schema import UtcDateTime, metadata, person_column

class_member = Table(
    "class_member",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    person_column(primary_key=True),
    Column("name", String(LONGEST_NAME), nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)

house_rule = Table(
    "house_rule",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("host_role_id", BigInteger),
    Column("class_view", Boolean, nullable=False, server_default=true()),
)
