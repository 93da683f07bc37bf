"""Databases with many people in them, sealed as the store seals and written in bulk.

Writing a hundred thousand people one transaction at a time would take longer than all the
figures; so rows are made here, and a few are read back through the store before they are used.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from secrets import randbits
from typing import Any, Final

from bench.bots import migrate
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
CHUNK: Final = 5_000
SAMPLE: Final = 50
FIRST_CHAT: Final = 5_000_000_000
"""Chats of real people have such long numbers today."""

Rows = list[dict[str, Any]]


def chats(count: int) -> range:
    """The chats of so many people."""
    return range(FIRST_CHAT, FIRST_CHAT + count)


def empty(folder: Path) -> None:
    """A fresh database, its key beside it."""
    folder.mkdir()
    (folder / "master.key").write_bytes(base64.b64encode(KEY))
    migrate(folder)


def with_cues(folder: Path, token: str, count: int, ahead: timedelta) -> None:
    """So many people, each with one planned step and one cue on the calendar at now + ahead."""
    empty(folder)
    now = datetime.now(UTC)
    memory = _opened(folder, token)
    waiting = iter(chats(count))
    while some := list(islice(waiting, CHUNK)):
        memory.transact(lambda t, some=some: _write(t, some, now, now + ahead))  # type: ignore[misc]
    memory.transact(lambda t: _read_back(t, count, now + ahead))
    memory.close()


def with_messages(folder: Path, token: str, count: int) -> None:
    """So many people, each with one message that may leave now."""
    with_cues(folder, token, count, timedelta(days=1))
    memory = _opened(folder, token)
    memory.transact(lambda t: _say_hello(t, count))
    memory.close()


def _opened(folder: Path, token: str) -> Memory:
    memory = Memory(f"sqlite:///{folder / 'companion.db'}", KEY)
    memory.open(int(token.partition(":")[0]))
    return memory


def _write(transaction: Transaction, some: Sequence[int], now: datetime, at: datetime) -> None:
    people, steps, dues = Rows(), Rows(), Rows()
    for person, step, due in _households(transaction.keyring, some, now, at):
        people.append(person)
        steps.append(step)
        dues.append(due)
    for model, rows in ((PersonRow, people), (StepRow, steps), (DueRow, dues)):
        transaction.connection.execute(table(model).insert(), rows)


def _households(
    keyring: Keyring, some: Sequence[int], now: datetime, at: datetime
) -> Iterator[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]]:
    """The three rows of each person: themselves, their step, its moment."""
    for chat in some:
        person = Person(randbits(62) + 1, Standing.KEEPS, zone="Europe/Berlin")
        step = Step(randbits(62) + 1, idea="shop-hello", at=at + timedelta(minutes=10), guess=7)
        seal, wrapped = keyring.new(person.id)
        slot = keyring.slot(person.id, step.id, DueKind.CUE)
        place = f"due|body|{step.id}|{slot}"
        yield (
            {
                "id": person.id,
                "address_mac": keyring.address_mac(chat),
                "address": keyring.system.close(str(chat).encode(), f"person|address|{person.id}"),
                "wrapped_key": wrapped,
                "body": seal.close(records.to_bytes(person), f"person|body|{person.id}"),
                "touched_at": now,
            },
            {
                "id": step.id,
                "person_id": person.id,
                "live": True,
                "settled_at": None,
                "shape": SHAPE,
                "body": seal.close(records.to_bytes(step), f"step|body|{step.id}"),
            },
            {
                "subject": step.id,
                "slot": slot,
                "person_id": person.id,
                "wake_at": at,
                "body": seal.close(json.dumps(DueKind.CUE.value).encode(), place),
            },
        )


def _read_back(transaction: Transaction, count: int, at: datetime) -> None:
    """The store itself can read what was written in bulk; else no figure would mean anything."""
    for chat in islice(chats(count), 0, None, max(1, count // SAMPLE)):
        person_id = transaction.people.find(chat)
        assert person_id is not None
        (step,) = transaction.people.load(person_id).steps
        assert transaction.calendar.dues(person_id, at) == (Due(DueKind.CUE, step.id, at),)
        assert transaction.people.chat_of(person_id) == chat


def _say_hello(transaction: Transaction, count: int) -> None:
    now = datetime.now(UTC)
    for chat in chats(count):
        person_id = transaction.people.find(chat)
        assert person_id is not None
        transaction.outbox.put(person_id, Say(line("home-hello")), now)
