"""The ticker: what the calendar promised becomes an event of its person when its time has come.

One that cannot be handled is parked, alone, and keeps nobody else waiting; nor does one whose
person somebody else holds.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta
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
    """Ticks when the metronome beats, while the lease is held."""

    def __init__(
        self,
        hops: Hops,
        clock: Clock,
        handling: Handling,
        moments: Moments,
        metronome: Metronome,
        failpoints: FailPoints,
        sender: Sender,
    ) -> None:
        self._hops = hops
        self._clock = clock
        self._handling = handling
        self._moments = moments
        self._metronome = metronome
        self._failpoints = failpoints
        self._sender = sender
        self._held = sender.lease.held
        self._looking = asyncio.Lock()
        self._line: deque[tuple[int, int | None]] = deque()
        self._in_hand: set[int] = set()  # who stands in the line, or is being decided about
        self._hands: set[asyncio.Task[None]] = set()
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
                self._metronome.ring_at(await self._take_up())
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

    def stop(self) -> None:
        for hand in self._hands:
            hand.cancel()

    async def tick(self) -> None:
        """Everything that is due becomes events, one transaction a person; wait for all of them."""
        await self._take_up()
        while self._hands:
            await asyncio.wait(self._hands)
            await self._take_up()

    async def _take_up(self) -> datetime | None:
        """Let hands work off who is due; when the next moment comes of anybody else.

        Nobody waits for the hands here: somebody's row may be held for long. When one of them has
        nothing left to do it is looked again.
        """
        async with self._looking:
            in_hand = list(self._in_hand)
            most = PEOPLE_A_TICK - len(in_hand)
            people, upcoming = await self._hops.hop(lambda t: self._due_people(t, most, in_hand))
            self._line.extend(people)
            self._in_hand.update(person_id for person_id, _ in people)
            for _ in range(min(len(self._line), SIDE_BY_SIDE - len(self._hands))):
                hand = asyncio.create_task(self._work_off())
                self._hands.add(hand)
                hand.add_done_callback(self._hands.discard)
        return None if len(people) >= most else upcoming

    async def _work_off(self) -> None:
        while self._line:
            person_id, chat = self._line.popleft()
            try:
                await self._due(person_id, chat)
            except Exception:
                _log.exception("promised moments could not be parked; they are tried again")
                await self._clock.rest(RESTED)
            finally:
                self._in_hand.discard(person_id)
        self._metronome.beat.set()

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

    def _due_people(
        self, transaction: Transaction, most: int, in_hand: Sequence[int]
    ) -> tuple[list[tuple[int, int | None]], datetime | None]:
        """Who is due, each with their chat; and when the next moment comes of anybody else."""
        calendar = transaction.calendar
        people = calendar.due_people(self._clock.now(), most, in_hand)
        chats = transaction.people.chats_of(people)
        upcoming = calendar.next_due([*in_hand, *people])
        return [(person_id, chats.get(person_id)) for person_id in people], upcoming

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
        self._moments.follow(fleeting(decision), *reader)
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
