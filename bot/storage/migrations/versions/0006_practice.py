"""Practices: a few exchanges at the end of a lesson.

Reason: a practice is found again like a game, but blocks none of the same case and counts as none.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

ALONE = "status = 'running' AND persona <> 'person' AND lesson IS NULL"
PRACTICE = "status = 'running' AND lesson IS NOT NULL"


def upgrade() -> None:
    """Add the lesson; one running practice of each, beside one running game of each case."""
    op.add_column("negotiation", sa.Column("lesson", sa.String(64)))
    op.drop_index("uq_negotiation_running", "negotiation")
    _one_running("uq_negotiation_running", "scenario", ALONE)
    _one_running("uq_negotiation_practice", "lesson", PRACTICE)


def _one_running(name: str, column: str, where: str) -> None:
    op.create_index(
        name,
        "negotiation",
        ["user_id", column],
        unique=True,
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )
