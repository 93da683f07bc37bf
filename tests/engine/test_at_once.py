"""A reply leaves by the transaction that writes it, unless something speaks against that."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, event, func, select, update

from bot.core.records.effects import Decision, Forget, Revise
from bot.core.records.events import Draw, Event
from bot.core.records.model import Known, Person
from bot.engine.ports import InDoubt, Paused
from bot.store.memory import Memory
from bot.store.parcel import State
from bot.store.tables import OutboxRow, table
from bot.store.transaction import Transaction
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.stage import (
    ANA,
    BEN,
    CLEO,
    House,
    answering,
    echo,
    enrolled,
    outbox_states,
    saying,
    waiting,
)

SECOND = timedelta(seconds=1)
WRITES = ("INSERT", "UPDATE", "DELETE")


@contextmanager
def commits(memory: Memory) -> Iterator[list[str]]:
    """The commits of something written meanwhile, by the first thing that each of them wrote."""
    engine = memory._engine
    assert engine is not None
    seen: list[str] = []
    wrote: list[str] = []

    def begun(connection: Connection) -> None:
        wrote.clear()

    def executed(connection: Connection, cursor: object, statement: str, *more: object) -> None:
        if statement.startswith(WRITES):
            wrote.append(statement)

    def committed(connection: Connection) -> None:
        seen.extend(wrote[:1])

    hooks = (("begin", begun), ("before_cursor_execute", executed), ("commit", committed))
    for name, hook in hooks:
        event.listen(engine, name, hook)
    yield seen
    for name, hook in hooks:
        event.remove(engine, name, hook)


async def a_while(house: House) -> None:
    """Time enough for everything but what is held."""
    for _ in range(10):
        await house.states()


async def quiet(house: House) -> None:
    """Until nobody has anything to do by themselves."""
    await house.settle()
    await a_while(house)


async def landed(house: House) -> None:
    """Until what left is marked, without a word to the sender."""
    while await house.ask(lambda t: t.dispatch.in_flight()):
        pass


@pytest.fixture
async def ready(house: House) -> House:
    """A house that knows Ana and has nothing to do."""
    await house.say("Hello")
    await quiet(house)
    house.messenger.asked.clear()
    return house


# what it costs


@pytest.mark.sqlite
async def test_a_reply_costs_two_transactions(ready: House, memory: Memory) -> None:
    with commits(memory) as seen:
        await ready.say("One")
        await ready.messenger.until(1)
        await landed(ready)
    assert len(seen) == 2, "one decides and claims, one marks it as sent"


@pytest.mark.sqlite
async def test_what_tidies_up_behind_a_reply_costs_one_more(build: Build, memory: Memory) -> None:
    house = await build(answering(saying("A card"), Revise(None, message_id=70)))
    await house.say("Hello")
    await quiet(house)
    house.messenger.asked.clear()
    with commits(memory) as seen:
        await house.say("One")
        await house.messenger.until(2)
        await landed(house)
    assert [asked.what for asked in house.messenger.asked] == ["send", "rebutton"]
    assert len(seen) == 3


async def test_what_nobody_answers_costs_one(ready: House, memory: Memory) -> None:
    with commits(memory) as seen:
        await ready.hear(None)
        await a_while(ready)
    assert len(seen) == 1


# what speaks against it


async def stood(house: House, text: str = "One", chat: int = ANA) -> State:
    """Where an answer stands the moment its decision is committed, before the sender has a turn."""
    await house.say(text, chat=chat)
    return house.memory.transact(outbox_states)[-1]


async def test_a_reply_is_being_sent_as_soon_as_it_is_decided(ready: House) -> None:
    assert await stood(ready) is State.SENDING
    await ready.messenger.until(1)
    assert ready.texts() == ["One"]


async def test_what_is_claimed_leaves_though_what_follows_its_commit_breaks(ready: House) -> None:
    def says(transaction: Transaction) -> int:
        whose = transaction.people.find(ANA)
        assert whose is not None
        transaction.outbox.put(whose, saying("One"), ready.clock.now())
        return whose

    def breaks(whose: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await ready.engine.sender.hop(ANA, says, lambda whose: whose, breaks)
    await ready.messenger.until(1)
    assert ready.texts() == ["One"]


async def a_chat_that_heard_much(house: House) -> None:
    await house.say("2", "3", "4", "5")
    await quiet(house)


async def a_bot_that_said_much(house: House) -> None:
    seconds = house.clock.elapsed()
    for chat in range(100, 100 + house.engine.sender.budget.room(seconds)):
        house.engine.sender.budget.take(chat, seconds)


async def a_closed_door(house: House) -> None:
    house.engine.sender.budget.shut(1, house.clock.elapsed())


async def answers_that_stay_away(house: House) -> None:
    for chat in (BEN, CLEO):
        house.engine.sender.budget.doubt(chat, house.clock.elapsed())


async def being_told_to_wait(house: House) -> None:
    house.engine.sender.budget.pause_chat(ANA, 2, house.clock.elapsed())


@pytest.mark.parametrize(
    "against",
    [
        a_chat_that_heard_much,
        a_bot_that_said_much,
        a_closed_door,
        answers_that_stay_away,
        being_told_to_wait,
    ],
)
async def test_a_reply_waits_its_turn_and_leaves_when_it_comes(
    ready: House, against: Callable[[House], Awaitable[None]]
) -> None:
    await against(ready)
    before = len(ready.messenger.asked)
    assert await stood(ready) is State.PENDING
    await a_while(ready)
    assert len(ready.messenger.asked) == before
    ready.clock.turn(seconds=2)
    await ready.messenger.until(before + 1)
    assert ready.texts()[-1] == "One"


@pytest.mark.sqlite
async def test_a_reply_waits_for_what_flies_in_its_chat_and_leaves_as_that_lands(
    ready: House, memory: Memory
) -> None:
    held = ready.messenger.hold(ANA)
    assert await stood(ready, "One") is State.SENDING
    assert await stood(ready, "Two") is State.PENDING
    await a_while(ready)
    with commits(memory) as seen:
        held.set()
        await ready.messenger.until(2)
        await landed(ready)
    assert ready.texts() == ["One", "Two"]
    assert len(seen) == 2, "the mark of the first is the claim of the second"


async def test_care_does_not_wait_for_what_flies_in_its_chat(ready: House) -> None:
    held = ready.messenger.hold(ANA)
    await ready.say("One", "Two", "Help")
    await ready.messenger.until(2)
    assert ready.texts() == ["One", "Help"]
    held.set()
    await ready.messenger.until(3)


async def test_care_does_not_wait_for_what_was_told_to_wait(ready: House) -> None:
    ready.messenger.answers(ANA, InDoubt())
    await ready.say("One")
    await ready.messenger.until(1)
    await a_while(ready)
    await ready.say("Help")
    await ready.messenger.until(2)
    assert ready.texts() == ["One", "Help"]


async def test_nothing_is_claimed_by_who_is_stopping(ready: House) -> None:
    ready.engine.sender.stop()
    assert await stood(ready) is State.PENDING


@pytest.mark.parametrize(
    ("outcome", "seconds"), [(Paused(3 * SECOND), 3), (InDoubt(), 2)], ids=["told", "in doubt"]
)
async def test_what_has_to_wait_wakes_the_sender_when_its_time_comes(
    ready: House, outcome: Paused | InDoubt, seconds: int
) -> None:
    ready.messenger.answers(ANA, outcome)
    await ready.say("One")
    await ready.messenger.until(1)
    await a_while(ready)
    assert await stood(ready, "Two") is State.PENDING, "it is the first of a chat that is claimed"
    await a_while(ready)
    ready.clock.turn(seconds=seconds)
    await ready.messenger.until(3)
    assert ready.texts() == ["One", "One", "Two"]


class Slow:
    """A mind that repeats what it is told when it may `go_on`."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self, known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        self.begun.set()
        self.go_on.wait(5)
        return echo(known, event, now, draw)


