"""Hops: whole transactions in a worker thread, so that nothing blocks the event loop.

A database that takes nothing for now is waited out here, for everybody: what was to be written
stays unacknowledged meanwhile, and is never taken for faulty.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, NoReturn, TypeVar

from bot.engine.ports import Clock
from bot.store.connecting import POOL
from bot.store.diagnosis import DAMAGED
from bot.store.memory import Memory
from bot.store.transaction import Transaction
from bot.store.trouble import Away, Damaged
from bot.store.tzdb import OtherRules

T = TypeVar("T")
RESTED: Final = 1.0
"""Seconds of rest after a stumble of our own."""
FIRST_PAUSE: Final = 0.1
LONGEST_PAUSE: Final = 5.0
"""Seconds between two tries of a database that is away; each pause is twice the last."""
PATIENCE: Final = 600.0
"""Seconds after which a database that takes something not is given up."""
LIMIT: Final = 60.0
"""Seconds that one transaction may take; whatever takes longer hangs."""

_AWAY: Final = (
    "Something could not be written to the database for ten minutes. Check that it runs, that its "
    "disk has room, that the folder of the data may be written to, and that nothing else locks it. "
    "Then start again. Nothing is lost."
)
_HANGS: Final = (
    "The database has not answered for a minute. Check its disk and its network, then start "
    "again. Nothing is lost."
)

_log = logging.getLogger(__name__)


class Hops:
    """SQLite has one writer thread, PostgreSQL a few that wait for each other's rows.

    `lost` is set when the database is given up, and `why` then says so; from then on no hop
    returns.
    """

    def __init__(self, memory: Memory, clock: Clock) -> None:
        self.lost = asyncio.Event()
        self.why = ""
        self._memory = memory
        self._clock = clock
        self._refused = self._told = False
        workers = 1 if memory.is_sqlite else POOL
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="writer")

    @property
    def alone(self) -> bool:
        """Whether no other process can share this database."""
        return self._memory.is_sqlite

    def tell_others(self, *, tell: bool) -> None:
        """Whether the other replicas hear of what is new here: the one that sends need not."""
        self._memory.tells = tell and not self.alone

    async def hop(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` as one transaction; committed when this returns.

        It may run again after a commit whose answer was lost, so it must bear that.
        """
        pause, since = FIRST_PAUSE, self._clock.monotonic()
        while True:
            try:
                result = await self._run(work)
            except Away:
                await self._wait_out(pause, since)
                pause = min(pause * 2, LONGEST_PAUSE)
            except OtherRules:  # until whoever holds the lease has moved them, or we do
                await self._clock.rest(RESTED)
            except Damaged:
                await self.give_up(DAMAGED)
            else:
                self._is_back()
                return result

    async def give_up(self, why: str) -> NoReturn:
        """The database is of no use any more: let the process end, and stand still until then."""
        if not self.lost.is_set():
            self.why = why
            self.lost.set()
        await asyncio.Future()
        raise AssertionError("nobody wakes from this")

    async def adrift(self) -> bool:
        """Whether the database's file was deleted or replaced under us."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._memory.adrift)

    def close(self) -> None:
        """Wait for what is running, unless it hangs."""
        self._threads.shutdown(wait=not self.lost.is_set())

    async def _run(self, work: Callable[[Transaction], T]) -> T:
        began: list[float] = []

        def timed() -> T:
            began.append(self._clock.monotonic())
            return self._memory.transact(work)

        running = asyncio.get_running_loop().run_in_executor(self._threads, timed)
        while not (await asyncio.wait({running}, timeout=LIMIT))[0]:
            if began and self._clock.monotonic() - began[0] > LIMIT:
                await self.give_up(_HANGS)
        return running.result()

    async def _wait_out(self, pause: float, since: float) -> None:
        """`since` this hop tries: that others succeed meanwhile does not help its person."""
        if self._refused and not self._told:  # the first time is not worth a line: locks pass
            self._told = True
            _log.warning("the database takes nothing for now; waiting until it does")
        self._refused = True
        if self._clock.monotonic() - since > PATIENCE:
            await self.give_up(_AWAY)
        await self._clock.rest(pause)

    def _is_back(self) -> None:
        if self._told:
            _log.warning("the database takes what we write again")
        self._refused = self._told = False
