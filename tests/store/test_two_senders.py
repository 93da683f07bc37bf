"""Two senders on one database: what the earlier term still holds, it can no longer change."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.core.records.effects import Revise, Say
from bot.core.records.memories import PlanMemory
from bot.core.records.model import Talk
from bot.store.memory import Memory
from bot.store.parcel import Claim, Parcel, State
from bot.store.transaction import Transaction
from tests.store.scene import (
    BOT,
    LEASE,
    MASTER_KEY,
    NOW,
    ONLY_POSTGRES,
    claim,
    deliver,
    enrol,
    keep,
    next_one,
    put,
    recover,
    said,
    states,
    texts,
    words,
)

LATER = NOW + LEASE


@pytest.fixture
def other(memory: Memory, url: str) -> Iterator[Memory]:
    """A second connection where there can be one; a file has only ever one."""
    if memory.is_sqlite:
        yield memory
        return
    opened = Memory(url, MASTER_KEY)
    opened.open(BOT)
    yield opened
    opened.close()


def _overtaken(memory: Memory, other: Memory, message: Say | Revise) -> Parcel:
    """A message that `memory` was sending when `other` took the office over."""
    enrol(memory)
    keep(memory, Talk(1, PlanMemory(), "ideas"))
    memory.transact(lambda t: t.lease.hold("first", timedelta()))
    put(memory, message)
    held = next_one(memory, term=1)
    assert other.transact(lambda t: t.lease.hold("second", LEASE)) == 2
    recover(other, LATER, term=2)
    return held


def test_a_stale_term_cannot_say_that_what_the_next_one_sends_has_arrived(
    memory: Memory, other: Memory
) -> None:
    held = _overtaken(memory, other, said("one"))
    taken = next_one(other, LATER, term=2)
    deliver(memory, held, now=LATER)
    assert states(other) == [State.SENDING]
    deliver(other, taken, now=LATER)
    assert states(other) == [State.SENT]


def test_a_stale_term_cannot_put_back_what_the_next_one_is_sending(
    memory: Memory, other: Memory
) -> None:
    held = _overtaken(memory, other, said("one"))
    next_one(other, LATER, term=2)
    memory.transact(lambda t: t.dispatch.put_back(held, LATER))
    assert states(other) == [State.SENDING]


@ONLY_POSTGRES
def test_a_stale_term_cannot_take_the_office_back(memory: Memory, other: Memory) -> None:
    _overtaken(memory, other, said("one"))
    assert memory.transact(lambda t: t.lease.hold("first", LEASE)) is None
    memory.transact(lambda t: t.lease.release("first"))
    assert other.transact(lambda t: t.lease.hold("second", LEASE)) == 2


def test_a_stale_term_does_not_say_again_what_the_next_one_has_sent(
    memory: Memory, other: Memory
) -> None:
    held = _overtaken(memory, other, Revise(words("one"), talk=1, message_id=5, or_say=True))
    deliver(other, next_one(other, LATER, term=2), now=LATER)
    memory.transact(lambda t: t.dispatch.as_new(held, LATER))
    assert states(other) == [State.SENT]


def test_a_stale_term_cannot_end_what_the_next_one_is_sending(
    memory: Memory, other: Memory
) -> None:
    held = _overtaken(memory, other, said("one"))
    next_one(other, LATER, term=2)
    memory.transact(lambda t: t.dispatch.mark(held, State.DEAD, LATER))
    assert states(other) == [State.SENDING]


@ONLY_POSTGRES
def test_two_connections_never_claim_the_same_message(memory: Memory, other: Memory) -> None:
    enrol(memory)
    put(memory, said("one"))

    def while_the_first_has_not_committed(transaction: Transaction) -> None:
        mine = transaction.dispatch.claim(NOW, Claim(1, LATER), 10)
        assert texts(mine) == ["one"]
        assert claim(other, term=1) == []

    memory.transact(while_the_first_has_not_committed)


@ONLY_POSTGRES
def test_a_person_is_decided_about_by_one_at_a_time(memory: Memory, other: Memory) -> None:
    enrol(memory)
    order: list[str] = []
    begun = threading.Event()

    def second() -> None:
        def work(transaction: Transaction) -> None:
            begun.set()
            transaction.people.load(71)
            order.append("second")

        other.transact(work)

    def first(transaction: Transaction) -> threading.Thread:
        transaction.people.load(71)
        thread = threading.Thread(target=second)
        thread.start()
        assert begun.wait(5)
        _until_somebody_waits(transaction)
        order.append("first")
        return thread

    memory.transact(first).join(5)
    assert order == ["first", "second"]


@ONLY_POSTGRES
def test_two_senders_that_start_together_are_one_sender(memory: Memory, other: Memory) -> None:
    held: list[int | None] = []

    def second() -> None:
        held.append(other.transact(lambda t: t.lease.hold("second", LEASE)))

    def first(transaction: Transaction) -> threading.Thread:
        held.append(transaction.lease.hold("first", LEASE))
        thread = threading.Thread(target=second)
        thread.start()
        _until_somebody_waits(transaction)
        return thread

    memory.transact(first).join(5)
    assert held == [1, None]


def _until_somebody_waits(transaction: Transaction) -> None:
    """Ask the server, until another connection stands before one of our locks."""
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    while not transaction.connection.exec_driver_sql(waiting).scalar():
        pass
