"""Whose database it is, one process a file, and transactions that happen whole or not at all."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.records.model import Person
from bot.store.diagnosis import WrongDatabase
from bot.store.memory import Memory
from bot.store.tables import BotRow, PersonRow
from bot.store.transaction import Transaction
from tests.store.scene import ANA, BOT, CHATS, MASTER_KEY, NOW, ONLY_SQLITE, SECOND, enrol, rows

LEASE = 10 * SECOND


@pytest.fixture
def reopened(url: str) -> Iterator[Memory]:
    """A database that this bot has used before; it is closed."""
    memory = Memory(url, MASTER_KEY)
    memory.open(BOT)
    enrol(memory)
    memory.close()
    yield memory
    memory.close()


def _refused(memory: Memory, bot_id: int) -> str:
    with pytest.raises(WrongDatabase) as refused:
        memory.open(bot_id)
    memory.close()
    return str(refused.value)


def test_the_same_bot_comes_back_to_its_people(reopened: Memory) -> None:
    reopened.open(BOT)
    assert reopened.transact(lambda t: t.people.find(CHATS[ANA])) == ANA
    assert [row.id for row in rows(reopened, BotRow)] == [BOT]


def test_the_database_of_another_bot_is_refused(reopened: Memory) -> None:
    assert "another bot" in _refused(reopened, BOT + 1)
    reopened.open(BOT)


def test_a_wrong_master_key_is_refused_before_anything_is_written(
    reopened: Memory, url: str
) -> None:
    message = _refused(Memory(url, bytes(32)), BOT)
    assert "master key" in message
    reopened.open(BOT)
    assert reopened.transact(lambda t: t.people.load(ANA)).person.id == ANA


def test_a_refusal_shows_neither_key_nor_cause(reopened: Memory, url: str) -> None:
    other = Memory(url, bytes(32))
    with pytest.raises(WrongDatabase) as refused:
        other.open(BOT)
    other.close()
    assert refused.value.__suppress_context__


def test_a_database_that_was_never_migrated_says_what_to_do(bare_url: str) -> None:
    assert "python -m bot migrate" in _refused(Memory(bare_url, MASTER_KEY), BOT)


def test_a_memory_that_is_not_open_says_so(url: str) -> None:
    with pytest.raises(WrongDatabase, match="not open"):
        Memory(url, MASTER_KEY).transact(lambda t: t.inbox.aside())


def test_closing_twice_is_safe(reopened: Memory) -> None:
    reopened.open(BOT)
    reopened.close()
    reopened.close()


def test_a_second_copy_is_kept_out_of_a_file_until_the_first_lets_go(
    memory: Memory, url: str
) -> None:
    second = Memory(url, MASTER_KEY)
    if memory.is_sqlite:
        assert "Another copy" in _refused(second, BOT)
        memory.close()
    second.open(BOT)
    second.close()


@ONLY_SQLITE
def test_only_the_owner_may_read_the_files(memory: Memory, url: str) -> None:
    enrol(memory)
    file = Path(url.removeprefix("sqlite:///"))
    files = sorted(file.parent.glob(file.name + "*"))
    assert [found.name.removeprefix(file.name) for found in files] == ["", "-shm", "-wal", ".lock"]
    assert {stat.S_IMODE(found.stat().st_mode) for found in files} == {0o600}


@ONLY_SQLITE
def test_sqlite_writes_ahead_waits_for_the_disk_and_wipes_what_is_deleted(memory: Memory) -> None:
    asked = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}
    for pragma, wanted in asked.items():
        statement = f"PRAGMA {pragma}"
        found = memory.transact(lambda t, s=statement: t.connection.exec_driver_sql(s).scalar())  # type: ignore[misc]
        assert found == wanted, pragma


def test_a_transaction_that_raises_leaves_nothing(memory: Memory) -> None:
    def work(transaction: Transaction) -> None:
        transaction.people.enrol(CHATS[ANA], Person(ANA), NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        memory.transact(work)
    assert rows(memory, PersonRow) == []


def test_one_sender_holds_the_office_and_keeps_its_term(memory: Memory) -> None:
    held = memory.transact(lambda t: t.lease.hold("a", NOW, LEASE))
    assert (held.holder, held.term) == ("a", 1)
    assert memory.transact(lambda t: t.lease.hold("b", NOW + 9 * SECOND, LEASE)) == held
    renewed = memory.transact(lambda t: t.lease.hold("a", NOW + 9 * SECOND, LEASE))
    assert (renewed.holder, renewed.term) == ("a", 1)
    assert memory.transact(lambda t: t.lease.hold("b", NOW + 18 * SECOND, LEASE)) == renewed


def test_an_office_is_taken_over_only_from_the_tenure_that_was_seen_to_lapse(
    memory: Memory,
) -> None:
    seen = memory.transact(lambda t: t.lease.hold("a", NOW, LEASE))
    # However wrong the wall clock of whoever looks on may be.
    assert memory.transact(lambda t: t.lease.hold("b", NOW + 60 * LEASE, LEASE)).holder == "a"
    memory.transact(lambda t: t.lease.hold("a", NOW + SECOND, LEASE))
    assert memory.transact(lambda t: t.lease.hold("b", NOW, LEASE, lapsed=seen)).holder == "a"
    seen = memory.transact(lambda t: t.lease.hold("b", NOW, LEASE))
    assert memory.transact(lambda t: t.lease.hold("b", NOW, LEASE, lapsed=seen)).term == 2
    assert memory.transact(lambda t: t.lease.hold("a", NOW, LEASE)).holder == "b"


def test_whoever_is_alone_takes_over_at_once(memory: Memory) -> None:
    memory.transact(lambda t: t.lease.hold("a", NOW, LEASE))
    assert memory.transact(lambda t: t.lease.hold("b", NOW + SECOND, LEASE, alone=True)).term == 2


def test_an_office_that_was_given_up_need_not_be_waited_for(memory: Memory) -> None:
    memory.transact(lambda t: t.lease.hold("a", NOW, LEASE))
    memory.transact(lambda t: t.lease.release("b"))
    assert memory.transact(lambda t: t.lease.hold("b", NOW, LEASE)).holder == "a"
    memory.transact(lambda t: t.lease.release("a"))
    assert memory.transact(lambda t: t.lease.hold("b", NOW, LEASE)).holder == "b"


def test_a_term_never_comes_twice(memory: Memory) -> None:
    first = memory.transact(lambda t: t.lease.hold("a", NOW, LEASE))
    memory.transact(lambda t: t.lease.release("a"))
    second = memory.transact(lambda t: t.lease.hold("b", NOW + timedelta(days=1), LEASE))
    assert second.term > first.term
