"""Members, negotiations with their logs and drafts, and the program's own notes.

Reason: the role-play is a log of events, so that nothing that was answered is ever lost.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "member",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first_seen", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_member"),
    )
    _create_negotiation()
    op.create_table(
        "negotiation_event",
        sa.Column("negotiation_id", SERIAL, autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text()),
        sa.CheckConstraint("seq >= 1", name="ck_negotiation_event_seq"),
        sa.ForeignKeyConstraint(
            ["negotiation_id"],
            ["negotiation.id"],
            name="fk_negotiation_event_negotiation_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("negotiation_id", "seq", name="pk_negotiation_event"),
    )
    op.create_table(
        "draft",
        sa.Column("negotiation_id", SERIAL, autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["negotiation_id"],
            ["negotiation.id"],
            name="fk_draft_negotiation_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("negotiation_id", "user_id", name="pk_draft"),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(128), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )


def _create_negotiation() -> None:
    op.create_table(
        "negotiation",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("scenario", sa.String(64), nullable=False),
        sa.Column("side", sa.String(64), nullable=False),
        sa.Column("persona", sa.String(64), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("panel_message_id", sa.BigInteger()),
        sa.Column("panel_seq", sa.Integer(), server_default="0", nullable=False),
        sa.Column("status", sa.String(16), server_default="running", nullable=False),
        sa.Column("outcome", sa.String(32)),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT),
        sa.CheckConstraint("status IN ('running', 'finished')", name="ck_negotiation_status"),
        sa.CheckConstraint(
            "(status = 'running') = (finished_at IS NULL)", name="ck_negotiation_finished_at"
        ),
        sa.CheckConstraint(
            "(status = 'running') = (outcome IS NULL)", name="ck_negotiation_outcome"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["member.user_id"], name="fk_negotiation_user_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_negotiation"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_negotiation_running",
        "negotiation",
        ["user_id", "scenario"],
        unique=True,
        sqlite_where=sa.text("status = 'running'"),
        postgresql_where=sa.text("status = 'running'"),
    )
    op.create_index("ix_negotiation_user_started", "negotiation", ["user_id", "started_at"])
