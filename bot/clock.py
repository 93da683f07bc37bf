"""What time it is: the only file that asks the machine.

The wall clock (`now`) may be set, back too; `elapsed` only ever goes on. The sandbox's dial turns
both forward; `monotonic` is the machine's own. Who shares a database goes by its clock: `now` then
follows that, and whoever sets the machine's moves nothing.
"""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Final

_LONGEST: Final = 30.0
"""Seconds after which a sleep looks at the clock again: the machine may have slept itself."""
_LOOK: Final = 5.0
"""Seconds between two looks at whether the machine's clock was set."""
_STEP: Final = 2.0
"""Seconds that the wall clock may gain or lose between two looks without having been set."""
_NEAR: Final = 0.25
"""Seconds that another clock may differ from ours and still count as the same."""


class SystemClock:
    """The machine's clock, and the dial's offset."""

    def __init__(self) -> None:
        self._offset = timedelta()
        self._turned_by = 0.0
        self._followed: float | None = None
        self._ahead = self._lead()
        self._turned = asyncio.Event()

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        if self._followed is None:
            return datetime.now(UTC) + self._offset
        return datetime.fromtimestamp(time.monotonic() + self._followed, UTC) + self._offset

    def real(self) -> datetime:
        """The machine's own instant, whatever the dial says."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """The machine's seconds that never go back; for leases and deadlines."""
        return time.monotonic()

    def elapsed(self) -> float:
        """Seconds that never go back, turned on by the dial; for pauses and rates."""
        return time.monotonic() + self._turned_by

    def turn(self, offset: timedelta) -> None:
        """The dial stands at this offset; whoever sleeps looks again."""
        self._turned_by += max(0.0, (offset - self._offset).total_seconds())
        self._offset = offset
        self._look_again()

    def follow(self, instant: datetime, at: float) -> None:
        """Go by a clock that showed this instant when `monotonic` said `at`."""
        first = self._followed is None
        lead, ours = instant.timestamp() - at, self._lead()
        self._followed = ours if abs(lead - ours) < _NEAR else lead
        self._look_again()
        if first:  # nothing was done by our own yet
            self._ahead = self._followed

    async def sleep_until(self, instant: datetime) -> None:
        """Wait until `now` has reached an instant; a turn of the dial counts at once."""
        while (left := (instant - self.now()).total_seconds()) > 0:
            turned = self._turned
            try:
                await asyncio.wait_for(turned.wait(), min(left, _LONGEST))
            except TimeoutError:
                continue

    async def stepped(self) -> timedelta:
        """Wait until the machine's clock was set, or the machine slept; by how much it jumped."""
        while True:
            await asyncio.sleep(_LOOK)
            before, self._ahead = self._ahead, self._lead()
            # A clock that is only slewed is followed.
            if abs(self._ahead - before) > _STEP:
                return timedelta(seconds=self._ahead - before)

    def _look_again(self) -> None:
        """Whoever sleeps does."""
        self._turned.set()
        self._turned = asyncio.Event()

    def _lead(self) -> float:
        """Seconds by which the clock we go by is ahead of the monotonic one."""
        return time.time() - time.monotonic() if self._followed is None else self._followed

    async def rest(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
