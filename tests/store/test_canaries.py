"""Nothing that a person wrote, did or is stands readable in a file of the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.records.effects import Decision, Plan, Revise, Say
from bot.core.records.events import DueKind
from bot.core.records.lines import Typed, line
from bot.core.records.memories import PlanMemory
from bot.core.records.model import (
    Company,
    Consent,
    Look,
    Person,
    Sentence,
    Somebody,
    Standing,
    Step,
    StepState,
    Talk,
)
from bot.core.records.turn import choice
from bot.store.memory import Memory
from bot.store.tables import PersonRow, StepRow
from bot.store.transaction import Transaction
from tests.store.cluster import Cluster
from tests.store.scene import (
    ANA,
    CHATS,
    NOW,
    ONLY_SQLITE,
    deliver,
    enrol,
    next_one,
    put,
    rows,
    said,
)

CANARIES = [
    "canary-text",
    "canary-sign",
    "canary-short",
    "canary-idea",
    "canary-change",
    "canary-answer",
    "canary-memory",
    "canary-part",
    "canary-offered",
    "canary-said",
    "canary-line",
    "canary-caption",
    "canary-step",
    "canary-aside",
    "canary-farewell",
    "Europe/Canary",
    "canary-consent",
    "canary-name",
    "canary-ask",
    "canary-ready",
    "follow_up",
    "shelved",
    "hidden",
    str(CHATS[ANA]),
]
BINARY = [CHATS[ANA].to_bytes(4, "big"), CHATS[ANA].to_bytes(4, "little")]
CLEAR = "seen-in-clear"

Files = Callable[[], bytes]


@pytest.fixture
def files(memory: Memory, url: str, request: pytest.FixtureRequest) -> Files:
    """Every byte of the database on the disk, as it is now."""
    if memory.is_sqlite:
        file = Path(url.removeprefix("sqlite:///"))
        return lambda: b"".join(one.read_bytes() for one in file.parent.glob(file.name + "*"))
    cluster: Cluster = request.getfixturevalue("cluster")
    return lambda: cluster.bytes(cluster.shared)


def _live(memory: Memory) -> None:
    """A day of Ana's that fills every table and every sealed field."""
    enrol(memory)
    person = Person(
        ANA,
        Standing.KEEPS,
        zone="Europe/Canary",
        look=Look.HIDDEN,
        consents=(Consent("canary-consent", 1, True, NOW),),
        people=(Somebody(1, Company.FRIEND, "canary-name", "canary-ask"),),
        sentences=(Sentence(2, "no", text="canary-ready"),),
    )
    step = Step(
        11,
        StepState.SHELVED,
        idea="canary-idea",
        text="canary-text",
        sign="canary-sign",
        short="canary-short",
        change="canary-change",
        answers={"easy": "canary-answer"},
    )
    talk = Talk(
        1,
        PlanMemory("canary-memory"),
        "canary-step",
        ("canary-offered",),
        parts=((3, "canary-part"),),
    )
    decision = Decision(person=person, talks=(talk,), steps=(step,))

    def work(transaction: Transaction) -> None:
        transaction.people.save(ANA, decision, NOW)
        transaction.calendar.plan(ANA, Plan(DueKind.FOLLOW_UP, 1, NOW))
        transaction.inbox.lay_aside(5, b"canary-aside", "KeyError", NOW)
        transaction.lease.hold(CLEAR, timedelta())

    memory.transact(work)
    button = choice("good", line("canary-caption", words=Typed("canary-said")))
    put(memory, Say(line("canary-line", said=Typed("canary-said")), ((button,),), 1, "canary-step"))
    put(memory, said("canary-said"))
    deliver(memory, next_one(memory))
    put(memory, Revise(line("canary-line"), talk=1, message_id=900))


def _found(found: bytes) -> list[str | bytes]:
    assert CLEAR.encode() in found, "what is looked for this way can be found"
    texts = [text for text in CANARIES if text.encode() in found]
    return [*texts, *(number for number in BINARY if number in found)]


def test_nothing_is_readable_in_the_files(memory: Memory, files: Files) -> None:
    _live(memory)
    memory.transact(lambda t: t.people.load(ANA))
    next_one(memory)
    assert _found(files()) == []


def test_nothing_is_readable_after_erasing_either(memory: Memory, files: Files) -> None:
    _live(memory)

    def work(transaction: Transaction) -> None:
        transaction.erase(ANA)
        transaction.outbox.farewell(CHATS[ANA], [said("canary-farewell")], NOW, language="en")

    memory.transact(work)
    deliver(memory, next_one(memory))
    assert _found(files()) == []


@ONLY_SQLITE
def test_a_persons_key_is_wiped_from_the_file_by_the_time_it_is_closed(
    memory: Memory, files: Files
) -> None:
    _live(memory)
    sealed = [rows(memory, PersonRow)[0].wrapped_key, rows(memory, StepRow)[0].body]
    assert all(cell in files() for cell in sealed)
    memory.transact(lambda t: t.erase(ANA))
    memory.close()
    assert not any(cell in files() for cell in sealed)


@ONLY_SQLITE
def test_a_persons_key_is_wiped_from_the_files_as_soon_as_they_are_erased(
    memory: Memory, files: Files
) -> None:
    _live(memory)
    wrapped = rows(memory, PersonRow)[0].wrapped_key
    memory.transact(lambda t: t.erase(ANA))
    assert wrapped not in files()
