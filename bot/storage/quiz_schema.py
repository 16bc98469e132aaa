"""The tables of quizzes: live rounds with their logs, solo quizzes, and packs of servers."""

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
    Text,
    UniqueConstraint,
    text,
)

from bot.storage.schema import SERIAL, UtcDateTime, metadata, person_column

LONGEST_NAME = 100
"""The longest name of a person, a pack or a team."""


def _round_column(*, primary_key: bool = True) -> Column[int]:
    return Column(
        "round_id",
        SERIAL,
        ForeignKey("quiz_round.id", ondelete="CASCADE"),
        primary_key=primary_key,
        autoincrement=False,
        nullable=False,
    )


def author_column(name: str) -> Column[int]:
    """Somebody whose work stays behind without their name."""
    return Column(name, BigInteger, ForeignKey("member.user_id", ondelete="SET NULL"))


quiz_round = Table(
    "quiz_round",
    metadata,
    Column("id", SERIAL, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    author_column("host_id"),
    Column("setup", JSON, nullable=False),
    Column("questions", JSON, nullable=False),
    Column("status", String(16), nullable=False, server_default="live"),
    Column("seq", Integer, nullable=False, server_default="0"),
    Column("told_seq", Integer, nullable=False, server_default="0"),
    Column("lobby_message_id", BigInteger),
    Column("question_message_id", BigInteger),
    Column("question_number", Integer),
    Column("podium_message_id", BigInteger),
    Column("created_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    CheckConstraint("status IN ('live', 'finished')", name="status"),
    CheckConstraint("(status = 'live') = (finished_at IS NULL)", name="finished_at"),
    # Ids stand in buttons that outlive what they were made for: none may ever come back.
    sqlite_autoincrement=True,
)
Index(
    "uq_quiz_round_live",
    quiz_round.c.channel_id,
    unique=True,
    sqlite_where=text("status = 'live'"),
    postgresql_where=text("status = 'live'"),
)
Index("ix_quiz_round_guild_created", quiz_round.c.guild_id, quiz_round.c.created_at)

quiz_event = Table(
    "quiz_event",
    metadata,
    _round_column(),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("payload", JSON, nullable=False),
    CheckConstraint("seq >= 1", name="seq"),
)

quiz_player = Table(
    "quiz_player",
    metadata,
    _round_column(),
    person_column(primary_key=True),
    Column("name", String(LONGEST_NAME), nullable=False),
    Column("team", String(LONGEST_NAME)),
    Column("joined_at", UtcDateTime, nullable=False),
)

quiz_press = Table(
    "quiz_press",
    metadata,
    _round_column(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    person_column(primary_key=True),
    Column("press_id", BigInteger, primary_key=True, autoincrement=False),
    Column("answer", JSON, nullable=False),
)

quiz_pack = Table(
    "quiz_pack",
    metadata,
    Column("id", SERIAL, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("name", String(LONGEST_NAME), nullable=False),
    Column("version", Integer, nullable=False),
    Column("title", String(LONGEST_NAME), nullable=False),
    Column("questions", JSON, nullable=False),
    author_column("author_id"),
    Column("imported_at", UtcDateTime, nullable=False),
    Column("retired_at", UtcDateTime),
    Column("summary", Text, nullable=False, server_default=text("''")),
    UniqueConstraint("guild_id", "name", "version"),
    CheckConstraint("version >= 1", name="version"),
    sqlite_autoincrement=True,
)

quiz_default = Table(
    "quiz_default",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("setup", JSON, nullable=False),
)

class_absence = Table(
    "class_absence",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    person_column(primary_key=True),
)

solo_quiz = Table(
    "solo_quiz",
    metadata,
    Column("id", SERIAL, primary_key=True),
    person_column(),
    Column("topic", String(LONGEST_NAME)),
    Column("questions", JSON, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    sqlite_autoincrement=True,
)
Index("ix_solo_quiz_user_started", solo_quiz.c.user_id, solo_quiz.c.started_at)

solo_answer = Table(
    "solo_answer",
    metadata,
    Column(
        "solo_id",
        SERIAL,
        ForeignKey("solo_quiz.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("number", Integer, primary_key=True, autoincrement=False),
    person_column(),
    Column("question", String(64), nullable=False),
    Column("is_right", Boolean, nullable=False),
    Column("share", Float(53), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("answer", JSON(none_as_null=True)),
)
Index("ix_solo_answer_user_at", solo_answer.c.user_id, solo_answer.c.at)
