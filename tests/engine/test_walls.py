"""Other rules of zones at a start: everybody's times are moved before anything else, and once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from sqlalchemy import select, update

from bot import zones
from bot.core.decide import decide
from bot.core.records.effects import Decision, Plan
from bot.core.records.events import Draw, DueKind, Event, RulesChanged
from bot.core.records.model import Known, Person, Standing, Step
from bot.engine import gap, walls
from bot.engine.handling import Decide, Handling
from bot.store.memory import Memory
from bot.store.tables import DueRow, PersonRow, TzdbRow, table
from bot.store.transaction import Transaction
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.stage import BOOK, House, enrolled
from tests.tzif import compiled

BERLIN: Final = "Europe/Berlin"
HOUR: Final = timedelta(hours=1)
START: Final = datetime(2027, 4, 5, 15, 30, tzinfo=UTC)
"""17:30 in Berlin on 5 April, by the rules of today."""
WINTER, SUMMER = "CET-1", "CEST-2"
"""What the rules were before: the winter's time for ever, or the summer's."""


def by_rules(memory: Memory, posix: str, *, zone: str = BERLIN) -> int:
    """An earlier start had these rules for a zone, and today's for all others."""
    rules = {**zones.rules(), zone: compiled(posix)}
    return memory.transact(lambda t: t.tzdb.edition(rules))


def planned(memory: Memory, id: int, at: datetime, *, zone: str = BERLIN) -> None:
    """Somebody with a step, enrolled by the rules of the newest start."""
    enrolled(memory, Person(id, Standing.KEEPS, zone=zone), MONDAY, 1000 + id)
    step = Step(id + 500, idea="shop-hello", at=at)

    def write(transaction: Transaction) -> None:
        transaction.people.save(id, Decision(steps=(step,)), MONDAY)
        cue = Plan(DueKind.CUE, step.id, at - timedelta(minutes=10))
        for wish in (cue, Plan(DueKind.REMINDER, id + 700, at), Plan(DueKind.FOLD, id, at)):
            transaction.calendar.plan(id, wish)

    memory.transact(write)


def starts(transaction: Transaction) -> list[datetime | None]:
    """When the steps of everybody start."""
    ids = table(PersonRow).c.id
    people = transaction.connection.execute(select(ids).order_by(ids)).scalars().all()
    return [step.at for id in people for step in transaction.people.load(id).steps]


def editions(transaction: Transaction) -> tuple[list[int], list[int]]:
    """Those that are kept, and of which people are."""
    kept, people = table(TzdbRow).c.edition, table(PersonRow).c
    ask = transaction.connection.execute
    of = ask(select(people.tzdb).order_by(people.id)).scalars()
    return [*ask(select(kept).order_by(kept)).scalars()], [*of]


async def ready(build: Build, mind: Decide) -> House:
    """A house whose database is its own: from here on updates are taken."""
    house = await build(mind)
    await house.engine.held()
    return house


async def test_what_was_planned_by_other_rules_comes_at_the_same_wall_minute(
    memory: Memory, build: Build
) -> None:
    by_rules(memory, WINTER)
    planned(memory, 7, START + HOUR)
    house = await ready(build, decide)
    assert await house.ask(starts) == [START]
    cue = START - timedelta(minutes=10)
    assert await house.promised() == [cue, START, START + HOUR], "a span is no hour"
    assert await house.ask(editions) == ([2], [2])
    house.clock.turn_to(cue - timedelta(seconds=1))
    await house.settle()
    assert house.texts(1007) == []
    house.clock.turn_to(cue)
    await house.settle()
    assert house.texts(1007) == ["17:30, shop. One hello is the whole thing."]


async def test_the_same_rules_at_the_next_start_move_nothing(memory: Memory, build: Build) -> None:
    house = await ready(build, Counting())
    await house.stop()
    planned(memory, 7, START)
    again = await ready(build, counting := Counting())
    assert (await again.ask(starts), counting.moved) == ([START], 0)
    assert await again.ask(editions) == ([1], [1])
    await again.stop()


async def test_a_database_from_before_takes_the_rules_of_its_first_start(
    memory: Memory, build: Build
) -> None:
    planned(memory, 7, START)
    house = await ready(build, counting := Counting())
    assert (await house.ask(starts), counting.moved) == ([START], 0)
    assert await house.ask(editions) == ([1], [1])


async def test_only_those_whose_zone_changed_are_looked_at(memory: Memory, build: Build) -> None:
    by_rules(memory, WINTER)
    planned(memory, 7, START + HOUR)
    planned(memory, 8, START + HOUR, zone="Asia/Tokyo")
    planned(memory, 9, START + HOUR, zone="+01:00")
    enrolled(memory, Person(10), MONDAY, 1010)
    house = await ready(build, counting := Counting())
    assert await house.ask(starts) == [START, START + HOUR, START + HOUR]
    assert (counting.moved, await house.ask(editions)) == (1, ([2], [2] * 4))


