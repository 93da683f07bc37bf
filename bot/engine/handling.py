"""One event, one transaction: load, decide, save, and write what follows."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.core.flows.care import without_state
from bot.core.records.effects import (
    AnswerTap,
    Bar,
    Breathe,
    Decision,
    Effect,
    Export,
    Fleeting,
    Forget,
    Hasten,
    Menu,
    Pass,
    Plan,
    Realign,
    Remove,
    Revise,
    Say,
    Typing,
    Unplan,
)
from bot.core.records.events import (
    NO_HELPLINES,
    Commanded,
    Draw,
    Due,
    Event,
    Stumbled,
    TimeCame,
)
from bot.core.records.helplines import Helplines
from bot.core.records.model import Known, Person
from bot.engine.ports import Arrival
from bot.store.transaction import Transaction
from bot.store.tzdb import OtherRules
from bot.words.book import Book

Decide = Callable[[Known, Event, datetime, Draw], Decision]
TOKEN: Final = 24
"""Random bytes in an invitation's token: 192 bits, 32 signs in an address."""
IDS: Final = 48
"""Fresh ids for one decision; more than any needs."""


def drawn(helplines: Helplines = NO_HELPLINES) -> Draw:
    # Asked for all at once: each question to the machine costs more than its bytes.
    numbers = memoryview(secrets.token_bytes(8 * IDS)).cast("Q")
    ids = tuple((number >> 2) + 1 for number in numbers)
    number, token = secrets.randbits(31), secrets.token_urlsafe(TOKEN)
    return Draw(ids, number, token, helplines=helplines)


