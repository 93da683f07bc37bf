"""Several replicas on one PostgreSQL: one is in office, and all of them know what it must know."""

from __future__ import annotations

import asyncio
import threading
from base64 import b64decode
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot import zones
from bot.clock import SystemClock
from bot.core.records.effects import Breathe, Decision, Plan
from bot.core.records.events import Draw, DueKind, Event, Said, TimeCame
from bot.core.records.lines import line
from bot.core.records.memories import CareMemory
from bot.core.records.model import Known, Person, Talk
from bot.engine import database_clock
from bot.engine.handling import Decide
from bot.engine.hops import Hops
from bot.engine.lease import ASK, LASTS
from bot.engine.ports import Paused
from bot.store.lease import SENDER
from bot.store.memory import Memory
from bot.store.tables import OutboxRow, table
from bot.store.transaction import Transaction
from tests.engine.clock import MONDAY, HandClock
from tests.engine.promising import Promising, for_a_while, promise
from tests.engine.stage import ANA, BEN, CANARY, CLEO, House, echo, enrolled, saying, waiting
from tests.tzif import compiled

Open = Callable[..., House]


@pytest.fixture
async def replica(shared: Memory) -> AsyncIterator[Open]:
    """Opens one more replica on the same database, with a clock of its own; it does not run yet."""
    houses: list[House] = []

    def opened(mind: Decide = echo) -> House:
        memory = Memory(shared._url.render_as_string(hide_password=False), bytes(range(32)))
        memory.open(4711)
        houses.append(House(memory, mind))
        return houses[-1]

    yield opened
    for house in houses:
        await house.stop()
        house.memory.close()


@pytest.fixture
async def two(replica: Open) -> tuple[House, House]:
    """One in office, and one that stands by."""
    return await _two(replica)


async def _two(replica: Open, mind: Decide = echo) -> tuple[House, House]:
    first, second = replica(mind), replica(mind)
    for house in (first, second):
        await house.engine.start()
        await _comes(first.engine.in_office.is_set)
        await _comes(house.engine.ready)
        await _comes(lambda house=house: house.engine._listener.connected)  # type: ignore[misc]
    assert [house.engine.in_office.is_set() for house in (first, second)] == [True, False]
    return first, second


async def _comes(happened: Callable[[], bool], passing: House | None = None) -> None:
    """Wait until it has; the time of one replica may pass meanwhile."""
    async with asyncio.timeout(10):
        while not happened():
            if passing is not None:
                passing.clock.turn(seconds=1)
            await asyncio.sleep(0.01)


def _run_out(memory: Memory) -> None:
    """Whoever holds the lease has not renewed it for as long as it lasts."""
    gone = f"UPDATE lease SET until = 0 WHERE name = '{SENDER}'"
    memory.transact(lambda t: t.connection.exec_driver_sql(gone))


async def test_when_the_one_in_office_stops_the_next_takes_over_within_a_second(
    two: tuple[House, House],
) -> None:
    first, second = two
    await first.stop()
    second.clock.turn_to(MONDAY + ASK)
    await _comes(second.engine.in_office.is_set)
    await second.say("Hello")
    await _comes(lambda: second.texts() == ["Hello"], second)


async def test_one_that_stood_still_is_replaced_and_says_nothing_more(
    two: tuple[House, House], shared: Memory
) -> None:
    first, second = two
    _run_out(shared)
    await _comes(second.engine.in_office.is_set, second)
    first.clock.slip(seconds=2 * LASTS.total_seconds())  # it wakes again
    await first.say("Hello")
    first.clock.turn(seconds=1)
    await _comes(lambda: not first.engine.in_office.is_set(), first)
    await _comes(lambda: second.texts() == ["Hello"], second)
    assert first.texts() == []
    await second.stop()
    await _comes(first.engine.in_office.is_set, first)
    await first.say("Here again")
    await _comes(lambda: first.texts() == ["Here again"], first)


