"""Scenarios of servers, and uploads that are looked at before they are imported.

Reason: moderators bring their own questions and cases; games keep the version they began with.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
NAME = sa.String(100)
NEVER_AGAIN = {"sqlite_autoincrement": True}
"""Ids stand in games and buttons that outlive what they were made for: none may come back."""


def upgrade() -> None:
    """Create the tables, and give packs a summary."""
    op.add_column(
        "quiz_pack", sa.Column("summary", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.create_table(
        "own_scenario",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", NAME, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", NAME, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("author_id", sa.BigInteger()),
        sa.Column("imported_at", MOMENT, nullable=False),
        sa.Column("retired_at", MOMENT),
        sa.CheckConstraint("version >= 1", name="ck_own_scenario_version"),
        _of_a_member("own_scenario", "author_id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_own_scenario"),
        sa.UniqueConstraint(
            "guild_id", "name", "version", name="uq_own_scenario_guild_id_name_version"
        ),
        **NEVER_AGAIN,
    )
    op.create_table(
        "upload",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _of_a_member("upload", "user_id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_upload"),
        **NEVER_AGAIN,
    )


def _of_a_member(table: str, column: str, when_gone: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], ["member.user_id"], name=f"fk_{table}_{column}", ondelete=when_gone
    )
