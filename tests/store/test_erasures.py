"""Who was erased is on the disk before the commit, and a rollback leaves no trace of it."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from bot.store.erasures import Entry, Erasures
from bot.store.memory import Memory
from bot.store.tables import PersonRow
from bot.store.transaction import Transaction
from bot.store.trouble import Away
from tests.store.scene import (
    ANA,
    BOT,
    MAREK,
    MASTER_KEY,
    NOW,
    ONLY_SQLITE,
    Hand,
    enrol,
    rows,
)

BEGUN = "= 2026-11-30T13:05:00 2026-11-30T13:05:00\n"
"""A list that was begun at the first start."""
KILLED = BEGUN + "? 2026-11-30T13:05:00 47\n"
"""What a kill between the list's flush and the commit leaves of Ana's erasing."""


@pytest.fixture
def erasures(tmp_path: Path) -> Erasures:
    return Erasures(tmp_path / "list" / "erased.list", Hand())


@pytest.fixture
def kept(url: str, erasures: Erasures) -> Iterator[Memory]:
    """The open memory of one bot, with a list, and two people in it."""
    memory = Memory(url, MASTER_KEY, erasures)
    memory.open(BOT)
    enrol(memory, ANA, MAREK)
    yield memory
    memory.close()


def _who(erasures: Erasures) -> list[Entry]:
    return list(erasures.entries())


def test_the_list_is_there_from_the_first_start(kept: Memory, erasures: Erasures) -> None:
    assert erasures.file.read_text() == BEGUN
    assert stat.S_IMODE(erasures.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(erasures.file.parent.stat().st_mode) == 0o700


def test_who_is_erased_stands_on_the_list_by_a_random_id_alone(
    kept: Memory, erasures: Erasures
) -> None:
    kept.transact(lambda t: t.erase(ANA))
    assert _who(erasures) == [Entry(NOW, (ANA,))]
    assert erasures.file.read_text() == BEGUN + "+ 2026-11-30T13:05:00 47\n"


def test_it_is_on_the_disk_before_the_commit(kept: Memory, erasures: Erasures) -> None:
    seen: list[str] = []
    with erasures.noted([ANA]):
        seen.append(erasures.file.read_text())
    assert seen == [KILLED]


def test_what_is_undone_before_the_commit_leaves_nothing(kept: Memory, erasures: Erasures) -> None:
    def work(transaction: Transaction) -> None:
        transaction.erase(ANA)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        kept.transact(work)
    assert _who(erasures) == []
    assert len(rows(kept, PersonRow)) == 2


@ONLY_SQLITE
def test_a_commit_that_fails_and_is_tried_again_leaves_one_erasing(
    kept: Memory, erasures: Erasures, url: str
) -> None:
    def refuse(connection: Connection) -> None:
        event.remove(kept._engine, "commit", refuse)
        raise OSError("the disk is full")

    event.listen(kept._engine, "commit", refuse)
    with pytest.raises(OSError, match="full"):
        kept.transact(lambda t: t.erase(ANA))
    assert len(rows(kept, PersonRow)) == 2
    there = kept.transact(lambda t: t.people.alive([ANA]))
    assert erasures.settle(lambda ids: there) == ()
    assert _who(erasures) == []
    kept.transact(lambda t: t.erase(ANA))
    assert _who(erasures) == [Entry(NOW, (ANA,))]


def test_whoever_is_there_after_a_kill_before_the_commit_was_not_erased(
    kept: Memory, erasures: Erasures, url: str
) -> None:
    kept.close()
    erasures.file.write_text(KILLED)
    again = Memory(url, MASTER_KEY, erasures)
    again.open(BOT)
    assert len(rows(again, PersonRow)) == 2
    again.close()
    assert erasures.file.read_text() == BEGUN


def test_whoever_is_gone_after_a_kill_after_the_commit_was_erased(
    kept: Memory, erasures: Erasures, url: str
) -> None:
    kept.transact(lambda t: t.erase(ANA))
    kept.close()
    erasures.file.write_text(KILLED)
    again = Memory(url, MASTER_KEY, erasures)
    again.open(BOT)
    again.close()
    assert _who(erasures) == [Entry(NOW, (ANA,))]


def test_half_a_line_was_followed_by_no_commit(kept: Memory, erasures: Erasures) -> None:
    kept.transact(lambda t: t.erase(MAREK))
    with erasures.file.open("a") as file:
        file.write("? 2026-11-30T13:05")
    assert _who(erasures) == [Entry(NOW, (MAREK,))]
    kept.transact(lambda t: t.erase(ANA))
    assert [entry.people for entry in _who(erasures)] == [(MAREK,), (ANA,)]


@ONLY_SQLITE
def test_an_older_file_put_in_place_by_hand_brings_nobody_back(
    kept: Memory, erasures: Erasures, url: str
) -> None:
    kept.close()
    file = Path(url.removeprefix("sqlite:///"))
    older = file.read_bytes()
    again = Memory(url, MASTER_KEY, erasures)
    again.open(BOT)
    again.transact(lambda t: t.erase(ANA))
    again.close()
    file.write_bytes(older)
    again.open(BOT)
    assert [row.id for row in rows(again, PersonRow)] == [MAREK]
    again.close()


@pytest.mark.parametrize("place", ["spoilt", "a folder"])
def test_nobody_is_erased_whom_the_list_cannot_name(
    kept: Memory, erasures: Erasures, place: str
) -> None:
    erasures.file.write_bytes(b"nonsense\n")
    if place == "a folder":
        erasures.file.unlink()
        erasures.file.mkdir()
    with pytest.raises(Away):
        kept.transact(lambda t: t.erase(ANA))
    assert len(rows(kept, PersonRow)) == 2
