"""The tables, and the two statements SQLite and PostgreSQL spell differently."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect
    from sqlalchemy.ext.asyncio import AsyncConnection


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept and given back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Raise ValueError for a time without zone: it would mean something else elsewhere."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no time zone")
        utc = value.astimezone(UTC)
        # SQLite keeps text without a zone; all of it is UTC, so that it sorts as it should.
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give SQLite's text its zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


# Discord's ids do not fit 32 bits. SQLite counts up by itself only in a column called INTEGER,
# which holds 64 bits there.
SERIAL = BigInteger().with_variant(Integer, "sqlite")


def person_column(name: str = "user_id", *, primary_key: bool = False) -> Column[int]:
    """Somebody whose row goes away with them."""
    return Column(
        name,
        BigInteger,
        ForeignKey("member.user_id", ondelete="CASCADE"),
        primary_key=primary_key,
        autoincrement=False,
        nullable=False,
    )


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

member = Table(
    "member",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("first_seen", UtcDateTime, nullable=False),
)

PERSON = "person"
"""In the place of a persona where somebody of flesh and blood sits across."""

ALONE = f"status = 'running' AND persona <> '{PERSON}' AND lesson IS NULL"
PRACTICE = "status = 'running' AND lesson IS NOT NULL"

negotiation = Table(
    "negotiation",
    metadata,
    Column("id", SERIAL, primary_key=True),
    person_column(),
    Column("scenario", String(64), nullable=False),
    Column("side", String(64), nullable=False),
    Column("persona", String(64), nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("guild_id", BigInteger),
    Column("channel_id", BigInteger),
    Column("panel_message_id", BigInteger),
    Column("panel_seq", Integer, nullable=False, server_default="0"),
    Column("status", String(16), nullable=False, server_default="running"),
    Column("outcome", String(32)),
    Column("started_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    # The game this one was forked from, and the exchange; it may have been deleted since.
    Column("parent_id", SERIAL),
    Column("parent_turn", Integer),
    # The lesson whose practice this is: a few exchanges, which never count as a game.
    Column("lesson", String(64)),
    # Whose letters a fork of a game of two begins with: it goes when they do.
    Column("partner_id", BigInteger),
    CheckConstraint("status IN ('running', 'finished')", name="status"),
    CheckConstraint("(status = 'running') = (finished_at IS NULL)", name="finished_at"),
    CheckConstraint("(status = 'running') = (outcome IS NULL)", name="outcome"),
    # Ids stand in buttons that outlive what they were made for: none may ever come back.
    sqlite_autoincrement=True,
)

Index(
    "uq_negotiation_running",
    negotiation.c.user_id,
    negotiation.c.scenario,
    unique=True,
    sqlite_where=text(ALONE),
    postgresql_where=text(ALONE),
)
Index(
    "uq_negotiation_practice",
    negotiation.c.user_id,
    negotiation.c.lesson,
    unique=True,
    sqlite_where=text(PRACTICE),
    postgresql_where=text(PRACTICE),
)
Index("ix_negotiation_partner_id", negotiation.c.partner_id)
Index("ix_negotiation_user_started", negotiation.c.user_id, negotiation.c.started_at)

negotiation_event = Table(
    "negotiation_event",
    metadata,
    Column(
        "negotiation_id",
        SERIAL,
        ForeignKey("negotiation.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String(64), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("words", Text),
    CheckConstraint("seq >= 1", name="seq"),
)

draft = Table(
    "draft",
    metadata,
    Column(
        "negotiation_id",
        SERIAL,
        ForeignKey("negotiation.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message", JSON, nullable=False),
    Column("words", Text),
    Column("doubt", Text),
    Column("at", UtcDateTime, nullable=False),
)

improvement_vote = Table(
    "improvement_vote",
    metadata,
    Column(
        "negotiation_id",
        SERIAL,
        ForeignKey("negotiation.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("yes", Boolean, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("key", String(128), primary_key=True),
    Column("value", Text, nullable=False),
)


def insert(tx: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert in the words of this database, to which `ON CONFLICT` can be added."""
    return {"postgresql": postgresql.insert, "sqlite": sqlite.insert}[tx.dialect.name](table)


def keep_first(tx: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that leaves an existing row with the same key as it is."""
    return insert(tx, table).on_conflict_do_nothing()


def keep_last(
    tx: AsyncConnection, table: Table, **values: object
) -> postgresql.Insert | sqlite.Insert:
    """An insert of `values` that overwrites an existing row with the same primary key."""
    statement = insert(tx, table).values(**values)
    key = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in values if name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=changed)
