"""What time it is: the only file that asks the machine.

The sandbox's dial turns `now` and nothing else; `monotonic` is always real.
"""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Final

_LONGEST: Final = 30.0
"""Seconds after which a sleep looks at the clock again: the machine may have slept itself."""


class SystemClock:
    """The machine's clock, and the dial's offset."""

    def __init__(self) -> None:
        self._offset = timedelta()
        self._turned = asyncio.Event()

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return datetime.now(UTC) + self._offset

    def real(self) -> datetime:
        """The machine's own instant, whatever the dial says."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that never go back; for leases and waiting."""
        return time.monotonic()

    def turn(self, offset: timedelta) -> None:
        """The dial stands at this offset; whoever sleeps looks again."""
        self._offset = offset
        self._turned.set()
        self._turned = asyncio.Event()

    async def sleep_until(self, instant: datetime) -> None:
        """Wait until `now` has reached an instant; a turn of the dial counts at once."""
        while (left := (instant - self.now()).total_seconds()) > 0:
            turned = self._turned
            try:
                await asyncio.wait_for(turned.wait(), min(left, _LONGEST))
            except TimeoutError:
                continue

    async def rest(self, seconds: float) -> None:
        """Wait in real time, between two tries of something that failed."""
        await asyncio.sleep(seconds)
