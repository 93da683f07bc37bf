"""What is amiss is counted, and the operator is left in peace for a day after each alarm."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot.core.records.effects import Plan
from bot.core.records.events import Due, DueKind
from bot.store.memory import Memory
from bot.store.parcel import State
from bot.store.tables import OutboxRow, table
from bot.store.tally import DAY, Amiss
from tests.store.scene import ANA, MAREK, NOW, SECOND, enrol, next_one, put, rows, said

HOUR = timedelta(hours=1)
ALL_WELL = Amiss(0, 0, 0, timedelta(), timedelta())


def amiss(memory: Memory, now: datetime = NOW) -> Amiss:
    return memory.transact(lambda t: t.tally.amiss(now))


def alarm(memory: Memory, now: datetime = NOW) -> bool:
    return memory.transact(lambda t: t.tally.alarm(now))


def end(memory: Memory, state: State, now: datetime = NOW) -> None:
    """One more message of Ana's comes to this end."""
    put(memory, said("one"), now=now)
    parcel = next_one(memory, now)
    memory.transact(lambda t: t.dispatch.mark(parcel, state, now))


def lay_aside(memory: Memory, update_id: int, now: datetime = NOW) -> None:
    memory.transact(lambda t: t.inbox.lay_aside(update_id, b"{}", "ValueError", now))


def promise(memory: Memory, subject: int, at: datetime) -> None:
    memory.transact(lambda t: t.calendar.plan(ANA, Plan(DueKind.HELLO, subject, at)))


def test_an_empty_house_has_nothing_amiss(memory: Memory) -> None:
    assert amiss(memory) == ALL_WELL


@pytest.mark.parametrize("state", [State.UNKNOWN, State.EXPIRED, State.CANCELLED])
def test_only_what_was_refused_for_good_is_counted(memory: Memory, state: State) -> None:
    enrol(memory)
    end(memory, state)
    assert amiss(memory, NOW + HOUR) == ALL_WELL
    end(memory, State.DEAD)
    assert amiss(memory, NOW + HOUR).unsent == 1


def test_a_parked_moment_is_counted_and_not_late(memory: Memory) -> None:
    enrol(memory)
    promise(memory, 1, NOW)
    memory.transact(lambda t: t.calendar.park(ANA, Due(DueKind.HELLO, 1, NOW)))
    found = amiss(memory, NOW + HOUR)
    assert (found.parked, found.late) == (1, timedelta())


def test_what_was_laid_aside_is_counted(memory: Memory) -> None:
    lay_aside(memory, 1)
    lay_aside(memory, 2)
    assert amiss(memory, NOW + HOUR).aside == 2


def test_what_the_operator_was_told_of_is_not_counted_again(memory: Memory) -> None:
    enrol(memory)
    end(memory, State.DEAD)
    lay_aside(memory, 1)
    assert alarm(memory, NOW + HOUR)
    assert amiss(memory, NOW + 2 * HOUR) == ALL_WELL
    end(memory, State.DEAD, NOW + 2 * HOUR)
    # However late the next look is, what happened in between counts.
    assert amiss(memory, NOW + DAY + 3 * HOUR).unsent == 1


def test_what_is_long_over_is_not_counted(memory: Memory) -> None:
    lay_aside(memory, 1)
    assert amiss(memory, NOW + 2 * DAY) == ALL_WELL


def test_how_long_the_oldest_promised_moment_waits(memory: Memory) -> None:
    enrol(memory)
    promise(memory, 1, NOW + HOUR)
    promise(memory, 2, NOW + 2 * HOUR)
    promise(memory, 3, NOW + 9 * HOUR)
    assert amiss(memory, NOW + HOUR - SECOND).late == timedelta()
    assert amiss(memory, NOW + 3 * HOUR).late == 2 * HOUR


def test_how_long_the_oldest_message_waits_that_may_leave(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("one"), said("two"))
    put(memory, said("three"), to=MAREK, now=NOW + HOUR)
    assert amiss(memory, NOW + 3 * HOUR).held_up == 3 * HOUR
    outbox = table(OutboxRow)
    first = rows(memory, OutboxRow)[0].id
    pause = update(outbox).where(outbox.c.id == first).values(wake_at=NOW + 9 * HOUR)
    memory.transact(lambda t: t.connection.execute(pause))
    assert amiss(memory, NOW + 3 * HOUR).held_up == 2 * HOUR, "what stands behind it waits for it"


# at most one alarm a day


def test_after_an_alarm_there_is_a_day_of_peace(memory: Memory) -> None:
    assert alarm(memory)
    assert not alarm(memory)
    assert not alarm(memory, NOW + DAY - SECOND)
    assert alarm(memory, NOW + DAY)
    assert not alarm(memory, NOW + DAY + SECOND)


def test_a_clock_that_was_wrong_silences_nothing_for_long(memory: Memory) -> None:
    assert alarm(memory, NOW + 400 * DAY)
    lay_aside(memory, 1, NOW - HOUR)
    assert amiss(memory).aside == 1
    assert alarm(memory)
    assert not alarm(memory, NOW + HOUR)


def test_the_sender_keeps_its_term_beside_the_alarm(memory: Memory) -> None:
    term = memory.transact(lambda t: t.lease.hold("me", HOUR))
    assert alarm(memory)
    assert memory.transact(lambda t: t.lease.hold("me", HOUR)) == term
