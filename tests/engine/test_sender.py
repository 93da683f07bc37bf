"""The one sender: order, lanes, pace, and how it stops."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, event

from bot.core.records.effects import Decision, Effect, Lane, Plan
from bot.core.records.events import Draw, DueKind, Event, Said, TimeCame
from bot.core.records.model import Known, Person
from bot.engine.budget import SPARED
from bot.engine.flights import IN_FLIGHT, SPARED_PLACES
from bot.engine.ports import (
    Paused,
)
from bot.store.memory import Memory
from bot.store.parcel import State
from bot.store.transaction import Transaction
from bot.store.trouble import Away
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.stage import ANA, BEN, CANARY, CLEO, House, enrolled, planned, saying, waiting

DAN, EVE = 14, 15
SECOND = timedelta(seconds=1)


def each(*effects: Effect) -> Callable[[Known, Event, datetime, Draw], Decision]:
    """A mind that answers the first event with the first effect, and so on."""
    waiting = iter(effects)
    return lambda known, event, now, draw: Decision(effects=(next(waiting),))


# order and lanes


async def test_a_chat_hears_everything_in_order_and_one_at_a_time(house: House) -> None:
    held = house.messenger.hold(ANA)
    await house.say("One", "Two", "Three")
    await house.messenger.until(1)
    await house.say("Hello", chat=BEN)
    await house.messenger.until(2)
    assert house.texts(None) == ["One", "Hello"]  # another chat does not wait
    held.set()
    await house.settle()
    assert house.texts() == ["One", "Two", "Three"]
    assert house.messenger.most_at_once[ANA] == 1


async def test_what_has_to_wait_is_not_overtaken(house: House) -> None:
    house.messenger.answers(ANA, Paused(3 * SECOND))
    await house.say("One")
    await house.settle()
    await house.say("Two")
    await house.settle()
    assert house.texts() == ["One"]
    house.clock.turn(seconds=3)
    await house.settle()
    assert house.texts() == ["One", "One", "Two"]


async def test_care_does_not_wait_for_what_is_in_flight(house: House) -> None:
    held = house.messenger.hold(ANA)
    await house.say("One")
    await house.messenger.until(1)
    await house.say("Two", "Help")
    await house.messenger.until(2)
    assert house.texts() == ["One", "Help"]
    held.set()
    await house.settle()
    assert house.texts() == ["One", "Help", "Two"]


async def test_care_cards_of_one_chat_keep_their_order(house: House) -> None:
    held = house.messenger.hold(ANA)
    await house.say("Help one", "Help two")
    await house.messenger.until(1)
    assert house.texts() == ["Help one"]
    held.set()
    await house.settle()
    assert house.texts() == ["Help one", "Help two"]


async def test_when_little_may_be_sent_the_weightiest_lane_goes_first(build: Build) -> None:
    lanes = {ANA: Lane.TIDYING, BEN: Lane.SCHEDULED, CLEO: Lane.REPLY, DAN: Lane.CARE}
    house = await build(
        each(*(saying(lane.name, lane=lane) for lane in (Lane.REPLY, *lanes.values()))), rate=1
    )
    await house.say("Hello", chat=EVE)  # uses up this second
    await house.settle()
    for chat in lanes:
        await house.say("Hello", chat=chat)
    await house.settle()
    assert house.texts(None) == ["REPLY"]
    for _ in lanes:
        house.clock.turn(seconds=1)
        await house.settle()
    assert house.texts(None) == ["REPLY", "CARE", "REPLY", "SCHEDULED", "TIDYING"]


async def test_only_so_many_are_in_flight_at_once(house: House) -> None:
    chats = range(100, 100 + IN_FLIGHT + 2)
    held = [house.messenger.hold(chat) for chat in chats]
    for chat in chats:
        await house.say("Hello", chat=chat)
    await house.messenger.until(IN_FLIGHT)
    for _ in range(5):
        await house.states()  # time enough for one too many
    assert len(house.messenger.asked) == IN_FLIGHT
    for gate in held:
        gate.set()
    await house.settle()
    assert len(house.messenger.asked) == len(chats)


@contextmanager
def asked_by_lane(memory: Memory) -> Iterator[list[str]]:
    """What is asked of the outbox meanwhile by the sender's rounds."""
    seen: list[str] = []

    def executed(connection: Connection, cursor: object, statement: str, *more: object) -> None:
        if "lane <=" in statement:
            seen.append(statement)

    assert memory._engine is not None
    event.listen(memory._engine, "before_cursor_execute", executed)
    yield seen
    event.remove(memory._engine, "before_cursor_execute", executed)


