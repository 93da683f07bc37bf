"""One event, one transaction: load, decide, save, and write what follows."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from bot.core.effects import (
    AnswerTap,
    Breathe,
    Decision,
    Effect,
    Fleeting,
    Forget,
    Plan,
    Remove,
    Revise,
    Say,
    Scope,
    Typing,
    Unplan,
)
from bot.core.events import Draw, Event, Stumbled, TimeCame
from bot.core.model import Known, Person
from bot.engine.ports import Arrival
from bot.store.transaction import Transaction

Decide = Callable[[Known, Event, datetime, Draw], Decision]
IDS: Final = 48
"""Fresh ids for one decision; more than any needs."""


def drawn() -> Draw:
    """Chance for one decision."""
    return Draw(tuple(secrets.randbits(62) + 1 for _ in range(IDS)), secrets.randbits(31))


class Handling:
    """Turns events into rows. All of it runs inside a hop.

    `promised` is set when something new stands on the calendar.
    """

    def __init__(self, decide: Decide, draw: Callable[[], Draw] = drawn) -> None:
        self._decide = decide
        self._draw = draw
        self.promised = asyncio.Event()

    def arrived(
        self, transaction: Transaction, arrival: Arrival, now: datetime
    ) -> tuple[int | None, Decision]:
        """An update: noted once, then decided. Returns whose it was, and the decision."""
        if not transaction.note(arrival.update_id, now):
            return None, Decision()
        event = arrival.event
        if arrival.unreadable:
            transaction.lay_aside(arrival.update_id, arrival.raw, "unreadable", now)
            event = Stumbled()
        return self._of_chat(transaction, arrival, event, now)

    def stumbled(
        self, transaction: Transaction, arrival: Arrival, why: str, now: datetime
    ) -> tuple[int | None, Decision]:
        """An update that could not be handled: laid aside, and the person is told."""
        transaction.note(arrival.update_id, now)
        transaction.lay_aside(arrival.update_id, arrival.raw, why, now)
        return self._of_chat(transaction, arrival, Stumbled(), now)

    def time_came(self, transaction: Transaction, person_id: int, now: datetime) -> Decision:
        """A person's promised moments, all that are due, as one event."""
        dues = transaction.dues(person_id, now)
        if not dues:
            return Decision()
        transaction.settle(person_id, dues)
        return self.decided(transaction, person_id, TimeCame(dues), now)

    def decided(
        self, transaction: Transaction, person_id: int, event: Event, now: datetime
    ) -> Decision:
        """One event of a person we know."""
        known = transaction.load(person_id)
        decision = self._decide(known, event, now, self._draw())
        self._write(transaction, known.person, decision, now)
        return decision

    def _of_chat(
        self, transaction: Transaction, arrival: Arrival, event: Event | None, now: datetime
    ) -> tuple[int | None, Decision]:
        if event is None or arrival.chat is None:
            return None, Decision()
        person_id = transaction.find(arrival.chat)
        if person_id is None:
            person = Person(secrets.randbits(62) + 1, language=arrival.language)
            transaction.enrol(arrival.chat, person, now)
            person_id = person.id
        return person_id, self.decided(transaction, person_id, event, now)

    def _write(
        self, transaction: Transaction, before: Person, decision: Decision, now: datetime
    ) -> None:
        language = (decision.person or before).language
        said = [e for e in decision.effects if isinstance(e, Say | Revise | Remove)]
        forgotten = {e.scope for e in decision.effects if isinstance(e, Forget)}
        if Scope.ALL in forgotten:
            chat = transaction.chat_of(before.id)
            transaction.erase(before.id)
            transaction.farewell(chat, said, now, language=language)
            return
        if Scope.NOTES in forgotten:
            transaction.erase_notes(before.id)
        transaction.save(before.id, decision, now)
        for effect in decision.effects:
            self._follow(transaction, before.id, effect, language, now)

    def _follow(
        self,
        transaction: Transaction,
        person_id: int,
        effect: Effect,
        language: str,
        now: datetime,
    ) -> None:
        match effect:
            case Say() | Revise() | Remove():
                transaction.put(person_id, effect, now, language=language)
            case Plan():
                transaction.plan(person_id, effect)
            case Unplan():
                transaction.unplan(person_id, effect)


def fleeting(decision: Decision) -> Sequence[Fleeting]:
    """What is tried once, after the commit."""
    return [e for e in decision.effects if isinstance(e, AnswerTap | Typing | Breathe)]
