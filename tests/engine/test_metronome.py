"""The metronome rings, late if it must, but it never leaves a ring out."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.events import EVENT_JOB_MISSED, JobEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from bot.engine.metronome import LONGEST, Metronome
from tests.engine.clock import HandClock

INSTANT = timedelta(seconds=1)
"""How long a job may take to be put on the scheduler of a busy machine."""


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def metronome(clock: HandClock) -> AsyncIterator[Metronome]:
    metronome = Metronome(clock)
    metronome.start(nothing)
    yield metronome
    metronome.stop()


async def nothing() -> None:
    """There is no housekeeping in these tests."""


def ahead(metronome: Metronome) -> timedelta:
    """In how much real time the next ring comes."""
    at: datetime = metronome._scheduler.get_job("beat").next_run_time
    return at - datetime.now(UTC)


async def rung(metronome: Metronome) -> None:
    async with asyncio.timeout(5):
        await metronome.beat.wait()


async def test_no_job_is_ever_dropped_for_being_late(metronome: Metronome) -> None:
    metronome.ring_at(None)
    for name in ("beat", "housekeeping"):
        job = metronome._scheduler.get_job(name)
        assert job.misfire_grace_time is None
        assert job.coalesce


async def test_without_an_instant_it_rings_within_half_a_minute(metronome: Metronome) -> None:
    metronome.ring_at(None)
    assert LONGEST - INSTANT < ahead(metronome) <= LONGEST


async def test_what_was_asked_for_while_the_calendar_was_looked_at_is_not_forgotten(
    metronome: Metronome, clock: HandClock
) -> None:
    metronome.ring_at(clock.now())
    metronome.look()
    metronome.ring_by(clock.now() + timedelta(seconds=9))  # after the rows were read
    metronome.ring_at(None)
    assert ahead(metronome) <= timedelta(seconds=9)
    metronome.look()
    metronome.ring_at(None)
    assert ahead(metronome) > timedelta(seconds=9)


async def test_it_rings_for_an_instant_and_never_later_than_half_a_minute(
    metronome: Metronome, clock: HandClock
) -> None:
    ten = timedelta(seconds=10)
    metronome.ring_at(clock.now() + ten)
    assert ten - INSTANT < ahead(metronome) <= ten
    metronome.ring_at(clock.now() + timedelta(days=3))
    assert LONGEST - INSTANT < ahead(metronome) <= LONGEST


async def test_there_is_only_one_beat_on_the_scheduler(metronome: Metronome) -> None:
    for _ in range(3):
        metronome.ring_at(None)
    jobs = [job.id for job in metronome._scheduler.get_jobs()]
    assert sorted(jobs) == ["beat", "housekeeping"]


async def test_what_is_overdue_rings_at_once(metronome: Metronome, clock: HandClock) -> None:
    metronome.ring_at(clock.now() - timedelta(hours=1))
    await rung(metronome)


async def test_a_ring_follows_our_clock_and_not_the_machines(
    metronome: Metronome, clock: HandClock
) -> None:
    instant = clock.now() + timedelta(hours=1)
    clock.turn(hours=1)
    metronome.ring_at(instant)
    await rung(metronome)


async def test_a_loop_that_stood_still_delays_our_ring_where_a_default_job_is_missed(
    metronome: Metronome, clock: HandClock
) -> None:
    default, missed, ran = AsyncIOScheduler(timezone=UTC), asyncio.Event(), asyncio.Event()

    def note(event: JobEvent) -> None:
        missed.set()

    default.add_listener(note, EVENT_JOB_MISSED)
    default.start()
    default.add_job(ran.set, DateTrigger(clock.real(), timezone=UTC), id="beat")
    metronome.ring_at(clock.now())
    for scheduler in (default, metronome._scheduler):  # neither has had a turn of the loop
        scheduler.modify_job("beat", next_run_time=clock.real() - 2 * INSTANT)
    assert not metronome.beat.is_set()
    await rung(metronome)
    async with asyncio.timeout(5):
        await missed.wait()
    assert not ran.is_set()
    default.shutdown(wait=False)


async def test_it_can_be_stopped_twice_and_before_it_began(clock: HandClock) -> None:
    metronome = Metronome(clock)
    metronome.stop()
    metronome.start(nothing)
    metronome.stop()
    await asyncio.sleep(0)
    metronome.stop()


async def test_what_is_looked_at_hourly_is_looked_at_now_and_then_in_an_hour(
    metronome: Metronome,
) -> None:
    looked = asyncio.Event()

    async def look() -> None:
        looked.set()

    metronome.look_hourly(look)
    async with asyncio.timeout(5):
        await looked.wait()
    at: datetime = metronome._scheduler.get_job("look").next_run_time
    again = at - datetime.now(UTC)
    assert timedelta(minutes=59) < again <= timedelta(hours=1)
