"""A message that cannot be opened holds nobody up: it is parked, and the others go on."""

from __future__ import annotations

from sqlalchemy import update

from bot.core.effects import Lane
from bot.store.memory import Memory
from bot.store.parcel import State
from bot.store.tables import OutboxRow, table
from tests.store.scene import ANA, MAREK, enrol, lease, next_one, put, rows, said, states, texts


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
    assert lease(memory) == []
    assert states(memory) == [State.DEAD, State.PENDING]
    assert texts([next_one(memory)]) == ["two"]


def test_a_body_from_another_person_is_parked_and_other_people_are_served(
    memory: Memory,
) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("to Ana", lane=Lane.CARE))
    put(memory, said("to Marek"), to=MAREK)
    _give_body_of(memory, other=1, to=0)
    assert texts(lease(memory)) == ["to Marek"]
    assert states(memory) == [State.DEAD, State.LEASED]
