"""What became of a message, by its name: sent, waiting again, or at one of its ends."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import Final

from bot.core.effects import Pass, Plan, Say
from bot.core.events import Blocked, DueKind
from bot.core.friends.friendship import news_of
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
    Unreachable,
    Unsent,
)
from bot.store.parcel import Parcel, State
from bot.store.transaction import Transaction

AGAIN: Final = 2
"""Seconds after which a message in doubt is sent again; each pause is twice the last."""
LONGEST: Final = 60
"""Seconds at most between two tries of a message in doubt."""
SLOWEST: Final = 5
"""Seconds at most between two tries of a closed door."""
STUMBLES: Final = 5
TRIES: Final = 1440
"""How often a message in doubt is tried, about a day; what has an end expires by then."""

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
        """It came too late to be said."""
        await self._hops.hop(lambda t: self._expired(t, parcel))
        self._handling.promised.set()

    async def doubt(self, parcel: Parcel) -> None:
        """Nobody knows whether a friend's line arrived: its sender is told, it is not repeated."""
        await self._hops.hop(lambda t: self._doubted(t, parcel))
        self._handling.promised.set()

    async def settle(self, parcel: Parcel, outcome: Outcome) -> None:
        """Make true what became of a message; a stumbling database is asked again."""
        for _ in range(STUMBLES):
            try:
                await self._settled(parcel, outcome)
            except Exception:
                _log.exception("what became of a message could not be kept; it is tried again")
                await self._clock.rest(RESTED)
            else:
                return
        await self._settled(parcel, outcome)

    async def _settled(self, parcel: Parcel, outcome: Outcome) -> None:
        now = self._clock.now()
        if not isinstance(outcome, Unsent):
            self._doors_shut = 0
        match outcome:
            case Sent(message_id=id):
                await self._hops.hop(lambda t: t.mark_sent(parcel, id, now))
            case Gone():
                await self._hops.hop(lambda t: t.as_new(parcel, now))
            case Paused(wait=wait):
                self._budget.pause_chat(parcel.chat, wait, now)
                await self._hops.hop(lambda t: t.put_back(parcel, now + wait, untried=True))
            case Unsent():
                self._doors_shut += 1
                wait = timedelta(seconds=min(self._doors_shut, SLOWEST))
                self._budget.pause_all(wait, now)
                await self._hops.hop(lambda t: t.put_back(parcel, now + wait, untried=True))
            case InDoubt() if getattr(parcel.message, "once", None) is not None:
                await self._hops.hop(lambda t: t.mark(parcel, State.UNKNOWN, now))
                await self.doubt(parcel)
            case InDoubt() if parcel.attempts < TRIES:
                wait = timedelta(seconds=min(AGAIN ** min(parcel.attempts, 6), LONGEST))
                await self._hops.hop(lambda t: t.put_back(parcel, now + wait))
            case InDoubt():
                await self._hops.hop(lambda t: t.mark(parcel, State.UNKNOWN, now))
            case Unreachable():
                await self._hops.hop(lambda t: self._lost(t, parcel))
            case Refused(why=why):
                _log.error("a message was refused", extra={"facts": {"why": why}})
                await self._hops.hop(lambda t: t.mark(parcel, State.DEAD, now))
            case TokenRefused():
                await self._hops.hop(lambda t: t.put_back(parcel, now, untried=True))
                self.refused.set()

    def _lost(self, transaction: Transaction, parcel: Parcel) -> None:
        """The person blocked us: their calendar rests until they return."""
        now = self._clock.now()
        if parcel.person_id is None:
            transaction.mark_sent(parcel, None, now)
            return
        transaction.cancel_all(parcel.person_id, now)
        self._handling.decided(transaction, parcel.person_id, Blocked(), now)

    def _doubted(self, transaction: Transaction, parcel: Parcel) -> None:
        if not isinstance(parcel.message, Say) or parcel.person_id is None:
            return
        for link in transaction.links(parcel.person_id):
            sender = link.person if parcel.person_id == link.friend else link.friend
            mine = link.id == parcel.message.once and sender != parcel.person_id
            if mine and sender is not None:
                news = news_of(link, sender, "in_doubt")
                transaction.pass_on(Pass(sender, parcel.id, self._clock.now(), news))

    def _expired(self, transaction: Transaction, parcel: Parcel) -> None:
        """Too late to be said: its step is looked at again, and the person hears why."""
        now = self._clock.now()
        subject = transaction.expire(parcel, now)
        if subject is not None and parcel.person_id is not None:
            transaction.plan(parcel.person_id, Plan(DueKind.CUE, subject, now))
