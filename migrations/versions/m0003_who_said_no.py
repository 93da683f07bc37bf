"""Who said no to whose invitations: a keyed hash of the two, and until when it counts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """One table that says nothing without the key."""
    op.create_table(
        "bar",
        sa.Column("mac", sa.LargeBinary, primary_key=True),
        sa.Column("until", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    """Remove it."""
    op.drop_table("bar")
