"""The engine: takes what arrives, keeps what was promised, and lets the sender speak."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Final

from bot.core.records.effects import Decision, Hasten, Lane, Pass, Plan, Realign
from bot.core.records.events import Draw, Due
from bot.engine import database_clock, walls
from bot.engine.failpoints import FailPoints
from bot.engine.handling import Decide, Handling, drawn, fleeting
from bot.engine.hops import RESTED, Hops
from bot.engine.housekeeping import Housekeeping
from bot.engine.lately import Lately
from bot.engine.measures import Observed
from bot.engine.metronome import Metronome
from bot.engine.moments import Moments
from bot.engine.ports import Arrival, Clock, Messenger
from bot.engine.precedence import Precedence
from bot.engine.pulse import Pulse
from bot.engine.readiness import SOON, Readiness, ReadinessProbe
from bot.engine.rehearsal import Hear, rehearse
from bot.engine.sender import Sender
from bot.engine.ticker import Ticker
from bot.store import notices
from bot.store.listener import Listener
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

REFUSED: Final = "BOT_TOKEN: Telegram no longer takes this token. Get a new one from BotFather."
ENDED: Final = "A part of the bot ended by itself. The log says where; start again."
NOTHING_KEPT: Final = (
    "Nothing can be saved in the database any more. The log says where; run: python -m bot doctor"
)

Handled = tuple[int | None, Decision]
"""Whose update it was, and what was decided."""

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
        self._book = book
        self._hourly = hourly
        self._failpoints = failpoints or FailPoints()
        self._hops = Hops(memory, clock)
        self._handling = Handling(decide, book, draw)
        if not self._hops.alone:
            self._handling.edition = walls.NOBODYS
        self._listener = memory.listener()
        self.precedence = _precedence(memory, self._listener)
        self.lately = _lately(memory, self._listener, clock)
        self.sender = Sender(
            self._hops, messenger, clock, book, self._handling, send_rate, self._failpoints
        )
        self._moments = Moments(self._hops, messenger, clock, book, self.sender.budget)
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
        self._readiness = ReadinessProbe(self._hops, clock, self.sender.lease)
        self.rehearsed = asyncio.Event()
        self._sending: asyncio.Task[None] | None = None
        self._ticking: tuple[asyncio.Task[None], ...] = ()

    async def start(self) -> None:
        self._sending = asyncio.create_task(self.sender.run(), name="sender")
        beside = [self._tick(), self._ticker.follow_clock()]
        if not self._hops.alone:
            beside.append(database_clock.keep(self._hops, self._clock))
        if self._listener is not None:
            beside.append(self._listener.run(self._heard, self._missed, self._clock.rest))
        self._ticking = tuple(map(asyncio.create_task, beside))

    async def stop(self) -> None:
        self._metronome.stop()
        self._moments.stop()
        self.sender.stop()
        for task in self._ticking:
            task.cancel()
        self._ticker.stop()
        if self._sending is not None and not self._hops.lost.is_set():
            await asyncio.wait({self._sending}, timeout=DRAIN)
        self._hops.close()

    async def keep_house(self) -> None:
        await self.held()
        await self._housekeeping.keep()

    def _heard(self, what: str) -> None:
        """Another replica committed something, or tells of an update."""
        if what == notices.OUTBOX:
            self.sender.wake()
        elif (at := notices.moment(what)) is not None:
            self._metronome.ring_by(at)
        else:
            self.precedence.heard(what)
            self.lately.heard(what)

    def _missed(self) -> None:
        self.sender.wake()
        self._handling.promised.set()
        self.precedence.begin_anew()

    async def _tick(self) -> None:
        await self.held()
        self._metronome.start(self._while_held(self._housekeeping.keep))
        if self._hourly is not None:
            self._metronome.look_hourly(self._while_held(self._hourly))
        await self._ticker.run()

    def _while_held(self, work: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        """Work that is left to whoever holds the lease."""

        async def ours() -> None:
            if self.in_office.is_set():
                await work()

        return ours

    async def held(self) -> bool:
        """Wait until it is ours to poll, tick and send; whether we had to wait for that."""
        waits = not self.in_office.is_set()
        await self.in_office.wait()
        return waits

    @property
    def in_office(self) -> asyncio.Event:
        """Set while it is ours to poll, tick and send."""
        return self.sender.lease.held

    def ready(self) -> bool:
        """Whether this process may take what arrives, whoever holds the lease."""
        if self._hops.alone:
            return self.in_office.is_set()
        return self._handling.edition != walls.NOBODYS

    async def until_ready(self) -> None:
        """Wait until it may: it goes by the newest rules of zones, and by the database's clock."""
        if self._hops.alone:
            await self.held()
            return
        await database_clock.begin(self._hops, self._clock)
        while not await self._hops.hop(lambda t: walls.keep_up(t, self._handling)):
            await self._clock.rest(RESTED)

    async def rehearse(self, hear: Hear) -> None:
        """Load what a first reply needs, so that nobody waits for it.

        Nothing is taken before that: who wrote first would only load the same beside it.
        """
        try:
            await self.until_ready()
            await rehearse(self._hops, self._handling, self._book, self._clock, hear)
        finally:
            self.rehearsed.set()

    async def readiness(self) -> Readiness:
        return await self._readiness.look()

    @property
    def lost(self) -> bool:
        return self._hops.lost.is_set()

    async def broken(self) -> str:
        """Wait until this process cannot go on; the sentence that says why, and what to do."""
        events = (self._hops.lost, self.sender.refused)
        waits = [asyncio.create_task(event.wait()) for event in events]
        work = {task for task in (self._sending, *self._ticking) if task is not None}
        try:
            await asyncio.wait({*waits, *work}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
        reasons = (self._hops.why, REFUSED)
        told = (why for event, why in zip(events, reasons, strict=True) if event.is_set())
        return next(told, ENDED)

    async def take(self, arrivals: Sequence[Arrival]) -> None:
        """Commit what arrived from one person, in order, once. The sender sends what follows.

        Does not return while the database takes nothing: then nothing may be acknowledged.
        """
        began = self._clock.elapsed()
        if len(arrivals) > 1 and await self._taken_together(arrivals, began):
            return
        for arrival in arrivals:
            await self._taken_alone(arrival, began)

    def pulse(self, polled_at: float) -> Pulse:
        """When each part last went well; who has nothing to do is asked to look again."""
        self.look_again()
        return self._pulse(polled_at)

    def _pulse(self, polled_at: float) -> Pulse:
        if not self.in_office.is_set():  # who waits for another's end is well
            return Pulse(*[self._clock.monotonic()] * 3)
        return Pulse(self._ticker.ticked_at, self.sender.rounded_at, polled_at)

    async def observe(self, polled_at: float) -> Observed:
        """How it stands now, for whoever asks from outside; soon, whatever the database does."""
        now, waiting = self._clock.now(), None
        with suppress(TimeoutError):
            async with asyncio.timeout(SOON):
                waiting = await self._hops.hop(lambda t: t.tally.waiting(now))
        held, pulse = self.in_office.is_set(), self._pulse(polled_at)
        return Observed(self._hops.measures, pulse, self._clock.monotonic(), held, waiting)

    def look_again(self) -> None:
        self._metronome.beat.set()
        self.sender.wake()

    async def settled(self) -> None:
        """Wait until nothing is due, nothing could be sent and every tap is answered; or until
        that is for another to do."""
        while True:
            self.sender.progress.clear()
            await self.tick()
            await self._moments.settled()
            rests, due = await self._at_rest()
            if (rests and not due) or not self.in_office.is_set():
                return
            if due:  # what ended meanwhile has promised it
                continue
            self.sender.wake()
            await self.sender.progress.wait()

    async def owed(self) -> list[tuple[int, Due]]:
        """The next promised moments of everybody, each with its chat, the soonest first."""
        return await self._hops.hop(
            lambda t: [(t.people.chat_of(of), due) for of, due in t.calendar.owed(OWED)]
        )

    async def _at_rest(self) -> tuple[bool, bool]:
        """Whether nothing is in flight, and nothing could leave before a pause of Telegram's is
        over; and whether a moment is due."""
        _, lane = self.sender.free()
        wait = self.sender.budget.bot_wait(self._clock.elapsed())
        paused = lane is not Lane.CARE and wait > PAUSE

        def look(transaction: Transaction) -> tuple[bool, bool]:
            now, dispatch = self._clock.now(), transaction.dispatch
            busy = dispatch.in_flight() if paused else dispatch.busy(now, lane)
            return not busy, bool(transaction.calendar.due_people(now, 1))

        return await self._hops.hop(look)

    async def tick(self) -> None:
        await self._ticker.tick()

    async def _taken_together(self, arrivals: Sequence[Arrival], began: float) -> bool:
        """All in one transaction; when one fails, none is committed."""

        def committed(handled: Sequence[Handled]) -> None:
            for arrival, each in zip(arrivals, handled, strict=True):
                self._taken(arrival, each, began)

        try:
            await self.sender.hop(
                arrivals[0].chat,
                lambda t: [self._arrived(t, one) for one in arrivals],
                lambda handled: handled[-1][0],
                committed,
            )
        except Exception:
            _log.exception("updates could not be handled together; each is handled alone")
            return False
        return True

    def _taken(self, arrival: Arrival, handled: Handled, began: float) -> None:
        person_id, decision = handled
        if person_id is not None:
            self._hops.measures.taken(person_id, decision, began)
        self._hops.measures.aside += arrival.unreadable
        self._failpoints.hit("take-after-commit")
        self._follow(decision)
        if arrival.chat is not None and person_id is not None:
            self._moments.follow(fleeting(decision), arrival.chat, arrival.language)

    async def _taken_alone(self, arrival: Arrival, began: float) -> None:
        """Handle an arrival; after three failures it is laid aside and the person is told.

        If even that cannot be decided, they get what needs nothing of theirs to be read.
        """
        why = ""
        for _ in range(TRIES):
            try:
                await self.sender.hop(
                    arrival.chat,
                    lambda t: self._arrived(t, arrival),
                    _whose,
                    lambda handled: self._taken(arrival, handled, began),
                )
            except Exception as error:
                why = type(error).__name__
                _log.exception("an update could not be handled")
            else:
                return
        self._hops.measures.aside += 1
        try:
            told = await self._hops.hop(
                lambda t: self._handling.stumbled(t, arrival, why, self._clock.now())
            )
        except Exception:
            _log.exception("nothing of a person can be read or kept")
        else:
            self._taken(arrival, told, began)
            self.sender.wake()
            return
        try:
            await self._hops.hop(
                lambda t: self._handling.out_of_reach(t, arrival, why, self._clock.now())
            )
        except Exception:
            _log.exception("an update could not even be laid aside")
            await self._hops.give_up(NOTHING_KEPT)
        self.sender.wake()

    def _arrived(self, transaction: Transaction, arrival: Arrival) -> Handled:
        handled = self._handling.arrived(transaction, arrival, self._clock.now())
        self._failpoints.hit("take-before-commit")
        return handled

    def _follow(self, decision: Decision) -> None:
        for effect in decision.effects:
            if isinstance(effect, Plan | Pass):
                self._metronome.ring_by(effect.at)
            elif isinstance(effect, Hasten | Realign):
                self._metronome.beat.set()


def _whose(handled: Handled) -> int | None:
    return handled[0]


def _precedence(memory: Memory, listener: Listener | None) -> Precedence:
    if listener is None:
        return Precedence()
    return Precedence(listener.tell, memory.hashed, lambda: listener.connected)


def _lately(memory: Memory, listener: Listener | None, clock: Clock) -> Lately:
    if listener is None:
        return Lately(clock)
    return Lately(clock, listener.tell, memory.hashed, memory.seal)
