"""The rules of zones by which instants were derived, and whose by which edition of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Of instants that were there before, nobody knows: the next start takes its own for theirs."""
    op.create_table(
        "tzdb",
        sa.Column("edition", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.add_column(
        "person", sa.Column("tzdb", sa.BigInteger, nullable=False, server_default=sa.text("0"))
    )
    op.create_index("ix_person_tzdb", "person", ["tzdb"])


def downgrade() -> None:
    """Remove them."""
    op.drop_index("ix_person_tzdb", "person")
    op.drop_column("person", "tzdb")
    op.drop_table("tzdb")
