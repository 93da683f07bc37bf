"""A friend's lines come as one delivery a part of the day, and the first one at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.records.effects import Say
from bot.core.records.lines import line
from tests.core.pair import MINUTE, Pair, linked, sent
from tests.core.play import Shown

NINE = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
SIX = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)


def to(pair: Pair, instant: datetime) -> None:
    pair.pass_time(instant - pair.ana.now)


def hello(pair: Pair, text: str) -> None:
    """Lena writes a line, whatever stands on her screen."""
    pair.lena.command("hello")
    pair.lena.say(text)
    pair.lena.tap("befriended-send")
    pair.settle()


def came(pair: Pair) -> list[list[str]]:
    """What of Lena's has been pushed to Ana: the texts of each message, in their order."""
    lenas = (s for s in pair.ana.screen.values() if s.key in ("friend-came", "friend-came-several"))
    return [_texts(shown) for shown in lenas]


def _texts(shown: Shown) -> list[str]:
    return [str(one.params["text"]) for one in shown.lines if "text" in one.params]


def test_the_first_comes_at_once_and_the_next_wait_for_the_evening() -> None:
    pair = sent()
    hello(pair, "Yes, cake on Sunday")
    assert came(pair) == [["Yes, cake on Sunday"]]
    pair.pass_time(timedelta(minutes=4))
    hello(pair, "Or pie")
    hello(pair, "Or both")
    assert len(came(pair)) == 1
    to(pair, SIX - MINUTE)
    assert len(came(pair)) == 1
    to(pair, SIX)
    assert came(pair)[1:] == [["Or pie", "Or both"]]
    assert pair.ana.offered == ["friend-wave-back", "1", "2", "friend-no-more-from"]


def test_a_line_wakes_nobody_whose_clock_is_not_known() -> None:
    pair = linked()
    assert pair.ana.known.person.zone is None
    hello(pair, "Tea soon?")
    assert (came(pair), pair.ana.last.silent) == ([["Tea soon?"]], True)
    pair = sent()
    hello(pair, "Tea soon?")
    assert (came(pair), pair.ana.last.silent) == ([["Tea soon?"]], False)


def test_what_waits_in_quiet_hours_comes_as_one_message() -> None:
    pair = sent()
    to(pair, datetime(2026, 12, 1, 20, 30, tzinfo=UTC))
    hello(pair, "Sleep well")
    pair.pass_time(timedelta(hours=1))
    hello(pair, "And sweet dreams")
    before = len([e for e in pair.ana.said if isinstance(e, Say)])
    to(pair, NINE)
    assert came(pair) == [["Sleep well", "And sweet dreams"]]
    assert len([e for e in pair.ana.said if isinstance(e, Say)]) == before + 1
    hello(pair, "Morning")
    assert len(came(pair)) == 1, "the morning had its delivery"
    to(pair, NINE + timedelta(hours=3))
    assert came(pair)[1:] == [["Morning"]]


def test_what_waits_on_a_quiet_day_comes_as_one_message() -> None:
    pair = sent()
    held = replace(pair.ana.known.person, held_until=pair.ana.now + timedelta(hours=26))
    pair.ana.known = replace(pair.ana.known, person=held)
    hello(pair, "One")
    pair.pass_time(timedelta(hours=4))
    hello(pair, "Two")
    pair.pass_time(timedelta(hours=20))
    hello(pair, "Three")
    assert came(pair) == []
    pair.pass_time(timedelta(hours=2, minutes=30))
    assert came(pair) == [["One", "Two", "Three"]]


def test_each_of_several_can_be_kept_and_waved_at() -> None:
    pair = sent()
    hello(pair, "One")
    hello(pair, "Two")
    hello(pair, "Three")
    to(pair, SIX)
    assert came(pair) == [["One"], ["Two", "Three"]]
    pair.ana.tap("2")
    assert pair.ana.keys == [
        "friend-kept",
        "friend-came-several",
        "friend-below",
        "friend-numbered",
        "friend-numbered",
    ]
    assert pair.ana.values == ["Lena", "1", "Two", "2", "Three"]
    assert pair.ana.offered == [
        "friend-wave-back",
        "friend-keep-number",
        "friend-tell-kept",
        "friend-no-more-from",
    ]
    pair.ana.tap("friend-keep-number")
    assert pair.ana.offered == ["friend-wave-back", "friend-tell-kept", "friend-no-more-from"]
    assert [note.text for note in pair.ana.known.notes] == ["Three", "Two"]
    assert {note.sender for note in pair.ana.known.notes} == {"Lena"}
    pair.ana.tap("friend-wave-back")
    pair.settle()
    assert pair.lena.line == line("befriended-waved", person="Ana")


def test_more_than_one_message_holds_waits_for_the_next_part_of_the_day() -> None:
    pair = sent()
    to(pair, datetime(2026, 12, 1, 21, 0, tzinfo=UTC))
    link = pair.lena.known.links[0]
    for number in range(7):
        pair.lena.known = replace(pair.lena.known, links=(replace(link, came_at=()),))
        hello(pair, f"Line {number}")
    to(pair, NINE)
    (first,) = came(pair)
    assert len(first) == 4
    to(pair, NINE + timedelta(hours=3))
    assert came(pair)[1] == ["Line 4", "Line 5", "Line 6"]


def test_what_waits_in_a_pause_comes_as_one_message() -> None:
    pair = sent()
    paused = replace(pair.ana.known.person, paused_until=pair.ana.now + timedelta(days=9))
    pair.ana.known = replace(pair.ana.known, person=paused)
    hello(pair, "Monday's")
    pair.pass_time(timedelta(days=8))
    hello(pair, "Next week's")
    pair.pass_time(timedelta(days=2))
    assert came(pair) == [["Monday's", "Next week's"]]
