"""Whether this process can do its work now, told in parts that say nothing of anybody."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.engine.hops import Hops
from bot.engine.lease import Lease
from bot.engine.ports import Clock
from bot.store.diagnosis import WrongDatabase, fit
from bot.store.transaction import Transaction

SOON: Final = 2.0
"""Seconds within which the database has to answer."""
FRESH: Final = 1.0
"""Seconds for which one look serves all who ask."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """lease: held by this process, elsewhere, or by nobody. lag: how long the oldest message or
    moment that is due has waited, in seconds. While the database is silent neither is known."""

    database: bool = False
    schema: bool = False
    lease: str = "unknown"
    lag: int | None = None

    @property
    def parts(self) -> Mapping[str, object]:
        return {
            "database": "answers" if self.database else "silent",
            "schema": "fits" if self.schema else "does not fit" if self.database else "unknown",
            "lease": self.lease,
            "lag": self.lag,
        }


class ReadinessProbe:
    """Looks, at most once a second, and never waits for long."""

    def __init__(self, hops: Hops, clock: Clock, lease: Lease) -> None:
        self._hops = hops
        self._clock = clock
        self._lease = lease
        self._looking: asyncio.Task[Readiness] | None = None
        self._looked_at = clock.monotonic()

    async def look(self) -> Readiness:
        """Of those who ask at the same time one looks."""
        old = self._clock.monotonic() - self._looked_at >= FRESH
        if self._looking is None or (old and self._looking.done()):
            self._looked_at = self._clock.monotonic()
            self._looking = asyncio.create_task(self._look())
        return await asyncio.shield(self._looking)

    async def _look(self) -> Readiness:
        with suppress(TimeoutError):
            async with asyncio.timeout(SOON):
                return await self._hops.hop(self._seen)
        return Readiness()

    def _seen(self, transaction: Transaction) -> Readiness:
        try:
            fit(transaction.connection)
        except WrongDatabase:
            return Readiness(database=True)
        lease = "elsewhere" if transaction.lease.held() else "nobody"
        if self._lease.held.is_set():
            lease = "held"
        waited = transaction.tally.oldest(self._clock.now())
        return Readiness(True, True, lease, round(waited / timedelta(seconds=1)))
