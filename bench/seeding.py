"""People written into a database in bulk, by the code of whichever version is measured.

Run as a file, with PYTHONPATH at that version, so that it imports `bot` from there:
python -P bench/seeding.py cues|messages URL BOT_ID FIRST COUNT AT.
FIRST is the number of the first of so many people; AT a moment in ISO 8601.

Writing a hundred thousand people one transaction at a time would take longer than all the
figures; so rows are made here, and a few are read back through the store before they are used.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from secrets import randbits
from typing import Any, Final

from bot import zones
from bot.core.records.effects import Say
from bot.core.records.events import Due, DueKind
from bot.core.records.lines import line
from bot.core.records.model import SHAPE, Person, Standing, Step
from bot.store import records
from bot.store.memory import Memory
from bot.store.sealing import Keyring
from bot.store.tables import DueRow, PersonRow, StepRow, table
from bot.store.transaction import Transaction

KEY: Final = bytes(range(32))
FIRST_CHAT: Final = 5_000_000_000
"""Chats of real people have such long numbers today."""
CHUNK: Final = 5_000
SAMPLE: Final = 50


def chats(count: int, first: int = 0) -> range:
    """The chats of so many people."""
    return range(FIRST_CHAT + first, FIRST_CHAT + first + count)


class Household:
    """What is written of somebody with one planned step and one cue at a moment."""

    def __init__(self, keyring: Keyring, edition: int, now: datetime, at: datetime) -> None:
        self._keyring = keyring
        self._edition = edition
        self._now, self._at = now, at
        self._person = records.to_bytes(Person(1, Standing.KEEPS, zone="Europe/Berlin"))
        step = Step(1, idea="shop-hello", at=at + timedelta(minutes=10), guess=7)
        self._step = records.to_bytes(step)
        self._due = json.dumps({"kind": DueKind.CUE.value}).encode()

    def rows(self, chat: int) -> Iterator[dict[str, Any]]:
        """Of the person, the step and the moment."""
        person, step = randbits(62) + 1, randbits(62) + 1
        seal, wrapped = self._keyring.new(person)
        yield {
            "id": person,
            "address_mac": self._keyring.address_mac(chat),
            "address": self._keyring.system.close(str(chat).encode(), f"person|address|{person}"),
            "wrapped_key": wrapped,
            "body": seal.close(self._person, f"person|body|{person}"),
            "touched_at": self._now,
            "tzdb": self._edition,
        }
        yield {
            "id": step,
            "person_id": person,
            "live": True,
            "settled_at": None,
            "shape": SHAPE,
            "body": seal.close(self._step, f"step|body|{step}"),
        }
        slot = self._keyring.slot(person, step, DueKind.CUE)
        yield {
            "subject": step,
            "slot": slot,
            "person_id": person,
            "wake_at": self._at,
            "body": seal.close(self._due, f"due|body|{step}|{slot}"),
        }


def with_cues(memory: Memory, some: range, at: datetime) -> None:
    """People with these chats, each with one planned step and one cue on the calendar."""
    now = datetime.now(UTC)
    edition = memory.transact(lambda t: t.tzdb.edition(zones.rules()))
    for start in range(0, len(some), CHUNK):
        part = some[start : start + CHUNK]
        memory.transact(lambda t, part=part: _write(t, part, edition, now, at))  # type: ignore[misc]
    memory.transact(lambda t: _read_back(t, some, at))


def with_messages(memory: Memory, some: range, at: datetime) -> None:
    """The same, and one message each that may leave now."""
    with_cues(memory, some, at)
    memory.transact(lambda t: say_hello(t, some))


def _write(
    transaction: Transaction, some: Sequence[int], edition: int, now: datetime, at: datetime
) -> None:
    home = Household(transaction.keyring, edition, now, at)
    people, steps, dues = (list(rows) for rows in zip(*map(home.rows, some), strict=True))
    for model, rows in ((PersonRow, people), (StepRow, steps), (DueRow, dues)):
        transaction.connection.execute(table(model).insert(), rows)


def _read_back(transaction: Transaction, some: range, at: datetime) -> None:
    """The store itself can read what was written in bulk; else no figure would mean anything."""
    for chat in some[:: max(1, len(some) // SAMPLE)]:
        person_id = transaction.people.find(chat)
        assert person_id is not None
        (step,) = transaction.people.load(person_id).steps
        assert transaction.calendar.dues(person_id, at) == (Due(DueKind.CUE, step.id, at),)
        assert transaction.people.chat_of(person_id) == chat


def say_hello(transaction: Transaction, some: range) -> None:
    """A message that may leave now, for each of them."""
    now = datetime.now(UTC)
    for chat in some:
        person_id = transaction.people.find(chat)
        assert person_id is not None
        transaction.people.person(person_id)
        transaction.outbox.put(person_id, Say(line("home-hello")), now)


def main() -> None:
    """Fill a database that was migrated."""
    what, url, bot_id, first, count, at = sys.argv[1:]
    memory = Memory(url, KEY)
    memory.open(int(bot_id))
    write = {"cues": with_cues, "messages": with_messages}[what]
    write(memory, chats(int(count), int(first)), datetime.fromisoformat(at))
    memory.close()


if __name__ == "__main__":
    main()
