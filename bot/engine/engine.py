"""The engine: takes what arrives, keeps what was promised, and lets the sender speak."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from bot.core.records.effects import Decision, Hasten, Lane, Pass, Plan, Realign
from bot.core.records.events import Draw, Due
from bot.engine.failpoints import FailPoints
from bot.engine.handling import Decide, Handling, drawn, fleeting
from bot.engine.hops import Hops
from bot.engine.housekeeping import Housekeeping
from bot.engine.metronome import Metronome
from bot.engine.moments import Moments
from bot.engine.ports import Arrival, Clock, Messenger
from bot.engine.pulse import Pulse
from bot.engine.sender import Sender
from bot.engine.ticker import Ticker
from bot.store.memory import Memory
from bot.store.transaction import Transaction
from bot.words.book import Book

TRIES: Final = 3
OWED: Final = 50
"""How many promised moments are told ahead."""
PAUSE: Final = 0.5
"""Seconds that the bot may have to wait and still count as busy."""
DRAIN: Final = 25.0
"""Seconds that what is in flight may take when we stop."""

TAKEN: Final = "Another copy of the bot has taken this database over. Only one may run."
REFUSED: Final = "BOT_TOKEN: Telegram no longer takes this token. Get a new one from BotFather."
ENDED: Final = "A part of the bot ended by itself. The log says where; start again."
NOTHING_KEPT: Final = (
    "Nothing can be saved in the database any more. The log says where; run: python -m bot doctor"
)

_log = logging.getLogger(__name__)


class Engine:
    """One bot's hands. `start`, then give it what arrives with `take`, then `stop`."""

    def __init__(
        self,
        memory: Memory,
        messenger: Messenger,
        clock: Clock,
        book: Book,
        decide: Decide,
        *,
        send_rate: int = 30,
        operator: int | None = None,
        draw: Callable[[], Draw] = drawn,
        failpoints: FailPoints | None = None,
        hourly: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._clock = clock
        self._hourly = hourly
        self._failpoints = failpoints or FailPoints()
        self._hops = Hops(memory, clock)
        self._handling = Handling(decide, book, draw)
        self.sender = Sender(
            self._hops, messenger, clock, book, self._handling, send_rate, self._failpoints
        )
        self._moments = Moments(messenger, clock, book, self.sender.budget)
        self._metronome = Metronome(clock)
        self._housekeeping = Housekeeping(self._hops, clock, self.sender.wake, operator)
        self._ticker = Ticker(
            self._hops,
            clock,
            self._handling,
            self._moments,
            self._metronome,
            self._failpoints,
            self.sender,
        )
        self._sending: asyncio.Task[None] | None = None
        self._ticking: tuple[asyncio.Task[None], ...] = ()

    async def start(self) -> None:
        self._sending = asyncio.create_task(self.sender.run(), name="sender")
        self._ticking = tuple(map(asyncio.create_task, (self._tick(), self._follow_clock())))

    async def stop(self) -> None:
        self._metronome.stop()
        self._moments.stop()
        self.sender.stop()
        for task in self._ticking:
            task.cancel()
        if self._sending is not None and not self._hops.lost.is_set():
            await asyncio.wait({self._sending}, timeout=DRAIN)
        self._hops.close()

    async def keep_house(self) -> None:
        await self.held()
        await self._housekeeping.keep()

    async def _tick(self) -> None:
        await self.held()
        self._metronome.start(self.keep_house)
        if self._hourly is not None:
            self._metronome.look_hourly(self._hourly)
        await self._ticker.run()

    async def _follow_clock(self) -> None:
        await self.held()
        await self._ticker.follow_clock()

    async def held(self) -> None:
        """Wait until the database is ours: nothing may be taken before."""
        await self.sender.lease.held.wait()

    @property
    def lost(self) -> bool:
        return self._hops.lost.is_set()

    async def broken(self) -> str:
        """Wait until this process cannot go on; the sentence that says why, and what to do."""
        events = (self._hops.lost, self.sender.lease.taken, self.sender.refused)
        waits = [asyncio.create_task(event.wait()) for event in events]
        work = {task for task in (self._sending, *self._ticking) if task is not None}
        try:
            await asyncio.wait({*waits, *work}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
        reasons = (self._hops.why, TAKEN, REFUSED)
        told = (why for event, why in zip(events, reasons, strict=True) if event.is_set())
        return next(told, ENDED)

    async def take(self, arrivals: Sequence[Arrival]) -> None:
        """Commit what arrived from one person, in order, once. The sender sends what follows.

        Does not return while the database takes nothing: then nothing may be acknowledged.
        """
        if len(arrivals) > 1 and await self._taken_together(arrivals):
            return
        for arrival in arrivals:
            self._taken(arrival, await self._committed(arrival))

    def pulse(self, polled_at: float) -> Pulse:
        """When each part last went well; who has nothing to do is asked to look again."""
        self.look_again()
        if not self.sender.lease.held.is_set():  # who waits for another's end is well
            return Pulse(*[self._clock.monotonic()] * 3)
        return Pulse(self._ticker.ticked_at, self.sender.rounded_at, polled_at)

    def look_again(self) -> None:
        self._metronome.beat.set()
        self.sender.wake()

    async def settled(self) -> None:
        """Wait until nothing is due, nothing could be sent and every tap is answered."""
        while True:
            self.sender.progress.clear()
            await self.tick()
            await self._moments.settled()
            if await self._hops.hop(self._at_rest):
                return
            self.sender.wake()
            await self.sender.progress.wait()

    async def owed(self) -> list[tuple[int, Due]]:
        """The next promised moments of everybody, each with its chat, the soonest first."""
        return await self._hops.hop(
            lambda t: [(t.people.chat_of(of), due) for of, due in t.calendar.owed(OWED)]
        )

    def _at_rest(self, transaction: Transaction) -> bool:
        """Nothing is in flight, and nothing could leave before a pause of Telegram's is over."""
        now = self._clock.now()
        _, lane = self.sender.free()
        wait = self.sender.budget.bot_wait(self._clock.elapsed())
        paused = lane is not Lane.CARE and wait > PAUSE
        # In this order: on PostgreSQL a message may leave between the two questions.
        may_leave = not paused and transaction.dispatch.ready(now, lane)
        return not may_leave and not transaction.dispatch.in_flight()

    async def tick(self) -> None:
        await self._ticker.tick()

    async def _taken_together(self, arrivals: Sequence[Arrival]) -> bool:
        """All in one transaction; when one fails, none is committed."""
        try:
            handled = await self.sender.hop(
                arrivals[0].chat,
                lambda t: [self._arrived(t, one) for one in arrivals],
                lambda handled: handled[-1][0],
            )
        except Exception:
            _log.exception("updates could not be handled together; each is handled alone")
            return False
        for arrival, each in zip(arrivals, handled, strict=True):
            self._taken(arrival, each)
        return True

    def _taken(self, arrival: Arrival, handled: tuple[int | None, Decision]) -> None:
        person_id, decision = handled
        self._failpoints.hit("take-after-commit")
        self._follow(decision)
        if arrival.chat is not None and person_id is not None:
            self._moments.follow(decision, fleeting(decision), arrival.chat, arrival.language)

    async def _committed(self, arrival: Arrival) -> tuple[int | None, Decision]:
        """Handle an arrival; after three failures it is laid aside and the person is told.

        If even that cannot be decided, they get what needs nothing of theirs to be read.
        """
        why = ""
        for _ in range(TRIES):
            try:
                return await self.sender.hop(
                    arrival.chat, lambda t: self._arrived(t, arrival), _whose
                )
            except Exception as error:
                why = type(error).__name__
                _log.exception("an update could not be handled")
        try:
            told = await self._hops.hop(
                lambda t: self._handling.stumbled(t, arrival, why, self._clock.now())
            )
            self.sender.wake()
            return told
        except Exception:
            _log.exception("nothing of a person can be read or kept")
        try:
            await self._hops.hop(
                lambda t: self._handling.out_of_reach(t, arrival, why, self._clock.now())
            )
        except Exception:
            _log.exception("an update could not even be laid aside")
            await self._hops.give_up(NOTHING_KEPT)
        self.sender.wake()
        return None, Decision()

    def _arrived(self, transaction: Transaction, arrival: Arrival) -> tuple[int | None, Decision]:
        handled = self._handling.arrived(transaction, arrival, self._clock.now())
        self._failpoints.hit("take-before-commit")
        return handled

    def _follow(self, decision: Decision) -> None:
        for effect in decision.effects:
            if isinstance(effect, Plan | Pass):
                self._metronome.ring_by(effect.at)
            elif isinstance(effect, Hasten | Realign):
                self._metronome.beat.set()


def _whose(handled: tuple[int | None, Decision]) -> int | None:
    return handled[0]
