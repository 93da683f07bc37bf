"""The metronome: one job that only rings when the next promised moment comes.

APScheduler keeps it, and the hours of housekeeping. Nothing that must not be lost lives here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot.engine.ports import Clock

LONGEST: Final = timedelta(seconds=30)
HOUSEKEEPING: Final = timedelta(hours=1)


class Metronome:
    """Rings `beat` no later than every thirty seconds, and earlier when asked."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self.beat = asyncio.Event()
        self._rings_at: datetime | None = None
        self._asked: datetime | None = None

    def start(self, housekeeping: Callable[[], Awaitable[None]]) -> None:
        """Begin; a stalled loop or a sleeping machine delays a ring and never loses it."""
        self._scheduler.start()
        self._scheduler.add_job(
            housekeeping,
            IntervalTrigger(seconds=int(HOUSEKEEPING.total_seconds()), timezone=UTC),
            id="housekeeping",
            misfire_grace_time=None,
            coalesce=True,
        )

    def look_hourly(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do this now and then every hour, never two at a time."""
        self._scheduler.add_job(
            work,
            IntervalTrigger(seconds=int(HOUSEKEEPING.total_seconds()), timezone=UTC),
            id="look",
            next_run_time=self._clock.real(),
            misfire_grace_time=None,
            coalesce=True,
        )

    def look(self) -> None:
        """The calendar is looked at: who does may not see what is asked for from now on."""
        self.beat.clear()
        self._asked = None

    def ring_by(self, instant: datetime) -> None:
        """Ring at this instant of our clock at the latest."""
        self._asked = min(instant, self._asked or instant)
        if self._rings_at is None or instant < self._rings_at:
            self.ring_at(instant)

    def ring_at(self, instant: datetime | None) -> None:
        """Ring at an instant of our clock, which the dial may have turned."""
        if self._asked is not None:
            instant = min(self._asked, instant or self._asked)
        now = self._clock.now()
        ahead = LONGEST if instant is None else min(instant - now, LONGEST)
        self._rings_at = now + ahead
        self._scheduler.add_job(
            self._ring,
            DateTrigger(self._clock.real() + max(ahead, timedelta()), timezone=UTC),
            id="beat",
            replace_existing=True,
            misfire_grace_time=None,
            coalesce=True,
        )

    async def _ring(self) -> None:
        # A coroutine, so that it runs on the loop and not in a thread.
        self.beat.set()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
