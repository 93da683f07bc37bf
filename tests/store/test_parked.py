"""A row that cannot be read holds nobody up: it is parked or left alone, and all others go on."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import SQLModel

from bot.core.records.effects import Decision, Lane, Plan
from bot.core.records.events import DueKind
from bot.core.records.memories import PlanMemory
from bot.core.records.model import Link, LinkState, Note, Person, Standing, Step, Talk
from bot.store.memory import Memory
from bot.store.parcel import State
from bot.store.tables import (
    AsideRow,
    DueRow,
    LinkRow,
    NoteRow,
    OutboxRow,
    PersonRow,
    StepRow,
    TalkRow,
    table,
)
from bot.store.transaction import Transaction
from tests.store.scene import (
    ANA,
    MAREK,
    NOW,
    claim,
    enrol,
    put,
    rows,
    said,
    states,
    texts,
)

EVERYTHING = Decision(
    person=Person(ANA, Standing.KEEPS, linked=True),
    talks=(Talk(1, PlanMemory(), "ideas"),),
    steps=(Step(2, text="call my aunt"),),
    notes=(Note(3, NOW, "the sky"),),
    links=(Link(4, ANA, LinkState.ACTIVE, MAREK),),
)


def _give_body_of(memory: Memory, other: int, to: int) -> None:
    """A sealed cell is moved to another row."""
    found = table(OutboxRow)
    bodies = [row.body for row in rows(memory, OutboxRow)]
    ids = [row.id for row in rows(memory, OutboxRow)]
    moved = update(found).where(found.c.id == ids[to]).values(body=bodies[other])
    memory.transact(lambda t: t.connection.execute(moved))


def test_a_body_from_another_row_is_parked_and_the_next_message_goes_on(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"), said("two"))
    _give_body_of(memory, other=1, to=0)
    assert texts(claim(memory)) == ["two"]
    assert states(memory) == [State.DEAD, State.SENDING]


def test_a_body_from_another_person_is_parked_and_other_people_are_served(
    memory: Memory,
) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("to Ana", lane=Lane.CARE))
    put(memory, said("to Marek"), to=MAREK)
    _give_body_of(memory, other=1, to=0)
    assert texts(claim(memory)) == ["to Marek"]
    assert states(memory) == [State.DEAD, State.SENDING]


SPOILT = b"\x01" + bytes(60)


def _spoil(memory: Memory, model: type[SQLModel], **values: object) -> None:
    """Every row of a table is written over."""
    memory.transact(lambda t: t.connection.execute(update(table(model)).values(**values)))


@pytest.mark.parametrize("model", [TalkRow, StepRow, NoteRow, LinkRow])
def test_somebody_with_a_row_that_cannot_be_read_is_still_known(
    memory: Memory, model: type[SQLModel]
) -> None:
    enrol(memory, ANA, MAREK)
    memory.transact(lambda t: t.people.save(ANA, EVERYTHING, NOW))
    _spoil(memory, model, body=SPOILT)
    known = memory.transact(lambda t: t.people.complete(t.people.load(ANA)))
    left = [bool(rows) for rows in (known.talks, known.steps, known.notes, known.links)]
    assert left.count(False) == 1, "all the others are there"


@pytest.mark.parametrize("model", [TalkRow, StepRow, NoteRow, LinkRow, DueRow, OutboxRow])
def test_whoever_erases_is_gone_with_what_cannot_be_read(
    memory: Memory, model: type[SQLModel]
) -> None:
    enrol(memory, ANA, MAREK)
    memory.transact(lambda t: t.people.save(ANA, EVERYTHING, NOW))
    memory.transact(lambda t: t.calendar.plan(ANA, Plan(DueKind.CUE, 2, NOW)))
    put(memory, said("one"))
    _spoil(memory, model, body=SPOILT)
    memory.transact(lambda t: t.erase(ANA))
    assert rows(memory, model) == []


def test_nobody_is_kept_from_erasing_by_what_was_laid_aside(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    memory.transact(lambda t: t.inbox.lay_aside(7, b"{}", "unreadable", NOW))
    memory.transact(lambda t: t.inbox.lay_aside(8, b'{"chat": 5}', "unreadable", NOW))
    changed = update(table(AsideRow)).where(table(AsideRow).c.update_id == 7).values(raw=SPOILT)
    memory.transact(lambda t: t.connection.execute(changed))
    memory.transact(lambda t: t.erase(ANA))
    assert [row.update_id for row in rows(memory, AsideRow)] == [8]


def test_nobody_is_kept_from_erasing_by_a_friend_who_cannot_be_reached(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    memory.transact(lambda t: t.people.save(ANA, EVERYTHING, NOW))
    memory.transact(lambda t: t.inbox.lay_aside(8, b'{"chat": 5}', "unreadable", NOW))
    spoilt = update(table(PersonRow)).values(address=SPOILT)
    memory.transact(lambda t: t.connection.execute(spoilt))
    memory.transact(lambda t: t.erase(ANA))
    assert [row.id for row in rows(memory, PersonRow)] == [MAREK]
    assert len(rows(memory, AsideRow)) == 1, "nobody knows whose it is"


def test_house_is_kept_past_somebody_who_cannot_be_read(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    spoilt = update(table(PersonRow)).where(table(PersonRow).c.id == ANA).values(body=SPOILT)
    memory.transact(lambda t: t.connection.execute(spoilt))
    memory.transact(lambda t: t.erase_undecided(NOW + timedelta(days=8)))
    assert [row.id for row in rows(memory, PersonRow)] == [ANA]


def test_a_talk_that_remembers_nothing_of_its_own_is_left_alone(memory: Memory) -> None:
    for remembered in (
        {},
        {"@": "TalkMemory"},
        {"@": "Step"},
        {"@": "Letter"},
        {"@": "Chip"},
        None,
    ):
        enrol(memory, ANA)
        memory.transact(lambda t: t.people.save(ANA, EVERYTHING, NOW))
        body = json.dumps({"@": "Talk", "at": "ideas", "memory": remembered}).encode()

        def spoilt(transaction: Transaction, body: bytes = body) -> None:
            sealed = transaction.session.seal_of(ANA).close(body, "talk|body|1")
            transaction.connection.execute(update(table(TalkRow)).values(body=sealed))

        memory.transact(spoilt)
        known = memory.transact(lambda t: t.people.load(ANA))
        assert known.talks == (), remembered
        assert known.steps
        memory.transact(lambda t: t.erase(ANA))
