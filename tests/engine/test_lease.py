"""Who may send: one sender at a time, in terms, and what an earlier term left behind."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import pytest

from bot.core.records.model import Person
from bot.engine.failpoints import FailPoints
from bot.engine.handling import Handling
from bot.engine.hops import Hops
from bot.engine.lease import LASTS as LEASE
from bot.engine.lease import RENEW
from bot.engine.sender import Sender
from bot.store.lease import Tenure
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
SECOND = timedelta(seconds=1)


class SharedHops(Hops):
    """The database as two processes would share it; `between` runs before the next hop."""

    def __init__(self, memory: Memory, clock: HandClock) -> None:
        super().__init__(memory, clock)
        self.count = 0
        self.between: list[Callable[[Transaction], object]] = []

    @property
    def alone(self) -> bool:
        return False

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

    async def passes(self, time: timedelta) -> None:
        """Time passes, second by second."""
        for _ in range(int(time.total_seconds())):
            self.clock.turn(seconds=1)
            await self.for_a_while()

    async def end(self, running: asyncio.Task[None]) -> None:
        self.sender.stop()
        async with asyncio.timeout(5):
            await running
        self.hops.close()


def crashed(memory: Memory) -> None:
    """A process claimed Ana's message, and died before or after its bytes left."""

    def write(transaction: Transaction) -> None:
        term = transaction.lease.hold(CRASHED, MONDAY, LEASE).term
        assert transaction.dispatch.claim(MONDAY, Claim(term, MONDAY + LEASE), 8)

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


async def test_while_another_sends_we_wait_and_then_take_over(memory: Memory) -> None:
    pair = Pair(memory)
    waiting(memory, 7, [saying("One")], MONDAY)
    memory.transact(lambda t: t.lease.hold(OTHER, MONDAY, LEASE))
    running = pair.run()
    await pair.for_a_while()
    assert pair.messenger.asked == []
    memory.transact(lambda t: t.lease.hold(OTHER, MONDAY + SECOND, LEASE))  # it lives
    await pair.passes(timedelta(seconds=9))
    assert pair.messenger.asked == []
    await pair.passes(timedelta(seconds=9))
    await pair.messenger.until(1)
    await pair.end(running)


async def test_a_wall_clock_that_is_wrong_gives_no_lease_away(memory: Memory) -> None:
    pair = Pair(memory)
    waiting(memory, 7, [saying("One")], MONDAY)
    memory.transact(lambda t: t.lease.hold(OTHER, MONDAY, LEASE))
    pair.clock.set_(hours=1)
    running = pair.run()
    await pair.for_a_while()
    assert pair.messenger.asked == []
    await pair.end(running)


async def test_who_waits_for_the_lease_does_not_ask_for_it_all_the_time(memory: Memory) -> None:
    pair = Pair(memory)
    memory.transact(lambda t: t.lease.hold(OTHER, MONDAY, LEASE))
    running = pair.run()
    await pair.for_a_while()
    before = pair.hops.count
    pair.sender.wake()
    for _ in range(50):
        await asyncio.sleep(0)
    assert pair.hops.count - before <= 2
    await pair.end(running)


async def test_whose_lease_was_taken_over_says_so(memory: Memory) -> None:
    pair = Pair(memory)
    running = pair.run()
    await pair.for_a_while()
    seen = memory.transact(lambda t: t.lease.hold(OTHER, MONDAY, LEASE))
    memory.transact(lambda t: t.lease.hold(OTHER, MONDAY, LEASE, lapsed=seen))
    assert not pair.sender.lease.taken.is_set()
    await pair.passes(2 * RENEW)
    assert pair.sender.lease.taken.is_set()
    await pair.end(running)


def _held_by_another(transaction: Transaction, now: datetime) -> Tenure:
    return transaction.lease.hold(OTHER, now, LEASE)


async def test_a_sender_that_lives_keeps_its_lease(memory: Memory) -> None:
    pair = Pair(memory)
    running = pair.run()
    await pair.for_a_while()
    for _ in range(8):
        pair.clock.turn_to(pair.clock.now() + RENEW)
        await pair.for_a_while()
        now = pair.clock.now()
        tenure = await pair.hops.hop(partial(_held_by_another, now=now))
        assert tenure.holder != OTHER
    await pair.end(running)


async def test_who_stops_keeps_the_lease_while_something_still_flies(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.sender.RENEW", timedelta(seconds=0.1))  # of the machine's time
    pair = Pair(memory)
    waiting(memory, 7, [saying("One")], MONDAY)
    held = pair.messenger.hold(ANA)
    running = pair.run()
    await pair.messenger.until(1)
    before = await pair.hops.hop(lambda t: t.lease.tenure())
    pair.sender.stop()
    pair.clock.slip(seconds=8)
    async with asyncio.timeout(10):
        while await pair.hops.hop(lambda t: t.lease.tenure()) == before:
            await pair.for_a_while()
    held.set()
    await pair.end(running)


async def test_who_stops_lets_go_of_the_lease_at_once(memory: Memory) -> None:
    pair = Pair(memory)
    running = pair.run()
    await pair.for_a_while()
    await pair.end(running)
    assert memory.transact(lambda t: t.lease.hold(OTHER, MONDAY, LEASE)).term == 2


async def test_a_stale_term_cannot_send(memory: Memory) -> None:
    """We claim, then stand still for so long that another takes over; then we wake."""
    pair = Pair(memory)
    waiting(memory, 7, [saying("One")], MONDAY)
    terms: list[int] = []

    def taken_over(transaction: Transaction) -> None:
        now = pair.clock.now()
        seen = transaction.lease.hold(OTHER, now, LEASE)
        terms.append(transaction.lease.hold(OTHER, now, LEASE, lapsed=seen).term)
        for parcel in transaction.dispatch.left_behind(now, terms[0], set()):
            transaction.dispatch.put_back(parcel, now)
        assert transaction.dispatch.claim(now, Claim(terms[0], now + LEASE), 8)

    def stand_still() -> None:
        pair.clock.turn_to(MONDAY + 2 * LEASE)
        pair.hops.between.append(taken_over)

    pair.failpoints = Interrupted("claimed", stand_still)
    running = pair.run()
    await pair.for_a_while()
    await pair.for_a_while()
    assert terms == [2]
    assert pair.messenger.asked == []
    assert await pair.states() == [State.SENDING]  # by the other
    await pair.end(running)


async def test_nothing_leaves_on_the_last_seconds_of_a_lease(memory: Memory) -> None:
    """Between the claim and the bytes we stand still: the message goes back, and leaves later."""
    pair = Pair(memory)
    waiting(memory, 7, [saying("One")], MONDAY)
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


async def test_on_the_last_seconds_of_a_lease_nothing_is_claimed_at_once(memory: Memory) -> None:
    pair = Pair(memory)
    running = pair.run()
    await pair.for_a_while()

    def says(transaction: Transaction) -> int:
        transaction.outbox.put(7, saying("One"), MONDAY)
        return 7

    pair.clock.slip(seconds=5.5)
    await pair.sender.hop(ANA, says, lambda whose: whose)
    assert memory.transact(outbox_states) == [State.PENDING]
    await pair.messenger.until(1)
    await pair.end(running)


async def test_a_stop_while_the_lease_is_being_asked_for_is_heard(memory: Memory) -> None:
    pair = Pair(memory)
    loop = asyncio.get_running_loop()
    pair.hops.between.append(lambda t: loop.call_soon_threadsafe(pair.sender.stop))
    running = pair.run()
    await pair.for_a_while()
    stopped = running.done()
    await pair.end(running)
    assert stopped
