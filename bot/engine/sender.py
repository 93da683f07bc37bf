"""The one sender: it empties the outbox at Telegram's pace, one commit a message.

A row is leased, marked as being sent just before its bytes leave, and marked by what became of
it. Whoever commits something to say only wakes it.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import uuid4

from bot.core.effects import Export, Lane, Remove, Revise, Say
from bot.engine import export, rendering
from bot.engine.budget import Budget
from bot.engine.failpoints import FailPoints
from bot.engine.handling import Handling
from bot.engine.hops import RESTED, Hops
from bot.engine.landing import Landing
from bot.engine.ports import (
    Clock,
    Gone,
    InDoubt,
    Message,
    Messenger,
    Outcome,
    Refused,
)
from bot.store.parcel import Parcel
from bot.store.transaction import Transaction
from bot.words.book import Book

LEASE: Final = timedelta(seconds=10)
RENEW: Final = timedelta(seconds=3)
SAFE: Final = 5.0
"""Seconds of lease that must be left when the bytes leave."""
IN_FLIGHT: Final = 8

_log = logging.getLogger(__name__)


class Sender:
    """Sends what waits. `run` ends when `stop` is called and nothing is in flight."""

    def __init__(
        self,
        hops: Hops,
        messenger: Messenger,
        clock: Clock,
        book: Book,
        handling: Handling,
        send_rate: int,
        failpoints: FailPoints,
    ) -> None:
        self._hops = hops
        self._messenger = messenger
        self._clock = clock
        self._book = book
        self._failpoints = failpoints
        self.budget = Budget(send_rate, clock.now())
        self._landing = Landing(hops, clock, handling, self.budget)
        self.progress = asyncio.Event()
        self._holder = uuid4().hex
        self._term = 0
        self._good_until = 0.0
        self.rounded_at = clock.monotonic()
        self._wake = asyncio.Event()
        self._stopping = False
        self._flying: set[asyncio.Task[None]] = set()

    @property
    def refused(self) -> asyncio.Event:
        """Set when Telegram no longer takes our token."""
        return self._landing.refused

    def wake(self) -> None:
        """There may be something to send."""
        self._wake.set()

    def stop(self) -> None:
        """Lease nothing more; finish what is in flight."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Send until stopped."""
        while not self._stopping:
            try:
                await self._turn()
            except Exception:
                _log.exception("the sender stumbled; it goes on")
                await self._clock.rest(RESTED)
        if self._flying:
            await asyncio.wait(self._flying)
        await self._hops.hop(lambda transaction: transaction.release(self._holder))

    async def _turn(self) -> None:
        if await self._hold():
            await self._round()
        else:
            self.rounded_at = self._clock.monotonic()
            await self._pause(self._clock.now() + RENEW)

    async def _round(self) -> None:
        """Lease what may leave and let it fly; else wait for something to do."""
        self._wake.clear()
        if self._stopping:
            return
        now = self._clock.now()
        free, lane = self.free(now)
        parcels, upcoming = await self._hops.hop(lambda t: self._next(t, now, free, lane))
        self.rounded_at = self._clock.monotonic()
        if parcels:
            self._failpoints.hit("leased")
        for parcel in parcels:
            self._launch(parcel)
        if parcels and len(parcels) == free:
            return  # there may be more
        wait = self.budget.bot_wait(now)
        instants = [upcoming, now + wait if wait else None]
        if not self._wake.is_set():
            await self._pause(min(filter(None, instants), default=None))

    def _next(
        self, transaction: Transaction, now: datetime, free: int, lane: Lane
    ) -> tuple[list[Parcel], datetime | None]:
        """What may leave now, and when the next of the rest may."""
        parcels = transaction.lease(now, self._term, free, LEASE, lane) if free > 0 else []
        return parcels, transaction.next_parcel(now, lane)

    def free(self, now: datetime) -> tuple[int, Lane]:
        """How many messages may be leased, and down to which lane.

        During a pause of the whole bot one care message at a time probes.
        """
        room = min(IN_FLIGHT - len(self._flying), self.budget.room(now))
        if self.budget.pause(now):
            return (0 if self._flying else min(room, 1)), Lane.CARE
        return room, Lane.TIDYING

    def _launch(self, parcel: Parcel) -> None:
        """Let it fly. Its place in the budget is taken at once: no round counts it twice."""
        now = self._clock.now()
        until = getattr(parcel.message, "until", None)
        wait = self.budget.chat_wait(parcel.chat, now)
        if until is not None and now > until:
            flight = self._landing.expire(parcel)
        elif wait:
            flight = self._hops.hop(lambda t: t.put_back(parcel, now + wait))
        else:
            self.budget.take(parcel.chat, now)
            flight = self._deliver(parcel)
        task = asyncio.create_task(flight)
        self._flying.add(task)
        task.add_done_callback(self._landed)

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._flying.discard(task)
        self._wake.set()
        self.progress.set()
        if not task.cancelled() and task.exception() is not None:
            _log.error("a delivery broke", exc_info=task.exception())

    async def _pause(self, until: datetime | None) -> None:
        """Wait to be woken, for an instant, or for the lease's renewal."""
        waits = [asyncio.create_task(self._wake.wait())]
        instants = [until] if until is not None else []
        if not self._hops.alone:
            instants.append(self._clock.now() + RENEW)
        if instants:
            waits.append(asyncio.create_task(self._asleep(min(instants))))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    async def _asleep(self, until: datetime) -> Literal[True]:
        await self._clock.sleep_until(until)
        return True

    async def _hold(self) -> bool:
        """Become or stay the one sender; what an earlier term left behind waits again."""
        if self._term and self._hops.alone:
            return True
        if self._term and self._good_until - self._clock.monotonic() > RENEW.total_seconds() * 2:
            return True
        asked, now = self._clock.monotonic(), self._clock.now()
        term = await self._hops.hop(
            lambda t: t.hold(self._holder, now, LEASE, alone=self._hops.alone)
        )
        if term is None:
            self._term = 0
            return False
        self._good_until = asked + LEASE.total_seconds()
        if term != self._term:
            again, unknown = await self._hops.hop(lambda t: t.recover(now, term))
            self._term = term
            if again:
                _log.warning("sent again after a crash", extra={"facts": {"count": again}})
            for parcel in unknown:
                await self._landing.doubt(parcel)
        return True

    # one message

    async def _deliver(self, parcel: Parcel) -> None:
        """Send it; whatever breaks on the way leaves it in doubt, never stuck."""
        try:
            sent = await self._sent(parcel)
        except Exception:
            _log.exception("a delivery broke")
            sent = parcel, InDoubt()
        if sent is None:
            return
        self._failpoints.hit("before-sent-mark")
        await self._landing.settle(*sent)
        self._failpoints.hit("after-sent-mark")
        if self.refused.is_set():
            self.stop()

    async def _sent(self, parcel: Parcel) -> tuple[Parcel, Outcome] | None:
        """What was sent and what Telegram answered; None when it is no longer ours to send."""
        self._failpoints.hit("before-sending-mark")
        now = self._clock.now()
        marked = await self._hops.hop(lambda t: t.mark_sending(parcel, now))
        if marked is None:
            return None
        self._failpoints.hit("after-sending-mark")
        if not self._hops.alone and self._good_until - self._clock.monotonic() < SAFE:
            await self._hops.hop(lambda t: t.put_back(marked, now, untried=True))
            return None
        try:
            return marked, await self._say(marked)
        except (LookupError, ValueError):
            _log.exception("a line could not be written; it is parked")
            return marked, Refused("unwritten")

    async def _say(self, parcel: Parcel) -> Outcome:
        said, chat, target = parcel.message, parcel.chat, parcel.target
        if isinstance(said, Remove):
            return await self._messenger.remove(chat, said.message_id)
        if isinstance(said, Export):
            return await self._export(parcel, said)
        if isinstance(said, Revise) and target is not None:
            if said.words is None:
                rows = rendering.buttons(self._book, parcel.language, said)
                return await self._messenger.rebutton(chat, target, rows)
            return await self._messenger.edit(chat, target, self._rendered(parcel))
        if isinstance(said, Revise) and (said.words is None or not said.or_say):
            return Gone()
        return await self._messenger.send(chat, self._rendered(parcel))

    async def _export(self, parcel: Parcel, wanted: Export) -> Outcome:
        """The file is made now, so that it holds all that is kept now; nothing of it stays here."""
        id = parcel.person_id
        if id is None:
            return Gone()
        known = await self._hops.hop(lambda t: t.load(id, whole=True))
        name, data = export.document(self._book, known, wanted.kind, self._clock.now(), parcel.chat)
        caption = self._book.caption(parcel.language, wanted.words)
        return await self._messenger.document(parcel.chat, name, data, caption)

    def _rendered(self, parcel: Parcel) -> Message:
        assert isinstance(parcel.message, Say | Revise)
        return rendering.message(self._book, parcel.language, parcel.message)
