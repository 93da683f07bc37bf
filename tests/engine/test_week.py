"""At the end of a week everything that is kept is looked at, also what is long past."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core.decide import decide
from bot.core.records.effects import Decision, Plan
from bot.core.records.events import Commanded, Draw, DueKind, Event, Said, TimeCame
from bot.core.records.model import Known, Note, Person, Standing, Step, StepState
from bot.engine.export import document
from bot.store.memory import Memory
from bot.store.transaction import Transaction
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.stage import BOOK, CANARY, enrolled

ANA = Person(7, Standing.KEEPS, zone="Europe/Berlin", done=9, words_stay=90)
LONG_AGO = MONDAY - timedelta(days=91)


def _a_long_story(transaction: Transaction) -> None:
    """Nine steps and a note of three months ago, one of each starred; the week ends now."""
    steps = tuple(
        Step(n, StepState.DONE, text=f"{CANARY} {n}", settled_at=LONG_AGO, starred=n == 9)
        for n in range(1, 10)
    )
    notes = tuple(Note(n, LONG_AGO, f"{CANARY} {n}", starred=n == 21) for n in (20, 21))
    transaction.people.load(ANA.id)
    transaction.people.save(ANA.id, Decision(steps=steps, notes=notes), LONG_AGO)
    transaction.calendar.plan(ANA.id, Plan(DueKind.WEEK, ANA.id, MONDAY))


async def test_every_word_whose_time_is_over_goes_and_nothing_else(
    memory: Memory, build: Build
) -> None:
    enrolled(memory, ANA, LONG_AGO)
    memory.transact(_a_long_story)
    house = await build(decide)
    await house.settle()
    known = await house.ask(lambda t: t.people.complete(t.people.load(ANA.id)))
    assert [step.id for step in known.steps if step.text] == [9]
    assert (len(known.steps), known.person.done) == (9, 9)
    assert [note.id for note in known.notes] == [21]
    for kind in ("txt", "json"):
        remains = document(BOOK, known, kind, MONDAY)[1].decode()
        assert f"{CANARY} 21" in remains
        assert f"{CANARY} 20" not in remains
        assert "step of your own" in remains
    assert house.texts() == []


async def test_the_hello_after_a_quiet_week_finds_a_line_of_theirs_however_old(
    memory: Memory, build: Build
) -> None:
    def kept(transaction: Transaction) -> None:
        said = Step(1, StepState.DONE, answers={"easy": "He said hello back"}, settled_at=LONG_AGO)
        later = LONG_AGO + timedelta(days=70)
        others = tuple(Step(n, StepState.DONE, settled_at=later) for n in range(2, 8))
        transaction.people.load(ANA.id)
        transaction.people.save(ANA.id, Decision(steps=(said, *others)), later)
        transaction.calendar.plan(ANA.id, Plan(DueKind.QUIET_WEEK, ANA.id, MONDAY))

    enrolled(memory, replace(ANA, hello_back=True), LONG_AGO)
    memory.transact(kept)
    house = await build(decide)
    await house.settle()
    assert "He said hello back" in house.texts()[0]


@pytest.mark.parametrize("event", [Said("Look back", 1), Commanded("look", "", 1)])
async def test_who_looks_back_is_decided_for_with_everything_and_one_draw(
    memory: Memory, build: Build, event: Event
) -> None:
    enrolled(memory, ANA, LONG_AGO)
    memory.transact(_a_long_story)
    asked: list[tuple[bool, int, datetime, Draw]] = []

    def watched(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        if not isinstance(event, TimeCame):
            asked.append((known.whole, len(known.steps), now, draw))
        return decide(known, event, now, draw)

    house = await build(watched)
    await house.hear(event)
    await house.settle()
    assert [first[:2] for first in asked] == [(False, 7), (True, 9)]
    assert asked[0][2:] == asked[1][2:]
    assert "Here is what you kept." in house.texts()[0]
