"""A promised moment that cannot be read is parked, so that nobody else's has to wait for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Nothing is parked yet."""
    parked = sa.Column("parked", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("due", parked)


def downgrade() -> None:
    """What is parked is forgotten: an earlier release would stumble over it."""
    op.execute(sa.text("DELETE FROM due WHERE parked"))
    op.drop_column("due", "parked")
