"""What the sender has in its hands: calls that have no answer yet, and how many more may leave.

A call that hangs must not keep the others waiting: however many hang, they take two places.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from bot.core.records.effects import Lane
from bot.store.parcel import Claim

IN_FLIGHT: Final = 8
SPARED_PLACES: Final = 2
"""Places that only replies and care may take."""
HANGING: Final = 2
"""Places that all calls that hang take together."""
HANGS: Final = 3.0
"""Seconds after which a call without an answer is taken to hang."""
OPEN: Final = 48
"""Calls that may be open at once, with those that hang."""


@dataclass(slots=True, eq=False)
class _Flight:
    row: int
    chat: int
    hangs_at: float
    hangs: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    most: int
    chat: int | None


class Flights:
    """All calls in flight. Times are seconds of the monotonic clock."""

    def __init__(self, landed: Callable[[asyncio.Task[None]], None]) -> None:
        self._landed = landed
        self._flights: dict[asyncio.Task[None], _Flight] = {}
        self._claims: dict[Claim, _Place] = {}
        self._known = asyncio.Event()

    def launch(self, row: int, chat: int, call: Coroutine[Any, Any, None], now: float) -> None:
        """Let a message fly; `landed` is called when it is over."""
        task = asyncio.create_task(call)
        self._flights[task] = _Flight(row, chat, now + HANGS)
        task.add_done_callback(self._over)

    def _over(self, task: asyncio.Task[None]) -> None:
        del self._flights[task]
        self._landed(task)

    def busy(self, chat: int) -> bool:
        """Whether something flies there, or is about to."""
        coming = any(place.chat == chat for place in self._claims.values())
        return coming or any(one.chat == chat for one in self._flights.values())

    def several(self, chat: int) -> bool:
        """Whether more than one flies there: care, beside what left before it."""
        return sum(one.chat == chat for one in self._flights.values()) > 1

    @contextmanager
    def holding(self, claim: Claim, most: int = 1, chat: int | None = None) -> Iterator[None]:
        """What is claimed meanwhile is in our hands, before we know that it is committed: so many
        messages at `most`, of this chat if it is for one."""
        self._claims[claim] = _Place(most, chat)
        try:
            yield
        finally:
            del self._claims[claim]
            self._known.set()

    @property
    def claimed(self) -> int:
        """How many messages at most are about to be launched."""
        return sum(place.most for place in self._claims.values())

    @property
    def rows(self) -> frozenset[int]:
        """What is in our hands."""
        flying = (flight.row for flight in self._flights.values())
        return frozenset(flying).union(*(claim.taken for claim in self._claims))

    def told(self, now: datetime) -> datetime:
        """Whatever was claimed until then, and by whom, is known: no commit of it is under way.

        That is `now`, unless the clock was set on while something was being claimed.
        """
        under_way = (claim.until - timedelta.resolution for claim in self._claims)
        return min((now, *under_way))

    def room(self, lane: Lane = Lane.REPLY) -> int:
        """How many more of a lane may leave."""
        hanging = sum(flight.hangs for flight in self._flights.values())
        soon = len(self._flights) - hanging + self.claimed
        spared = 0 if lane.awaited else SPARED_PLACES
        places = IN_FLIGHT - soon - min(HANGING, hanging) - spared
        return min(places, OPEN - len(self._flights))

    def probing(self) -> bool:
        """Whether one is on its way of which we may still hear soon."""
        return any(not flight.hangs for flight in self._flights.values())

    def hung(self, now: float) -> Iterator[int]:
        """The chats of calls that have begun to hang since the last look."""
        for flight in self._flights.values():
            if not flight.hangs and flight.hangs_at <= now:
                flight.hangs = True
                yield flight.chat

    def next_to_hang(self) -> float | None:
        waiting = (flight.hangs_at for flight in self._flights.values() if not flight.hangs)
        return min(waiting, default=None)

    async def landed(self, within: timedelta) -> bool:
        """Wait until nothing flies or is about to, but no longer; whether that is so."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within.total_seconds()):
                while self._flights or self._claims:
                    self._known.clear()
                    await (asyncio.wait(self._flights) if self._flights else self._known.wait())
        return not (self._flights or self._claims)
