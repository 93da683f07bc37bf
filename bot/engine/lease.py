"""The lease: of all processes on one database, one polls, ticks and sends at a time.

A file has one process by itself. On PostgreSQL the others ask again and again, and take over
when the one has let go, or has not renewed it in time by the database's clock. Whoever holds it
counts by the machine's monotonic clock from before it asked, so it never believes in it longer.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Final
from uuid import uuid4

from bot.engine.hops import Hops
from bot.engine.ports import Clock

LASTS: Final = timedelta(seconds=10)
RENEW: Final = timedelta(seconds=3)
ASK: Final = timedelta(seconds=1)
"""How often whoever does not hold it asks for it."""
SAFE: Final = 5.0
"""Seconds of lease that must be left when the bytes of a message leave."""


class Lease:
    """`held` is set while it is ours and all is ready for whoever waits for that."""

    def __init__(self, hops: Hops, clock: Clock) -> None:
        self.term = 0
        self.held = asyncio.Event()
        self._hops = hops
        self._clock = clock
        self._holder = uuid4().hex
        self._good_until = 0.0

    @property
    def safe(self) -> bool:
        """Whether enough of it is left to begin something that nobody else must begin too."""
        return self._hops.alone or self._left() >= SAFE

    async def hold(self) -> bool:
        """Take it or renew it, if it is time to; whether it is ours."""
        rested = self._left() > (LASTS - RENEW).total_seconds()
        if self.held.is_set() and (self._hops.alone or rested):
            return True
        asked = self._clock.monotonic()
        term = await self._hops.hop(lambda t: t.lease.hold(self._holder, LASTS))
        if term is None:
            self.held.clear()
            return False
        self._good_until = asked + LASTS.total_seconds()
        self.term = term
        return True

    async def release(self) -> None:
        self.held.clear()
        await self._hops.hop(lambda t: t.lease.release(self._holder))

    def _left(self) -> float:
        return self._good_until - self._clock.monotonic()
