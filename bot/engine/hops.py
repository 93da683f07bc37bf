"""Hops: pieces of work in transactions, in a worker thread, so that nothing blocks the event loop.

On SQLite all that waits is done in one transaction, each piece undone alone if it fails: one
commit, and one wake-up of the loop, for everybody who waited.
A database that takes nothing for now is waited out here, for everybody: what was to be written
stays unacknowledged meanwhile, and is never taken for faulty.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Final, NamedTuple, NoReturn, TypeVar

from bot.engine.measures import Measures
from bot.engine.ports import Clock
from bot.store.connecting import POOL
from bot.store.diagnosis import DAMAGED
from bot.store.memory import Ended, Memory
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
TOGETHER: Final = 0.02
"""Seconds after which no more work joins a transaction: its commit waits for all of it."""

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


class _Hop(NamedTuple):
    work: Callable[[Transaction], Any]
    ended: asyncio.Future[Any]


def _tell(ended: Sequence[tuple[_Hop, Ended]]) -> None:
    for hop, (result, error) in ended:
        if hop.ended.done():  # whoever waited was cancelled
            continue
        if error is not None:
            hop.ended.set_exception(error)
        else:
            hop.ended.set_result(result)


class Hops:
    """SQLite has one writer thread, PostgreSQL a few that wait for each other's rows.

    `lost` is set when the database is given up, and `why` then says so; from then on no hop
    returns.
    """

    def __init__(self, memory: Memory, clock: Clock) -> None:
        self.lost = asyncio.Event()
        self.why = ""
        self.measures = Measures()
        self._memory = memory
        self._clock = clock
        self._held_up = 0  # hops that were refused more than once
        self._told = False
        workers = 1 if memory.is_sqlite else POOL
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="writer")
        # Of its own, for a writer that is never idle would keep it waiting.
        self._lookout = ThreadPoolExecutor(1, thread_name_prefix="lookout")
        self._waiting: deque[_Hop] = deque()
        self._turn = threading.Lock()
        self._idle = workers
        self._began: dict[int, float] = {}
        self._watch: asyncio.TimerHandle | None = None

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
        refused, pause, since = 0, FIRST_PAUSE, self._clock.monotonic()
        try:
            while True:
                try:
                    result = await self._run(work)
                    break
                except Away:
                    refused += 1
                    self._held_up += refused == 2  # once is not worth a line: locks pass
                    await self._wait_out(pause, since)
                    pause = min(pause * 2, LONGEST_PAUSE)
                except OtherRules:  # until whoever holds the lease has moved them, or we do
                    await self._clock.rest(RESTED)
                except Damaged:
                    await self.give_up(DAMAGED)
        finally:
            self._held_up -= refused > 1
        self._is_back()
        return result

    async def give_up(self, why: str) -> NoReturn:
        """The database is of no use any more: let the process end, and stand still until then."""
        self._lose(why)
        await asyncio.Future()
        raise AssertionError("nobody wakes from this")

    def _lose(self, why: str) -> None:
        if not self.lost.is_set():
            self.why = why
            self.lost.set()

    async def adrift(self) -> bool:
        """Whether the database's file was deleted or replaced under us."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._lookout, self._memory.adrift)

    def close(self) -> None:
        """Wait for what is running, unless it hangs."""
        if self._watch is not None:
            self._watch.cancel()
        for threads in (self._threads, self._lookout):
            threads.shutdown(wait=not self.lost.is_set())

    async def _run(self, work: Callable[[Transaction], T]) -> T:
        loop = asyncio.get_running_loop()
        ended: asyncio.Future[T] = loop.create_future()
        with self._turn:
            self._waiting.append(_Hop(work, ended))
            begins = self._idle > 0
            self._idle -= begins
        if begins:
            self._threads.submit(self._work, loop)
        if self._watch is None:
            self._watch = loop.call_later(LIMIT, self._look, loop)
        return await ended

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        """Whatever began and does not end hangs."""
        self._watch = None
        now = self._clock.monotonic()
        if any(now - began > LIMIT for began in self._began.copy().values()):
            self._lose(_HANGS)
        elif self._began:
            self._watch = loop.call_later(LIMIT, self._look, loop)

    # in a thread

    def _work(self, loop: asyncio.AbstractEventLoop) -> None:
        me = threading.get_ident()
        while True:
            with self._turn:
                if not self._waiting:
                    self._idle += 1
                    return
            self._began[me] = self._clock.monotonic()
            ended = self._ended(self._some())
            del self._began[me]
            with suppress(RuntimeError):  # nobody waits any more: the loop is closed
                loop.call_soon_threadsafe(_tell, ended)

    def _some(self) -> Iterator[_Hop]:
        """Those that wait, until they have taken their time; one at a time where rows are locked.

        A few in the same transaction would wait for each other's people.
        """
        until = self._clock.monotonic() + (TOGETHER if self.alone else 0)
        while True:
            try:
                yield self._waiting.popleft()
            except IndexError:
                return
            if self._clock.monotonic() >= until:
                return

    def _ended(self, hops: Iterator[_Hop]) -> list[tuple[_Hop, Ended]]:
        first = next(hops, None)
        if first is None:
            return []
        if not self.alone:
            return [(first, self._alone(first))]
        taken = [first]

        def works() -> Iterator[Callable[[Transaction], Any]]:
            yield first.work
            for hop in hops:
                taken.append(hop)
                yield hop.work

        try:
            return list(zip(taken, self._memory.transact_together(works()), strict=True))
        except Exception as error:
            if not taken[1:]:
                return [(first, Ended(error=error))]
            # One of them may be to blame.
            return [(hop, self._alone(hop)) for hop in taken]

    def _alone(self, hop: _Hop) -> Ended:
        try:
            return Ended(self._memory.transact(hop.work))
        except Exception as error:
            return Ended(error=error)

    # on the loop

    async def _wait_out(self, pause: float, since: float) -> None:
        """`since` this hop tries: that others succeed meanwhile does not help its person."""
        if self._held_up and not self._told:
            self._told = True
            _log.warning("the database takes nothing for now; waiting until it does")
        self.measures.waits += 1
        if self._clock.monotonic() - since > PATIENCE:
            await self.give_up(_AWAY)
        await self._clock.rest(pause)

    def _is_back(self) -> None:
        """Something was taken: it is back if nothing else is held up, as by somebody's lock."""
        if self._told and not self._held_up:
            self._told = False
            _log.warning("the database takes what we write again")
