"""Who was erased is on the disk before the commit, and a rollback leaves no trace of it."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from bot.store.erasures import KEPT_FOR, Entry, Erasures
from bot.store.memory import Memory
from bot.store.tables import PersonRow
from bot.store.transaction import Transaction
from tests.store.scene import (
    ANA,
    BOT,
    MAREK,
    MASTER_KEY,
    NOW,
    ONLY_SQLITE,
    SECOND,
    enrol,
    rows,
)

BEGUN = "= 2026-11-30T13:05:00 2026-11-30T13:05:00\n"
"""A list that was begun at the first start."""
KILLED = BEGUN + "? 2026-11-30T13:05:00 47\n"
"""What a kill between the list's flush and the commit leaves of Ana's erasing."""
HOUR = timedelta(hours=1)


class _Hand:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def hand() -> _Hand:
    return _Hand()


@pytest.fixture
def erasures(tmp_path: Path, hand: _Hand) -> Erasures:
    return Erasures(tmp_path / "list" / "erased.list", hand)


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


def test_it_says_since_when_it_is_whole_whatever_is_written_later(
    kept: Memory, erasures: Erasures, hand: _Hand
) -> None:
    hand.at = NOW + HOUR
    erasures.begin()
    kept.transact(lambda t: t.erase(ANA))
    erasures.tidy(hand.at)
    assert erasures.since() == NOW


def test_an_empty_one_is_whole_from_the_next_start_on(erasures: Erasures, hand: _Hand) -> None:
    assert erasures.since() is None, "there is none"
    erasures.file.parent.mkdir()
    erasures.file.write_bytes(b"")
    assert erasures.since() is None
    erasures.begin()
    hand.at = NOW + timedelta(days=2)
    erasures.begin()
    assert erasures.since() == NOW


def test_one_without_its_first_line_keeps_who_is_on_it(kept: Memory, erasures: Erasures) -> None:
    erasures.file.write_text("+ 2026-11-20T13:05:00 47\n")
    assert erasures.since() is None
    erasures.begin()
    assert erasures.since() == NOW
    assert [entry.people for entry in _who(erasures)] == [(ANA,)]


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
    there = kept.transact(lambda t: t.alive([ANA]))
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


def test_an_entry_goes_when_no_copy_can_be_older(
    kept: Memory, erasures: Erasures, hand: _Hand
) -> None:
    kept.transact(lambda t: t.erase(ANA))
    hand.at = NOW + timedelta(days=2)
    kept.transact(lambda t: t.erase(MAREK))
    _followed(erasures, NOW + KEPT_FOR)
    assert erasures.tidy(NOW + KEPT_FOR)
    assert len(_who(erasures)) == 2
    assert erasures.tidy(NOW + KEPT_FOR + SECOND)
    assert [entry.people for entry in _who(erasures)] == [(MAREK,)]
    assert erasures.since() == NOW, "whoever was erased after the entry that went is on it"


def _followed(erasures: Erasures, now: datetime) -> None:
    """The bot has run up to now, and the clock was right all the time."""
    begun, *entries = erasures.file.read_text().splitlines(keepends=True)
    line = f"{begun.rpartition(' ')[0]} {now:%Y-%m-%dT%H:%M:%S}\n"
    erasures.file.write_text(line + "".join(entries))


def _looks(erasures: Erasures, begin: datetime, hours: int) -> list[bool]:
    """Every hour by the clock: whether it is believed."""
    return [erasures.tidy(begin + hour * HOUR) for hour in range(hours)]


@pytest.mark.parametrize("wrong", [timedelta(days=40), timedelta(days=-40), timedelta(days=365)])
def test_a_clock_that_is_wrong_for_a_day_takes_nobody_off(
    kept: Memory, erasures: Erasures, wrong: timedelta
) -> None:
    kept.transact(lambda t: t.erase(ANA))
    assert set(_looks(erasures, NOW + wrong, 24)) == {False}
    _looks(erasures, NOW + timedelta(days=1), 24)
    assert _who(erasures) == [Entry(NOW, (ANA,))]


@pytest.mark.parametrize(
    "now", [NOW + timedelta(days=60), datetime(2126, 1, 1, tzinfo=UTC)], ids=["away", "from 1970"]
)
def test_a_clock_that_stays_is_believed_within_a_week(
    kept: Memory, erasures: Erasures, now: datetime
) -> None:
    kept.transact(lambda t: t.erase(ANA))
    looks = _looks(erasures, now, 24 * 7)
    assert looks[0] is False
    assert looks[-1] is True
    assert _who(erasures) == []


def test_a_bot_that_runs_all_the_time_believes_its_clock(erasures: Erasures) -> None:
    erasures.begin()
    assert set(_looks(erasures, NOW, 24 * 5)) == {True}


def test_a_list_that_forgot_somebody_reaches_back_no_further(
    kept: Memory, erasures: Erasures, hand: _Hand
) -> None:
    """Though it was the clock's fault, and that person is in copies which are not old."""
    hand.at = NOW + HOUR
    kept.transact(lambda t: t.erase(ANA))
    _followed(erasures, NOW + timedelta(days=365))
    erasures.tidy(NOW + timedelta(days=365))
    assert erasures.since() == NOW + HOUR


def test_an_entry_is_never_dated_back_by_a_clock_that_is_behind(
    kept: Memory, erasures: Erasures, hand: _Hand
) -> None:
    hand.at = NOW - timedelta(days=365)
    kept.transact(lambda t: t.erase(ANA))
    assert [entry.at for entry in _who(erasures)] == [NOW]
    _followed(erasures, hand.at)
    kept.transact(lambda t: t.erase(MAREK))
    assert [entry.at for entry in _who(erasures)] == [NOW, NOW]
