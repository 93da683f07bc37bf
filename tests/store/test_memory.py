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
from tests.store.scene import (
    ANA,
    BOT,
    CHATS,
    MASTER_KEY,
    NOW,
    ONLY_POSTGRES,
    ONLY_SQLITE,
    SECOND,
    enrol,
    rows,
)

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


def test_only_who_may_have_others_beside_it_tells_them_what_is_new() -> None:
    """From the first update on, before it is known who of them sends."""
    assert Memory("postgresql+psycopg://nobody@nowhere/nothing", MASTER_KEY).tells
    assert not Memory("sqlite:///nothing.db", MASTER_KEY).tells


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


@ONLY_POSTGRES
def test_one_sender_holds_the_office_and_keeps_its_term(memory: Memory) -> None:
    assert _held(memory, "a") == 1
    assert _held(memory, "b") is None
    assert _held(memory, "a") == 1


@ONLY_POSTGRES
@pytest.mark.parametrize("until", ["- 1", "+ 3600"], ids=["ran out", "the clock was set back"])
def test_an_office_is_taken_over_by_the_clock_of_the_database(memory: Memory, until: str) -> None:
    _held(memory, "a")
    _set(memory, until)
    assert _held(memory, "b") == 2
    assert _held(memory, "a") is None


@ONLY_POSTGRES
def test_an_office_is_not_taken_over_a_moment_too_early(memory: Memory) -> None:
    _held(memory, "a")
    _set(memory, "+ 1")
    assert _held(memory, "b") is None


@ONLY_SQLITE
def test_whoever_is_alone_takes_over_at_once(memory: Memory) -> None:
    assert [_held(memory, "a"), _held(memory, "b"), _held(memory, "b")] == [1, 2, 2]


def test_an_office_that_was_given_up_need_not_be_waited_for(memory: Memory) -> None:
    _held(memory, "a")
    memory.transact(lambda t: t.lease.release("a"))
    assert _held(memory, "b") == 2


@ONLY_POSTGRES
def test_nobody_gives_up_the_office_of_another(memory: Memory) -> None:
    _held(memory, "a")
    memory.transact(lambda t: t.lease.release("b"))
    assert _held(memory, "b") is None


def test_a_pause_of_telegrams_is_known_to_whoever_sends_next(memory: Memory) -> None:
    memory.transact(lambda t: t.lease.note_pause(NOW + 30 * SECOND, of_all=False))
    memory.transact(lambda t: t.lease.note_pause(NOW + 20 * SECOND, of_all=True))
    memory.transact(lambda t: t.lease.note_pause(NOW + 10 * SECOND, of_all=True))
    found = memory.transact(lambda t: t.lease.pauses(NOW))
    assert (found.of_a_chat, found.of_all) == (NOW + 30 * SECOND, NOW + 20 * SECOND)
    later = NOW + 25 * SECOND
    found = memory.transact(lambda t: t.lease.pauses(later))
    assert (found.of_a_chat, found.of_all) == (NOW + 30 * SECOND, later)


def test_a_pause_by_a_clock_that_was_wrong_silences_nobody(memory: Memory) -> None:
    memory.transact(lambda t: t.lease.note_pause(NOW + timedelta(days=400), of_all=True))
    assert memory.transact(lambda t: t.lease.pauses(NOW)).of_all == NOW
    memory.transact(lambda t: t.lease.note_pause(NOW + SECOND, of_all=True))
    assert memory.transact(lambda t: t.lease.pauses(NOW)).of_all == NOW + SECOND


def _held(memory: Memory, who: str) -> int | None:
    return memory.transact(lambda t: t.lease.hold(who, LEASE))


def _set(memory: Memory, until: str) -> None:
    """The lease ends so many seconds from now, by the server's clock."""
    then = f"(extract(epoch FROM clock_timestamp()) {until}) * 1000000"
    statement = f"UPDATE lease SET until = CAST({then} AS bigint)"
    memory.transact(lambda t: t.connection.exec_driver_sql(statement))
