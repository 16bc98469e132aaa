"""Live quizzes with their logs and answers, packs of servers, and quizzes alone.

Reason: a live quiz survives its process, its scores follow from what was pressed and when, and
what was missed alone is asked again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
NAME = sa.String(100)
NEVER_AGAIN = {"sqlite_autoincrement": True}
"""Ids stand in buttons that outlive what they were made for: none may ever come back."""


def upgrade() -> None:
    """Create the tables."""
    _create_rounds()
    _create_packs()
    _create_solo()


def _create_rounds() -> None:
    op.create_table(
        "quiz_round",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("host_id", sa.BigInteger()),
        sa.Column("setup", sa.JSON(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(16), server_default="live", nullable=False),
        sa.Column("seq", sa.Integer(), server_default="0", nullable=False),
        sa.Column("told_seq", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lobby_message_id", sa.BigInteger()),
        sa.Column("question_message_id", sa.BigInteger()),
        sa.Column("question_number", sa.Integer()),
        sa.Column("podium_message_id", sa.BigInteger()),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT),
        sa.CheckConstraint("status IN ('live', 'finished')", name="ck_quiz_round_status"),
        sa.CheckConstraint(
            "(status = 'live') = (finished_at IS NULL)", name="ck_quiz_round_finished_at"
        ),
        _of_a_member("quiz_round", "host_id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_quiz_round"),
        **NEVER_AGAIN,
    )
    live = sa.text("status = 'live'")
    op.create_index(
        "uq_quiz_round_live",
        "quiz_round",
        ["channel_id"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )
    op.create_index("ix_quiz_round_guild_created", "quiz_round", ["guild_id", "created_at"])
    _in_a_round(
        "quiz_event",
        ["round_id", "seq"],
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.CheckConstraint("seq >= 1", name="ck_quiz_event_seq"),
    )
    _in_a_round(
        "quiz_player",
        ["round_id", "user_id"],
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", NAME, nullable=False),
        sa.Column("team", NAME),
        sa.Column("joined_at", MOMENT, nullable=False),
        _of_a_member("quiz_player"),
    )
    _in_a_round(
        "quiz_press",
        ["round_id", "number", "user_id", "press_id"],
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("press_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        _of_a_member("quiz_press"),
    )


def _create_packs() -> None:
    op.create_table(
        "quiz_pack",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", NAME, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", NAME, nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("author_id", sa.BigInteger()),
        sa.Column("imported_at", MOMENT, nullable=False),
        sa.Column("retired_at", MOMENT),
        sa.CheckConstraint("version >= 1", name="ck_quiz_pack_version"),
        _of_a_member("quiz_pack", "author_id", "SET NULL"),
        sa.UniqueConstraint(
            "guild_id", "name", "version", name="uq_quiz_pack_guild_id_name_version"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_quiz_pack"),
        **NEVER_AGAIN,
    )
    op.create_table(
        "quiz_default",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("setup", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_quiz_default"),
    )
    op.create_table(
        "class_absence",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        _of_a_member("class_absence"),
        sa.PrimaryKeyConstraint("guild_id", "user_id", name="pk_class_absence"),
    )


def _create_solo() -> None:
    op.create_table(
        "solo_quiz",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("topic", NAME),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT),
        _of_a_member("solo_quiz"),
        sa.PrimaryKeyConstraint("id", name="pk_solo_quiz"),
        **NEVER_AGAIN,
    )
    op.create_index("ix_solo_quiz_user_started", "solo_quiz", ["user_id", "started_at"])
    op.create_table(
        "solo_answer",
        sa.Column("solo_id", SERIAL, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("question", sa.String(64), nullable=False),
        sa.Column("is_right", sa.Boolean(), nullable=False),
        sa.Column("share", sa.Float(53), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["solo_id"], ["solo_quiz.id"], name="fk_solo_answer_solo_id", ondelete="CASCADE"
        ),
        _of_a_member("solo_answer"),
        sa.PrimaryKeyConstraint("solo_id", "number", name="pk_solo_answer"),
    )
    op.create_index("ix_solo_answer_user_at", "solo_answer", ["user_id", "at"])


def _in_a_round(name: str, key: list[str], *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("round_id", SERIAL, autoincrement=False, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["round_id"], ["quiz_round.id"], name=f"fk_{name}_round_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
    )


def _of_a_member(
    table: str, column: str = "user_id", when_deleted: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], ["member.user_id"], name=f"fk_{table}_{column}", ondelete=when_deleted
    )