async def test_what_is_just_being_claimed_leaves_though_nobody_waits_for_it_any_more(
    build: Build, memory: Memory
) -> None:
    mind = Slow()
    house = await build(mind)
    await quiet(house)
    asking = asyncio.create_task(house.say("One"))
    await asyncio.to_thread(mind.begun.wait, 5)
    asking.cancel()  # as the tick is when the process is told to stop
    stopping = asyncio.create_task(house.stop())
    await asyncio.wait({asking})
    mind.go_on.set()
    await stopping
    assert house.texts() == ["One"]
    assert memory.transact(outbox_states) == [State.SENT]


async def test_who_stops_waits_for_what_is_just_being_claimed(build: Build, memory: Memory) -> None:
    mind = Slow()
    house = await build(mind)
    await quiet(house)
    held = house.messenger.hold(ANA)
    asking = asyncio.create_task(house.say("One"))
    await asyncio.to_thread(mind.begun.wait, 5)
    stopping = asyncio.create_task(house.stop())
    await asyncio.sleep(0)
    mind.go_on.set()
    await house.messenger.until(1)
    done, _ = await asyncio.wait({stopping}, timeout=0.2)
    assert not done
    held.set()
    await asyncio.gather(asking, stopping)
    assert house.texts() == ["One"]
    assert memory.transact(outbox_states) == [State.SENT]


