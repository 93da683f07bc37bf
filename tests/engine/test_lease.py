"""Who may send: one sender at a time, in terms, and what an earlier term left behind."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TypeVar

import pytest

from bot.core.records.model import Person
from bot.engine.failpoints import FailPoints
from bot.engine.handling import Handling
from bot.engine.hops import Hops
from bot.engine.lease import ASK, RENEW
from bot.engine.lease import LASTS as LEASE
from bot.engine.sender import Sender
from bot.store.memory import Memory
from bot.store.parcel import Claim, State
from bot.store.transaction import Transaction
from tests.engine.clock import MONDAY, HandClock
from tests.engine.conftest import Build
from tests.engine.messenger import FakeMessenger
from tests.engine.stage import ANA, BEN, BOOK, echo, enrolled, outbox_states, saying, waiting

T = TypeVar("T")
CRASHED = "a process that is no more"
OTHER = "another process"


class SharedHops(Hops):
    """Counts; `between` runs before the next hop."""

    def __init__(self, memory: Memory, clock: HandClock) -> None:
        super().__init__(memory, clock)
        # On PostgreSQL too what is asked one after another happens one after another.
        self._threads = ThreadPoolExecutor(1)
        self.count = 0
        self.between: list[Callable[[Transaction], object]] = []

    async def hop(self, work: Callable[[Transaction], T]) -> T:
        self.count += 1
        while self.between:
            await super().hop(self.between.pop(0))
        return await super().hop(work)


class Interrupted(FailPoints):
    """At one point, once, something happens instead of a power cut."""

    def __init__(self, point: str, happens: Callable[[], None]) -> None:
        super().__init__()
        self._point = point
        self._happens = happens

    def hit(self, name: str) -> None:
        if name == self._point:
            self._point = ""
            self._happens()


class Pair:
    """A sender that shares its database with another process."""

    def __init__(self, memory: Memory) -> None:
        self.clock = HandClock()
        self.messenger = FakeMessenger()
        self.hops = SharedHops(memory, self.clock)
        self.failpoints = FailPoints()
        self._memory = memory
        enrolled(memory, Person(7), MONDAY)

    def run(self) -> asyncio.Task[None]:
        handling = Handling(echo, BOOK)
        self.sender = Sender(
            self.hops, self.messenger, self.clock, BOOK, handling, 30, self.failpoints
        )
        return asyncio.create_task(self.sender.run())

    async def states(self) -> list[State]:
        return await self.hops.hop(outbox_states)

    async def for_a_while(self) -> None:
        """Time enough for the sender to do whatever it could do now."""
        for _ in range(10):
            await self.states()

    async def comes(self, happened: Callable[[], bool]) -> None:
        """Wait until it has, for some seconds at most."""
        async with asyncio.timeout(5):
            while not happened():
                await self.states()

    async def at_work(self) -> None:
        await self.comes(self.sender.lease.held.is_set)

    async def passes(self, time: timedelta) -> None:
        """Time passes, second by second."""
        for _ in range(int(time.total_seconds())):
            self.clock.turn(seconds=1)
            await self.for_a_while()

    async def says_one(self) -> None:
        """Time passes until something is said."""
        async with asyncio.timeout(5):
            while not self.messenger.asked:
                await self.passes(ASK)

    async def end(self, running: asyncio.Task[None]) -> None:
        self.sender.stop()
        async with asyncio.timeout(5):
            await running
        self.hops.close()


def let_go(transaction: Transaction) -> None:
    """Whoever holds the lease has not renewed it for as long as it lasts."""
    transaction.connection.exec_driver_sql("UPDATE lease SET until = 0")


def let_run_out(memory: Memory) -> None:
    memory.transact(let_go)


def crashed(memory: Memory) -> None:
    """A process claimed Ana's message, and died before or after its bytes left."""

    def write(transaction: Transaction) -> None:
        term = transaction.lease.hold(CRASHED, LEASE)
        assert term is not None
        assert transaction.dispatch.claim(MONDAY, Claim(term, MONDAY + LEASE), 8)
        transaction.lease.release(CRASHED)  # by now nobody waits for it any more

    memory.transact(write)


async def test_what_a_crash_left_is_said_after_the_next_start(memory: Memory, build: Build) -> None:
    enrolled(memory, Person(7), MONDAY)
    waiting(memory, 7, [saying("One"), saying("Two")], MONDAY)
    crashed(memory)
    house = await build()
    await house.settle()
    assert house.texts() == ["One", "Two"]
    assert await house.states() == [State.SENT, State.SENT]


