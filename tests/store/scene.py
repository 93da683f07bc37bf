"""Who and when in the store's tests, and the few sentences they all begin with."""

from __future__ import annotations

import resource
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Row, select
from sqlmodel import SQLModel

from bot.core.records.effects import Decision, Remove, Revise, Say
from bot.core.records.lines import Line, Typed, line
from bot.core.records.model import Person, Step, Talk
from bot.store.memory import Memory
from bot.store.parcel import Claim, Message, Parcel, State
from bot.store.tables import OutboxRow, table
from bot.store.transaction import Transaction

MASTER_KEY = bytes(range(32))
BOT = 4242
NOW = datetime(2026, 11, 30, 13, 5, tzinfo=UTC)
ONLY_SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
ONLY_POSTGRES = pytest.mark.parametrize(
    "url", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
SECOND = timedelta(seconds=1)
LEASE = timedelta(seconds=10)
ANA, MAREK = 71, 72
CHATS = {ANA: 880_077_001, MAREK: 880_077_002}


class Hand:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


def enrol(memory: Memory, *ids: int) -> None:
    """Everybody in `ids` says hello; Ana, if nobody is named."""

    def work(transaction: Transaction) -> None:
        for one in ids or (ANA,):
            transaction.people.enrol(CHATS[one], Person(one), NOW)

    memory.transact(work)


def keep(memory: Memory, *records: Talk | Step, of: int = ANA, now: datetime = NOW) -> None:
    """Talks and steps of somebody are saved."""
    talks = tuple(record for record in records if isinstance(record, Talk))
    steps = tuple(record for record in records if isinstance(record, Step))
    memory.transact(lambda t: t.people.save(of, Decision(talks=talks, steps=steps), now))


def put(
    memory: Memory, *messages: Say | Revise | Remove, to: int = ANA, now: datetime = NOW
) -> None:
    """Messages are written to the outbox, in this order."""

    def work(transaction: Transaction) -> None:
        for message in messages:
            transaction.outbox.put(to, message, now)

    memory.transact(work)


def said(text: str, **fields: Any) -> Say:
    """A message that says what somebody typed."""
    return Say(words(text), **fields)


def words(text: str) -> Line:
    return line("plan-set", step=Typed(text))


def text_of(message: Message) -> str:
    """What `said` or a revision was made from."""
    assert isinstance(message, Say | Revise)
    assert message.words is not None
    typed = message.words.params["step"]
    assert isinstance(typed, Typed)
    return typed.text


def claim(memory: Memory, now: datetime = NOW, term: int = 1, limit: int = 10) -> list[Parcel]:
    """The messages that leave now: they are marked as being sent."""
    return memory.transact(lambda t: t.dispatch.claim(now, Claim(term, now + LEASE), limit))


def next_one(memory: Memory, now: datetime = NOW, term: int = 1) -> Parcel:
    """The one message that may leave, and does."""
    (parcel,) = claim(memory, now, term)
    return parcel


def texts(parcels: Sequence[Parcel]) -> list[str]:
    return [text_of(parcel.message) for parcel in parcels]


def deliver(memory: Memory, parcel: Parcel, message_id: int = 900, now: datetime = NOW) -> None:
    """It arrives."""
    memory.transact(lambda t: t.dispatch.mark_sent(parcel, message_id, now))


def rows(memory: Memory, model: type[SQLModel]) -> Sequence[Row[Any]]:
    """A table as it stands, sealed cells and all."""
    found = table(model)
    order = list(found.primary_key.columns)
    return memory.transact(lambda t: t.connection.execute(select(found).order_by(*order)).all())


def states(memory: Memory) -> list[State]:
    """Where every message stands, in the order they were written."""
    return [State(row.state) for row in rows(memory, OutboxRow)]


@contextmanager
def at_work(memory: Memory) -> Iterator[None]:
    """A bot in another process holds the lease."""
    assert memory.transact(lambda t: t.lease.hold("a bot", LEASE))
    yield
    memory.transact(lambda t: t.lease.release("a bot"))


def recover(memory: Memory, now: datetime, term: int) -> list[Parcel]:
    """A new term begins: what was being sent waits again; it is returned."""
    left = memory.transact(lambda t: t.dispatch.left_behind(now, term, set()))
    for parcel in left:
        memory.transact(lambda t, one=parcel: t.dispatch.put_back(one, now))  # type: ignore[misc]
    return left


@contextmanager
def small_files(limit: int) -> Iterator[None]:
    """No file of ours may grow beyond this: what a full disk does, for writes further on."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
