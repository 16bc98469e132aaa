"""Challenges, and negotiations in which two members sit at one table.

Reason: both find the same table again, each with a side of their own; an invitation is kept until
it is answered or its time is over.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
LIVE = "status IN ('open', 'running')"
ALONE = "status = 'running' AND persona <> 'person'"


def upgrade() -> None:
    """Create the tables; a running game of two no longer counts as one played alone."""
    op.drop_index("uq_negotiation_running", "negotiation")
    op.create_index(
        "uq_negotiation_running",
        "negotiation",
        ["user_id", "scenario"],
        unique=True,
        sqlite_where=sa.text(ALONE),
        postgresql_where=sa.text(ALONE),
    )
    _create_challenge()
    _create_participant()


def _create_challenge() -> None:
    op.create_table(
        "challenge",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("invited_id", sa.BigInteger(), nullable=False),
        sa.Column("pair", sa.String(41), nullable=False),
        sa.Column("scenario", sa.String(64), nullable=False),
        sa.Column("side", sa.String(64)),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("redrawn", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("status", sa.String(16), server_default="open", nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("negotiation_id", SERIAL),
        sa.CheckConstraint(
            "status IN ('open', 'running', 'over', 'declined', 'withdrawn', 'expired')",
            name="ck_challenge_status",
        ),
        sa.CheckConstraint("user_id <> invited_id", name="ck_challenge_two"),
        _of("challenge", "user_id", "member.user_id"),
        _of("challenge", "invited_id", "member.user_id"),
        _of("challenge", "negotiation_id", "negotiation.id"),
        sa.PrimaryKeyConstraint("id", name="pk_challenge"),
        sa.UniqueConstraint("negotiation_id", name="uq_challenge_negotiation_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_challenge_live",
        "challenge",
        ["pair", "scenario"],
        unique=True,
        sqlite_where=sa.text(LIVE),
        postgresql_where=sa.text(LIVE),
    )


def _create_participant() -> None:
    op.create_table(
        "participant",
        sa.Column("negotiation_id", SERIAL, autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("side", sa.String(64), nullable=False),
        sa.Column("shares", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("remind_hours", sa.Integer()),
        sa.CheckConstraint("remind_hours > 0", name="ck_participant_remind_hours"),
        _of("participant", "negotiation_id", "negotiation.id"),
        _of("participant", "user_id", "member.user_id"),
        sa.PrimaryKeyConstraint("negotiation_id", "user_id", name="pk_participant"),
        sa.UniqueConstraint("negotiation_id", "side", name="uq_participant_negotiation_id_side"),
    )
    op.create_index("ix_participant_user_id", "participant", ["user_id"])


def _of(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [target], name=f"fk_{table}_{column}", ondelete="CASCADE"
    )
