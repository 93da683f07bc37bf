"""The tables. In clear stand only ids, states and moments; everything else is sealed.

Models are SQLModel; statements use the `Table` behind each, through `table`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Dialect,
    FromClause,
    Index,
    Integer,
    LargeBinary,
    Table,
    false,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

SCHEMA: Final = "0002"
"""The newest of the migrations that make these tables."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime, kept as microseconds since 1970 on every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + timedelta(microseconds=value)


def _id() -> Column[int]:
    return Column(BigInteger, primary_key=True, autoincrement=False)


def _ref(*, nullable: bool = False, index: bool = False) -> Column[int]:
    return Column(BigInteger, nullable=nullable, index=index)


def _instant(*, nullable: bool = False) -> Column[datetime]:
    return Column(Instant, nullable=nullable)


def _sealed(*, nullable: bool = False) -> Column[bytes]:
    return Column(LargeBinary, nullable=nullable)


class BotRow(SQLModel, table=True):
    """Whose database this is: the bot's id at Telegram, and a proof of the master key."""

    __tablename__ = "bot"
    id: int = Field(sa_column=_id())
    proof: bytes = Field(sa_column=_sealed())


class TzdbRow(SQLModel, table=True):
    """An edition of the rules of all zones, by which instants here were derived."""

    __tablename__ = "tzdb"
    edition: int = Field(sa_column=_id())
    packed: bytes = Field(sa_column=_sealed())


class LeaseRow(SQLModel, table=True):
    """Who is the one sender, in which term, until when; until when Telegram told us to wait, and
    until when the operator has peace."""

    __tablename__ = "lease"
    name: str = Field(primary_key=True)
    holder: str
    term: int
    until: datetime = Field(sa_column=_instant())


class SeenRow(SQLModel, table=True):
    """An update that was committed."""

    __tablename__ = "seen"
    update_id: int = Field(sa_column=_id())
    at: datetime = Field(sa_column=_instant())


class AsideRow(SQLModel, table=True):
    """An update we could not handle, sealed under the system key."""

    __tablename__ = "aside"
    update_id: int = Field(sa_column=_id())
    at: datetime = Field(sa_column=_instant())
    why: str
    raw: bytes = Field(sa_column=_sealed())


class PersonRow(SQLModel, table=True):
    """One person: the sealed address, found by its MAC, and their own wrapped key.

    Their instants were derived by the rules of the edition `tzdb`; nobody knows which, where 0.
    """

    __tablename__ = "person"
    id: int = Field(sa_column=_id())
    address_mac: bytes = Field(sa_column=Column(LargeBinary, unique=True, nullable=False))
    address: bytes = Field(sa_column=_sealed())
    wrapped_key: bytes = Field(sa_column=_sealed())
    body: bytes = Field(sa_column=_sealed())
    touched_at: datetime = Field(sa_column=_instant())
    tzdb: int = Field(
        default=0,
        sa_column=Column(BigInteger, nullable=False, server_default=text("0"), index=True),
    )


class TalkRow(SQLModel, table=True):
    """One conversation. `card` is the Telegram id of its newest message."""

    __tablename__ = "talk"
    id: int = Field(sa_column=_id())
    person_id: int = Field(sa_column=_ref())
    open: bool
    subject: int | None = Field(sa_column=_ref(nullable=True))
    card: int | None = Field(sa_column=_ref(nullable=True))
    shape: int
    body: bytes = Field(sa_column=_sealed())
    touched_at: datetime = Field(sa_column=_instant())
    __table_args__ = (Index("talk_open", "person_id", "open"),)


class StepRow(SQLModel, table=True):
    """One step; `live` until it is settled."""

    __tablename__ = "step"
    id: int = Field(sa_column=_id())
    person_id: int = Field(sa_column=_ref())
    live: bool
    settled_at: datetime | None = Field(sa_column=_instant(nullable=True))
    shape: int
    body: bytes = Field(sa_column=_sealed())
    __table_args__ = (Index("step_of", "person_id", "live", "settled_at"),)