async def test_reminders_leave_places_to_whoever_writes(memory: Memory, build: Build) -> None:
    due = range(100, 100 + IN_FLIGHT)
    for chat in due:
        enrolled(memory, Person(chat), MONDAY, chat)
        waiting(memory, chat, [saying("Now", lane=Lane.SCHEDULED)], MONDAY)
    house = await build(rate=60)
    held = [house.messenger.hold(chat) for chat in (*due, ANA)]
    await house.messenger.until(IN_FLIGHT - SPARED_PLACES)
    await house.say("Hello")
    await house.messenger.until(IN_FLIGHT - SPARED_PLACES + 1)
    with asked_by_lane(memory) as asked:
        await _a_while(house)  # time enough for one too many
    assert len(asked) < 3, "the sender stands still meanwhile"
    assert len(house.messenger.asked) == IN_FLIGHT - SPARED_PLACES + 1
    assert house.texts() == ["Hello"]
    for gate in held:
        gate.set()
    await house.settle()
    assert len(house.messenger.asked) == IN_FLIGHT + 1


@pytest.mark.sqlite
async def test_slow_ones_keep_no_answer_waiting_while_a_place_is_free(house: House) -> None:
    chats = range(100, 100 + IN_FLIGHT)
    held = [house.messenger.hold(chat) for chat in chats]
    for chat in chats:
        await house.say("Hello", chat=chat)
    await house.messenger.until(IN_FLIGHT)
    await house.say("Hello")
    await _a_while(house)
    held[0].set()
    await house.messenger.until(IN_FLIGHT + 1)
    assert house.texts() == ["Hello"]
    for gate in held:
        gate.set()
    await house.settle()


@pytest.mark.sqlite
async def test_a_few_slow_ones_keep_no_reminder_waiting(memory: Memory, build: Build) -> None:
    most = IN_FLIGHT - SPARED_PLACES
    due = range(100, 100 + most + 3)
    for chat in due:
        enrolled(memory, Person(chat), MONDAY, chat)
        waiting(memory, chat, [saying("Now", lane=Lane.SCHEDULED)], MONDAY)
    house = await build(rate=60)
    held = [house.messenger.hold(chat) for chat in due]
    await house.messenger.until(most)
    for gate in held[:3]:
        gate.set()
    await house.messenger.until(most + 2)
    for gate in held:
        gate.set()
    await house.settle()
    assert len(house.messenger.asked) == len(due)


@pytest.mark.sqlite
async def test_what_is_claimed_while_the_sender_looks_may_hang_and_keeps_nobody_waiting(
    memory: Memory, build: Build
) -> None:
    held_up = asyncio.Event()

    def says(transaction: Transaction) -> int | None:
        if not held_up.is_set():
            raise Away
        transaction.outbox.put(1, saying("Hello"), MONDAY)
        return 1

    for id, chat in ((1, BEN), (2, ANA)):
        enrolled(memory, Person(id), MONDAY, chat)
    house = await build(rate=1)
    await house.settle()
    house.clock.turn(seconds=2)
    house.messenger.hold(BEN)
    asking = asyncio.create_task(house.engine.sender.hop(BEN, says, lambda whose: whose))
    await asyncio.sleep(0)
    waiting(memory, 2, [saying("One")], MONDAY)
    house.engine.sender.wake()
    await _a_while(house)  # time enough to find that the one token is spoken for
    held_up.set()
    await asking
    await house.messenger.until(1)
    house.clock.turn(seconds=1)
    await house.messenger.until(2)
    assert house.texts() == ["One"]
    house.messenger.hold(BEN).set()


# pace


async def test_a_chat_gets_five_at_once_and_then_one_a_second(house: House) -> None:
    await house.say(*(f"No {count}" for count in range(1, 8)))
    await house.settle()
    assert len(house.texts()) == 5
    house.clock.turn(seconds=0.5)
    await house.settle()
    assert len(house.texts()) == 5
    for count in (6, 7):
        house.clock.turn(seconds=1)
        await house.settle()
        assert house.texts()[-1] == f"No {count}"
        assert len(house.texts()) == count


