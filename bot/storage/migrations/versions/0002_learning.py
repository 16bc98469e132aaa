"""Course, review, reminders, leaderboard and judgement test.

Reason: a lesson can be left at any press, what was learned comes back when it would be forgotten,
and a reminder survives every restart.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
NAME = sa.String(64)


def upgrade() -> None:
    """Create the tables."""
    _about_a_learner(
        "learner",
        ["user_id"],
        sa.Column("free_order", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("test_declined", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    _about_a_learner(
        "lesson_visit",
        ["user_id", "lesson"],
        sa.Column("lesson", NAME, nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("hints", sa.Integer(), server_default="0", nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT),
        sa.CheckConstraint("hints >= 0", name="ck_lesson_visit_hints"),
    )
    _about_a_learner(
        "lesson_answer",
        ["user_id", "question"],
        sa.Column("question", NAME, nullable=False),
        sa.Column("lesson", NAME, nullable=False),
        sa.Column("first_right", sa.Boolean(), nullable=False),
        sa.Column("is_right", sa.Boolean(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="1", nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint("tries >= 1", name="ck_lesson_answer_tries"),
    )
    _create_review_card()
    _create_timer()
    op.create_table(
        "board_member",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("joined_at", MOMENT, nullable=False),
        _of_a_member("board_member"),
        sa.PrimaryKeyConstraint("guild_id", "user_id", name="pk_board_member"),
    )
    _about_a_learner(
        "judgement_answer",
        ["user_id", "form", "item"],
        sa.Column("form", NAME, nullable=False),
        sa.Column("item", NAME, nullable=False),
        sa.Column("choice", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint("choice >= 0", name="ck_judgement_answer_choice"),
    )


def _create_review_card() -> None:
    _about_a_learner(
        "review_card",
        ["user_id", "card"],
        sa.Column("card", sa.String(80), nullable=False),
        sa.Column("lesson", NAME, nullable=False),
        sa.Column("concept", NAME),
        sa.Column("stability", sa.Float(53)),
        sa.Column("difficulty", sa.Float(53)),
        sa.Column("due", MOMENT, nullable=False),
        sa.Column("last_review", MOMENT),
        sa.Column("reviews", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lapses", sa.Integer(), server_default="0", nullable=False),
        sa.Column("is_leech", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("before", sa.JSON()),
        sa.CheckConstraint(
            "(stability IS NULL) = (last_review IS NULL)", name="ck_review_card_stability"
        ),
        sa.CheckConstraint("reviews >= 0 AND lapses >= 0", name="ck_review_card_counts"),
    )
    op.create_index("ix_review_card_user_due", "review_card", ["user_id", "due"])


def _create_timer() -> None:
    op.create_table(
        "timer",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("subject", NAME, nullable=False),
        sa.Column("user_id", sa.BigInteger()),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("claimed_at", MOMENT),
        _of_a_member("timer"),
        sa.PrimaryKeyConstraint("id", name="pk_timer"),
        sa.UniqueConstraint("kind", "subject", name="uq_timer_kind_subject"),
    )
    op.create_index("ix_timer_due_at", "timer", ["due_at"])


def _about_a_learner(name: str, key: list[str], *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        *columns,
        _of_a_member(name),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
    )


def _of_a_member(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["user_id"], ["member.user_id"], name=f"fk_{name}_user_id", ondelete="CASCADE"
    )