class NoteRow(SQLModel, table=True):
    """Something kept that is no step."""

    __tablename__ = "note"
    id: int = Field(sa_column=_id())
    person_id: int = Field(sa_column=_ref(index=True))
    link_id: int | None = Field(sa_column=_ref(nullable=True, index=True))
    shape: int
    body: bytes = Field(sa_column=_sealed())


class LinkRow(SQLModel, table=True):
    """A person and a friend, sealed under the person's key; an open invitation's token as a MAC."""

    __tablename__ = "link"
    id: int = Field(sa_column=_id())
    person_id: int = Field(sa_column=_ref(index=True))
    friend_id: int | None = Field(sa_column=_ref(nullable=True, index=True))
    token_mac: bytes | None = Field(sa_column=Column(LargeBinary, unique=True, nullable=True))
    shape: int
    body: bytes = Field(sa_column=_sealed())


class BarRow(SQLModel, table=True):
    """Somebody said no to somebody's invitations: a keyed hash of the two, and until when."""

    __tablename__ = "bar"
    mac: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    until: datetime = Field(sa_column=_instant())


class DueRow(SQLModel, table=True):
    """One promised moment. `slot` is a keyed hash of its kind: a subject has one of each.

    What this release cannot read or handle is `parked` until the next start.
    """

    __tablename__ = "due"
    subject: int = Field(sa_column=_id())
    slot: int = Field(sa_column=_id())
    person_id: int = Field(sa_column=_ref(index=True))
    wake_at: datetime = Field(sa_column=Column(Instant, nullable=False, index=True))
    body: bytes = Field(sa_column=_sealed())
    parked: bool = Field(
        default=False, sa_column=Column(Boolean, nullable=False, server_default=false())
    )


class OutboxRow(SQLModel, table=True):
    """One message on its way. Its id is its place in the order of its chat.

    `person_id` is None for a farewell, whose address is sealed into its body.
    """

    __tablename__ = "outbox"
    id: int | None = Field(
        default=None,
        sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    )
    person_id: int | None = Field(sa_column=_ref(nullable=True))
    talk_id: int | None = Field(sa_column=_ref(nullable=True))
    message_id: int | None = Field(sa_column=_ref(nullable=True))
    lane: int
    state: int
    attempts: int
    term: int
    wake_at: datetime = Field(sa_column=_instant())
    shape: int
    body: bytes = Field(sa_column=_sealed())
    __table_args__ = (
        Index(
            "outbox_ready",
            "lane",
            "wake_at",
            sqlite_where=text("state <= 2"),
            postgresql_where=text("state <= 2"),
        ),
        Index("outbox_order", "person_id", "state", "id"),
        Index("outbox_talk", "talk_id", "state"),
        {"sqlite_autoincrement": True},
    )


_UNFINISHED: Final[ColumnElement[int]] = literal_column("2")


def unfinished(outbox: FromClause) -> ColumnElement[bool]:
    """What is not over, in the words of the index: where a value stands for the number, SQLite
    plans the statement anew whenever it runs."""
    return outbox.c.state <= _UNFINISHED


def table(model: type[SQLModel]) -> Table:
    found: Table = model.__table__  # type: ignore[attr-defined]
    return found


def inserting(connection: Connection, rows: Table) -> sqlite.Insert | postgresql.Insert:
    if connection.dialect.name == "sqlite":
        return sqlite.insert(rows)
    return postgresql.insert(rows)


@cache
def upserting(dialect: str, rows: Table) -> sqlite.Insert | postgresql.Insert:
    """Insert a row, or replace the one with its key if it is of the same person. Built once."""
    statement: sqlite.Insert | postgresql.Insert
    statement = sqlite.insert(rows) if dialect == "sqlite" else postgresql.insert(rows)
    kept = {"person_id", *(column.name for column in rows.primary_key)}
    changed = [column.name for column in rows.columns if column.name not in kept]
    return statement.on_conflict_do_update(
        index_elements=list(rows.primary_key),
        set_={name: statement.excluded[name] for name in changed},
        where=rows.c.person_id == statement.excluded.person_id,
    )


NEWEST_TZDB: Final = select(func.coalesce(func.max(table(TzdbRow).c.edition), 0)).scalar_subquery()
"""The edition by which instants are derived now; 0 where no bot has run yet."""
metadata = SQLModel.metadata
