"""Promised moments: one of a kind for a subject, found when they are due, by their owner."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.core.records.effects import Plan, Unplan
from bot.core.records.events import Due, DueKind
from bot.core.records.news import Letter, Side
from bot.store.memory import Memory
from bot.store.session import NobodyThere
from bot.store.tables import DueRow, table
from tests.store.scene import ANA, MAREK, NOW, SECOND, enrol, rows

MINUTE = timedelta(minutes=1)
CUE, END, FOLD = DueKind.CUE, DueKind.END, DueKind.FOLD


def _plan(memory: Memory, *wishes: Plan, of: int = ANA) -> None:
    for wish in wishes:
        memory.transact(lambda t, wish=wish: t.calendar.plan(of, wish))  # type: ignore[misc]


def _dues(memory: Memory, of: int = ANA, later: timedelta = MINUTE * 60) -> list[Due]:
    return list(memory.transact(lambda t: t.calendar.dues(of, NOW + later)))


def test_a_moment_is_due_at_its_minute_and_not_before(memory: Memory) -> None:
    enrol(memory)
    _plan(memory, Plan(CUE, 1, NOW + MINUTE))
    assert _dues(memory, later=MINUTE - timedelta(microseconds=1)) == []
    assert _dues(memory, later=MINUTE) == [Due(CUE, 1, NOW + MINUTE)]


def test_every_kind_comes_back_as_itself(memory: Memory) -> None:
    enrol(memory)
    _plan(memory, *(Plan(kind, 1, NOW) for kind in DueKind))
    assert set(_dues(memory)) == {Due(kind, 1, NOW) for kind in DueKind}


def test_a_new_moment_takes_the_place_of_the_subjects_earlier_one_of_its_kind(
    memory: Memory,
) -> None:
    enrol(memory)
    _plan(memory, Plan(CUE, 1, NOW + MINUTE), Plan(END, 1, NOW), Plan(CUE, 2, NOW))
    _plan(memory, Plan(CUE, 1, NOW - MINUTE))
    assert set(_dues(memory)) == {
        Due(CUE, 1, NOW - MINUTE),
        Due(END, 1, NOW),
        Due(CUE, 2, NOW),
    }


def test_what_waits_of_a_kind_comes_now_with_its_news(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    news = Letter(21, Side.PERSON, "Marek", "Ana", text="hello")
    far = NOW + timedelta(days=9)
    _plan(memory, Plan(DueKind.NEWS, 1, far, news), Plan(CUE, 1, far))
    _plan(memory, Plan(DueKind.NEWS, 2, NOW - MINUTE), Plan(DueKind.NEWS, 3, far))
    _plan(memory, Plan(DueKind.NEWS, 1, far), of=MAREK)
    memory.transact(lambda t: t.calendar.hasten(ANA, DueKind.NEWS, NOW))
    assert sorted(_dues(memory), key=lambda due: due.subject) == [
        Due(DueKind.NEWS, 1, NOW, news),
        Due(DueKind.NEWS, 2, NOW - MINUTE),
        Due(DueKind.NEWS, 3, NOW),
    ]
    assert _dues(memory, of=MAREK) == []


def test_nobody_moves_the_moment_of_somebody_else(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    _plan(memory, Plan(CUE, 1, NOW))
    _plan(memory, Plan(CUE, 1, NOW + MINUTE), of=MAREK)
    memory.transact(lambda t: t.calendar.unplan(MAREK, Unplan(1)))
    assert _dues(memory) == [Due(CUE, 1, NOW)]
    assert _dues(memory, of=MAREK) == []


def test_a_moment_for_nobody_is_refused(memory: Memory) -> None:
    with pytest.raises(NobodyThere):
        _plan(memory, Plan(CUE, 1, NOW))


def test_one_kind_or_all_of_a_subject_can_be_taken_off(memory: Memory) -> None:
    enrol(memory)
    _plan(memory, *(Plan(kind, 1, NOW) for kind in (CUE, END, FOLD)), Plan(CUE, 2, NOW))
    memory.transact(lambda t: t.calendar.unplan(ANA, Unplan(1, END)))
    assert {due.kind for due in _dues(memory) if due.subject == 1} == {CUE, FOLD}
    memory.transact(lambda t: t.calendar.unplan(ANA, Unplan(1)))
    assert _dues(memory) == [Due(CUE, 2, NOW)]


def test_dues_come_in_the_order_of_their_time(memory: Memory) -> None:
    enrol(memory)
    _plan(memory, *(Plan(CUE, n, NOW + n * MINUTE) for n in (3, 1, 4, 2)))
    assert [due.subject for due in _dues(memory)] == [1, 2, 3, 4]


def test_whoever_waits_longest_comes_first(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    _plan(memory, Plan(CUE, 1, NOW - MINUTE), Plan(CUE, 2, NOW - 9 * MINUTE))
    _plan(memory, Plan(CUE, 3, NOW - 5 * MINUTE), of=MAREK)
    assert memory.transact(lambda t: t.calendar.due_people(NOW, 10)) == [ANA, MAREK]
    assert memory.transact(lambda t: t.calendar.due_people(NOW, 1)) == [ANA]
    memory.transact(lambda t: t.calendar.unplan(ANA, Unplan(2)))
    assert memory.transact(lambda t: t.calendar.due_people(NOW, 10)) == [MAREK, ANA]
    assert memory.transact(lambda t: t.calendar.due_people(NOW - 2 * MINUTE, 10)) == [MAREK]


def test_of_all_but_some_people_it_is_told_who_is_due_and_what_comes_next(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    _plan(memory, Plan(CUE, 1, NOW - MINUTE), Plan(CUE, 2, NOW))
    _plan(memory, Plan(CUE, 3, NOW + MINUTE), of=MAREK)
    assert memory.transact(lambda t: t.calendar.due_people(NOW, 10, [ANA])) == []
    assert memory.transact(lambda t: t.calendar.due_people(NOW + MINUTE, 10, [ANA])) == [MAREK]
    assert memory.transact(lambda t: t.calendar.next_due([ANA])) == NOW + MINUTE
    assert memory.transact(lambda t: t.calendar.next_due([ANA, MAREK])) is None


def test_settling_takes_what_was_due_and_leaves_the_rest(memory: Memory) -> None:
    enrol(memory)
    _plan(memory, Plan(CUE, 1, NOW), Plan(END, 1, NOW + MINUTE), Plan(CUE, 2, NOW + MINUTE))
    memory.transact(lambda t: t.calendar.settle(ANA, t.calendar.dues(ANA, NOW)))
    assert {(due.kind, due.subject) for due in _dues(memory)} == {(END, 1), (CUE, 2)}


def test_settling_leaves_a_moment_that_was_promised_anew_meanwhile(memory: Memory) -> None:
    enrol(memory)
    _plan(memory, Plan(CUE, 1, NOW))
    seen = _dues(memory)
    _plan(memory, Plan(CUE, 1, NOW + MINUTE))
    memory.transact(lambda t: t.calendar.settle(ANA, seen))
    assert _dues(memory) == [Due(CUE, 1, NOW + MINUTE)]


def test_the_next_moment_is_the_soonest_of_anybody(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    assert memory.transact(lambda t: t.calendar.next_due()) is None
    _plan(memory, Plan(CUE, 1, NOW + 2 * SECOND))
    _plan(memory, Plan(CUE, 2, NOW + SECOND), of=MAREK)
    assert memory.transact(lambda t: t.calendar.next_due()) == NOW + SECOND


def test_a_moment_is_kept_to_the_microsecond(memory: Memory) -> None:
    enrol(memory)
    at = NOW + timedelta(microseconds=123_457)
    _plan(memory, Plan(CUE, 1, at))
    assert memory.transact(lambda t: t.calendar.next_due()) == at


def test_a_moment_that_cannot_be_read_is_parked_alone_until_the_next_start(
    memory: Memory,
) -> None:
    enrol(memory)
    _plan(memory, Plan(CUE, 1, NOW), Plan(END, 2, NOW))
    found = table(DueRow)
    first, other = rows(memory, DueRow)

    def becomes(body: bytes) -> None:
        changed = update(found).where(found.c.subject == 1).values(body=body)
        memory.transact(lambda t: t.connection.execute(changed))

    becomes(other.body)  # sealed to another place
    assert [due.subject for due in _dues(memory)] == [2]
    becomes(first.body)
    assert [due.subject for due in _dues(memory)] == [2], "it stays parked"
    assert memory.transact(lambda t: t.calendar.next_due()) == NOW
    memory.transact(lambda t: t.calendar.unpark())
    assert [due.subject for due in _dues(memory)] == [1, 2]


def test_what_is_owed_is_told_with_its_person_the_soonest_first(memory: Memory) -> None:
    enrol(memory)
    enrol(memory, MAREK)
    _plan(memory, Plan(CUE, 1, NOW + 2 * MINUTE), Plan(END, 1, NOW + 3 * MINUTE))
    _plan(memory, Plan(FOLD, 2, NOW + MINUTE), of=MAREK)
    owed = memory.transact(lambda t: t.calendar.owed(2))
    assert owed == [(MAREK, Due(FOLD, 2, NOW + MINUTE)), (ANA, Due(CUE, 1, NOW + 2 * MINUTE))]