@dataclass
class Counting:
    """The mind, and how often it heard of other rules."""

    moved: int = 0
    fails_for: int = 0

    def __call__(self, known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        if isinstance(event, RulesChanged):
            self.moved += 1
            if known.person.id == self.fails_for:
                raise ValueError("this person cannot be moved")
        return decide(known, event, now, draw)


async def test_one_who_cannot_be_moved_keeps_nobody_else(
    memory: Memory, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    by_rules(memory, WINTER)
    for id in (7, 8, 9):
        planned(memory, id, START + HOUR)
    house = await ready(build, Counting(fails_for=8))
    assert await house.ask(starts) == [START, START + HOUR, START]
    assert await house.ask(editions) == ([2], [2, 2, 2]), (
        "and it is not tried on times of the new rules"
    )
    assert len([r for r in caplog.records if "could not be moved" in r.getMessage()]) == 1


async def test_one_whose_row_cannot_be_read_keeps_nobody_else(memory: Memory, build: Build) -> None:
    by_rules(memory, WINTER)
    for id in (7, 8, 9):
        planned(memory, id, START + HOUR)
    people = table(PersonRow)
    spoilt = update(people).where(people.c.id == 8).values(body=b"\x01 no more to be read")
    memory.transact(lambda t: t.connection.execute(spoilt))
    house = await ready(build, decide)
    cue = START - timedelta(minutes=10)
    assert (await house.promised()).count(cue) == 2


def caught_up(memory: Memory, handling: Handling) -> bool:
    return memory.transact(lambda t: walls.catch_up(t, handling, MONDAY))


@pytest.mark.parametrize("cut_off", [1, 2, 3])
async def test_whoever_dies_in_the_middle_is_followed_by_one_who_goes_on(
    memory: Memory, build: Build, monkeypatch: pytest.MonkeyPatch, cut_off: int
) -> None:
    by_rules(memory, WINTER)
    for id in range(7, 12):
        planned(memory, id, START + HOUR)
    monkeypatch.setattr(walls, "AT_ONCE", 2)
    for _ in range(cut_off):
        assert caught_up(memory, Handling(decide, BOOK))
    house = await ready(build, counting := Counting())
    assert await house.ask(starts) == [START] * 5
    assert counting.moved == max(0, 5 - 2 * cut_off)
    assert await house.ask(editions) == ([2], [2] * 5)


async def test_and_though_that_one_has_other_rules_again(
    memory: Memory, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Berlin without summer time, then far away, then as it is: some saw all three, some two."""
    by_rules(memory, WINTER)
    for id in range(7, 11):
        planned(memory, id, START + HOUR)
    far = {**zones.rules(), BERLIN: compiled("FAR-9")}
    monkeypatch.setattr(walls, "AT_ONCE", 2)
    with monkeypatch.context() as then:
        then.setattr(zones, "rules", lambda: far)
        then.setattr("bot.core.records.calendar.zone", lambda name: zones.zone(far[name], name))
        assert caught_up(memory, Handling(decide, BOOK))
    assert memory.transact(starts) == [START - 7 * HOUR] * 2 + [START + HOUR] * 2
    house = await ready(build, decide)
    assert await house.ask(starts) == [START] * 4
    assert await house.ask(editions) == ([3], [3] * 4)


async def test_what_is_past_by_the_old_rules_alone_is_still_to_come(
    memory: Memory, build: Build
) -> None:
    """The bot was down at its minute by the rules of before; by today's that has not come."""
    by_rules(memory, SUMMER)
    planned(memory, 7, MONDAY - timedelta(minutes=35))  # half past two, an hour earlier
    house = await ready(build, decide)
    await house.settle()
    start = MONDAY + timedelta(minutes=25)
    cue = start - timedelta(minutes=10)
    assert (house.texts(1007), await house.ask(starts)) == ([], [start])
    assert cue in await house.promised()
    house.clock.turn_to(cue)
    await house.settle()
    assert house.texts(1007) == ["14:30, shop. One hello is the whole thing."]


async def test_what_is_past_by_the_new_rules_is_said_to_be_late(
    memory: Memory, build: Build
) -> None:
    by_rules(memory, "UTC0")
    planned(memory, 7, MONDAY + timedelta(minutes=45))  # 13:50 there; here it is 14:05 now
    house = await ready(build, decide)
    await house.settle()
    assert [len(house.texts(1007)), await house.ask(starts)] == [
        1,
        [MONDAY - timedelta(minutes=15)],
    ]


async def test_a_copy_by_older_rules_lives_through_its_gap_by_todays(memory: Memory) -> None:
    by_rules(memory, WINTER)
    planned(memory, 7, START + HOUR)
    gap.live_through(memory, Handling(decide, BOOK), START - timedelta(minutes=30))
    assert memory.transact(starts) == [START]
    due = table(DueRow).c.wake_at
    promised = memory.transact(lambda t: [*t.connection.execute(select(due)).scalars()])
    assert min(promised) == START - timedelta(minutes=10)
