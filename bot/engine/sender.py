"""The one sender: it empties the outbox at Telegram's pace.

A row is claimed in a transaction, its bytes leave when that is committed, and it is marked by what
became of it. Whoever commits something to say claims its first message in the same transaction
when that may leave now, and else only wakes the sender. What it flies it knows by itself: a row
past its time that is not in its hands was left behind.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from contextlib import nullcontext
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from bot.core.records.effects import Export, Lane, Remove, Revise, Say
from bot.engine import database_clock, export, rendering, walls
from bot.engine.budget import Budget
from bot.engine.failpoints import FailPoints
from bot.engine.flights import IN_FLIGHT, Flights
from bot.engine.handling import Handling
from bot.engine.hops import RESTED, Hops
from bot.engine.landing import Landing
from bot.engine.lease import ASK, LASTS, RENEW, Lease
from bot.engine.ports import (
    Clock,
    Gone,
    InDoubt,
    Message,
    Messenger,
    Outcome,
    Paused,
    Refused,
    Sent,
    TokenRefused,
    Troubled,
    Unreachable,
    Unsent,
)
from bot.store.diagnosis import WRONG_KEY
from bot.store.parcel import Claim, Parcel
from bot.store.records import UNREADABLE
from bot.store.sealing import WrongKey
from bot.store.transaction import Transaction
from bot.words.book import Book

T = TypeVar("T")
LOOK: Final = 1.0
"""Seconds at least between two looks at what was left behind."""
A_ROUND: Final = IN_FLIGHT // 2
"""Messages claimed in one round at most. Reminders that found no place wait until so many are free,
the spared ones among them: so a few of them share a transaction."""
LONGEST_WAIT: Final = timedelta(minutes=1)
"""What an earlier process told to wait longer than that, and than Telegram said, is tried then."""

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
        self.budget = Budget(send_rate, clock.elapsed())
        self._handling = handling
        self._landing = Landing(hops, clock, handling, self.budget)
        self.progress = asyncio.Event()
        self.lease = Lease(hops, clock)
        self._term = 0
        self._waits = False
        self.rounded_at = clock.monotonic()
        self._wake = asyncio.Event()
        self._stopping = False
        self._flights = Flights(self._landed)
        self._look_at = 0.0
        self._until = clock.now()
        self._queued: Lane | None = None  # the first lane of which some may wait for room

    @property
    def refused(self) -> asyncio.Event:
        """Set when Telegram no longer takes our token."""
        return self._landing.refused

    def wake(self) -> None:
        self._wake.set()

    def stop(self) -> None:
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        await database_clock.begin(self._hops, self._clock)
        while not self._stopping:
            try:
                await self._turn()
            except Exception:
                _log.exception("the sender stumbled; it goes on")
                await self._clock.rest(RESTED)
        while not await self._flights.landed(within=RENEW):
            await self.lease.hold()
        await self.lease.release()

    async def _turn(self) -> None:
        self._wake.clear()
        if self._stopping:
            return
        if not await self.lease.hold():
            await self._wait()
            return
        if self.lease.term == self._term or await self._take_office():
            await self._round()

    async def _wait(self) -> None:
        """Until it is time to ask for the lease again, whoever else has something to say."""
        if not self._waits:
            _log.warning("another copy of the bot is at work; this one stands by")
        self._waits = True
        self.progress.set()
        self._hops.tell_others(tell=True)
        await self._hops.hop(lambda t: walls.keep_up(t, self._handling))
        again = self._clock.now() + ASK
        while not self._stopping and self._clock.now() < again:
            self._wake.clear()
            await self._pause([again])

    async def _take_office(self) -> bool:
        """What an earlier term left behind is ours now; False where that took too long."""
        now = self._clock.now()
        try:
            await self._hops.hop(lambda t: t.ownership.prove())
        except WrongKey:  # somebody changed it while we waited for our turn
            await self._hops.give_up(WRONG_KEY)
        await self._resume(now)
        while await self._hops.hop(lambda t: walls.catch_up(t, self._handling, now)):
            if not await self.lease.hold():
                return False
        if self._waits:
            _log.warning("this copy of the bot is at work now")
        self._waits = False
        self._hops.tell_others(tell=False)
        self._term = self.lease.term
        self.rounded_at = self._clock.monotonic()
        self.lease.held.set()
        self._look_at = 0.0
        return True

    async def _resume(self, now: datetime) -> None:
        """What Telegram told an earlier sender holds for us too: its pauses, and its pace."""
        pauses, seconds = await self._hops.hop(lambda t: t.lease.pauses(now)), self._clock.elapsed()
        longest = max(now + LONGEST_WAIT, *pauses)
        await self._hops.hop(lambda t: t.dispatch.cap_waits(longest))
        self.budget.shut((pauses.of_all - now).total_seconds(), seconds)
        if self._waits:
            self.budget.spend(seconds)  # another has sent until just now

    async def hop(
        self,
        chat: int | None,
        work: Callable[[Transaction], T],
        person: Callable[[T], int | None],
        committed: Callable[[T], None] = lambda result: None,
        *,
        lane: Lane = Lane.REPLY,
    ) -> T:
        """Run `work` as one transaction; what it says to its person, whose chat this is, leaves
        at once when that may be, by this lane. `committed` is called before anything leaves."""
        claim = self._claim(chat, lane)
        if chat is None or claim is None:
            result = await self._hops.hop(work)
            committed(result)
            self.wake()
            return result

        def claiming(transaction: Transaction) -> tuple[T, Parcel | None, set[Lane]]:
            result, first = work(transaction), None
            id, now = person(result), self._clock.now()
            # A goodbye is nobody's any more, and goes before what is said to them as to a stranger.
            if not transaction.erased:
                first = transaction.dispatch.claim_first(id, now, claim)
            return result, first, transaction.outbox.lanes

        try:
            with self._flights.holding(claim, chat=chat):
                ended, cancelled = await _to_its_end(self._hops.hop(claiming))
        except BaseException:
            self.wake()  # a round may have left its place to this claim
            raise
        result, parcel, lanes = ended
        if (parcel is None and (lanes or self._queued is not None)) or Lane.CARE in lanes:
            self.wake()  # care does not wait until what flies in its chat has landed
        if parcel is not None:
            self._failpoints.hit("claimed")
            self._launch(parcel)
        committed(result)
        if cancelled:
            raise asyncio.CancelledError
        return result

    def _claim(
        self, chat: int | None, lane: Lane = Lane.REPLY, *, mine: bool = False
    ) -> Claim | None:
        """Leave for one message of this chat to be sent now; None when it has to wait its turn.

        `mine`: the one that flies there is about to land.
        """
        if chat is None or self._stopping or not self._in_office or not self.lease.safe:
            return None
        seconds = self._clock.elapsed()
        if self._room(seconds, lane, mine=mine) <= 0:
            return None
        if self.budget.pause(seconds) or self.budget.in_question:
            return None
        if self.budget.chat_wait(chat, seconds) or (self._flights.busy(chat) and not mine):
            return None
        return self._fresh_claim()

    def _fresh_claim(self) -> Claim:
        self._until = max(self._clock.now() + LASTS, self._until + timedelta.resolution)
        term = self._term
        return Claim(term, self._until, stands=lambda: self._stands(term))

    def _stands(self, term: int) -> bool:
        """Whether what is claimed in that term can still leave in it."""
        return self.lease.safe and self.lease.term == term

    @property
    def _in_office(self) -> bool:
        return self.lease.held.is_set() and self.lease.term == self._term

    async def _round(self) -> None:
        now, seconds = self._clock.now(), self._clock.elapsed()
        for chat in self._flights.hung(seconds):
            self.budget.doubt(chat, seconds)
        free, lane = self._free_now(seconds)
        looks = seconds >= self._look_at
        ours = (self._flights.rows, self._flights.told(now)) if looks else None
        claim = self._fresh_claim()
        with self._flights.holding(claim, most=max(free, 0)):
            parcels, left, upcoming = await self._hops.hop(
                lambda t: self._next(t, now, free, lane, ours, claim)
            )
        self.rounded_at = self._clock.monotonic()
        if looks:
            self._look_at = seconds + LOOK
        if parcels:
            self._failpoints.hit("claimed")
        for parcel in parcels:
            self._launch(parcel)
        if left:
            _log.warning("left without a word", extra={"facts": {"count": len(left)}})
        for parcel in left:
            await self._landing.left_behind(parcel)
        self._queued = _first_left(parcels, free, lane)
        if not (left or self._more_may_leave() or self._wake.is_set()):
            await self._pause([upcoming, *self._ahead(now, seconds, looks=looks)])

    def _more_may_leave(self) -> bool:
        free, lane = self._free_now(self._clock.elapsed())
        return free > 0 and self._queued is not None and self._queued <= lane

    def _next(
        self,
        transaction: Transaction,
        now: datetime,
        free: int,
        lane: Lane,
        ours: tuple[frozenset[int], datetime] | None,
        claim: Claim,
    ) -> tuple[list[Parcel], list[Parcel], datetime | None]:
        """What may leave now, what was left in doubt, and when the next of the rest may leave.

        ours: the rows in our hands, and until when that is all of them; None when it is not the
        time to look for others.
        """
        left = []
        if ours is not None:
            rows, told = ours
            left = transaction.dispatch.left_behind(told, self._term, rows)
        parcels = transaction.dispatch.claim(now, claim, free, lane) if free > 0 else []
        return parcels, left, transaction.dispatch.next_parcel(now, lane)

    def _ahead(self, now: datetime, seconds: float, *, looks: bool) -> list[datetime]:
        hangs_at = self._flights.next_to_hang()
        tokens = (self.budget.token_wait(seconds, lane) for lane in (Lane.REPLY, Lane.TIDYING))
        waits = [self.budget.pause(seconds), *tokens]
        if hangs_at is not None:
            waits.append(hangs_at - seconds)
        if not looks or self._flights.claimed:  # nobody may wake us when a claim lets go
            waits.append(self._look_at - seconds)
        return [now + timedelta(seconds=wait) for wait in waits if wait > 0]

    def free(self) -> tuple[int, Lane]:
        """How many messages may be claimed, and down to which lane.

        During a pause of the whole bot one care message at a time leaves, and while the bot is
        in question one of any lane.
        """
        now = self._clock.elapsed()
        room = self._room(now)
        waits = self.budget.pause(now) > 0
        if waits or self.budget.in_question:
            room = 0 if self._flights.probing() else min(room, 1)
        return room, Lane.CARE if waits else Lane.TIDYING

    def _free_now(self, seconds: float) -> tuple[int, Lane]:
        """The same for this round: what nobody waits for leaves room to whoever writes."""
        free, lane = self.free()
        spare = self._room(seconds, lane)
        if free > 0 >= spare:
            spare, lane = free, Lane.REPLY
        return min(free, spare, A_ROUND), lane

    def _room(self, seconds: float, lane: Lane = Lane.REPLY, *, mine: bool = False) -> int:
        """How many of a lane may be launched, by places and by pace, beside what soon will be."""
        places = self._flights.room(lane) + mine
        return min(places, self.budget.room(seconds, lane) - self._flights.claimed)

    def _launch(self, parcel: Parcel) -> None:
        """Let it fly. Its place in the budget is taken at once: no round counts it twice."""
        now, seconds = self._clock.now(), self._clock.elapsed()
        until = getattr(parcel.message, "until", None)
        wait = self.budget.chat_wait(parcel.chat, seconds)
        if until is not None and now > until:
            flight = self._expire(parcel)
        elif wait or not self.lease.safe:
            flight = self._postpone(parcel, now + timedelta(seconds=wait))
        else:
            self.budget.take(parcel.chat, seconds)
            flight = self._deliver(parcel)
        self._flights.launch(parcel.id, parcel.chat, flight, seconds)

    async def _expire(self, parcel: Parcel) -> None:
        await self._landing.expire(parcel)
        self.wake()

    async def _postpone(self, parcel: Parcel, until: datetime) -> None:
        await self._hops.hop(lambda t: t.dispatch.put_back(parcel, until, untried=True))
        self.wake()

    def _landed(self, task: asyncio.Task[None]) -> None:
        if self._queued is not None:
            enough = 1 if self._queued.awaited else A_ROUND
            if self._flights.room() >= enough:
                self.wake()
        self.progress.set()
        if not task.cancelled() and task.exception() is not None:
            _log.error("a delivery broke", exc_info=task.exception())
            self.wake()

    async def _pause(self, instants: Sequence[datetime | None]) -> None:
        waits: list[asyncio.Task[Any]] = [asyncio.create_task(self._wake.wait())]
        until = [instant for instant in instants if instant is not None]
        if not self._hops.alone:
            until.append(self._clock.now() + RENEW)
        if until:
            waits.append(asyncio.create_task(self._clock.sleep_until(min(until))))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

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
        await self._settle(*sent)
        self._failpoints.hit("after-sent-mark")
        if self.refused.is_set():
            self.stop()

    async def _settle(self, parcel: Parcel, outcome: Outcome) -> None:
        """Keep what became of it; if it arrived, the next one of its chat leaves at once."""
        claim = self._claim(parcel.chat, mine=True) if isinstance(outcome, Sent) else None
        # Of two that land at once, neither may see that the other has.
        several = self._flights.several(parcel.chat)
        with self._flights.holding(claim) if claim else nullcontext():
            following = await self._landing.settle(parcel, outcome, claim)
        if following is not None:
            self._failpoints.hit("claimed")
            self._launch(following)
        elif several or claim is None or not claim.stands():
            self.wake()

    async def _sent(self, parcel: Parcel) -> tuple[Parcel, Outcome] | None:
        """What was sent and what Telegram answered; None when it goes back to wait."""
        if parcel.attempts > 1 or self.budget.in_question:
            # Something harmless goes first, to see that Telegram answers in this chat.
            match await self._messenger.typing(parcel.chat):
                case InDoubt() | Troubled():
                    await self._landing.unproved(parcel)
                    self.wake()
                    return None
                case (Paused() | Unreachable() | Unsent() | TokenRefused()) as outcome:
                    return parcel, outcome
        try:
            return parcel, await self._say(parcel)
        except UNREADABLE:
            _log.exception("a line could not be written; it is given up")
            return parcel, Refused("unwritten")

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
        known = await self._hops.hop(lambda t: t.people.complete(t.people.load(id)))
        name, data = export.document(self._book, known, wanted.kind, self._clock.now(), parcel.chat)
        caption = self._book.caption(parcel.language, wanted.words)
        return await self._messenger.document(parcel.chat, name, data, caption, wanted.topic)

    def _rendered(self, parcel: Parcel) -> Message:
        assert isinstance(parcel.message, Say | Revise)
        return rendering.message(self._book, parcel.language, parcel.message)


def _first_left(parcels: Sequence[Parcel], free: int, lane: Lane) -> Lane | None:
    """The first lane of which some may be left, when so many could be claimed down to that one."""
    if len(parcels) >= free:
        return parcels[-1].lane if parcels else Lane.CARE
    return Lane(lane + 1) if lane < Lane.TIDYING else None


async def _to_its_end(work: Coroutine[Any, Any, T]) -> tuple[T, bool]:
    """What came of it, and whether we were cancelled meanwhile: what is claimed has to leave."""
    doing = asyncio.create_task(work)
    try:
        return await asyncio.shield(doing), False
    except asyncio.CancelledError:
        await asyncio.wait({doing})
        if doing.cancelled() or doing.exception() is not None:
            raise
        return doing.result(), True