async def test_the_bot_keeps_to_its_rate(build: Build) -> None:
    house = await build(rate=1)
    for chat in (ANA, BEN, CLEO):
        await house.say("Hello", chat=chat)
    for count in (1, 2, 3):
        await house.settle()
        assert len(house.texts(None)) == count
        house.clock.turn(seconds=1)


async def test_those_who_write_at_once_share_what_may_leave(build: Build) -> None:
    house = await build(rate=1)
    await house.settle()
    await asyncio.gather(*(house.say("Hello", chat=chat) for chat in (ANA, BEN, CLEO)))
    for count in (1, 2, 3):
        await house.settle()
        assert len(house.texts(None)) == count
        house.clock.turn(seconds=1)


async def test_the_next_of_a_chat_keeps_to_the_rate_of_the_bot(build: Build) -> None:
    house = await build(rate=1)
    await house.settle()
    await house.say("One", "Two")
    for count in (1, 2):
        await house.settle()
        assert len(house.texts()) == count
        house.clock.turn(seconds=1)


async def test_who_writes_in_a_flood_of_reminders_waits_for_none_of_them(
    memory: Memory, build: Build
) -> None:
    waited, due = range(100, 130), range(200, 230)
    for chat in (*waited, *due):
        enrolled(memory, Person(chat), MONDAY, chat)
    for chat in waited:
        waiting(memory, chat, [saying("Now", lane=Lane.SCHEDULED)], MONDAY)
    for chat in due:
        planned(memory, chat, Plan(DueKind.HELLO, chat, MONDAY))
    house = await build(_reminding)
    at_once = 30 - IN_FLIGHT - SPARED
    await house.messenger.until(at_once)
    for chat in range(SPARED):
        await house.say("Hello", chat=chat + 1)
        await house.messenger.until(at_once + chat + 1)
    flood = {*waited, *due}
    came = [asked.chat in flood for asked in house.messenger.asked]
    assert came == [True] * at_once + [False] * SPARED
    house.clock.turn(seconds=0.01 + SPARED / 30)
    for _ in range(5):
        await house.states()
    for count in range(at_once + SPARED, len(flood) + SPARED, at_once):
        house.clock.turn(seconds=at_once / 30)
        await house.messenger.until(count + at_once)
    assert len(house.messenger.asked) == len(flood) + SPARED


