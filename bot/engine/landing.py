"""What became of a message, by its name: sent, waiting again, or at one of its ends."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final, TypeVar

from bot.core.records import news
from bot.core.records.effects import Lane, Pass, Plan, Remove, Revise, Say
from bot.core.records.events import Blocked, DueKind
from bot.core.rules.friendship import news_of
from bot.engine.budget import Budget
from bot.engine.handling import Handling
from bot.engine.hops import RESTED, Hops
from bot.engine.ports import (
    Clock,
    Gone,
    InDoubt,
    Outcome,
    Paused,
    Refused,
    Sent,
    TokenRefused,
    Troubled,
    Unreachable,
    Unsent,
)
from bot.store.parcel import Claim, Parcel, State
from bot.store.transaction import Transaction

T = TypeVar("T")
AGAIN: Final = 2
"""Seconds after which a message is tried again; each pause is twice the last."""
UNPROVED: Final = timedelta(seconds=10)
"""Until it is looked again whether Telegram answers in a chat whose message is in doubt."""
SLOWEST: Final = 5
"""Seconds at most between two tries of a closed door."""
TROUBLES: Final = 8
"""How often a message is tried again while Telegram says that it has trouble: about nine minutes.
"""
CRASHES: Final = 8
"""How often a message is tried of which only crashes leave it open whether it arrived."""
STUMBLES: Final = 5

_log = logging.getLogger(__name__)


class Landing:
    """Settles messages. `refused` is set when Telegram no longer takes our token."""

    def __init__(self, hops: Hops, clock: Clock, handling: Handling, budget: Budget) -> None:
        self._hops = hops
        self._clock = clock
        self._handling = handling
        self._budget = budget
        self.refused = asyncio.Event()
        self._doors_shut = 0

    async def expire(self, parcel: Parcel) -> None:
        await self._hops.hop(lambda t: self._expired(t, parcel))
        self._handling.promised.set()

    async def settle(
        self, parcel: Parcel, outcome: Outcome, claim: Claim | None = None
    ) -> Parcel | None:
        """Make true what became of a message, however often that takes.

        With a claim, the next message of the chat is taken in the same transaction, if it may
        leave now.
        """
        self._learn(parcel, outcome)
        return await self._kept(parcel, lambda: self._settled(parcel, outcome, claim))

    async def left_behind(self, parcel: Parcel) -> None:
        """It was being sent, and nobody waits for the answer any more.

        A crash may have come before its bytes left, again and again: that costs it fewer tries.
        """
        self._hops.measures.doubts += 1
        tries = CRASHES if repeats(parcel) else 0
        await self._kept(parcel, lambda: self._doubted(parcel, timedelta(), tries))

    async def _kept(self, parcel: Parcel, keep: Callable[[], Awaitable[T]]) -> T | None:
        for _ in range(STUMBLES):
            try:
                return await keep()
            except Exception:
                _log.exception("what became of a message could not be kept; it is tried again")
                await self._clock.rest(RESTED)
        # What follows from it cannot be decided; that it is over can still be kept.
        now = self._clock.now()
        await self._hops.hop(lambda t: t.dispatch.mark(parcel, State.UNKNOWN, now))
        return None

    async def unproved(self, parcel: Parcel) -> None:
        """Telegram does not answer in this chat: it did not leave, and waits a little longer."""
        self._budget.doubt(parcel.chat, self._clock.elapsed())
        again = self._clock.now() + UNPROVED
        await self._hops.hop(lambda t: t.dispatch.put_back(parcel, again, untried=True))

    def _learn(self, parcel: Parcel, outcome: Outcome) -> None:
        chat = parcel.chat
        now = self._clock.elapsed()
        self._hops.measures.landed(parcel, outcome, self._clock.now(), now)
        self._doors_shut = self._doors_shut + 1 if isinstance(outcome, Unsent) else 0
        match outcome:
            case Paused(wait=wait):
                self._budget.pause_chat(chat, wait.total_seconds(), now)
            case Unsent():
                self._budget.shut(min(self._doors_shut, SLOWEST), now)
            case InDoubt() | Troubled():
                self._budget.doubt(chat, now)
            case Sent() | Gone() | Unreachable() | Refused():
                self._budget.arrived()

    async def _settled(
        self, parcel: Parcel, outcome: Outcome, claim: Claim | None
    ) -> Parcel | None:
        if isinstance(outcome, Sent):
            return await self._hops.hop(lambda t: self._arrived(t, parcel, outcome, claim))
        await self._failed(parcel, outcome)
        return None

    def _arrived(
        self, transaction: Transaction, parcel: Parcel, sent: Sent, claim: Claim | None
    ) -> Parcel | None:
        now = self._clock.now()
        outrun = transaction.dispatch.mark_sent(parcel, sent.message_id, now)
        if outrun is not None and parcel.person_id is not None:
            self._handling.decided(transaction, parcel.person_id, outrun, now)
        if claim is None or parcel.person_id is None:
            return None
        return transaction.dispatch.claim_first(parcel.person_id, now, claim)

    async def _failed(self, parcel: Parcel, outcome: Outcome) -> None:
        now = self._clock.now()
        match outcome:
            case Gone():
                await self._hops.hop(lambda t: t.dispatch.as_new(parcel, now))
            case Paused() | Unsent() | TokenRefused():
                again = now + self._wait(outcome)
                await self._hops.hop(lambda t: self._told_to_wait(t, parcel, outcome, again))
                if isinstance(outcome, TokenRefused):
                    self.refused.set()
            case InDoubt():
                await self._doubted(parcel, _pause(parcel), repeats(parcel))
            case Troubled():  # it hardly arrived, whatever it is
                await self._doubted(parcel, _pause(parcel), TROUBLES)
            case Unreachable():
                await self._hops.hop(lambda t: self._lost(t, parcel))
            case Refused(why=why):
                _log.error("a message was refused", extra={"facts": {"why": why}})
                await self._hops.hop(lambda t: t.dispatch.mark(parcel, State.DEAD, now))

    def _wait(self, outcome: Paused | Unsent | TokenRefused) -> timedelta:
        """Until the same message may be tried, which was not sent yet."""
        match outcome:
            case Paused(wait=wait):
                return wait
            case Unsent():
                return timedelta(seconds=min(self._doors_shut, SLOWEST))
        return timedelta()

    def _told_to_wait(
        self, transaction: Transaction, parcel: Parcel, outcome: Outcome, again: datetime
    ) -> None:
        transaction.dispatch.put_back(parcel, again, untried=True)
        if isinstance(outcome, Paused):
            transaction.lease.note_pause(again, of_all=self._budget.in_question)

    def _lost(self, transaction: Transaction, parcel: Parcel) -> None:
        """The person blocked us: their calendar rests until they return."""
        now = self._clock.now()
        if parcel.person_id is None:
            transaction.dispatch.mark_sent(parcel, None, now)
            return
        if not transaction.people.lock(parcel.person_id):
            return  # erased meanwhile, and this message with them
        unsaid = transaction.outbox.cancel_all(parcel.person_id, now)
        self._handling.decided(transaction, parcel.person_id, Blocked(unsaid), now)

    async def _doubted(self, parcel: Parcel, wait: timedelta, tries: int) -> None:
        """It may have arrived: sent again after no more than so many `tries`, else unknown."""
        now = self._clock.now()
        if parcel.attempts <= tries:
            await self._hops.hop(lambda t: t.dispatch.put_back(parcel, now + wait))
            return
        await self._hops.hop(lambda t: self._unknown(t, parcel, now))
        self._handling.promised.set()

    def _unknown(self, transaction: Transaction, parcel: Parcel, now: datetime) -> None:
        """Nobody knows whether it arrived. Who sent a friend's line is told so, once."""
        new = transaction.dispatch.mark(parcel, State.UNKNOWN, now)
        if not new or not isinstance(parcel.message, Say) or parcel.person_id is None:
            return
        for link in transaction.links.of(parcel.person_id):
            sender = link.person if parcel.person_id == link.friend else link.friend
            mine = link.id == parcel.message.once and sender != parcel.person_id
            if mine and sender is not None:
                doubt = news_of(link, sender, news.InDoubt)
                transaction.calendar.pass_on(Pass(sender, parcel.id, now, doubt))

    def _expired(self, transaction: Transaction, parcel: Parcel) -> None:
        """Too late to be said: its step is looked at again, and the person hears why."""
        now = self._clock.now()
        subject = transaction.dispatch.expire(parcel, now)
        if subject is not None and parcel.person_id is not None:
            transaction.calendar.plan(parcel.person_id, Plan(DueKind.CUE, subject, now))


def _pause(parcel: Parcel) -> timedelta:
    """Until it is tried again, which grows with each try."""
    return timedelta(seconds=AGAIN**parcel.attempts)


def repeats(parcel: Parcel) -> int:
    """How often a message that may have arrived is sent again.

    A new message may then stand there twice, so that a reminder or a card of help is worth two
    repeats and an answer one; a friend's line is never repeated. An edit or a deletion leaves no
    copy, and what a hidden chat promised to take away matters; bare tidying does not.
    """
    match parcel.message:
        case Say(once=int()) | Revise(words=None, rows=()):
            return 0
        case Say(lane=Lane.SCHEDULED | Lane.CARE):
            return 2
        case Remove():
            return 6
        case Revise() if parcel.target is not None:
            return 6
    return 1
