"""What a test asks of a message can be answered: a key that nobody wrote is an error, not a no."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.core.records.effects import Choice
from bot.core.records.lines import Day, Hour, Typed, Veiled, line
from tests.core.play import planned
from tests.core.told import Told, plain, written

MONDAY = date(2026, 11, 30)
DAYS = (MONDAY, date(2026, 12, 1), date(2026, 12, 3), date(2027, 1, 3))


def test_nobody_asks_for_a_key_that_the_book_does_not_have() -> None:
    play = planned()
    for told in (play.keys, play.on_screen, play.offered):
        with pytest.raises(AssertionError, match="plan-sett"):
            assert "plan-sett" not in told
    with pytest.raises(AssertionError, match="plan-sett"):
        assert line("plan-sett", day="tomorrow") not in play.lines


def test_nobody_is_told_a_line_without_its_values() -> None:
    for words in (line("plan-set", day="tomorrow"), line("plan-sett")):
        with pytest.raises(AssertionError, match="plan-set"):
            Told(words, ())


def test_values_are_named_plainly_and_words_of_ours_are_seen_through() -> None:
    hello = line("friend-line-small", name=Typed("Ana"))
    said = line("friend-preview", friend=Typed("Lena"), text=Typed(written("en", hello)))
    assert plain(said) == line(
        "friend-preview", friend="Lena", text=line("friend-line-small", name="Ana")
    )
    days = [plain(line("cue-at", day=Day(on, MONDAY), time=Hour(time(9, 5)))) for on in DAYS]
    dates = ["today", "tomorrow", "Thu 3 Dec", "Sun 3 Jan 2027"]
    assert [one.params["day"] for one in days] == dates
    assert {one.params["time"] for one in days} == {"09:05"}


def test_what_is_covered_is_told_and_not_on_the_lock_screen() -> None:
    rest = line("cue-veiled", short=Typed("shop"), rest="")
    told = Told(line("cue-hidden", time=Hour(time(9)), hidden=Veiled(rest)), ())
    assert (told.keys, told.values) == (["cue-hidden", "cue-veiled"], ["09:00", "shop"])
    assert (told.uncovered.keys, told.uncovered.values) == (["cue-hidden"], ["09:00"])


def test_of_two_buttons_with_one_caption_each_is_named_by_its_value() -> None:
    lena, petr = (Choice(name, line("friend-to", friend=Typed(name))) for name in ("Lena", "Petr"))
    assert Told(line("friend-okay"), ((lena,),)).offered == ["friend-to"]
    both = Told(line("friend-okay"), ((lena, petr),))
    assert both.offered == ["Lena", "Petr"]
    assert both.choice("Petr") == petr
    assert line("friend-to", friend="Petr") in both.captions
