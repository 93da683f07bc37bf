"""The first reply, before anybody waits for one: what it needs is loaded, and nothing stays."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import Final

from bot.core.records.effects import Revise, Say
from bot.core.records.events import Commanded, Event, Said
from bot.ear.languages import ENGLISH
from bot.engine import rendering
from bot.engine.handling import Handling
from bot.engine.hops import Hops
from bot.engine.ports import Arrival, Clock
from bot.store.transaction import Transaction
from bot.words.book import Book

Hear = Callable[[Arrival], Awaitable[Arrival]]
NOBODY: Final = 0
"""No chat has this number, and no update one below it."""
SAID: Final[tuple[Event, ...]] = (Commanded("start", "", 1), Said("hello", 2))
PADDING: Final = bytes(4096)
"""A long update is heard beside the event loop."""


class _Undone(Exception):
    """Nothing of it is committed."""


async def rehearse(hops: Hops, handling: Handling, book: Book, clock: Clock, hear: Hear) -> None:
    """A stranger who does not exist says hello."""
    stranger = (Arrival(-n, NOBODY, ENGLISH, event, PADDING) for n, event in enumerate(SAID, 1))
    said = [await hear(arrival) for arrival in stranger]
    with suppress(_Undone):
        await hops.hop(lambda t: _undone(t, handling, book, said, clock.now()))


def _undone(
    transaction: Transaction,
    handling: Handling,
    book: Book,
    said: list[Arrival],
    now: datetime,
) -> None:
    for arrival in said:
        _, decision = handling.arrived(transaction, arrival, now)
        for effect in decision.effects:
            if isinstance(effect, Say | Revise) and effect.words is not None:
                rendering.message(book, ENGLISH, effect)
    raise _Undone
