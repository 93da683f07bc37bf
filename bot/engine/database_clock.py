"""The database's clock: whoever shares a database goes by it, however wrong their machine's is."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Final

from bot.engine.hops import Hops
from bot.engine.ports import Clock
from bot.store.transaction import Transaction

EVERY: Final = timedelta(seconds=30)
SLOW: Final = 1.0
"""Seconds; a look that takes longer says too little."""

_log = logging.getLogger(__name__)


async def keep(hops: Hops, clock: Clock) -> None:
    """Let our clock follow it, until cancelled."""
    while True:
        await clock.sleep_until(clock.now() + EVERY)
        await look(hops, clock)


async def look(hops: Hops, clock: Clock) -> None:
    """A file is one machine's, and has no clock of its own."""
    if hops.alone:
        return
    try:
        asked, told, answered = await hops.hop(lambda t: _seen(t, clock))
    except Exception:
        _log.exception("the database's clock could not be read; it is tried again")
        return
    if answered - asked < SLOW:
        clock.follow(told, (asked + answered) / 2)


def _seen(transaction: Transaction, clock: Clock) -> tuple[float, datetime, float]:
    """What it says, and when that was asked and answered."""
    transaction.lease.clock()  # the first question of a transaction goes with its beginning
    asked = clock.monotonic()
    told = transaction.lease.clock()
    return asked, told, clock.monotonic()
