"""A clock turned by hand: time passes only when the test says so."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

MONDAY = datetime(2026, 11, 30, 13, 5, tzinfo=UTC)
"""Monday 30 November 2026, five past two in Berlin."""


class HandClock:
    """Implements the port `Clock`; who sleeps looks again at every turn."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self._now = now
        self._seconds = 0.0
        self._turned = asyncio.Event()
        self._steps: asyncio.Queue[timedelta] = asyncio.Queue()

    def turn(self, **by: float) -> None:
        """Let time pass: `turn(seconds=2)`."""
        self.turn_to(self._now + timedelta(**by))

    def turn_to(self, instant: datetime) -> None:
        self._seconds += max(0.0, (instant - self._now).total_seconds())
        self._now = instant
        self._turned.set()
        self._turned = asyncio.Event()

    def slip(self, **by: float) -> None:
        """Time has passed and nobody who sleeps has noticed yet."""
        self._seconds += timedelta(**by).total_seconds()
        self._now += timedelta(**by)

    def set_(self, **by: float) -> None:
        """Somebody sets the wall clock, back or on; nobody's time passes by it."""
        self._steps.put_nowait(timedelta(**by))
        self._now += timedelta(**by)

    def now(self) -> datetime:
        return self._now

    def real(self) -> datetime:
        # The metronome's scheduler reads the machine's clock; ours only has to be plausible.
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return self._seconds

    def elapsed(self) -> float:
        return self._seconds

    def follow(self, instant: datetime, at: float) -> None:
        """It is turned by hand, whatever a server says."""

    async def sleep_until(self, instant: datetime) -> None:
        while self._now < instant:
            await self._turned.wait()

    async def stepped(self) -> timedelta:
        return await self._steps.get()

    async def rest(self, seconds: float) -> None:
        return None
