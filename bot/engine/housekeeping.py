"""Housekeeping: what serves nobody any more goes, and the operator hears if something is amiss."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.core.records.effects import Lane, Say
from bot.core.records.lines import line
from bot.ear.languages import ENGLISH
from bot.engine.hops import Hops
from bot.engine.ports import Clock
from bot.store.tally import DAY
from bot.store.transaction import Transaction

LATE: Final = timedelta(minutes=10)
"""What waits longer than this is worth a word."""
Step = Callable[[Transaction, datetime], None]
TIDYING: Final[Mapping[str, Step]] = {
    "seen": lambda t, now: t.inbox.forget_seen(now),
    "aside": lambda t, now: t.inbox.forget_aside(now),
    "bars": lambda t, now: t.bars.forget(now),
    "outbox": lambda t, now: t.outbox.tidy(now),
    "talks": lambda t, now: t.people.forget_talks(now),
    "undecided": lambda t, now: t.erase_undecided(now),
}

_log = logging.getLogger(__name__)


class Housekeeping:
    """Keeps house when told to. `operator` is the chat of whoever runs the bot, if they gave it."""

    def __init__(
        self, hops: Hops, clock: Clock, wake: Callable[[], None], operator: int | None
    ) -> None:
        self._hops = hops
        self._clock = clock
        self._wake = wake
        self._operator = operator
        self._began = clock.elapsed()

    async def keep(self) -> None:
        """Take each step by itself: one that fails keeps none of the others from running."""
        now = self._clock.now()
        for name, step in {"operator": self._tell_operator, **TIDYING}.items():
            try:
                await self._hops.hop(_at(step, now))
            except Exception:
                facts = {"step": name}
                _log.exception("a step of housekeeping failed", extra={"facts": facts})
        self._wake()

    def _tell_operator(self, transaction: Transaction, now: datetime) -> None:
        """Numbers only, once a day at most, and only when something is amiss."""
        if self._operator is None:
            return
        amiss = transaction.tally.amiss(now)
        # What waited while no bot ran is no fault of this one.
        ran = timedelta(seconds=self._clock.elapsed() - self._began)
        late, held_up = (min(wait, ran) for wait in (amiss.late, amiss.held_up))
        wrong = amiss.parked or amiss.unsent or amiss.aside or late > LATE or held_up > LATE
        if not wrong or not transaction.tally.alarm(now):
            return
        words = line(
            "operator-amiss",
            parked=amiss.parked,
            unsent=amiss.unsent,
            aside=amiss.aside,
            late=late // timedelta(minutes=1),
            waiting=held_up // timedelta(minutes=1),
        )
        # Of no link, but like a friend's message: one in doubt is not sent again.
        told = Say(words, lane=Lane.SCHEDULED, until=now + DAY, once=0)
        transaction.outbox.farewell(self._operator, [told], now, language=ENGLISH)


def _at(step: Step, now: datetime) -> Callable[[Transaction], None]:
    return lambda transaction: step(transaction, now)
