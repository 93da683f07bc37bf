"""Somebody sets the machine's clock while we run: nobody waits for it, and wall times stay."""

from datetime import timedelta

import pytest

from bot.core.records.events import DueKind, Said
from bot.engine.ports import Unsent
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.promising import Promising, for_a_while, promise
from tests.engine.stage import ANA, House

HOUR = timedelta(hours=1)
SOON = timedelta(seconds=0.02)
"""So long a ring really takes: the metronome's scheduler reads the machine's clock."""


async def test_one_hour_back_on_the_wall_clock_keeps_nobody_waiting(house: House) -> None:
    for _ in range(7):  # the chat's budget is used up, and two are put back
        await house.say("Hello")
    await house.messenger.until(5)
    house.clock.set_(hours=-1)
    await for_a_while(house)
    for count in (6, 7):
        house.clock.turn(seconds=1)
        await house.messenger.until(count)


@pytest.mark.sqlite
async def test_a_message_that_waits_by_the_old_clock_is_rung_anew(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.messenger.answers(ANA, Unsent())
    await house.say("Hello")
    await house.messenger.until(1)
    house.clock.set_(hours=-1)
    await for_a_while(house)
    house.clock.turn(seconds=1)
    await house.messenger.until(2)
    told = [r.facts for r in caplog.records if "clock" in r.getMessage()]  # type: ignore[attr-defined]
    assert told == [{"seconds": -3600}]


async def test_what_comes_so_many_seconds_after_something_goes_with_the_clock(
    build: Build,
) -> None:
    house = await build(Promising(SOON, kind=DueKind.PAUSE))
    await house.hear(Said("a part of an answer", 1))
    house.clock.set_(hours=-1)
    await for_a_while(house)
    house.clock.turn(seconds=SOON.total_seconds())
    await house.messenger.until(1)


async def test_a_wall_time_stays_where_it_is_when_the_clock_is_set(build: Build) -> None:
    house = await build(Promising(timedelta(seconds=3), kind=DueKind.CUE))
    await promise(house, 1)
    house.clock.set_(hours=-1)
    await for_a_while(house)
    assert await house.promised() == [MONDAY + timedelta(seconds=3)]


async def test_a_clock_that_jumps_on_makes_what_is_due_come(build: Build) -> None:
    house = await build(Promising(HOUR))
    await promise(house, 1)
    await for_a_while(house)  # until the ticker waits by the old clock
    house.clock.set_(hours=1)
    await house.messenger.until(1)
