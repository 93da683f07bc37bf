"""Every update is committed once, and what could not be handled is kept sealed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.store.memory import Memory
from bot.store.sealing import WrongKey
from bot.store.tables import AsideRow
from tests.store.scene import NOW, rows


def test_an_update_is_noted_once(memory: Memory) -> None:
    assert memory.transact(lambda t: t.inbox.note(5, NOW))
    assert not memory.transact(lambda t: t.inbox.note(5, NOW))
    assert memory.transact(lambda t: t.inbox.note(6, NOW))


def test_an_update_whose_transaction_fails_may_come_again(memory: Memory) -> None:
    with pytest.raises(ZeroDivisionError):
        memory.transact(lambda t: (t.inbox.note(5, NOW), 1 // 0))
    assert memory.transact(lambda t: t.inbox.note(5, NOW))


def test_what_telegram_can_no_longer_repeat_is_forgotten_after_three_days(
    memory: Memory,
) -> None:
    memory.transact(lambda t: t.inbox.note(5, NOW - timedelta(days=3, seconds=1)))
    memory.transact(lambda t: t.inbox.note(6, NOW - timedelta(days=3)))
    memory.transact(lambda t: t.inbox.forget_seen(NOW))
    assert memory.transact(lambda t: t.inbox.note(5, NOW))
    assert not memory.transact(lambda t: t.inbox.note(6, NOW))


def test_an_update_laid_aside_is_counted_once_and_opens_only_in_its_place(
    memory: Memory,
) -> None:
    for _ in range(2):
        memory.transact(lambda t: t.inbox.lay_aside(5, b'{"text":"heron-canary"}', "KeyError", NOW))
    assert memory.transact(lambda t: t.inbox.aside()) == 1
    (row,) = rows(memory, AsideRow)
    assert (row.update_id, row.why, row.at) == (5, "KeyError", NOW)
    assert b"heron" not in row.raw
    system = memory.transact(lambda t: t.keyring).system
    assert system.open(row.raw, "aside|raw|5") == b'{"text":"heron-canary"}'
    with pytest.raises(WrongKey):
        system.open(row.raw, "aside|raw|6")


def test_what_was_laid_aside_is_forgotten_after_a_month(memory: Memory) -> None:
    memory.transact(lambda t: t.inbox.lay_aside(5, b"{}", "unreadable", NOW - timedelta(days=31)))
    memory.transact(lambda t: t.inbox.lay_aside(6, b"{}", "unreadable", NOW - timedelta(days=29)))
    memory.transact(lambda t: t.inbox.forget_aside(NOW))
    assert memory.transact(lambda t: t.inbox.aside()) == 1
