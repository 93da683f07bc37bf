"""Hops: whole transactions, one after another, beside the event loop and never in it."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Connection, event, insert, select
from sqlalchemy.exc import IntegrityError

from bot.engine.hops import TOGETHER, Hops, _tell
from bot.store.memory import Memory
from bot.store.tables import SeenRow, table
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


# together: SQLite does all that waits in one transaction


@dataclass
class Crowd:
    """Hops that wait for the writer while it is busy with another, and begin together."""

    hops: Hops
    memory: Memory

    async def run(self, *works: Callable[[Transaction], object]) -> list[object]:
        """What each of them came to, its result or its error."""
        begun, go_on = threading.Event(), threading.Event()

        def busy(transaction: Transaction) -> None:
            begun.set()
            go_on.wait(5)

        first = asyncio.create_task(self.hops.hop(busy))
        await asyncio.to_thread(begun.wait, 5)
        # Nothing joins the transaction that has begun.
        self.hops._clock.turn(seconds=TOGETHER)  # type: ignore[attr-defined]
        waiting = [asyncio.create_task(self.hops.hop(work)) for work in works]
        await asyncio.sleep(0)
        go_on.set()
        await first
        async with asyncio.timeout(5):
            return list(await asyncio.gather(*waiting, return_exceptions=True))


@pytest.fixture
def crowd(memory: Memory) -> Iterator[Crowd]:
    hops = Hops(memory, Patience())
    yield Crowd(hops, memory)
    hops.close()


def noting(update: int, *, then: Exception | None = None) -> Callable[[Transaction], int]:
    """Work that notes an update, and then fails if it is told to."""

    def work(transaction: Transaction) -> int:
        assert transaction.inbox.note(update, MONDAY)
        if then is not None:
            raise then
        return update

    return work


@contextmanager
def committed(memory: Memory) -> Iterator[list[str]]:
    """One entry for every commit."""
    seen: list[str] = []

    def commit(connection: Connection) -> None:
        seen.append("commit")

    assert memory._engine is not None
    event.listen(memory._engine, "commit", commit)
    yield seen
    event.remove(memory._engine, "commit", commit)


def noted(memory: Memory) -> list[int]:
    seen = table(SeenRow)
    rows = select(seen.c.update_id).order_by(seen.c.update_id)
    return memory.transact(lambda t: list(t.connection.execute(rows).scalars()))


@pytest.mark.sqlite
async def test_all_that_waits_is_one_transaction_in_its_order(crowd: Crowd) -> None:
    order: list[int] = []
    works = [lambda t, n=n: order.append(n) for n in range(5)]
    with committed(crowd.memory) as commits:
        await crowd.run(*works)
    assert order == [0, 1, 2, 3, 4]
    assert len(commits) == 2, "the one they waited for, and theirs"


@pytest.mark.sqlite
async def test_one_that_fails_is_undone_alone(crowd: Crowd) -> None:
    fault = KeyError("mine alone")
    with committed(crowd.memory) as commits:
        ended = await crowd.run(noting(1), noting(2, then=fault), noting(3))
    assert ended == [1, fault, 3]
    assert len(commits) == 2
    assert noted(crowd.memory) == [1, 3]


async def test_one_that_breaks_a_rule_of_the_database_is_undone_alone(crowd: Crowd) -> None:
    def twice(transaction: Transaction) -> None:
        transaction.inbox.note(2, MONDAY)
        transaction.connection.execute(insert(table(SeenRow)), {"update_id": 2, "at": MONDAY})

    ended = await crowd.run(noting(1), twice, noting(3))
    assert (ended[0], ended[2]) == (1, 3)
    assert isinstance(ended[1], IntegrityError)
    assert noted(crowd.memory) == [1, 3]


async def test_what_one_undoes_by_itself_is_undone_alone(crowd: Crowd) -> None:
    def careful(transaction: Transaction) -> None:
        transaction.inbox.note(2, MONDAY)
        with transaction.alone("it failed"):
            transaction.inbox.note(20, MONDAY)
            raise KeyError

    await crowd.run(noting(1), careful, noting(3))
    assert noted(crowd.memory) == [1, 2, 3]


async def test_trouble_in_one_fails_nobody_and_it_is_tried_again(crowd: Crowd) -> None:
    tries: list[int] = []

    def troubled(transaction: Transaction) -> str:
        tries.append(1)
        if len(tries) < 4:
            raise Away
        return "at last"

    assert await crowd.run(noting(1), troubled, noting(3)) == [1, "at last", 3]
    assert noted(crowd.memory) == [1, 3]


@pytest.mark.sqlite
async def test_a_refused_commit_of_several_is_tried_again_for_each(crowd: Crowd) -> None:
    """Whatever is to blame, it is to blame for one of them at most."""
    blamed = [lambda t: t.inbox.note(2, MONDAY)]
    tried: list[str] = []

    def refuse(connection: Connection) -> None:
        here = connection.exec_driver_sql("SELECT count(*) FROM seen WHERE update_id = 2").scalar()
        tried.append("refused" if here else "kept")
        if here:
            raise OSError("the disk is full")

    assert crowd.memory._engine is not None
    event.listen(crowd.memory._engine, "commit", refuse)
    ended = await crowd.run(noting(1), *blamed, noting(3))
    event.remove(crowd.memory._engine, "commit", refuse)
    assert (ended[0], ended[2]) == (1, 3)
    assert isinstance(ended[1], OSError)
    assert tried == ["kept", "refused", "kept", "refused", "kept"]
    assert noted(crowd.memory) == [1, 3]


@pytest.mark.sqlite
async def test_the_loop_is_woken_once_for_all_of_them(
    crowd: Crowd, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = asyncio.get_running_loop()
    wakes: list[object] = []
    wake = loop.call_soon_threadsafe

    def counted(callback: Callable[..., object], *more: Any, **options: Any) -> asyncio.Handle:
        if callback is _tell:
            wakes.append(callback)
        return wake(callback, *more, **options)

    monkeypatch.setattr(loop, "call_soon_threadsafe", counted)
    await crowd.run(*(noting(n) for n in range(1, 9)))
    assert len(wakes) == 2, "for the one they waited for, and for all of them"


@pytest.mark.sqlite
async def test_no_more_joins_a_transaction_that_takes_its_time(crowd: Crowd) -> None:
    def slow(transaction: Transaction) -> None:
        crowd.hops._clock.turn(seconds=TOGETHER)  # type: ignore[attr-defined]

    with committed(crowd.memory) as commits:
        await crowd.run(slow, slow, noting(1), noting(2))
    assert len(commits) == 1 + 3, "each of the slow ones alone, and the last two together"


async def test_who_no_longer_waits_keeps_nothing_from_the_others(crowd: Crowd) -> None:
    gone = asyncio.create_task(crowd.hops.hop(noting(9)))
    await asyncio.sleep(0)
    gone.cancel()
    assert await crowd.run(noting(1), noting(2)) == [1, 2]


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


class Sociable(Patience):
    """While somebody rests, what others write is taken."""

    hops: Hops

    async def rest(self, seconds: float) -> None:
        await super().rest(seconds)
        await self.hops.hop(lambda t: t.inbox.aside())


async def test_two_lines_tell_of_what_is_held_up_though_everything_else_is_taken(
    memory: Memory, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Sociable()
    clock.hops = hops = Hops(memory, clock)
    refused = iter(range(4))

    def held(transaction: Transaction) -> str:
        if next(refused, None) is not None:
            raise Away
        return "at last"

    assert await hops.hop(held) == "at last"
    assert clock.rests == [0.1, 0.2, 0.4, 0.8]
    assert [record.getMessage() for record in caplog.records] == [
        "the database takes nothing for now; waiting until it does",
        "the database takes what we write again",
    ]
    hops.close()


def _never(transaction: Transaction) -> None:
    raise Away


async def test_who_no_longer_waits_is_held_up_no_more(
    memory: Memory, caplog: pytest.LogCaptureFixture
) -> None:
    hops = Hops(memory, Patience())
    waiting = asyncio.create_task(hops.hop(_never))
    async with asyncio.timeout(20):
        while not caplog.records:
            await hops.hop(lambda t: t.inbox.aside())
    waiting.cancel()
    await asyncio.wait({waiting})
    await hops.hop(lambda t: t.inbox.aside())
    assert caplog.records[-1].getMessage() == "the database takes what we write again"
    hops.close()


async def test_what_nobody_takes_is_given_up_though_everything_else_is_taken(
    memory: Memory,
) -> None:
    hops = Hops(memory, Patience())
    waiting = asyncio.create_task(hops.hop(_never))
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
