"""Whole messages in the making, tries that begin inside another game, and votes after the end.

Reason: what was read from somebody's words is sent as it was shown, whatever happens in between;
any finished game can be played on from any exchange; better deals are voted on blindly.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create and change the tables."""
    # A draft holds nothing that was sent; no release has kept any of the old kind.
    op.drop_table("draft")
    _at_a_table(
        "draft",
        sa.Column("message", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text()),
        sa.Column("doubt", sa.Text()),
        sa.Column("at", MOMENT, nullable=False),
    )
    # No foreign key: a try outlives the game it came from.
    op.add_column("negotiation", sa.Column("parent_id", SERIAL))
    op.add_column("negotiation", sa.Column("parent_turn", sa.Integer()))
    _at_a_table(
        "improvement_vote",
        sa.Column("yes", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )


def _at_a_table(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("negotiation_id", SERIAL, autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["negotiation_id"],
            ["negotiation.id"],
            name=f"fk_{name}_negotiation_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("negotiation_id", "user_id", name=f"pk_{name}"),
    )
