"""Housekeeping: each step by itself, and the operator told once a day if something is amiss."""

import logging
from datetime import timedelta

import pytest

from bot.core.records.effects import Plan, Say
from bot.core.records.events import DueKind
from bot.core.records.model import Person
from bot.engine.housekeeping import LATE, TIDYING
from bot.engine.ports import InDoubt, Refused, Unreachable
from bot.store.memory import Memory
from bot.store.parcel import Claim, State
from bot.store.transaction import Transaction
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.stage import ANA, CANARY, House, enrolled, saying

NOOR = 99
"""The operator's own chat."""
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


async def refused(house: House) -> None:
    """A message of Ana's that Telegram will never take."""
    house.messenger.answers(ANA, Refused("unwritten"))
    await house.say("Hello")
    await house.settle()
    assert (await house.states())[-1] is State.DEAD


async def told(house: House) -> list[str]:
    """All that the operator was told, once the house is kept again."""
    await house.engine.keep_house()
    await house.settle()
    return house.texts(NOOR)


# each step by itself


@pytest.mark.parametrize("broken", TIDYING)
async def test_a_step_that_fails_keeps_no_other_from_running(
    build: Build,
    broken: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    taken: list[str] = []

    def watched(name: str, *, fails: bool) -> object:
        def step(transaction: Transaction, now: object) -> None:
            taken.append(name)
            if fails:
                raise OSError("the disk is full")

        return step

    steps = {name: watched(name, fails=name == broken) for name in TIDYING}
    monkeypatch.setattr("bot.engine.housekeeping.TIDYING", steps)
    house = await build(operator=NOOR)
    await house.engine.keep_house()
    assert taken == list(TIDYING)
    (line,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert line.__dict__["facts"] == {"step": broken}


# the operator


async def test_who_runs_a_bot_that_is_well_hears_nothing(build: Build) -> None:
    house = await build(operator=NOOR)
    await house.say("Hello")
    await house.settle()
    assert await told(house) == []


async def test_a_message_that_was_refused_is_told_once_a_day(build: Build) -> None:
    house = await build(operator=NOOR)
    await refused(house)
    (first,) = await told(house)
    assert "Messages it could not send: 1\n" in first
    assert CANARY not in first
    house.clock.turn(hours=2)
    await refused(house)
    assert await told(house) == [first]
    house.clock.turn(hours=22)
    assert await told(house) == [first, first]  # of the second one, which it had not told of
    house.clock.turn(hours=24)
    assert await told(house) == [first, first]


async def test_a_new_start_on_the_same_day_tells_nothing_again(
    build: Build, memory: Memory
) -> None:
    house = await build(operator=NOOR)
    await refused(house)
    assert len(await told(house)) == 1
    await refused(house)
    await house.stop()
    again = await build(operator=NOOR)
    again.clock.turn(hours=1)
    assert await told(again) == []


async def test_an_update_that_was_laid_aside_is_told(build: Build) -> None:
    house = await build(operator=NOOR)
    await house.hear(None, unreadable=True)
    (said,) = await told(house)
    assert "Messages and taps it could not handle: 1\n" in said


async def test_what_waits_too_long_is_told_in_minutes(build: Build, memory: Memory) -> None:
    house = await build(operator=NOOR)
    enrolled(memory, Person(7), MONDAY)

    def wait(transaction: Transaction) -> None:
        transaction.calendar.plan(7, Plan(DueKind.HELLO, 1, MONDAY))
        transaction.outbox.put(7, saying("Hello"), MONDAY + 2 * MINUTE)

    await house.settle()  # and now everybody sleeps
    house.clock.slip(minutes=17)  # nobody has noticed yet
    await house.ask(wait)
    await house.engine.keep_house()
    await house.settle()
    (said,) = house.texts(NOOR)
    assert "Minutes that reminders wait: 17\n" in said
    assert "Minutes that messages wait to leave: 15\n" in said


async def test_what_waits_for_a_moment_is_not_told(build: Build, memory: Memory) -> None:
    house = await build(operator=NOOR)
    enrolled(memory, Person(7), MONDAY)
    house.clock.slip(seconds=LATE.total_seconds())
    await house.ask(lambda t: t.calendar.plan(7, Plan(DueKind.HELLO, 1, MONDAY)))
    assert await told(house) == []


async def test_what_waited_while_no_bot_ran_is_not_told(build: Build, memory: Memory) -> None:
    enrolled(memory, Person(7), MONDAY - 9 * HOUR)
    memory.transact(lambda t: t.outbox.put(7, saying("Hello"), MONDAY - 8 * HOUR))
    memory.transact(lambda t: t.calendar.plan(7, Plan(DueKind.HELLO, 1, MONDAY - 8 * HOUR)))
    house = await build(operator=NOOR)
    assert await told(house) == []


async def test_nobody_is_told_where_no_operator_is_named(build: Build) -> None:
    house = await build()
    await refused(house)
    await house.engine.keep_house()
    await house.settle()
    assert house.texts(None) == ["Hello"]
    assert await house.ask(lambda t: t.tally.alarm(MONDAY)), (
        "nobody was told, so no peace has begun"
    )


@pytest.mark.parametrize("outcome", [InDoubt(), Unreachable(), Refused("chat not found")])
async def test_what_did_not_reach_the_operator_is_not_repeated_and_leaves_no_trace(
    build: Build, outcome: InDoubt | Unreachable | Refused
) -> None:
    house = await build(operator=NOOR)
    await refused(house)
    house.messenger.answers(NOOR, outcome)
    assert len(await told(house)) == 1
    house.clock.turn(hours=3)
    assert len(await told(house)) == 1
    assert await house.states() == [State.DEAD]


async def test_what_is_said_to_the_operator_ends_with_its_day(build: Build) -> None:
    """Else two would come at once when Telegram is back after two days."""
    house = await build(operator=NOOR)
    await refused(house)
    written: list[Say] = []

    def look(transaction: Transaction) -> None:
        parcels = transaction.dispatch.claim(MONDAY, Claim(1, MONDAY + HOUR), 8)
        written.extend(p.message for p in parcels if isinstance(p.message, Say))

    house.engine.sender.stop()
    await house.engine.keep_house()
    await house.ask(look)
    assert [said.until for said in written] == [MONDAY + timedelta(days=1)]
