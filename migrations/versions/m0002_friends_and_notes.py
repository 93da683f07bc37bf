"""Friends and notes: links between two people, and what is kept that is no step."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.BigInteger


def upgrade() -> None:
    """Two tables; all that is said in them is sealed."""
    op.create_table(
        "note",
        _id(),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("link_id", ID),
        sa.Column("shape", sa.Integer, nullable=False),
        _sealed("body"),
    )
    op.create_index("ix_note_person_id", "note", ["person_id"])
    op.create_index("ix_note_link_id", "note", ["link_id"])
    op.create_table(
        "link",
        _id(),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("friend_id", ID),
        sa.Column("token_mac", sa.LargeBinary, unique=True),
        sa.Column("shape", sa.Integer, nullable=False),
        _sealed("body"),
    )
    op.create_index("ix_link_person_id", "link", ["person_id"])
    op.create_index("ix_link_friend_id", "link", ["friend_id"])


def downgrade() -> None:
    """Remove both."""
    op.drop_table("link")
    op.drop_table("note")


def _id() -> sa.Column[int]:
    return sa.Column("id", ID, primary_key=True, autoincrement=False)


def _sealed(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)
