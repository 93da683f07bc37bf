"""The lease: of all processes on one database, one polls, ticks and sends at a time.

A file has one process by itself. On PostgreSQL a second one waits until the first has let go,
or has been silent for as long as a lease lasts, by its own monotonic clock: no wall clock that
is wrong gives the lease away or keeps it.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import Final
from uuid import uuid4

from bot.engine.hops import Hops
from bot.engine.ports import Clock
from bot.store.lease import Tenure

LASTS: Final = timedelta(seconds=10)
RENEW: Final = timedelta(seconds=3)
SAFE: Final = 5.0
"""Seconds of lease that must be left when the bytes of a message leave."""

_log = logging.getLogger(__name__)


class Lease:
    """`held` is set once it is ours and all is ready for whoever waits for that; `taken` when
    another process took it over from us."""

    def __init__(self, hops: Hops, clock: Clock) -> None:
        self.term = 0
        self.held = asyncio.Event()
        self.taken = asyncio.Event()
        self._hops = hops
        self._clock = clock
        self._holder = uuid4().hex
        self._good_until = 0.0
        self._seen: Tenure | None = None
        self._seen_at = 0.0

    @property
    def safe(self) -> bool:
        """Whether enough of it is left to begin something that nobody else must begin too."""
        return self._hops.alone or self._left() >= SAFE

    async def hold(self) -> bool:
        """Take it or renew it, if it is time to; whether it is ours."""
        if self.held.is_set() and (self._hops.alone or self._left() > RENEW.total_seconds() * 2):
            return True
        asked, now = self._clock.monotonic(), self._clock.now()
        lapsed = self._lapsed(asked)
        tenure = await self._hops.hop(
            lambda t: t.lease.hold(self._holder, now, LASTS, alone=self._hops.alone, lapsed=lapsed)
        )
        if tenure.holder != self._holder:
            self._watch(tenure, asked)
            return False
        self._good_until = asked + LASTS.total_seconds()
        self.term = tenure.term
        return True

    async def release(self) -> None:
        await self._hops.hop(lambda t: t.lease.release(self._holder))

    def _left(self) -> float:
        return self._good_until - self._clock.monotonic()

    def _lapsed(self, now: float) -> Tenure | None:
        """The tenure of another that nobody has renewed for as long as a lease lasts."""
        return self._seen if now - self._seen_at >= LASTS.total_seconds() else None

    def _watch(self, tenure: Tenure, now: float) -> None:
        if self.held.is_set():
            self.taken.set()
        elif self._seen is None:
            _log.warning("another copy of the bot uses this database; waiting until it ends")
        if tenure != self._seen:
            self._seen, self._seen_at = tenure, now
