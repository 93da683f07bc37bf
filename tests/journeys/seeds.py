"""People whose cues are due, written straight into the database before the bot starts."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta
from secrets import randbits

from bot.core.records.effects import Decision, Plan
from bot.core.records.events import DueKind
from bot.core.records.model import Person, Standing, Step
from bot.sandbox.people import Person as Phone
from bot.sandbox.telegram import StrictTelegram
from bot.store.transaction import Transaction
from tests.journeys.stage import BotProcess

KEY = bytes(range(32))


def with_cues(telegram: StrictTelegram, bot: BotProcess, count: int, at: datetime) -> list[Phone]:
    """So many people, each with a hello in the shop whose cue is due at `at`."""
    (bot.folder / "master.key").write_bytes(base64.b64encode(KEY))
    phones = [telegram.person(f"Person {n}") for n in range(count)]
    for phone in phones:
        phone.open_chat()
    with bot.opened() as memory:
        memory.transact(lambda transaction: _write(transaction, phones, at))
    return phones


def _write(transaction: Transaction, phones: list[Phone], at: datetime) -> None:
    for phone in phones:
        person = Person(randbits(62) + 1, Standing.KEEPS, zone="Europe/Berlin")
        step = Step(randbits(62) + 1, idea="shop-hello", at=at + timedelta(minutes=10), guess=7)
        transaction.people.enrol(phone.id, person, at)
        transaction.people.save(person.id, Decision(steps=(step,)), at)
        transaction.calendar.plan(person.id, Plan(DueKind.CUE, step.id, at))