async def test_only_what_was_in_doubt_is_told_in_the_log(
    memory: Memory, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    enrolled(memory, Person(7), MONDAY)
    enrolled(memory, Person(8), MONDAY, BEN)
    waiting(memory, 7, [saying("One")], MONDAY)
    crashed(memory)
    house = await build()
    await house.settle()
    told = [record.facts for record in caplog.records if hasattr(record, "facts")]
    assert told == [{"count": 1}]


async def test_while_another_sends_we_wait_and_then_take_over(shared: Memory) -> None:
    pair = Pair(shared)
    waiting(shared, 7, [saying("One")], MONDAY)
    shared.transact(lambda t: t.lease.hold(OTHER, LEASE))
    running = pair.run()
    await pair.passes(2 * LEASE)
    assert pair.messenger.asked == []
    let_run_out(shared)
    await pair.says_one()
    await pair.end(running)


async def test_a_clock_of_ours_that_is_wrong_gives_no_lease_away(shared: Memory) -> None:
    pair = Pair(shared)
    waiting(shared, 7, [saying("One")], MONDAY)
    shared.transact(lambda t: t.lease.hold(OTHER, LEASE))
    pair.clock.set_(hours=1)
    running = pair.run()
    await pair.passes(2 * ASK)
    assert pair.messenger.asked == []
    await pair.end(running)


async def test_who_waits_for_the_lease_does_not_ask_for_it_all_the_time(shared: Memory) -> None:
    pair = Pair(shared)
    shared.transact(lambda t: t.lease.hold(OTHER, LEASE))
    running = pair.run()
    await pair.for_a_while()
    before = pair.hops.count
    for _ in range(50):
        pair.sender.wake()  # as with everything that arrives here
        await asyncio.sleep(0)
    assert pair.hops.count == before
    await pair.end(running)


async def test_whose_lease_was_taken_over_stands_by_until_it_has_it_again(shared: Memory) -> None:
    pair = Pair(shared)
    running = pair.run()
    await pair.at_work()
    let_run_out(shared)
    assert shared.transact(lambda t: t.lease.hold(OTHER, LEASE)) == 2
    async with asyncio.timeout(5):
        while pair.sender.lease.held.is_set():
            await pair.passes(ASK)
    waiting(shared, 7, [saying("One")], MONDAY)
    pair.sender.wake()
    await pair.passes(RENEW)
    assert (pair.messenger.asked, running.done()) == ([], False)
    shared.transact(lambda t: t.lease.release(OTHER))
    await pair.says_one()
    assert pair.sender.lease.term == 3
    await pair.end(running)


async def test_a_sender_that_lives_keeps_its_lease(shared: Memory) -> None:
    pair = Pair(shared)
    running = pair.run()
    await pair.at_work()
    for _ in range(8):
        before = await pair.hops.hop(_until)
        async with asyncio.timeout(5):
            while await pair.hops.hop(_until) == before:
                await pair.passes(ASK)
    await pair.end(running)


def _until(transaction: Transaction) -> int:
    """When the lease ends, in microseconds."""
    kept = "SELECT until FROM lease WHERE name = 'sender'"
    return int(transaction.connection.exec_driver_sql(kept).scalar_one())


async def test_who_stops_keeps_the_lease_while_something_still_flies(
    shared: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.sender.RENEW", timedelta(seconds=0.1))  # of the machine's time
    pair = Pair(shared)
    waiting(shared, 7, [saying("One")], MONDAY)
    held = pair.messenger.hold(ANA)
    running = pair.run()
    await pair.messenger.until(1)
    before = await pair.hops.hop(_until)
    pair.sender.stop()
    pair.clock.slip(seconds=8)
    async with asyncio.timeout(10):
        while await pair.hops.hop(_until) == before:
            await pair.for_a_while()
    held.set()
    await pair.end(running)


async def test_who_stops_lets_go_of_the_lease_at_once(shared: Memory) -> None:
    pair = Pair(shared)
    running = pair.run()
    await pair.at_work()
    await pair.end(running)
    assert shared.transact(lambda t: t.lease.hold(OTHER, LEASE)) == 2


async def test_a_stale_term_cannot_send(shared: Memory) -> None:
    """We claim, then stand still for so long that another takes over; then we wake."""
    pair = Pair(shared)
    waiting(shared, 7, [saying("One")], MONDAY)
    terms: list[int] = []

    def taken_over(transaction: Transaction) -> None:
        now = pair.clock.now()
        let_go(transaction)
        term = transaction.lease.hold(OTHER, LEASE)
        assert term is not None
        terms.append(term)
        for parcel in transaction.dispatch.left_behind(now, term, set()):
            transaction.dispatch.put_back(parcel, now)
        assert transaction.dispatch.claim(now, Claim(term, now + LEASE), 8)

    def stand_still() -> None:
        pair.clock.turn_to(MONDAY + 2 * LEASE)
        pair.hops.between.append(taken_over)

    pair.failpoints = Interrupted("claimed", stand_still)
    running = pair.run()
    await pair.comes(lambda: bool(terms))
    await pair.for_a_while()
    assert terms == [2]
    assert pair.messenger.asked == []
    assert await pair.states() == [State.SENDING]  # by the other
    await pair.end(running)


async def test_nothing_leaves_on_the_last_seconds_of_a_lease(shared: Memory) -> None:
    """Between the claim and the bytes we stand still: the message goes back, and leaves later."""
    pair = Pair(shared)
    waiting(shared, 7, [saying("One")], MONDAY)
    seen: list[int] = []

    def stand_still() -> None:
        pair.clock.turn_to(MONDAY + timedelta(seconds=5.5))
        pair.hops.between.append(lambda t: seen.append(len(pair.messenger.asked)))

    pair.failpoints = Interrupted("claimed", stand_still)
    running = pair.run()
    await pair.messenger.until(1)
    await pair.for_a_while()
    assert seen == [0]  # the first hop after standing still found nothing sent
    assert await pair.states() == [State.SENT]
    assert [asked.chat for asked in pair.messenger.asked] == [ANA]
    await pair.end(running)


async def test_on_the_last_seconds_of_a_lease_nothing_is_claimed_at_once(shared: Memory) -> None:
    pair = Pair(shared)
    running = pair.run()
    await pair.at_work()

    def says(transaction: Transaction) -> int:
        transaction.outbox.put(7, saying("One"), MONDAY)
        return 7

    pair.clock.slip(seconds=5.5)
    await pair.sender.hop(ANA, says, lambda whose: whose)
    assert shared.transact(outbox_states) == [State.PENDING]
    await pair.messenger.until(1)
    await pair.end(running)


async def test_a_stop_while_the_lease_is_being_asked_for_is_heard(shared: Memory) -> None:
    pair = Pair(shared)
    loop = asyncio.get_running_loop()
    pair.hops.between.append(lambda t: loop.call_soon_threadsafe(pair.sender.stop))
    running = pair.run()
    await pair.comes(running.done)
    await pair.end(running)
