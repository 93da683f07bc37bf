"""A house with a real memory, the real book and the real engine, and what a test asks of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count
from typing import Final, TypeVar

from sqlalchemy import select

from bot.chat.reading import heard
from bot.core.records.effects import Decision, Effect, Lane, Plan, Say
from bot.core.records.events import Draw, Event, Said
from bot.core.records.lines import Typed, line
from bot.core.records.model import Known, Person
from bot.engine.engine import Engine
from bot.engine.handling import Decide, drawn
from bot.engine.ports import Arrival
from bot.store.memory import Memory
from bot.store.parcel import State
from bot.store.tables import DueRow, OutboxRow, table
from bot.store.transaction import Transaction
from bot.words.book import Book
from tests.engine.clock import HandClock
from tests.engine.messenger import FakeMessenger

T = TypeVar("T")
ANA: Final = 11
BEN: Final = 12
CLEO: Final = 13
CANARY: Final = "zanzibar"
"""Stands in every text that a person types here; no log may ever show it."""
BOOK: Final = Book({"operator": "Noor", "contact": "noor@example.org", "bot": "steps_bot"})


def saying(text: str, **more: object) -> Say:
    """A message that shows what a person typed, so that messages can be told apart."""
    words = line("own-name", text=Typed(f"{text} {CANARY}"))
    return Say(words, **more)  # type: ignore[arg-type]


def echo(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
    """A mind that repeats what it is told; what begins with "Help" goes by the care lane."""
    if not isinstance(event, Said):
        return Decision()
    plain = event.text.removesuffix(f" {CANARY}")
    lane = Lane.CARE if plain.startswith("Help") else Lane.REPLY
    return Decision(effects=(saying(plain, lane=lane),))


def answering(*effects: Effect) -> Decide:
    """A mind with one answer to everything."""
    return lambda known, event, now, draw: Decision(effects=effects)


class House:
    """One bot in one test."""

    def __init__(
        self,
        memory: Memory,
        decide: Decide = echo,
        *,
        rate: int = 30,
        draw: Callable[[], Draw] = drawn,
        operator: int | None = None,
    ) -> None:
        self.memory = memory
        self.clock = HandClock()
        self.messenger = FakeMessenger()
        self.engine = Engine(
            memory,
            self.messenger,
            self.clock,
            BOOK,
            decide,
            send_rate=rate,
            operator=operator,
            draw=draw,
        )
        self._updates = count(1)
        self._stopped = False

    async def stop(self) -> None:
        if not self._stopped:
            self._stopped = True
            await self.engine.stop()

    # what people do

    async def hear(
        self,
        event: Event | None,
        chat: int = ANA,
        update_id: int | None = None,
        *,
        unreadable: bool = False,
    ) -> None:
        """An event arrives as the door would bring it."""
        id = next(self._updates) if update_id is None else update_id
        raw = json.dumps({"update_id": id, "text": CANARY}).encode()
        await self.engine.take([heard(Arrival(id, chat, "en", event, raw, unreadable))])

    async def hear_together(self, *events: Event, chat: int = ANA) -> None:
        """Several events of one person arrive at once."""
        ids = [next(self._updates) for _ in events]
        raw = json.dumps({"text": CANARY}).encode()
        taken = zip(ids, events, strict=True)
        await self.engine.take([heard(Arrival(id, chat, "en", said, raw)) for id, said in taken])

    async def say(self, *texts: str, chat: int = ANA) -> None:
        """A person types."""
        for text in texts:
            await self.hear(Said(f"{text} {CANARY}", 1), chat)

    async def settle(self) -> None:
        """Until nothing more happens without the clock."""
        async with asyncio.timeout(5):
            await self.engine.held()
            await self.engine.settled()

    # what it came to

    def texts(self, chat: int | None = ANA) -> list[str]:
        """What was sent or edited in a chat (None: in any), in this order."""
        return [
            asked.text.removesuffix(f" {CANARY}")
            for asked in self.messenger.asked
            if asked.what in ("send", "edit") and chat in (asked.chat, None)
        ]

    async def ask(self, work: Callable[[Transaction], T]) -> T:
        """A question to the memory, through the one writer thread."""
        return await self.engine._hops.hop(work)

    async def states(self) -> list[State]:
        """Where the messages stand, in the order in which they were written."""
        return await self.ask(outbox_states)

    async def promised(self) -> list[datetime]:
        """What stands on the calendar and will come."""
        due = table(DueRow)
        rows = select(due.c.wake_at).where(~due.c.parked).order_by(due.c.wake_at)
        return await self.ask(lambda t: list(t.connection.execute(rows).scalars()))


def outbox_states(transaction: Transaction) -> list[State]:
    outbox = table(OutboxRow)
    rows = select(outbox.c.state).order_by(outbox.c.id)
    return [State(state) for state in transaction.connection.execute(rows).scalars()]


def enrolled(memory: Memory, person: Person, now: datetime, chat: int = ANA) -> None:
    """Somebody known before the house opens."""
    memory.transact(lambda t: t.people.enrol(chat, person, now))


def planned(memory: Memory, person_id: int, plan: Plan) -> None:
    """A moment that was promised before the house opens."""
    memory.transact(lambda t: t.calendar.plan(person_id, plan))


def waiting(memory: Memory, person_id: int, messages: Sequence[Say], now: datetime) -> None:
    """Messages that were written before the house opens."""

    def write(transaction: Transaction) -> None:
        for message in messages:
            transaction.outbox.put(person_id, message, now)

    memory.transact(write)
