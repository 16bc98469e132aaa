"""Forks of games of two.

Reason: such a fork holds letters of the other person, so it has to go when they do.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Name whose letters a fork begins with."""
    op.add_column("negotiation", sa.Column("partner_id", sa.BigInteger()))
    op.create_index("ix_negotiation_partner_id", "negotiation", ["partner_id"])