async def test_a_place_that_was_kept_for_nothing_is_free_again(
    build: Build, memory: Memory
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        begun.set()
        go_on.wait(5)
        return Decision()

    enrolled(memory, Person(1), MONDAY)
    house = await build(mind, rate=1)
    await quiet(house)
    waiting(memory, 1, [saying("One")], MONDAY)
    asking = asyncio.create_task(house.say("Nothing", chat=BEN))
    await asyncio.to_thread(begun.wait, 5)
    house.engine.sender.wake()  # it finds that the one token may be used already
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    go_on.set()
    await asking
    async with asyncio.timeout(2):
        await house.messenger.until(1)
    assert house.texts() == ["One"]


async def test_a_place_that_was_kept_for_work_that_broke_is_free_again(
    build: Build, memory: Memory
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def breaks(transaction: Transaction) -> None:
        begun.set()
        go_on.wait(5)
        raise ZeroDivisionError

    enrolled(memory, Person(1), MONDAY)
    house = await build(rate=1)
    await quiet(house)
    waiting(memory, 1, [saying("One")], MONDAY)
    asking = asyncio.create_task(house.engine.sender.hop(BEN, breaks, lambda _: None))
    await asyncio.to_thread(begun.wait, 5)
    house.engine.sender.wake()  # it finds that the one token may be used already
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    go_on.set()
    await asyncio.wait({asking})
    assert isinstance(asking.exception(), ZeroDivisionError)
    async with asyncio.timeout(2):
        await house.messenger.until(1)
    assert house.texts() == ["One"]


# what nobody's claim finds


async def test_a_goodbye_is_said_at_once_too(build: Build) -> None:
    house = await build(answering(Forget(), saying("Goodbye")))
    await quiet(house)
    await house.say("Erase me")
    await house.messenger.until(1)
    assert house.texts() == ["Goodbye"]


async def test_what_cannot_be_opened_keeps_nothing_behind_it_waiting(ready: House) -> None:
    held = ready.messenger.hold(ANA)
    await ready.say("One", "Spoilt", "Three")
    await ready.messenger.until(1)
    outbox = table(OutboxRow)
    first = select(func.min(outbox.c.id)).where(outbox.c.state == State.PENDING)
    spoilt = update(outbox).where(outbox.c.id == first.scalar_subquery())
    await ready.ask(lambda t: t.connection.execute(spoilt.values(body=b"\x01" + bytes(60))))
    held.set()
    await ready.messenger.until(2)
    assert ready.texts() == ["One", "Three"]