class Handling:
    """Turns events into rows. All of it runs inside a hop.

    `promised` is set when something new stands on the calendar. Where others share the database,
    `edition` is that of our rules of zones: nobody is decided about by other rules than theirs.
    """

    def __init__(self, decide: Decide, book: Book, draw: Callable[[], Draw] = drawn) -> None:
        self._decide = decide
        self._book = book
        self._draw = draw
        self.promised = asyncio.Event()
        self.edition: int | None = None

    def arrived(
        self, transaction: Transaction, arrival: Arrival, now: datetime
    ) -> tuple[int | None, Decision]:
        """An update: noted once, then decided. Returns whose it was, and the decision."""
        if not transaction.inbox.note(arrival.update_id, now):
            return None, Decision()
        event = arrival.event
        if arrival.unreadable:
            transaction.inbox.lay_aside(arrival.update_id, arrival.raw, "unreadable", now)
            event = Stumbled()
        return self._of_chat(transaction, arrival, event, now)

    def stumbled(
        self, transaction: Transaction, arrival: Arrival, why: str, now: datetime
    ) -> tuple[int | None, Decision]:
        """It could not be handled: it is laid aside, and they are told so once."""
        if not transaction.inbox.note(arrival.update_id, now):
            return None, Decision()
        transaction.inbox.lay_aside(arrival.update_id, arrival.raw, why, now)
        return self._of_chat(transaction, arrival, Stumbled(), now)

    def out_of_reach(
        self, transaction: Transaction, arrival: Arrival, why: str, now: datetime
    ) -> None:
        """Nothing of this person can be read or kept: they still get an answer, or help."""
        if not transaction.inbox.note(arrival.update_id, now):
            return
        transaction.inbox.lay_aside(arrival.update_id, arrival.raw, why, now)
        if arrival.chat is not None and arrival.event is not None:
            said = replace(without_state(arrival.event), topic=arrival.topic or 0)
            transaction.outbox.farewell(arrival.chat, (said,), now, language=arrival.language)

    def time_came(
        self, transaction: Transaction, person_id: int, now: datetime, only: Due | None = None
    ) -> tuple[Decision, tuple[Due, ...]]:
        """A person's promised moments, all that are due or `only` one, as one event."""
        # Locked before it is read: what somebody takes off meanwhile does not come all the same.
        transaction.people.lock(person_id)
        dues = transaction.calendar.dues(person_id, now)
        if only is not None:
            dues = tuple(due for due in dues if due == only)
        if not dues:
            return Decision(), ()
        transaction.calendar.settle(person_id, dues)
        return self.decided(transaction, person_id, TimeCame(dues), now), dues

    def decided(
        self,
        transaction: Transaction,
        person_id: int,
        event: Event,
        now: datetime,
        display: str = "",
        topic: int | None = None,
    ) -> Decision:
        """One event of a person we know; `display` is the name on their profile now, and `topic`
        where in their chat they are."""
        known = transaction.people.load(person_id)
        if self.edition not in (None, transaction.people.edition_of(person_id)):
            raise OtherRules
        person = known.person
        there = person.topic if topic is None else topic
        elsewhere = there != person.topic
        if elsewhere:
            person = replace(person, topic=there)
        known = replace(known, person=person, display=display)
        if isinstance(event, Commanded) and event.name == "start" and event.payload:
            invite = transaction.links.invite(event.payload)
            barred = invite is not None and transaction.bars.barred(invite.person, person_id, now)
            known = replace(known, invite=invite, barred=barred)
        draw = replace(self._draw(), voice=self._book.caption)
        decision = self._decide(known, event, now, draw)
        if decision.needs_everything:
            decision = self._decide(transaction.people.complete(known), event, now, draw)
        if elsewhere and decision.person is None:
            decision = replace(decision, person=known.person)
        self._write(transaction, known.person, decision, now)
        return decision

    def _of_chat(
        self, transaction: Transaction, arrival: Arrival, event: Event | None, now: datetime
    ) -> tuple[int | None, Decision]:
        if event is None or arrival.chat is None:
            return None, Decision()
        person_id = transaction.people.find(arrival.chat)
        if person_id is None:
            person = Person(secrets.randbits(62) + 1, language=arrival.language)
            transaction.people.enrol(arrival.chat, person, now)
            person_id = person.id
        said = self.decided(transaction, person_id, event, now, arrival.name, arrival.topic)
        return person_id, said

    def _write(
        self, transaction: Transaction, before: Person, decision: Decision, now: datetime
    ) -> None:
        language = (decision.person or before).language
        effects = [_there(effect, before.topic) for effect in decision.effects]
        said = [e for e in effects if isinstance(e, Say | Revise | Remove | Export)]
        if any(isinstance(effect, Forget) for effect in decision.effects):
            chat = transaction.people.chat_of(before.id)
            for effect in decision.effects:
                if isinstance(effect, Bar):
                    transaction.bars.put(effect.inviter, before.id, effect.until)
            transaction.erase(before.id)
            for effect in decision.effects:
                if isinstance(effect, Pass):
                    transaction.calendar.pass_on(effect)
            transaction.outbox.farewell(chat, said, now, language=language)
            if decision.person is not None and decision.person.id != before.id:
                transaction.people.enrol(chat, decision.person, now)
            return
        transaction.people.save(before.id, decision, now)
        transaction.outbox.put_all(before.id, said, now, language=language)
        for effect in effects:
            self._follow(transaction, before.id, effect, now)

    def _follow(
        self,
        transaction: Transaction,
        person_id: int,
        effect: Effect,
        now: datetime,
    ) -> None:
        match effect:
            case Plan():
                transaction.calendar.plan(person_id, effect)
            case Unplan():
                transaction.calendar.unplan(person_id, effect)
            case Pass():
                transaction.calendar.pass_on(effect)
            case Hasten():
                transaction.calendar.hasten(person_id, effect.kind, now)
            case Realign():
                transaction.calendar.realign(person_id, effect, now)
            case Bar():
                transaction.bars.put(effect.inviter, person_id, effect.until)


def _there(effect: Effect, topic: int) -> Effect:
    """What is said is said where they wrote last."""
    if isinstance(effect, Say | Revise | Export) and effect.topic != topic:
        return replace(effect, topic=topic)
    return effect


def fleeting(decision: Decision) -> Sequence[Fleeting]:
    return [e for e in decision.effects if isinstance(e, AnswerTap | Typing | Breathe | Menu)]
