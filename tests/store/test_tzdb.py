"""Editions of the tz database: numbered, kept as long as somebody is of one, and never lost."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from sqlalchemy import event, select

from bot import zones
from bot.core.decide import decide
from bot.core.records.effects import Decision, Plan, Realign
from bot.core.records.events import Draw, Due, DueKind, Event
from bot.core.records.model import Known, Person, Step
from bot.engine import walls
from bot.engine.handling import Handling
from bot.store.memory import Memory
from bot.store.tables import PersonRow, TzdbRow, table
from bot.store.transaction import Transaction
from bot.words.book import Book
from tests.store.scene import (
    ANA,
    BOT,
    CHATS,
    MAREK,
    MASTER_KEY,
    NOW,
    ONLY_POSTGRES,
    ONLY_SQLITE,
    enrol,
    rows,
)
from tests.tzif import compiled

BERLIN = "Europe/Berlin"
OLD = {BERLIN: compiled("CET-1CEST,M3.5.0,M10.5.0/3"), "Asia/Tokyo": compiled("JST-9")}
NEW = {**OLD, BERLIN: compiled("CET-1")}
HOUR = timedelta(hours=1)


def _edition(memory: Memory, rules: zones.Rules) -> int:
    return memory.transact(lambda t: t.tzdb.edition(rules))


def _of(memory: Memory) -> dict[int, int]:
    found = table(PersonRow)
    wanted = select(found.c.id, found.c.tzdb)
    return {
        row.id: row.tzdb for row in memory.transact(lambda t: t.connection.execute(wanted)).all()
    }


def test_the_same_rules_are_the_same_edition_and_others_the_next(memory: Memory) -> None:
    assert [_edition(memory, rules) for rules in (OLD, OLD, NEW, NEW, OLD)] == [1, 1, 2, 2, 3]
    assert memory.transact(lambda t: t.tzdb.rules(1)) == OLD
    assert memory.transact(lambda t: t.tzdb.rules(2)) == NEW
    assert memory.transact(lambda t: t.tzdb.rules(9)) == {}


def test_a_zone_that_the_machine_knows_no_more_is_kept_as_it_was(memory: Memory) -> None:
    _edition(memory, OLD)
    fewer = {BERLIN: NEW[BERLIN]}
    assert _edition(memory, fewer) == 2
    assert memory.transact(lambda t: t.tzdb.rules(2)) == NEW
    assert _edition(memory, fewer) == 2, "and it is no reason for another edition"


def test_who_comes_is_of_the_newest_edition(memory: Memory) -> None:
    enrol(memory)
    _edition(memory, OLD)
    enrol(memory, MAREK)
    assert _of(memory) == {ANA: 0, MAREK: 1}


def test_who_is_behind_is_found_until_they_are_brought(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    edition = _edition(memory, OLD)
    assert len(memory.transact(lambda t: t.tzdb.behind(edition, 1))) == 1
    memory.transact(lambda t: t.tzdb.bring(ANA, edition))
    assert memory.transact(lambda t: t.tzdb.behind(edition, 9)) == [MAREK]
    known = memory.transact(lambda t: [t.tzdb.of(of) for of in (ANA, MAREK, 99)])
    assert known == [1, 0, None]


@ONLY_SQLITE
def test_who_is_behind_is_found_along_the_index_however_many_are_not(memory: Memory) -> None:
    asked: list[str] = []
    engine = memory._engine
    assert engine is not None
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    memory.transact(lambda t: t.tzdb.behind(1, 50))
    [said] = [each for each in asked if each.startswith("SELECT")]
    plan = memory.transact(
        lambda t: t.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said}", (1, 50, 0)).all()
    )
    assert [row.detail for row in plan] == ["SEARCH person USING INDEX ix_person_tzdb (tzdb<?)"]


def test_what_nobody_is_of_any_more_goes(memory: Memory) -> None:
    _edition(memory, OLD)
    edition = _edition(memory, NEW)
    memory.transact(lambda t: t.tzdb.forget_older(edition))
    assert [row.edition for row in rows(memory, TzdbRow)] == [2]


def test_saving_somebody_leaves_their_edition(memory: Memory) -> None:
    _edition(memory, OLD)
    enrol(memory)
    _edition(memory, NEW)
    memory.transact(lambda t: t.people.save(ANA, Decision(person=Person(ANA, zone=BERLIN)), NOW))
    assert _of(memory) == {ANA: 1}


def test_the_calendar_keeps_the_walls_of_what_lies_ahead_of_one_person(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    wishes = (
        Plan(DueKind.REMINDER, 1, NOW + HOUR),
        Plan(DueKind.FOLD, 1, NOW + HOUR),
        Plan(DueKind.FOLLOW_UP, 5, NOW + HOUR),
        Plan(DueKind.FOLLOW_UP, 6, NOW + HOUR),
        Plan(DueKind.WEEK, 1, NOW),
        Plan(DueKind.DATE, 1, NOW - 2 * HOUR),
        Plan(DueKind.NEWS, 1, NOW),
        Plan(DueKind.NEWS, 2, NOW + HOUR),
    )
    for of in (ANA, MAREK):
        for wish in wishes:
            mine = Plan(wish.kind, wish.subject + 10 * of, wish.at)
            memory.transact(lambda t, of=of, mine=mine: t.calendar.plan(of, mine))  # type: ignore[misc]
    was, place = (zones.zone(compiled(rule), BERLIN) for rule in ("CET-1", "WET0"))
    later = Realign(was, place, {5 + 10 * ANA: 2 * HOUR})
    memory.transact(lambda t: t.calendar.realign(ANA, later, NOW))
    end = NOW + 9 * HOUR
    dues = memory.transact(lambda t: {of: t.calendar.dues(of, end) for of in CHATS})
    moved = {(due.kind, due.subject - 10 * ANA): due.at - NOW for due in dues[ANA]}
    assert moved == {
        (DueKind.REMINDER, 1): 2 * HOUR,
        (DueKind.FOLD, 1): HOUR,
        (DueKind.FOLLOW_UP, 5): 3 * HOUR,
        (DueKind.FOLLOW_UP, 6): HOUR,
        (DueKind.WEEK, 1): HOUR,  # it is still to come by the new clock
        (DueKind.DATE, 1): -2 * HOUR,
        (DueKind.NEWS, 1): timedelta(),  # to be told at once
        (DueKind.NEWS, 2): 2 * HOUR,
    }
    assert set(dues[MAREK]) == {Due(w.kind, w.subject + 10 * MAREK, w.at) for w in wishes}


def test_what_fails_alone_is_undone_alone(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)

    def work(transaction: Transaction) -> None:
        for of in (ANA, MAREK):
            with transaction.alone("it failed"):
                transaction.calendar.plan(of, Plan(DueKind.CUE, of, NOW))
                if of == ANA:
                    raise LookupError

    memory.transact(work)
    assert memory.transact(lambda t: t.calendar.dues(ANA, NOW)) == ()
    assert len(memory.transact(lambda t: t.calendar.dues(MAREK, NOW))) == 1


@ONLY_POSTGRES
def test_two_processes_at_once_move_everybody_once(url: str, memory: Memory) -> None:
    """As when one takes the lease over from another that only seemed to be dead."""
    machine = dict(zones.rules())
    _edition(memory, {**machine, BERLIN: NEW[BERLIN]})
    people, start = range(100, 140), datetime(2027, 4, 5, 16, 30, tzinfo=UTC)

    def write(transaction: Transaction) -> None:
        for of in people:
            transaction.people.enrol(of, Person(of, zone=BERLIN), NOW)
            step = Step(of, text="call my aunt", at=start)
            transaction.people.save(of, Decision(steps=(step,)), NOW)

    memory.transact(write)
    heard: list[int] = []

    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        heard.append(known.person.id)
        return decide(known, event, now, draw)

    def process(own: Memory) -> None:
        both.wait(10)
        while own.transact(lambda t: walls.catch_up(t, Handling(mind, Book({})), NOW)):
            pass

    other, both = Memory(url, MASTER_KEY), threading.Barrier(2)
    other.open(BOT)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(process, (memory, other)))
    other.close()
    found = memory.transact(lambda t: [t.people.load(of).steps[0].at for of in people])
    assert found == [start - HOUR] * len(people)
    assert sorted(heard) == list(people)
