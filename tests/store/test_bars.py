"""Who said no to whose invitations: known from both chats, readable from nothing."""

from __future__ import annotations

from datetime import timedelta

from bot.core.records.model import Person
from bot.store.memory import Memory
from bot.store.tables import BarRow
from tests.store.scene import ANA, CHATS, MAREK, NOW, enrol, rows

MONTH = timedelta(days=30)


def _barred(memory: Memory, inviter: int, friend: int, after: timedelta) -> bool:
    return memory.transact(lambda t: t.bars.barred(inviter, friend, NOW + after))


def test_it_holds_one_way_until_its_time_is_over(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    memory.transact(lambda t: t.bars.put(ANA, MAREK, NOW + MONTH))
    almost = MONTH - timedelta(seconds=1)
    assert _barred(memory, ANA, MAREK, almost)
    assert not _barred(memory, MAREK, ANA, almost)
    assert not _barred(memory, ANA, MAREK, MONTH)
    memory.transact(lambda t: t.bars.forget(NOW + almost))
    assert len(rows(memory, BarRow)) == 1
    memory.transact(lambda t: t.bars.forget(NOW + MONTH))
    assert rows(memory, BarRow) == []


def test_a_later_no_takes_the_place_of_the_first(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    for days in (30, 365):
        until = NOW + timedelta(days=days)
        memory.transact(lambda t, until=until: t.bars.put(ANA, MAREK, until))  # type: ignore[misc]
    assert _barred(memory, ANA, MAREK, timedelta(days=364))


def test_it_outlives_that_both_are_forgotten_and_come_back(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    memory.transact(lambda t: t.bars.put(ANA, MAREK, NOW + MONTH))
    for one in (ANA, MAREK):
        memory.transact(lambda t, one=one: t.erase(one))  # type: ignore[misc]
    memory.transact(lambda t: t.people.enrol(CHATS[ANA], Person(81), NOW))
    memory.transact(lambda t: t.people.enrol(CHATS[MAREK], Person(82), NOW))
    assert _barred(memory, 81, 82, timedelta())


def test_nobody_is_barred_by_somebody_who_is_not_there(memory: Memory) -> None:
    enrol(memory)
    memory.transact(lambda t: t.bars.put(404, ANA, NOW + MONTH))
    assert rows(memory, BarRow) == []
    assert not _barred(memory, 404, ANA, timedelta())
