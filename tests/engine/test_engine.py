"""The engine as a whole: promised moments, the dial, housekeeping, and going on after a fault."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, event, update

from bot.core.records.effects import Decision, Hasten, Plan
from bot.core.records.events import Draw, DueKind, Event, Said
from bot.core.records.model import Known, Person
from bot.engine.ports import Paused
from bot.store.memory import Memory
from bot.store.parcel import State
from bot.store.tables import OutboxRow, table
from bot.store.transaction import Transaction
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.promising import Promising, for_a_while, promise
from tests.engine.stage import ANA, BEN, House, enrolled, planned, saying, waiting

HOUR = timedelta(hours=1)


# promised moments


async def test_a_promised_moment_comes_at_its_time_and_once(build: Build) -> None:
    house = await build(Promising(HOUR))
    await promise(house, 1)
    await house.settle()
    house.clock.turn(minutes=59, seconds=59)
    await house.settle()
    assert house.texts() == []
    house.clock.turn(seconds=1)
    await house.settle()
    house.clock.turn(days=1)
    await house.settle()
    assert house.texts() == ["It is time"]
    assert await house.promised() == []


async def test_several_moments_of_a_person_come_as_one_event(build: Build) -> None:
    mind = Promising(HOUR)
    house = await build(mind)
    for subject in (1, 2, 3):
        await promise(house, subject)
    await promise(house, 4, BEN)
    house.clock.turn(hours=2)
    await house.settle()
    assert sorted(mind.dues) == [1, 3]
    assert (house.texts(ANA), house.texts(BEN)) == (["It is time"], ["It is time"])


async def test_a_moment_that_is_due_already_needs_no_ring(build: Build) -> None:
    house = await build(Promising(timedelta()))
    await promise(house, 1)
    await house.messenger.until(1)  # the ticker came by itself


async def test_what_is_hastened_comes_at_once(build: Build) -> None:
    mind = Promising(9 * HOUR)

    def resuming(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        if event == Said("I am back", 2):
            return Decision(effects=(Hasten(DueKind.HELLO),))
        return mind(known, event, now, draw)

    house = await build(resuming)
    await promise(house, 1)
    await promise(house, 1, BEN)
    await house.settle()
    await house.hear(Said("I am back", 2))
    await house.settle()
    assert (house.texts(), house.texts(BEN)) == (["It is time"], [])


async def test_a_moment_that_is_near_rings_by_itself(build: Build) -> None:
    house = await build(Promising(timedelta(seconds=0.05)))
    await promise(house, 1)
    house.clock.turn(seconds=0.05)
    await house.messenger.until(1)


async def test_promises_are_kept_through_a_restart(build: Build) -> None:
    first = await build(Promising(HOUR))
    await promise(first, 1)
    await first.settle()
    await first.stop()
    second = await build(Promising(HOUR))
    second.clock.turn(hours=1)
    await second.settle()
    assert second.texts() == ["It is time"]


async def test_more_people_than_fit_in_one_look_are_all_served(
    memory: Memory, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.ticker.PEOPLE_A_TICK", 2)
    for chat in range(100, 105):
        enrolled(memory, Person(chat), MONDAY, chat)
        planned(memory, chat, Plan(DueKind.HELLO, chat, MONDAY))
    house = await build(Promising(HOUR))
    await house.messenger.until(5)
    assert house.texts(None) == ["It is time"] * 5


async def test_two_ticks_at_once_do_not_say_it_twice(build: Build) -> None:
    house = await build(Promising(HOUR))
    await promise(house, 1)
    house.clock.slip(hours=1)
    await asyncio.gather(*(house.engine.tick() for _ in range(3)))
    await house.settle()
    assert house.texts() == ["It is time"]


async def test_a_moment_that_cannot_be_handled_is_parked_and_others_are_kept(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    mind = Promising(HOUR, fails_for=1)
    house = await build(mind)
    await promise(house, 1)
    await promise(house, 2, BEN)
    house.clock.turn(hours=1)
    await house.settle()
    assert mind.tried == 5  # three for the one, once more alone, one for the other
    assert (house.texts(ANA), house.texts(BEN)) == ([], ["It is time"])
    assert await house.promised() == []
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(errors) == 4


async def test_a_moment_that_cannot_be_parked_either_is_tried_again(
    build: Build, memory: Memory
) -> None:
    mind = Promising(HOUR, fails_for=1)
    house = await build(mind)
    await promise(house, 1)
    refused: list[str] = []

    def refuse(connection: Connection, cursor: object, statement: str, *more: object) -> None:
        if statement.startswith("UPDATE due") and "wake_at" in statement and not refused:
            refused.append(statement)
            raise OSError("the disk is full")

    event.listen(memory._engine, "before_cursor_execute", refuse)
    house.clock.turn(hours=1)
    await house.settle()
    event.remove(memory._engine, "before_cursor_execute", refuse)
    assert (len(refused), mind.tried) == (1, 8)
    assert await house.promised() == []


async def test_what_was_parked_may_come_again_after_the_next_start(build: Build) -> None:
    first = await build(Promising(HOUR, fails_for=1))
    await promise(first, 1)
    first.clock.turn(hours=1)
    await first.settle()
    await first.stop()
    second = await build(mended := Promising(HOUR))
    second.clock.turn(hours=1)
    await second.messenger.until(1)
    assert (mended.dues, second.texts()) == ([1], ["It is time"])


# the dial


async def test_a_turned_dial_makes_a_due_moment_leave_at_once(build: Build) -> None:
    house = await build(Promising(HOUR))
    await promise(house, 1)
    await house.settle()
    await for_a_while(house)  # now everybody sleeps
    house.clock.slip(hours=1)
    house.engine.look_again()
    await house.messenger.until(1)


async def test_a_turned_dial_makes_a_waiting_message_leave_at_once(house: House) -> None:
    house.messenger.answers(ANA, Paused(HOUR))
    await house.say("Hello")
    await house.settle()
    await for_a_while(house)  # now everybody sleeps
    house.clock.slip(hours=1)
    house.engine.look_again()
    await house.messenger.until(2)


async def test_settled_waits_for_what_is_in_flight(house: House) -> None:
    held = house.messenger.hold(ANA)
    await house.say("Hello")
    await house.messenger.until(1)
    settled = asyncio.create_task(house.settle())
    for _ in range(5):
        await house.states()
    assert not settled.done()
    held.set()
    await settled
    assert await house.states() == [State.SENT]


# keeping house


async def test_housekeeping_forgets_what_serves_nobody_any_more(house: House) -> None:
    await house.say("Hello")
    await house.settle()
    housekeeping = house.engine._metronome._scheduler.get_job("housekeeping").func
    house.clock.turn(days=1)
    await housekeeping()
    assert await house.states() == [State.SENT]
    house.clock.turn(days=3)
    await housekeeping()
    assert await house.states() == []
    assert await house.ask(lambda t: t.inbox.note(1, MONDAY))  # no longer remembered


async def test_a_house_that_never_opened_can_be_closed(memory: Memory) -> None:
    async with asyncio.timeout(2):
        await House(memory).stop()


# going on after a fault


async def refused_once(house: House, memory: Memory, wake: Callable[[], None]) -> None:
    """The database refuses the one transaction that `wake` leads to, and is well again."""
    await house.settle()
    await for_a_while(house)
    refused = asyncio.Event()
    loop = asyncio.get_running_loop()

    def refuse(connection: Connection) -> None:
        event.remove(memory._engine, "commit", refuse)
        loop.call_soon_threadsafe(refused.set)
        raise OSError("the disk is full")

    event.listen(memory._engine, "commit", refuse)
    wake()
    async with asyncio.timeout(5):
        await refused.wait()
    await for_a_while(house)


def alive(task: asyncio.Task[None] | None) -> bool:
    assert task is not None
    if task.done():
        task.exception()  # it is looked at here, so that nobody complains of it later
    return not task.done()


async def test_the_sender_goes_on_after_the_database_failed_for_a_moment(
    house: House, memory: Memory
) -> None:
    await refused_once(house, memory, house.engine.sender.wake)
    assert alive(house.engine._sending)
    await house.say("Hello")
    await house.messenger.until(1)


async def test_the_ticker_goes_on_after_the_database_failed_for_a_moment(
    build: Build, memory: Memory
) -> None:
    house = await build(Promising(timedelta()))
    await refused_once(house, memory, house.engine._metronome.beat.set)
    assert alive(house.engine._ticking[0])
    await promise(house, 1)
    await house.messenger.until(1)


async def test_a_delivery_that_breaks_does_not_silence_its_chat(house: House) -> None:
    house.messenger.answers(ANA, RuntimeError("nobody thought of this"))
    await house.say("Hello")
    await house.messenger.until(1)
    async with asyncio.timeout(5):
        await house.engine.sender.progress.wait()
    assert State.SENDING not in await house.states()


async def test_a_message_that_cannot_be_opened_does_not_silence_the_others(
    build: Build, memory: Memory
) -> None:
    enrolled(memory, Person(7), MONDAY)
    enrolled(memory, Person(8), MONDAY, BEN)
    waiting(memory, 7, [saying("Broken")], MONDAY)

    def spoil(transaction: Transaction) -> None:
        transaction.connection.execute(update(table(OutboxRow)).values(body=b"\x01" + bytes(40)))

    memory.transact(spoil)
    waiting(memory, 8, [saying("Hello")], MONDAY)
    house = await build()
    assert house.engine._sending is not None
    arrived = asyncio.create_task(house.messenger.until(1))
    await asyncio.wait(
        {arrived, house.engine._sending}, timeout=5, return_when=asyncio.FIRST_COMPLETED
    )
    arrived.cancel()
    assert alive(house.engine._sending)
    assert house.texts(BEN) == ["Hello"]
