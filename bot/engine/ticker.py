"""The ticker: what the calendar promised becomes an event of its person when its time has come.

One that cannot be handled is parked, alone, and keeps nobody else waiting.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from datetime import timedelta
from typing import Final

from bot.core.records.effects import Decision, Forget, Lane
from bot.core.records.events import Due
from bot.ear.languages import ENGLISH
from bot.engine.failpoints import FailPoints
from bot.engine.handling import Handling, fleeting
from bot.engine.hops import RESTED, Hops
from bot.engine.metronome import Metronome
from bot.engine.moments import Moments
from bot.engine.ports import Clock
from bot.engine.sender import Sender
from bot.store.transaction import Transaction

TRIES: Final = 3
PEOPLE_A_TICK: Final = 100
SIDE_BY_SIDE: Final = 4
"""People whose moments are decided at once: few enough that nobody who writes waits long."""
ADRIFT: Final = (
    "The database file was deleted or replaced while the bot ran. It stops, because what "
    "it writes now would be lost. Put the file back, or use: python -m bot restore FILE"
)

_log = logging.getLogger(__name__)


class Ticker:
    """Ticks when the metronome beats, while the lease is `held`."""

    def __init__(
        self,
        hops: Hops,
        clock: Clock,
        handling: Handling,
        moments: Moments,
        metronome: Metronome,
        failpoints: FailPoints,
        sender: Sender,
        held: asyncio.Event,
    ) -> None:
        self._hops = hops
        self._clock = clock
        self._handling = handling
        self._moments = moments
        self._metronome = metronome
        self._failpoints = failpoints
        self._sender = sender
        self._held = held
        self._ticking = asyncio.Lock()
        self.ticked_at = clock.monotonic()

    async def run(self) -> None:
        unparked = False
        while True:
            await self._held.wait()
            self._metronome.look()
            self._handling.promised.clear()
            try:
                if await self._hops.adrift():
                    await self._hops.give_up(ADRIFT)
                if not unparked:
                    await self._hops.hop(lambda t: t.calendar.unpark())
                    unparked = True
                await self.tick()
                self._metronome.ring_at(await self._hops.hop(lambda t: t.calendar.next_due()))
                self.ticked_at = self._clock.monotonic()
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

    async def tick(self) -> None:
        """Everything that is due becomes events, one transaction a person."""
        async with self._ticking:
            while people := deque(await self._hops.hop(self._due_people)):
                hands = (self._work_off(people) for _ in range(SIDE_BY_SIDE))
                await asyncio.gather(*hands)

    async def _work_off(self, people: deque[tuple[int, int | None]]) -> None:
        while people:
            await self._due(*people.popleft())

    async def follow_clock(self) -> None:
        await self._held.wait()
        while True:
            step = await self._clock.stepped()
            try:
                if self._held.is_set():
                    await self._follow(step)
            except Exception:
                _log.exception("what waits could not be rung anew")

    async def _follow(self, step: timedelta) -> None:
        facts = {"seconds": round(step.total_seconds())}
        _log.warning("the machine's clock was set", extra={"facts": facts})
        now = self._clock.now()
        await self._hops.hop(lambda t: t.dispatch.cap_waits(now))
        await self._hops.hop(lambda t: t.calendar.follow_clock(now, step))
        self._metronome.beat.set()
        self._sender.wake()

    def _due_people(self, transaction: Transaction) -> list[tuple[int, int | None]]:
        people = transaction.calendar.due_people(self._clock.now(), PEOPLE_A_TICK)
        chats = transaction.people.chats_of(people)
        return [(person_id, chats.get(person_id)) for person_id in people]

    async def _due(self, person_id: int, chat: int | None) -> None:
        """One person's moments, as one event; if that fails, one by one."""
        for _ in range(TRIES):
            if await self._came(person_id, chat):
                return
        now = self._clock.now()
        for due in await self._hops.hop(lambda t: t.calendar.dues(person_id, now)):
            if not await self._came(person_id, chat, due):
                await self._park(person_id, due)

    async def _park(self, person_id: int, due: Due) -> None:
        await self._hops.hop(lambda t: t.calendar.park(person_id, due))

    async def _came(self, person_id: int, chat: int | None, only: Due | None = None) -> bool:
        try:
            decision, dues, reader = await self._sender.hop(
                chat,
                lambda t: self._decided(t, person_id, only),
                lambda _: person_id,
                lane=Lane.SCHEDULED,
            )
        except Exception:
            _log.exception("a promised moment could not be handled")
            return False
        self._failpoints.hit("tick-after-commit")
        self._hops.measures.came(person_id, decision, dues)
        self._moments.follow(decision, fleeting(decision), *reader)
        return True

    def _decided(
        self, transaction: Transaction, person_id: int, only: Due | None
    ) -> tuple[Decision, tuple[Due, ...], tuple[int, str]]:
        """The decision, and on which moments; whose chat in which language, if something fleeting
        follows."""
        decision, dues = self._handling.time_came(transaction, person_id, self._clock.now(), only)
        chat, language = 0, ENGLISH
        if fleeting(decision):
            chat = transaction.people.chat_of(person_id)
            # Of somebody who was erased just now not even that is kept.
            if not any(isinstance(effect, Forget) for effect in decision.effects):
                language = transaction.people.load(person_id).person.language
        self._failpoints.hit("tick-before-commit")
        return decision, dues, (chat, language)
