"""The tables of learning: where a learner is in the course, what they answered, what they keep."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
)

from bot.storage.schema import SERIAL, UtcDateTime, metadata, person_column

NAME = 64
"""The longest id of a lesson, a question or a term."""


learner = Table(
    "learner",
    metadata,
    person_column(primary_key=True),
    Column("free_order", Boolean, nullable=False, server_default=false()),
    Column("test_declined", Boolean, nullable=False, server_default=false()),
)

lesson_visit = Table(
    "lesson_visit",
    metadata,
    person_column(primary_key=True),
    Column("lesson", String(NAME), primary_key=True),
    Column("step", String(16), nullable=False),
    Column("hints", Integer, nullable=False, server_default="0"),
    Column("started_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    CheckConstraint("hints >= 0", name="hints"),
)

lesson_answer = Table(
    "lesson_answer",
    metadata,
    person_column(primary_key=True),
    Column("question", String(NAME), primary_key=True),
    Column("lesson", String(NAME), nullable=False),
    Column("first_right", Boolean, nullable=False),
    Column("is_right", Boolean, nullable=False),
    Column("tries", Integer, nullable=False, server_default="1"),
    Column("at", UtcDateTime, nullable=False),
    CheckConstraint("tries >= 1", name="tries"),
)

review_card = Table(
    "review_card",
    metadata,
    person_column(primary_key=True),
    Column("card", String(80), primary_key=True),
    Column("lesson", String(NAME), nullable=False),
    Column("concept", String(NAME)),
    Column("stability", Float(53)),
    Column("difficulty", Float(53)),
    Column("due", UtcDateTime, nullable=False),
    Column("last_review", UtcDateTime),
    Column("reviews", Integer, nullable=False, server_default="0"),
    Column("lapses", Integer, nullable=False, server_default="0"),
    Column("is_leech", Boolean, nullable=False, server_default=false()),
    # What it was before the last answer, so that the learner may rate that answer otherwise.
    Column("before", JSON),
    CheckConstraint("(stability IS NULL) = (last_review IS NULL)", name="stability"),
    CheckConstraint("reviews >= 0 AND lapses >= 0", name="counts"),
)
Index("ix_review_card_user_due", review_card.c.user_id, review_card.c.due)

timer = Table(
    "timer",
    metadata,
    Column("id", SERIAL, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("subject", String(NAME), nullable=False),
    Column("user_id", BigInteger, ForeignKey("member.user_id", ondelete="CASCADE")),
    Column("payload", JSON, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("claimed_at", UtcDateTime),
    UniqueConstraint("kind", "subject"),
)
Index("ix_timer_due_at", timer.c.due_at)

board_member = Table(
    "board_member",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    person_column(primary_key=True),
    Column("joined_at", UtcDateTime, nullable=False),
)

judgement_answer = Table(
    "judgement_answer",
    metadata,
    person_column(primary_key=True),
    Column("form", String(NAME), primary_key=True),
    Column("item", String(NAME), primary_key=True),
    Column("choice", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    CheckConstraint("choice >= 0", name="choice"),
)
