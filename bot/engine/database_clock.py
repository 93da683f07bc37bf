"""The database's clock: whoever shares a database goes by it, however wrong their machine's is."""

from __future__ import annotations

import logging
import math
from datetime import datetime, timedelta
from typing import Final

from bot.engine.hops import RESTED, Hops
from bot.engine.ports import Clock
from bot.store.transaction import Transaction

EVERY: Final = timedelta(seconds=30)
SLOW: Final = 1.0
"""Seconds; a look that takes longer says too little."""

_log = logging.getLogger(__name__)


async def begin(hops: Hops, clock: Clock) -> None:
    """Let our clock follow it from the start, however slowly it is told: ours may be hours away.

    A file is one machine's, and has no clock of its own.
    """
    while not (hops.alone or await _look(hops, clock, within=math.inf)):
        await clock.rest(RESTED)


async def keep(hops: Hops, clock: Clock) -> None:
    """Let our clock follow it, until cancelled."""
    while True:
        await clock.sleep_until(clock.now() + EVERY)
        await _look(hops, clock, within=SLOW)


async def _look(hops: Hops, clock: Clock, within: float) -> bool:
    """Whether our clock follows what was told, in so many seconds."""
    try:
        asked, told, answered = await hops.hop(lambda t: _seen(t, clock))
    except Exception:
        _log.exception("the database's clock could not be read; it is tried again")
        return False
    if answered - asked >= within:
        return False
    clock.follow(told, (asked + answered) / 2)
    return True


def _seen(transaction: Transaction, clock: Clock) -> tuple[float, datetime, float]:
    """What it says, and when that was asked and answered."""
    transaction.lease.clock()  # the first question of a transaction goes with its beginning
    asked = clock.monotonic()
    told = transaction.lease.clock()
    return asked, told, clock.monotonic()
