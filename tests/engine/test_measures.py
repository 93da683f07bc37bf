"""What a running bot counts of itself: how late, how soon, and what went wrong."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.core.records.effects import Decision, Lane, Plan
from bot.core.records.events import Draw, DueKind, Event, Said, TimeCame
from bot.core.records.model import Known, Person, Standing
from bot.engine import measures
from bot.engine.measures import Histogram, Measures
from bot.engine.ports import InDoubt, Paused, Refused, Unreachable
from bot.store.memory import Memory
from bot.store.parcel import State
from bot.store.transaction import Transaction
from bot.store.trouble import Away
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.stage import ANA, BEN, House, enrolled, planned, saying


def _reminding(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
    """A mind that has one thing to say when a moment comes."""
    if isinstance(event, TimeCame):
        return Decision(effects=(saying("Soon.", lane=Lane.SCHEDULED),))
    return Decision()


def _promised(memory: Memory, kind: DueKind) -> None:
    enrolled(memory, Person(1, Standing.KEEPS), MONDAY)
    planned(memory, 1, Plan(kind, 7, MONDAY))


def _counted(histogram: Histogram) -> dict[float, int]:
    """What is in it, by the bound below which it fell."""
    bounds = [*histogram.bounds, float("inf")]
    return {bound: n for bound, n in zip(bounds, histogram.counts, strict=True) if n}


def _of(house: House) -> Measures:
    return house.engine._hops.measures


async def test_a_cue_is_as_late_as_it_left_after_its_minute(memory: Memory, build: Build) -> None:
    _promised(memory, DueKind.CUE)
    house = await build(_reminding)
    house.clock.slip(seconds=4)
    await house.settle()
    assert house.texts() == ["Soon."]
    assert _counted(_of(house).lateness) == {5.0: 1}


async def test_what_has_no_promised_minute_is_not_late(memory: Memory, build: Build) -> None:
    _promised(memory, DueKind.NEWS)
    house = await build(_reminding)
    await house.settle()
    assert house.texts() == ["Soon."]
    assert not _counted(_of(house).lateness)


async def test_a_reply_takes_until_its_first_message_has_arrived(house: House) -> None:
    held = house.messenger.hold(ANA)
    await house.say("one")
    await house.messenger.until(1)
    house.clock.slip(seconds=2)
    held.set()
    await house.settle()
    await house.say("two", chat=BEN)
    await house.settle()
    assert _counted(_of(house).replies) == {0.005: 1, 2.5: 1}
    assert _of(house).sent == 2


async def test_what_telegram_answered_is_counted(house: House) -> None:
    house.messenger.answers(ANA, Paused(timedelta(seconds=1)), Refused("too long"))
    house.messenger.answers(BEN, Unreachable())
    await house.say("one")
    await house.say("two", chat=BEN)
    await house.settle()
    house.clock.turn(seconds=2)
    await house.settle()
    counted = _of(house)
    assert (counted.paused, counted.refused, counted.blocked) == (1, 1, 1)
    assert not _counted(counted.replies), "nobody heard anything"


async def test_doubts_and_updates_laid_aside_are_counted(house: House) -> None:
    house.messenger.answers(ANA, InDoubt(), InDoubt())
    await house.say("one")
    await house.settle()
    house.clock.turn(seconds=5)
    await house.settle()
    await house.hear(Said("two", 2), unreadable=True)
    assert _of(house).doubts == 2
    assert _of(house).aside == 1


async def test_tries_of_a_database_that_takes_nothing_are_counted(
    house: House,
) -> None:
    await house.settle()
    counted = _of(house)

    def locked(transaction: Transaction) -> None:
        if counted.waits < 3:
            raise Away

    async with asyncio.timeout(5):
        await house.ask(locked)
    assert counted.waits == 3


async def test_what_waits_is_told_by_lane_and_state(house: House) -> None:
    held = house.messenger.hold(ANA)
    await house.say("one", "two", "Help")
    await house.messenger.until(2)
    house.clock.turn(seconds=3)
    observed = await house.engine.observe(polled_at=0.0)
    assert observed.held
    assert observed.waiting is not None
    assert observed.waiting.messages == {
        (Lane.CARE, State.SENDING): 1,
        (Lane.REPLY, State.SENDING): 1,
        (Lane.REPLY, State.PENDING): 1,
    }
    held.set()
    await house.settle()
    observed = await house.engine.observe(polled_at=0.0)
    assert observed.waiting is not None
    assert observed.waiting.messages == {}


async def test_whoever_asks_is_told_soon_though_the_database_takes_nothing(
    house: House, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.settle()
    monkeypatch.setattr("bot.engine.engine.SOON", 0.0)
    observed = await house.engine.observe(polled_at=0.0)
    assert observed.waiting is None


def test_no_more_is_kept_of_what_is_never_said_than_its_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measures, "MOST", 3)
    counted = Measures()
    for person_id in range(10):
        counted.taken(person_id, Decision(effects=(saying("hi"),)), 0.0)
    assert list(counted._asked) == [7, 8, 9]