async def test_who_stood_still_while_it_decided_claims_nothing(
    replica: Open, shared: Memory
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        begun.set()
        go_on.wait(10)
        return echo(known, event, now, draw)

    first, second = await _two(replica, mind)
    asking = asyncio.create_task(first.say("Hello"))
    await asyncio.to_thread(begun.wait, 10)
    _run_out(shared)
    await _comes(second.engine.in_office.is_set, second)
    first.clock.slip(seconds=LASTS.total_seconds())
    go_on.set()
    await asking
    terms = shared.transact(
        lambda t: t.connection.execute(select(table(OutboxRow).c.term)).scalars().all()
    )
    assert terms in ([0], [2]), "it is for the other one to send"
    await _comes(lambda: second.texts() == ["Hello"], second)


async def test_what_another_replica_takes_is_answered_at_once(two: tuple[House, House]) -> None:
    first, second = two
    await second.say("Hello")
    await first.messenger.until(1)  # no time has passed
    assert (first.texts(), second.texts()) == (["Hello"], [])


async def test_what_another_replica_promises_comes_at_once(replica: Open) -> None:
    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        if isinstance(event, TimeCame):
            return Decision(effects=(saying("It is time"),))
        if isinstance(event, Said):
            return Decision(effects=(Plan(DueKind.CUE, 5, now),))
        return Decision()

    first, second = await _two(replica, mind)
    await second.say("Remind me")
    await first.messenger.until(1)
    assert first.texts() == ["It is time"]


@contextmanager
def _held(shared: Memory, chat: int) -> Iterator[None]:
    """Another replica stands still in a transaction about somebody."""
    with shared._begin() as connection:
        Transaction(connection, shared._keyring).people.find(chat)
        yield


def _somebody_waits_for_a_row(shared: Memory) -> bool:
    waiting = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    return bool(shared.transact(lambda t: t.connection.exec_driver_sql(waiting).scalar()))


async def test_somebody_whose_row_is_held_keeps_nobody_elses_moment_waiting(
    replica: Open, shared: Memory
) -> None:
    soon = timedelta(seconds=0.05)
    house = replica(Promising(timedelta(minutes=1)))
    await house.engine.start()
    await _comes(house.engine.ready)
    await promise(house, 1)
    house.clock.turn_to(MONDAY + soon)
    await promise(house, 2, BEN)
    await house.settle()
    with _held(shared, ANA):
        house.clock.turn_to(MONDAY + timedelta(minutes=1))
        house.engine.look_again()
        await _comes(lambda: _somebody_waits_for_a_row(shared))
        rings_at = house.clock.now() + soon
        await _comes(lambda: house.engine._metronome._rings_at == rings_at)
        house.clock.turn_to(rings_at)
        await _comes(lambda: house.texts(BEN) == ["It is time"])
        assert house.texts(ANA) == []
    await house.settle()
    assert (house.texts(ANA), house.texts(BEN)) == (["It is time"], ["It is time"])


async def test_a_breath_ends_when_its_talk_moves_on_in_another_replica(replica: Open) -> None:
    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        talks = (Talk(5, CareMemory(), "breath"),)
        if isinstance(event, Said) and event.message_id == 1:
            beats = ((line("next"), 4), (line("back"), 6), (line("tidied"), 0))
            return Decision(talks=talks, effects=(Breathe(5, 77, beats, (), "breath", now),))
        return Decision(talks=talks)

    first, second = await _two(replica, mind)
    await second.hear(Said("I need a breath", 1), update_id=1)
    await for_a_while(second)
    second.clock.turn(seconds=4)
    await second.messenger.until(1)
    first.clock.turn(seconds=5)
    await first.hear(Said("That's enough", 2), update_id=2)
    second.clock.turn(seconds=6)
    await for_a_while(second)
    assert (first.texts(), second.texts()) == ([], ["Back"])


async def test_when_a_connection_of_the_listeners_is_lost_it_is_made_again(
    two: tuple[House, House], shared: Memory
) -> None:
    first, second = two
    ends = (
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE datname = current_database() AND query ~ '^LISTEN'"
    )
    assert shared.transact(lambda t: t.connection.exec_driver_sql(ends).scalar()) == 2
    await second.say("Hello")
    await first.messenger.until(1)
    await _comes(lambda: first.engine._listener.connected)  # type: ignore[union-attr]
    await second.say("And again")
    await first.messenger.until(2)


async def test_only_who_is_not_in_office_tells(two: tuple[House, House]) -> None:
    assert [house.memory.tells for house in two] == [False, True]


async def test_a_tap_that_comes_to_another_replica_waits_for_the_text_before_it(
    two: tuple[House, House],
) -> None:
    first, second = (house.engine.precedence for house in two)
    await first.admit(700, BEN)
    first.done([700])
    await _comes(lambda: second._next == 701)
    tap = asyncio.create_task(second.admit(702, ANA))
    await first.admit(701, ANA)
    await asyncio.sleep(0.1)
    assert not tap.done()
    first.done([701])
    await asyncio.wait_for(tap, 0.5)


async def test_what_was_written_to_another_replica_is_known_by_whoever_waited_for_it(
    two: tuple[House, House],
) -> None:
    first, second = (house.engine for house in two)
    await first.precedence.admit(700, BEN)
    first.precedence.done([700])
    await _comes(lambda: second.precedence._next == 701)
    later = asyncio.create_task(second.precedence.admit(702, ANA))
    await first.precedence.admit(701, ANA)
    first.lately.keep(ANA, 701, "I want to")
    first.precedence.done([701])
    await asyncio.wait_for(later, 0.9)
    assert second.lately.before(ANA, 702) == "I want to"
    assert second.lately.before(BEN, 702) == ""
    second.lately.keep(ANA, 702, "")
    await _comes(lambda: first.lately.before(ANA, 703) == "")


async def test_nobody_waits_for_what_came_to_another_replica_for_somebody_else(
    two: tuple[House, House],
) -> None:
    first, second = (house.engine.precedence for house in two)
    await first.admit(700, BEN)
    await first.admit(701, CLEO)
    await _comes(lambda: 701 in second._on_their_way)
    await asyncio.wait_for(second.admit(702, ANA), 0.5)


async def test_nobody_waits_for_numbers_while_the_others_are_not_heard(replica: Open) -> None:
    house = replica()  # does not run, so it hears nobody
    for id in (700, 705, 709):
        await asyncio.wait_for(house.engine.precedence.admit(id, ANA), 0.5)
        house.engine.precedence.done([id])


async def test_what_is_told_names_nobody(two: tuple[House, House], shared: Memory) -> None:
    told: list[str] = []
    listener = shared.listener()
    assert listener is not None
    hearing = asyncio.create_task(listener.run(told.append, lambda: None, two[0].clock.rest))
    await _comes(lambda: listener.connected)
    await two[1].engine.precedence.admit(700, 880_077_001)
    two[1].engine.lately.keep(880_077_001, 700, CANARY)
    await two[1].say("Hello")
    await _comes(lambda: len(told) > 2)
    hearing.cancel()
    assert sorted(what.split()[0] for what in told) == ["came", "outbox", "wrote"]
    [sealed] = [what.split()[-1] for what in told if what.startswith("wrote")]
    readable = f"{told}{b64decode(sealed)!r}"
    assert "880077001" not in readable
    assert CANARY not in readable


@contextmanager
def _other_rules(shared: Memory) -> Iterator[None]:
    """A newer release is in office, with other rules for Berlin, and has moved everybody."""
    rules = {**zones.rules(), "Europe/Berlin": compiled("CET-1")}

    def moved(transaction: Transaction) -> None:
        edition = transaction.tzdb.edition(rules)
        for person_id in transaction.tzdb.behind(edition, 9):
            transaction.tzdb.bring(person_id, edition)

    shared.transact(moved)
    yield
    newest = shared.transact(lambda t: t.tzdb.edition(zones.rules()))
    shared.transact(lambda t: t.tzdb.bring(7, newest))


async def test_by_rules_that_are_not_the_newest_nothing_is_decided(
    two: tuple[House, House], shared: Memory
) -> None:
    second = two[1]
    enrolled(shared, Person(7), MONDAY)
    with _other_rules(shared):
        await _comes(lambda: not second.engine.ready(), second)
        taking = asyncio.create_task(second.say("Hello"))
        await asyncio.sleep(0.1)
        assert not taking.done()
    await _comes(second.engine.ready, second)
    await asyncio.wait_for(taking, 5)


async def test_a_database_that_nobody_was_in_office_of_is_taken_from_by_nobody(
    replica: Open, shared: Memory
) -> None:
    shared.transact(lambda t: t.lease.hold("another", LASTS))
    house = replica()
    await house.engine.start()
    starting = asyncio.create_task(house.engine.until_ready())
    await asyncio.sleep(0.1)
    assert not house.engine.ready()
    shared.transact(lambda t: t.lease.release("another"))
    await _comes(house.engine.ready, house)
    await asyncio.wait_for(starting, 5)


async def test_a_pause_of_telegrams_holds_for_whoever_is_next_in_office(
    two: tuple[House, House], shared: Memory
) -> None:
    first, second = two
    enrolled(shared, Person(9), MONDAY, CLEO)
    for chat in (ANA, BEN):
        first.messenger.answers(chat, Paused(timedelta(seconds=90)))
        await first.say("Hello", chat=chat)
        await first.messenger.until(1 if chat == ANA else 2)
    await _comes(lambda: shared.transact(lambda t: t.lease.pauses(MONDAY)).of_all > MONDAY)
    await first.stop()
    await _comes(second.engine.in_office.is_set, second)
    waiting(shared, 9, [saying("How are you?")], MONDAY)
    for _ in range(80 - int((second.clock.now() - MONDAY).total_seconds())):
        second.clock.turn(seconds=1)
        await asyncio.sleep(0.005)
    assert second.messenger.asked == []
    await _comes(lambda: len(second.texts(None)) == 3, second)


async def test_our_clock_follows_the_databases(shared: Memory) -> None:
    class Noting(HandClock):
        def follow(self, instant: datetime, at: float) -> None:
            noted.append((instant, at))

    noted: list[tuple[datetime, float]] = []
    clock = Noting()
    hops = Hops(shared, clock)
    await database_clock.begin(hops, clock)
    ((instant, at),) = noted
    assert abs(instant - datetime.now(UTC)) < timedelta(seconds=5)
    assert at == clock.monotonic()
    hops.close()


async def test_nothing_begins_before_our_clock_follows_however_slowly_it_is_told(
    shared: Memory,
) -> None:
    class Slow(HandClock):
        """Each look takes three seconds."""

        def monotonic(self) -> float:
            self.slip(seconds=3)
            return super().monotonic()

        def follow(self, instant: datetime, at: float) -> None:
            noted.append(instant)

    noted: list[datetime] = []
    clock = Slow()
    hops = Hops(shared, clock)
    await database_clock.begin(hops, clock)
    assert len(noted) == 1
    hops.close()


async def test_two_machines_a_minute_apart_show_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.clock._LOOK", 0.01)
    clock, minute = SystemClock(), timedelta(minutes=1)
    true = clock.now() + minute
    clock.follow(true, clock.monotonic())
    assert abs(clock.now() - true) < timedelta(seconds=1)
    clock.turn(timedelta(days=1))
    assert abs(clock.now() - true - timedelta(days=1)) < timedelta(seconds=1)
    clock.follow(clock.real() + minute + timedelta(seconds=0.1), clock.monotonic())  # noise
    stepped = asyncio.create_task(clock.stepped())
    await asyncio.sleep(0.05)
    assert not stepped.done(), "the first look is no step, nor is noise"
    clock.follow(clock.real() - minute, clock.monotonic())
    assert abs(await asyncio.wait_for(stepped, 5) + 2 * minute) < timedelta(seconds=1)


async def test_whoever_sleeps_looks_again_when_the_clock_it_goes_by_was_set() -> None:
    clock = SystemClock()
    sleeping = asyncio.create_task(clock.sleep_until(clock.now() + timedelta(minutes=1)))
    await asyncio.sleep(0)
    clock.follow(clock.real() + timedelta(minutes=2), clock.monotonic())
    await asyncio.wait_for(sleeping, 1)
