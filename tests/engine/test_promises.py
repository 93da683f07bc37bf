"""The real mind in the real engine: a cue that comes too late, and a person who blocked us."""

from datetime import timedelta

import pytest

from bot.core.decide import decide
from bot.core.records.effects import Decision, Plan
from bot.core.records.events import Blocked, DueKind, Returned
from bot.core.records.model import Person, Standing, Step
from bot.engine.ports import Paused, Unreachable
from bot.store.memory import Memory
from bot.store.parcel import State
from bot.store.transaction import Transaction
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.stage import ANA, CANARY, House, enrolled

HOUR = timedelta(hours=1)
OFFLINE = "I was offline at 15:05, the time you chose. I'm sorry. Do you still want it?"


def planned(memory: Memory, *ahead: timedelta) -> None:
    """Ana is known to us, and her steps are planned so far ahead."""
    enrolled(memory, Person(7, Standing.KEEPS, zone="Europe/Berlin"), MONDAY)

    def write(transaction: Transaction) -> None:
        for id, time in enumerate(ahead, start=1):
            at = MONDAY + time
            step = Step(id, text=f"wave to Mia {CANARY}", sign="she waved", short="wave", at=at)
            transaction.people.save(7, Decision(steps=(step,)), MONDAY)
            transaction.calendar.plan(7, Plan(DueKind.CUE, id, at))

    memory.transact(write)


async def passing(house: House, *steps: timedelta) -> None:
    """Time passes in steps; all that is due happens in each."""
    for step in steps:
        house.clock.turn_to(house.clock.now() + step)
        await house.settle()


async def test_a_cue_comes_at_its_minute_and_once(memory: Memory, build: Build) -> None:
    planned(memory, HOUR)
    house = await build(decide)
    await passing(house, HOUR - timedelta(seconds=1))
    assert house.texts() == []
    await passing(house, timedelta(seconds=1), timedelta(seconds=30))
    assert len(house.texts()) == 1
    assert house.messenger.asked[0].rows


async def test_a_cue_past_its_until_is_not_sent_and_an_honest_word_is(
    memory: Memory, build: Build
) -> None:
    planned(memory, HOUR)
    house = await build(decide)
    too_long = timedelta(minutes=16)
    house.messenger.answers(ANA, Paused(too_long))  # the cue is tried, and told to wait
    await passing(house, HOUR)
    await passing(house, too_long)
    assert house.texts()[1:] == [OFFLINE]
    assert await house.states() == [State.EXPIRED, State.SENT]
    await passing(house, HOUR)
    assert house.texts().count(house.texts()[0]) == 1
    assert house.texts().count(OFFLINE) == 1


async def test_a_cue_that_is_late_but_not_too_late_still_comes(
    memory: Memory, build: Build
) -> None:
    planned(memory, HOUR)
    house = await build(decide)
    house.messenger.answers(ANA, Paused(timedelta(minutes=5)))
    await passing(house, HOUR, timedelta(minutes=5))
    assert house.texts()[0] == house.texts()[1]
    assert await house.states() == [State.SENT]


async def test_what_came_due_while_we_were_away_is_one_honest_word(
    memory: Memory, build: Build
) -> None:
    planned(memory, HOUR, 2 * HOUR)
    house = await build(decide)
    await passing(house, timedelta(days=1))
    assert len(house.texts()) == 1
    assert house.texts()[0].startswith("I was offline when 2 of your steps were due.")


async def test_who_blocked_us_is_left_alone_until_they_return(memory: Memory, build: Build) -> None:
    planned(memory, HOUR, 30 * HOUR)
    house = await build(decide)
    house.messenger.answers(ANA, Unreachable())
    await passing(house, HOUR)
    assert len(house.messenger.asked) == 1  # this cue told us
    known = await house.ask(lambda t: t.people.load(7))
    assert not known.person.reachable
    house.messenger.asked.clear()
    await passing(house, 29 * HOUR)  # the cue of the next day
    cues = [asked for asked in house.messenger.asked if asked.text.startswith("Wave")]
    assert cues == []
    house.messenger.asked.clear()
    await house.hear(Returned())
    await house.settle()
    welcome, cue = house.texts()
    assert welcome.startswith("Good that you're here.")
    assert cue.startswith("20:05, wave: "), "of the last day; what was a day before waits unsaid"
    known = await house.ask(lambda t: t.people.load(7))
    assert known.person.reachable


async def test_a_cue_that_was_refused_at_the_door_comes_when_they_return(
    memory: Memory, build: Build
) -> None:
    planned(memory, HOUR)
    house = await build(decide)
    house.messenger.answers(ANA, Unreachable())
    await passing(house, HOUR)
    house.messenger.asked.clear()
    await passing(house, HOUR / 6)
    await house.hear(Returned())
    await house.settle()
    welcome, cue = house.texts()
    assert welcome.startswith("Good that you're here.")
    assert cue.startswith("15:05, wave: ")


async def test_nothing_at_all_is_tried_while_somebody_has_blocked_us(
    memory: Memory, build: Build
) -> None:
    planned(memory, HOUR, 30 * HOUR)
    house = await build(decide)
    house.messenger.answers(ANA, Unreachable())
    await passing(house, HOUR)
    await passing(house, *[HOUR / 2] * 70)
    assert len(house.messenger.asked) == 1


async def test_a_block_that_telegram_tells_us_of_cancels_the_next_cue(
    memory: Memory, build: Build
) -> None:
    planned(memory, HOUR)
    house = await build(decide)
    await house.hear(Blocked())
    await passing(house, HOUR, HOUR)
    assert house.messenger.asked == []


@pytest.mark.parametrize("waiting", [1, 3])
async def test_what_was_still_waiting_for_them_is_let_go(build: Build, waiting: int) -> None:
    house = await build()
    house.messenger.answers(ANA, Unreachable())
    held = house.messenger.hold(ANA)
    await house.say(*(f"No {count}" for count in range(waiting)))
    await house.messenger.until(1)
    held.set()
    await house.settle()
    assert house.texts() == ["No 0"]
    assert await house.states() == [State.CANCELLED] * waiting
