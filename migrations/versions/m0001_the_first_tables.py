"""The first tables: people and what is kept of them, promised moments, what comes in and out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger
PEOPLE = ("person", "talk", "step", "note", "link", "bar", "due")
TRAFFIC = ("bot", "lease", "seen", "aside", "outbox")
UNFINISHED = sa.text("state <= 2")


def upgrade() -> None:
    """Create everything; text is sealed from the first row on."""
    op.create_table("bot", _id(), _sealed("proof"))
    op.create_table(
        "lease",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("holder", sa.String, nullable=False),
        sa.Column("term", sa.Integer, nullable=False),
        sa.Column("until", ID, nullable=False),
    )
    op.create_table("seen", _id("update_id"), sa.Column("at", ID, nullable=False))
    op.create_table(
        "aside",
        _id("update_id"),
        sa.Column("at", ID, nullable=False),
        sa.Column("why", sa.String, nullable=False),
        _sealed("raw"),
    )
    op.create_table(
        "person",
        _id(),
        sa.Column("address_mac", sa.LargeBinary, nullable=False, unique=True),
        _sealed("address"),
        _sealed("wrapped_key"),
        _sealed("body"),
        sa.Column("touched_at", ID, nullable=False),
    )
    op.create_table(
        "talk",
        _id(),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("subject", ID),
        sa.Column("card", ID),
        sa.Column("shape", sa.Integer, nullable=False),
        _sealed("body"),
        sa.Column("touched_at", ID, nullable=False),
    )
    op.create_index("talk_open", "talk", ["person_id", "open"])
    op.create_table(
        "step",
        _id(),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("live", sa.Boolean, nullable=False),
        sa.Column("settled_at", ID),
        sa.Column("shape", sa.Integer, nullable=False),
        _sealed("body"),
    )
    op.create_index("step_of", "step", ["person_id", "live", "settled_at"])
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
    op.create_table(
        "bar",
        sa.Column("mac", sa.LargeBinary, primary_key=True),
        sa.Column("until", ID, nullable=False),
    )
    op.create_table(
        "due",
        _id("subject"),
        _id("slot"),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("wake_at", ID, nullable=False),
        _sealed("body"),
        sa.Column("parked", sa.Boolean, nullable=False, server_default=sa.false()),
    )
    op.create_index("ix_due_person_id", "due", ["person_id"])
    op.create_index("ix_due_wake_at", "due", ["wake_at"])
    op.create_table(
        "outbox",
        sa.Column("id", ID().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("person_id", ID),
        sa.Column("talk_id", ID),
        sa.Column("message_id", ID),
        sa.Column("lane", sa.Integer, nullable=False),
        sa.Column("state", sa.Integer, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("term", sa.Integer, nullable=False),
        sa.Column("wake_at", ID, nullable=False),
        sa.Column("shape", sa.Integer, nullable=False),
        _sealed("body"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "outbox_ready",
        "outbox",
        ["lane", "wake_at"],
        sqlite_where=UNFINISHED,
        postgresql_where=UNFINISHED,
    )
    op.create_index("outbox_order", "outbox", ["person_id", "state", "id"])
    op.create_index("outbox_talk", "outbox", ["talk_id", "state"])


def downgrade() -> None:
    """Remove everything."""
    for name in (*PEOPLE, *TRAFFIC):
        op.drop_table(name)


def _id(name: str = "id") -> sa.Column[int]:
    return sa.Column(name, ID, primary_key=True, autoincrement=False)


def _sealed(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)