def _reminding(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
    lane = Lane.SCHEDULED if isinstance(event, TimeCame) else Lane.REPLY
    return Decision(effects=(saying("Hello", lane=lane),))


async def test_a_429_pauses_that_chat_only(house: House) -> None:
    house.messenger.answers(ANA, Paused(5 * SECOND))
    await house.say("Hello")
    await house.settle()
    await house.say("Hello", chat=BEN)
    await house.settle()
    assert (len(house.texts(ANA)), len(house.texts(BEN))) == (1, 1)
    house.clock.turn(seconds=4.9)
    await house.settle()
    assert len(house.texts(ANA)) == 1
    house.clock.turn(seconds=0.1)
    await house.settle()
    assert len(house.texts(ANA)) == 2
    assert await house.states() == [State.SENT, State.SENT]


async def test_two_chats_that_were_told_to_wait_an_hour_do_not_silence_the_bot(
    house: House,
) -> None:
    for chat in (ANA, BEN):
        house.messenger.answers(chat, Paused(3600 * SECOND))
        await house.say("Hello", chat=chat)
        await house.settle()
    await house.say("Hello", chat=CLEO)
    await house.say("Hello", chat=DAN)
    await house.settle()
    assert house.texts(CLEO) == [], "first it is found out whether all have to wait"
    house.messenger.answers(CLEO, Paused(3600 * SECOND))
    house.clock.turn(seconds=2)
    await house.settle()
    assert (len(house.texts(CLEO)), house.texts(DAN)) == (1, [])
    house.clock.turn(seconds=4)
    await house.settle()
    assert house.texts(DAN) == ["Hello"]
    await house.say("Again", chat=DAN)
    await house.settle()
    assert house.texts(DAN) == ["Hello", "Again"], "a success lifts the pause"
    house.clock.turn(hours=1)
    await house.settle()
    assert [len(house.texts(chat)) for chat in (ANA, BEN, CLEO)] == [2, 2, 2]


async def test_while_the_bot_is_paused_care_goes_first_one_at_a_time(house: House) -> None:
    for chat in (ANA, BEN):
        house.messenger.answers(chat, Paused(60 * SECOND))
        await house.say("Hello", chat=chat)
        await house.settle()
    held = house.messenger.hold(DAN)
    await house.say("Hello", chat=CLEO)
    await house.say("Help Dan", chat=DAN)
    await house.say("Help Eve", chat=EVE)
    await house.messenger.until(3)
    for _ in range(5):
        await house.states()  # time enough for one too many
    assert house.texts(None)[2:] == ["Help Dan"]
    held.set()
    await house.settle()
    after = house.texts(None)[2:]
    assert after == ["Help Dan", "Help Eve", "Hello"], "care has arrived: nobody waits any more"


@pytest.mark.sqlite
async def test_care_waits_for_the_pace_and_not_for_the_end_of_a_pause(build: Build) -> None:
    house = await build(rate=1)
    await house.settle()
    house.clock.turn(seconds=1.2)
    house.engine.sender.wake()  # it looks at what was left behind, and will again a second later
    await _a_while(house)
    house.clock.turn(seconds=0.3)
    await house.say("Hello")
    await house.settle()
    house.engine.sender.budget.shut(60, house.clock.elapsed())
    await house.say("Help Ben", chat=BEN)
    for seconds in (0.8, 0.3):  # to that look; and until the pace allows one more
        await _a_while(house)
        house.clock.turn(seconds=seconds)
    await house.messenger.until(2)
    assert house.texts(BEN) == ["Help Ben"]


async def _a_while(house: House) -> None:
    """Time enough for everybody to do what they could do now."""
    for _ in range(9):
        await house.states()


@pytest.mark.sqlite
async def test_calls_that_hang_take_two_places_and_not_all(house: House) -> None:
    stuck = range(100, 100 + IN_FLIGHT)
    for chat in stuck:
        house.messenger.hold(chat)
        await house.say("Hello", chat=chat)
    await house.messenger.until(IN_FLIGHT)
    await house.say("Hello", chat=ANA)
    for _ in range(5):
        await house.states()
    assert house.texts(ANA) == []
    house.clock.turn(seconds=3)  # now they hang
    for _ in range(5):
        await house.states()
    house.clock.turn(seconds=2)  # and one finds out whether Telegram answers others
    await house.messenger.until(IN_FLIGHT + 1)
    assert house.texts(ANA) == ["Hello"]
    for chat in range(200, 206):
        house.messenger.hold(chat)
        await house.say("Hello", chat=chat)
    await house.messenger.until(IN_FLIGHT + 1 + 6)
    for chat in (*stuck, *range(200, 206)):
        house.messenger.hold(chat).set()
    await house.settle()


# stopping


async def test_stop_waits_for_what_is_in_flight_and_begins_nothing_new(house: House) -> None:
    held = house.messenger.hold(ANA)
    await house.say("One", "Two")
    await house.messenger.until(1)
    stopping = asyncio.create_task(house.stop())
    for _ in range(5):
        await house.states()
    assert not stopping.done()
    held.set()
    await stopping
    assert house.texts() == ["One"]
    assert not house.memory.transact(lambda t: t.dispatch.in_flight())
    assert house.memory.transact(lambda t: t.dispatch.busy(MONDAY))  # "Two", for the next start


async def test_stop_does_not_wait_for_ever(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.engine.engine.DRAIN", 0.01)
    house.messenger.hold(ANA)
    await house.say("One")
    await house.messenger.until(1)
    async with asyncio.timeout(2):
        await house.stop()
    assert house.memory.transact(lambda t: t.dispatch.in_flight())  # in doubt, as after a crash


async def test_the_next_house_says_what_the_last_one_did_not(build: Build) -> None:
    first = await build()
    held = first.messenger.hold(ANA)
    await first.hear(Said(f"One {CANARY}", 1), update_id=1)
    await first.hear(Said(f"Two {CANARY}", 2), update_id=2)
    await first.messenger.until(1)
    held.set()
    await first.stop()
    second = await build()
    await second.settle()
    assert first.texts() + second.texts() == ["One", "Two"]
