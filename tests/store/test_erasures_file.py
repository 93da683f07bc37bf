"""The file of who was erased: since when it is whole, what a wrong clock does to it, and spoilt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store.diagnosis import WrongDatabase
from bot.store.erasures import KEPT_FOR, Entry, Erasures
from tests.store.scene import ANA, MAREK, NOW, SECOND, Hand

BEGUN = "= 2026-11-30T13:05:00 2026-11-30T13:05:00\n"
HOUR = timedelta(hours=1)
SENTENCE = r"erased\.list, the list of who was erased, cannot be read and written\."


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def erasures(tmp_path: Path, hand: Hand) -> Erasures:
    """One that was begun."""
    made = Erasures(tmp_path / "list" / "erased.list", hand)
    made.begin()
    return made


def _erase(erasures: Erasures, *people: int) -> None:
    with erasures.noted(people):
        pass


def _who(erasures: Erasures) -> list[tuple[int, ...]]:
    return [entry.people for entry in erasures.entries()]


def _followed(erasures: Erasures, now: datetime) -> None:
    """The bot has run up to now, and the clock was right all the time."""
    begun, *entries = erasures.file.read_text().splitlines(keepends=True)
    line = f"{begun.rpartition(' ')[0]} {now:%Y-%m-%dT%H:%M:%S}\n"
    erasures.file.write_text(line + "".join(entries))


def _looks(erasures: Erasures, begin: datetime, hours: int) -> list[bool]:
    """Every hour by the clock: whether it is believed."""
    return [erasures.tidy(begin + hour * HOUR) for hour in range(hours)]


def test_it_says_since_when_it_is_whole_whatever_is_written_later(
    erasures: Erasures, hand: Hand
) -> None:
    hand.at = NOW + HOUR
    erasures.begin()
    _erase(erasures, ANA)
    erasures.tidy(hand.at)
    assert erasures.since() == NOW


def test_an_empty_one_is_whole_from_the_next_start_on(erasures: Erasures, hand: Hand) -> None:
    erasures.file.unlink()
    assert erasures.since() is None, "there is none"
    erasures.file.write_bytes(b"")
    assert erasures.since() is None
    erasures.begin()
    hand.at = NOW + timedelta(days=2)
    erasures.begin()
    assert erasures.since() == NOW


def test_one_without_its_first_line_keeps_who_is_on_it(erasures: Erasures) -> None:
    erasures.file.write_text("+ 2026-11-20T13:05:00 47\n")
    assert erasures.since() is None
    erasures.begin()
    assert erasures.since() == NOW
    assert _who(erasures) == [(ANA,)]


def test_an_entry_goes_when_no_copy_can_be_older(erasures: Erasures, hand: Hand) -> None:
    _erase(erasures, ANA)
    hand.at = NOW + timedelta(days=2)
    _erase(erasures, MAREK)
    _followed(erasures, NOW + KEPT_FOR)
    assert erasures.tidy(NOW + KEPT_FOR)
    assert _who(erasures) == [(ANA,), (MAREK,)]
    assert erasures.tidy(NOW + KEPT_FOR + SECOND)
    assert _who(erasures) == [(MAREK,)]
    assert erasures.since() == NOW, "whoever was erased after the entry that went is on it"


@pytest.mark.parametrize("wrong", [40, -40, 365])
def test_a_clock_that_is_wrong_for_a_day_takes_nobody_off(erasures: Erasures, wrong: int) -> None:
    _erase(erasures, ANA)
    assert set(_looks(erasures, NOW + timedelta(days=wrong), 24)) == {False}
    _looks(erasures, NOW + timedelta(days=1), 24)
    assert _who(erasures) == [(ANA,)]


@pytest.mark.parametrize(
    "now", [NOW + timedelta(days=60), datetime(2126, 1, 1, tzinfo=UTC)], ids=["away", "from 1970"]
)
def test_a_clock_that_stays_is_believed_within_a_week(erasures: Erasures, now: datetime) -> None:
    _erase(erasures, ANA)
    looks = _looks(erasures, now, 24 * 7)
    assert (looks[0], looks[-1]) == (False, True)
    assert _who(erasures) == []


def test_a_bot_that_runs_all_the_time_believes_its_clock(erasures: Erasures) -> None:
    assert set(_looks(erasures, NOW, 24 * 5)) == {True}


def test_a_machine_that_runs_an_hour_a_day_believes_its_clock(erasures: Erasures) -> None:
    for day in range(1, 60):
        looks = _looks(erasures, NOW + timedelta(days=day, hours=day % 3), 2)
        assert looks[1], day


def test_a_list_that_forgot_somebody_reaches_back_no_further(
    erasures: Erasures, hand: Hand
) -> None:
    """Though it was the clock's fault, and that person is in copies which are not old."""
    hand.at = NOW + HOUR
    _erase(erasures, ANA)
    _followed(erasures, NOW + timedelta(days=365))
    erasures.tidy(NOW + timedelta(days=365))
    assert erasures.since() == NOW + HOUR


def test_an_entry_is_never_dated_back_by_a_clock_that_is_behind(
    erasures: Erasures, hand: Hand
) -> None:
    hand.at = NOW - timedelta(days=365)
    _erase(erasures, ANA)
    assert erasures.entries() == (Entry(NOW, (ANA,)),)
    _followed(erasures, hand.at)
    _erase(erasures, MAREK)
    assert erasures.entries() == (Entry(NOW, (ANA,)), Entry(NOW, (MAREK,)))


@pytest.mark.parametrize(
    "spoilt", ["\xff\xfe", "nonsense\n", "= 2026-11-30T13:05:00\n", BEGUN + "+ today 47\n"]
)
def test_a_spoilt_one_is_named_whoever_asks(erasures: Erasures, spoilt: str) -> None:
    erasures.file.write_text(spoilt, encoding="latin-1")
    asked: list[Callable[[], object]] = [
        erasures.begin,
        erasures.since,
        erasures.entries,
        lambda: erasures.settle(lambda ids: ids),
        lambda: erasures.tidy(NOW),
        lambda: _erase(erasures, ANA),
    ]
    for ask in asked:
        with pytest.raises(WrongDatabase, match=SENTENCE):
            ask()
    assert erasures.file.read_text(encoding="latin-1") == spoilt


def test_one_whose_folder_is_none_is_named(tmp_path: Path, hand: Hand) -> None:
    (tmp_path / "list").write_bytes(b"")
    with pytest.raises(WrongDatabase, match=SENTENCE):
        Erasures(tmp_path / "list" / "erased.list", hand).begin()


def test_an_empty_line_is_no_fault(erasures: Erasures) -> None:
    _erase(erasures, ANA)
    erasures.file.write_text("\n" + erasures.file.read_text() + "\n \n")
    assert erasures.since() == NOW
    _erase(erasures, MAREK)
    assert _who(erasures) == [(ANA,), (MAREK,)]
