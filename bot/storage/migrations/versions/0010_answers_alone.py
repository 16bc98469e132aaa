"""What was answered in quizzes alone.

Reason: a class is to see which wrong answer its hardest questions drew, alone as well as live.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Keep what was chosen beside what it came to; of earlier answers it is not known."""
    op.add_column("solo_answer", sa.Column("answer", sa.JSON()))
