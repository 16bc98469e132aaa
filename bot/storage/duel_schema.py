"""The tables of negotiations between two people: challenges, and who sits on which side."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
    text,
)

from bot.storage.schema import SERIAL, UtcDateTime, metadata, person_column

LIVE = "status IN ('open', 'running')"

challenge = Table(
    "challenge",
    metadata,
    Column("id", SERIAL, primary_key=True),
    person_column(),
    person_column("invited_id"),
    # Both ids, the smaller first: whoever challenges, it is the same two people.
    Column("pair", String(41), nullable=False),
    Column("scenario", String(64), nullable=False),
    # The side of the challenger; drawn on acceptance where it is not chosen.
    Column("side", String(64)),
    Column("seed", BigInteger, nullable=False),
    Column("redrawn", Boolean, nullable=False, server_default=false()),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger),
    Column("status", String(16), nullable=False, server_default="open"),
    Column("made_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("negotiation_id", SERIAL, ForeignKey("negotiation.id", ondelete="CASCADE")),
    CheckConstraint(
        "status IN ('open', 'running', 'over', 'declined', 'withdrawn', 'expired')", name="status"
    ),
    CheckConstraint("user_id <> invited_id", name="two"),
    UniqueConstraint("negotiation_id"),
    sqlite_autoincrement=True,
)
Index(
    "uq_challenge_live",
    challenge.c.pair,
    challenge.c.scenario,
    unique=True,
    sqlite_where=text(LIVE),
    postgresql_where=text(LIVE),
)

participant = Table(
    "participant",
    metadata,
    Column(
        "negotiation_id",
        SERIAL,
        ForeignKey("negotiation.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    person_column(primary_key=True),
    Column("side", String(64), nullable=False),
    # Whether this person has agreed to show their own analysis to the other.
    Column("shares", Boolean, nullable=False, server_default=false()),
    # Hours after which this person wants to be reminded that it is their turn.
    Column("remind_hours", Integer),
    UniqueConstraint("negotiation_id", "side"),
    CheckConstraint("remind_hours > 0", name="remind_hours"),
)
Index("ix_participant_user_id", participant.c.user_id)
