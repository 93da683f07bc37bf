"""The engine: takes what arrives, keeps what was promised, and lets the sender speak."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.effects import Decision, Hasten, Lane, Pass, Plan
from bot.core.events import Commanded, Draw, Due, Edited, Event, Said, Showed
from bot.ear import care
from bot.engine.failpoints import FailPoints
from bot.engine.handling import Decide, Handling, drawn, fleeting
from bot.engine.hops import RESTED, Hops
from bot.engine.metronome import Metronome
from bot.engine.moments import Moments
from bot.engine.ports import Arrival, Clock, Messenger
from bot.engine.sender import Sender
from bot.store.memory import Memory
from bot.store.transaction import Transaction
from bot.words.book import Book

TRIES: Final = 3
PEOPLE_A_TICK: Final = 100
OWED: Final = 50
"""How many promised moments are told ahead."""
PAUSE: Final = timedelta(seconds=0.5)
DRAIN: Final = 25.0
"""Seconds that what is in flight may take when we stop."""

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
        draw: Callable[[], Draw] = drawn,
        failpoints: FailPoints | None = None,
        hourly: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._clock = clock
        self._hourly = hourly
        self.adrift = asyncio.Event()
        """Set when the database's file was deleted or replaced: what we write would be lost."""
        self._failpoints = failpoints or FailPoints()
        self._hops = Hops(memory)
        self._handling = Handling(decide, book, draw)
        self.sender = Sender(
            self._hops, messenger, clock, book, self._handling, send_rate, self._failpoints
        )
        self._moments = Moments(messenger, clock, book, self.sender.budget)
        self._metronome = Metronome(clock)
        self._ticker: asyncio.Task[None] | None = None
        self._sending: asyncio.Task[None] | None = None
        self._ticking = asyncio.Lock()

    async def start(self) -> None:
        """Begin to tick and to send."""
        self._metronome.start(self._keep_house)
        if self._hourly is not None:
            self._metronome.look_hourly(self._hourly)
        self._ticker = asyncio.create_task(self._tick_for_ever(), name="ticker")
        self._sending = asyncio.create_task(self.sender.run(), name="sender")

    async def stop(self) -> None:
        """Stop kindly: finish what is in flight, let go of the rest."""
        self._metronome.stop()
        self._moments.stop()
        self.sender.stop()
        if self._ticker is not None:
            self._ticker.cancel()
        if self._sending is not None:
            await asyncio.wait({self._sending}, timeout=DRAIN)
        self._hops.close()

    @property
    def broken(self) -> asyncio.Event:
        """Set when Telegram no longer takes our token."""
        return self.sender.refused

    async def take(self, arrival: Arrival) -> None:
        """Commit what arrived, once. What follows is sent by the sender.

        Raises only when the database takes nothing at all any more: then nothing may be
        acknowledged, and it is better to start anew.
        """
        arrival = _heard(arrival)
        person_id, decision = await self._committed(arrival)
        self._failpoints.hit("take-after-commit")
        self._follow(decision)
        if arrival.chat is not None and person_id is not None:
            self._moments.follow(decision, fleeting(decision), arrival.chat, arrival.language)

    def look_again(self) -> None:
        """The dial was turned: something may be due now."""
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
        return await self._hops.hop(lambda t: t.owed(OWED))

    def _at_rest(self, transaction: Transaction) -> bool:
        """Nothing is in flight, and nothing could leave before a pause of Telegram's is over."""
        now = self._clock.now()
        if transaction.in_flight():
            return False
        _, lane = self.sender.free(now)
        paused = lane is not Lane.CARE and self.sender.budget.bot_wait(now) > PAUSE
        return paused or not transaction.ready(now, lane)

    async def tick(self) -> None:
        """Everything that is due becomes events, one transaction a person."""
        async with self._ticking:
            while people := await self._hops.hop(self._due_people):
                for person_id in people:
                    await self._due(person_id)

    def _due_people(self, transaction: Transaction) -> list[int]:
        return transaction.due_people(self._clock.now(), PEOPLE_A_TICK)

    async def _tick_for_ever(self) -> None:
        while True:
            self._metronome.beat.clear()
            self._handling.promised.clear()
            try:
                if await self._hops.adrift():
                    self.adrift.set()
                    return
                await self.tick()
                self._metronome.ring_at(await self._hops.hop(Transaction.next_due))
            except Exception:
                _log.exception("the calendar could not be read; it is tried again")
                await self._clock.rest(RESTED)
                self._metronome.beat.set()
            beat = asyncio.create_task(self._metronome.beat.wait())
            promised = asyncio.create_task(self._handling.promised.wait())
            try:
                await asyncio.wait({beat, promised}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                beat.cancel()
                promised.cancel()

    async def _due(self, person_id: int) -> None:
        """One person's moments; what cannot be handled is taken off, and said in the log."""
        for _ in range(TRIES):
            try:
                decision, chat = await self._hops.hop(lambda t: self._time_came(t, person_id))
            except Exception:
                _log.exception("a promised moment could not be handled")
                continue
            self._failpoints.hit("tick-after-commit")
            self._moments.follow(decision, fleeting(decision), chat, "en")
            self.sender.wake()
            return
        await self._hops.hop(lambda t: self._take_off(t, person_id))

    def _time_came(self, transaction: Transaction, person_id: int) -> tuple[Decision, int]:
        """The decision, and the chat it is for if something fleeting follows."""
        decision = self._handling.time_came(transaction, person_id, self._clock.now())
        chat = transaction.chat_of(person_id) if fleeting(decision) else 0
        self._failpoints.hit("tick-before-commit")
        return decision, chat

    def _take_off(self, transaction: Transaction, person_id: int) -> None:
        transaction.settle(person_id, transaction.dues(person_id, self._clock.now()))

    async def _committed(self, arrival: Arrival) -> tuple[int | None, Decision]:
        """Handle an arrival; after three failures it is laid aside and the person is told."""
        why = ""
        for _ in range(TRIES):
            try:
                return await self._hops.hop(lambda t: self._arrived(t, arrival))
            except Exception as error:
                why = type(error).__name__
                _log.exception("an update could not be handled")
        try:
            return await self._hops.hop(
                lambda t: self._handling.stumbled(t, arrival, why, self._clock.now())
            )
        except Exception:
            _log.exception("an update is laid aside without a word to the person")
        await self._hops.hop(
            lambda t: t.lay_aside(arrival.update_id, arrival.raw, why, self._clock.now())
        )
        return None, Decision()

    def _arrived(self, transaction: Transaction, arrival: Arrival) -> tuple[int | None, Decision]:
        handled = self._handling.arrived(transaction, arrival, self._clock.now())
        self._failpoints.hit("take-before-commit")
        return handled

    def _follow(self, decision: Decision) -> None:
        if any(isinstance(effect, Plan | Pass | Hasten) for effect in decision.effects):
            self._handling.promised.set()
        if decision.effects:
            self.sender.wake()

    async def _keep_house(self) -> None:
        """Drop what no longer serves anybody."""
        now = self._clock.now()
        await self._hops.hop(lambda t: t.forget_seen(now))
        await self._hops.hop(lambda t: t.forget_aside(now))
        await self._hops.hop(lambda t: t.forget_bars(now))
        await self._hops.hop(lambda t: t.tidy_outbox(now))
        await self._hops.hop(lambda t: t.tidy_people(now))


def _heard(arrival: Arrival) -> Arrival:
    """What is typed is heard for danger before anything else, outside the transaction."""
    event: Event | None = arrival.event
    match event:
        case Said(text=text) | Edited(text=text):
            event = replace(event, heard=care.hear(text))
        case Commanded(payload=text) | Showed(caption=text):
            event = replace(event, heard=care.hear(text))
    return replace(arrival, event=event)
