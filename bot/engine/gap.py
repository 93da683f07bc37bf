"""The time between an older copy and now: lived through without a word.

What the calendar promised then was said then, by the database that is lost. So every moment is
decided as it would have been, which keeps what recurs on the calendar, and nothing of it leaves.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Final

from bot.engine import walls
from bot.engine.handling import Handling
from bot.store.memory import Memory
from bot.store.transaction import Transaction

PEOPLE: Final = 100
ROUNDS: Final = 10_000
"""A moment that always leads to another now must not hold us for ever."""

_log = logging.getLogger(__name__)


def live_through(memory: Memory, handling: Handling, now: datetime) -> None:
    """Let all moments up to `now` come, in silence, by today's rules of zones."""
    memory.transact(lambda t: t.outbox.hush(now))
    while memory.transact(lambda t: walls.catch_up(t, handling, now)):
        pass
    for _ in range(ROUNDS):
        people = memory.transact(lambda t: t.calendar.due_people(now, PEOPLE))
        if not people:
            break
        for person_id in people:
            _come(memory, handling, person_id, now)
    memory.transact(lambda t: t.outbox.hush(now))


def _come(memory: Memory, handling: Handling, person_id: int, now: datetime) -> None:
    def taken_off(transaction: Transaction) -> None:
        transaction.calendar.settle(person_id, transaction.calendar.dues(person_id, now))

    try:
        memory.transact(lambda t: handling.time_came(t, person_id, now))
    except Exception:
        _log.exception("a promised moment could not be handled")
        memory.transact(taken_off)
