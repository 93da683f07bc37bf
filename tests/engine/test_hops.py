"""Hops: whole transactions, one after another, beside the event loop and never in it."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from bot.engine.hops import Hops
from bot.store.memory import Memory
from bot.store.transaction import Transaction
from bot.store.trouble import Away, Damaged
from tests.engine.clock import MONDAY, HandClock


async def test_what_returned_is_committed(memory: Memory) -> None:
    hops = Hops(memory, HandClock())
    assert await hops.hop(lambda t: t.inbox.note(7, MONDAY))
    assert not await hops.hop(lambda t: t.inbox.note(7, MONDAY))
    hops.close()


async def test_what_raised_is_undone(memory: Memory) -> None:
    hops = Hops(memory, HandClock())

    def half(transaction: Transaction) -> None:
        transaction.inbox.note(7, MONDAY)
        raise KeyError

    with pytest.raises(KeyError):
        await hops.hop(half)
    assert await hops.hop(lambda t: t.inbox.note(7, MONDAY))
    hops.close()


@pytest.mark.sqlite
async def test_sqlite_has_one_writer_and_it_is_not_the_loop(memory: Memory) -> None:
    hops = Hops(memory, HandClock())
    assert hops.alone
    threads = await asyncio.gather(*(hops.hop(lambda t: threading.get_ident()) for _ in range(5)))
    assert len(set(threads)) == 1
    assert threading.get_ident() not in threads
    hops.close()


async def test_the_loop_goes_on_while_a_hop_waits(memory: Memory) -> None:
    hops = Hops(memory, HandClock())
    go_on = threading.Event()
    waiting = asyncio.create_task(hops.hop(lambda t: go_on.wait(5)))
    await asyncio.sleep(0)
    assert not waiting.done()
    go_on.set()  # only a loop that is free can come here
    assert await waiting
    hops.close()


async def test_whether_the_file_is_there_is_seen_while_the_writer_has_work(memory: Memory) -> None:
    hops = Hops(memory, HandClock())
    go_on = threading.Event()
    waiting = asyncio.create_task(hops.hop(lambda t: go_on.wait(5)))
    async with asyncio.timeout(4):
        assert not await hops.adrift()
    assert not waiting.done()
    go_on.set()
    await waiting
    hops.close()


async def test_close_waits_for_what_is_running(memory: Memory) -> None:
    hops = Hops(memory, HandClock())
    noted = asyncio.create_task(hops.hop(lambda t: t.inbox.note(7, MONDAY)))
    await asyncio.sleep(0)
    hops.close()
    assert not memory.transact(lambda t: t.inbox.note(7, MONDAY))
    assert await noted


# a database that takes nothing for now


class Patience(HandClock):
    """A clock that notes every rest; each of them passes at once, or opens the door."""

    def __init__(self) -> None:
        super().__init__()
        self.rests: list[float] = []
        self.opens: dict[int, Callable[[], None]] = {}

    async def rest(self, seconds: float) -> None:
        self.rests.append(seconds)
        self.turn(seconds=seconds)
        self.opens.pop(len(self.rests), lambda: None)()
        await asyncio.sleep(0)


@contextmanager
def locked(memory: Memory) -> Iterator[sqlite3.Connection]:
    """Somebody else writes to the file, and does not let go."""
    with memory._begin() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(memory._url.database or "", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


@pytest.mark.sqlite
async def test_a_lock_is_waited_out_with_growing_pauses_and_two_lines_in_the_log(
    memory: Memory, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Patience()
    hops = Hops(memory, clock)
    with locked(memory) as other:
        clock.opens[9] = other.rollback
        assert await hops.hop(lambda t: t.inbox.note(7, MONDAY))
    assert clock.rests == [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5, 5, 5]
    assert [record.getMessage() for record in caplog.records] == [
        "the database takes nothing for now; waiting until it does",
        "the database takes what we write again",
    ]
    hops.close()


@pytest.mark.sqlite
async def test_a_lock_that_passes_at_once_is_not_worth_a_line(
    memory: Memory, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Patience()
    hops = Hops(memory, clock)
    with locked(memory) as other:
        clock.opens[1] = other.rollback
        assert await hops.hop(lambda t: t.inbox.note(7, MONDAY))
    assert caplog.records == []
    hops.close()


@pytest.mark.sqlite
async def test_what_stays_away_for_ten_minutes_is_given_up_in_a_sentence(memory: Memory) -> None:
    clock = Patience()
    hops = Hops(memory, clock)
    with locked(memory):
        waiting = asyncio.create_task(hops.hop(lambda t: t.inbox.note(7, MONDAY)))
        async with asyncio.timeout(20):
            await hops.lost.wait()
        assert 600 <= sum(clock.rests) < 620
        assert hops.why.startswith("Something could not be written to the database for ten")
        assert not waiting.done(), "nobody may believe that it was committed"
        waiting.cancel()
    hops.close()


async def test_what_nobody_takes_is_given_up_though_everything_else_is_taken(
    memory: Memory,
) -> None:
    hops = Hops(memory, Patience())

    def never(transaction: Transaction) -> None:
        raise Away

    waiting = asyncio.create_task(hops.hop(never))
    async with asyncio.timeout(20):
        while not hops.lost.is_set():
            await asyncio.wait(
                {asyncio.ensure_future(hops.hop(lambda t: t.inbox.aside()))}, timeout=1
            )
    waiting.cancel()
    hops.close()


async def test_a_transaction_that_hangs_is_given_up_but_not_one_that_waits_its_turn(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.hops.LIMIT", 0.02)
    clock = HandClock()
    hops = Hops(memory, clock)
    go_on = threading.Event()
    hung = asyncio.create_task(hops.hop(lambda t: go_on.wait(10)))
    behind = asyncio.create_task(hops.hop(lambda t: t.inbox.note(7, MONDAY)))
    await asyncio.wait({behind}, timeout=0.1)
    assert not hops.lost.is_set(), "by the clock no time has passed"
    clock.turn(seconds=1)
    async with asyncio.timeout(5):
        await hops.lost.wait()
    assert hops.why.startswith("The database has not answered for a minute.")
    go_on.set()
    for task in (hung, behind):
        task.cancel()
    hops.close()
    hops._threads.shutdown()  # here, where what hung can go on


async def test_a_damaged_database_is_given_up_at_once(memory: Memory) -> None:
    hops = Hops(memory, HandClock())

    def damaged(transaction: Transaction) -> None:
        raise Damaged

    waiting = asyncio.create_task(hops.hop(damaged))
    async with asyncio.timeout(5):
        await hops.lost.wait()
    assert "damaged" in hops.why
    waiting.cancel()
    hops.close()
