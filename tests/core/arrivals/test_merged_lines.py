"""A friend's lines come as one delivery a part of the day, and the first one at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.records.effects import Say
from tests.core.pair import MINUTE, Pair, sent

NINE = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
SIX = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)


def to(pair: Pair, instant: datetime) -> None:
    pair.pass_time(instant - pair.ana.now)


def hello(pair: Pair, text: str) -> None:
    """Lena writes a line, whatever stands on her screen."""
    pair.lena.command("hello")
    pair.lena.say(text)
    pair.lena.tap("Send it")
    pair.settle()


def came(pair: Pair) -> list[str]:
    """What of Lena's has been pushed to Ana."""
    texts = [shown.text for shown in pair.ana.screen.values()]
    return [text for text in texts if text.startswith("Lena:")]


def test_the_first_comes_at_once_and_the_next_wait_for_the_evening() -> None:
    pair = sent()
    hello(pair, "Yes, cake on Sunday")
    assert came(pair) == ['Lena: "Yes, cake on Sunday"']
    pair.pass_time(timedelta(minutes=4))
    hello(pair, "Or pie")
    hello(pair, "Or both")
    assert len(came(pair)) == 1
    to(pair, SIX - MINUTE)
    assert len(came(pair)) == 1
    to(pair, SIX)
    assert came(pair)[1:] == ["Lena:\n1. Or pie\n2. Or both"]
    assert pair.ana.buttons == ["Wave back", "Keep 1", "Keep 2"]


def test_a_line_wakes_nobody_whose_clock_is_not_known() -> None:
    pair = Pair().linked()
    assert pair.ana.known.person.zone is None
    hello(pair, "Tea soon?")
    assert (pair.ana.text, pair.ana.last.silent) == ('Lena: "Tea soon?"', True)
    pair = sent()
    hello(pair, "Tea soon?")
    assert (pair.ana.text, pair.ana.last.silent) == ('Lena: "Tea soon?"', False)


def test_what_waits_in_quiet_hours_comes_as_one_message() -> None:
    pair = sent()
    to(pair, datetime(2026, 12, 1, 20, 30, tzinfo=UTC))
    hello(pair, "Sleep well")
    pair.pass_time(timedelta(hours=1))
    hello(pair, "And sweet dreams")
    before = len([e for e in pair.ana.said if isinstance(e, Say)])
    to(pair, NINE)
    assert came(pair) == ["Lena:\n1. Sleep well\n2. And sweet dreams"]
    assert len([e for e in pair.ana.said if isinstance(e, Say)]) == before + 1
    hello(pair, "Morning")
    assert len(came(pair)) == 1, "the morning had its delivery"
    to(pair, NINE + timedelta(hours=3))
    assert came(pair)[1:] == ['Lena: "Morning"']


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
    assert came(pair) == ["Lena:\n1. One\n2. Two\n3. Three"]


def test_each_of_several_can_be_kept_and_waved_at() -> None:
    pair = sent()
    hello(pair, "One")
    hello(pair, "Two")
    hello(pair, "Three")
    to(pair, SIX)
    assert came(pair) == ['Lena: "One"', "Lena:\n1. Two\n2. Three"]
    pair.ana.tap("Keep 2")
    assert pair.ana.text == "Lena:\n1. Two\n2. Three\nKept. You'll find it under Look back."
    assert pair.ana.buttons == ["Wave back", "Keep 1", "Tell Lena"]
    pair.ana.tap("Keep 1")
    assert pair.ana.buttons == ["Wave back", "Tell Lena"]
    assert [note.text for note in pair.ana.known.notes] == ["Three", "Two"]
    assert {note.sender for note in pair.ana.known.notes} == {"Lena"}
    pair.ana.tap("Wave back")
    pair.settle()
    assert pair.lena.text == "Ana waved back."


def test_more_than_one_message_holds_waits_for_the_next_part_of_the_day() -> None:
    pair = sent()
    to(pair, datetime(2026, 12, 1, 21, 0, tzinfo=UTC))
    link = pair.lena.known.links[0]
    for number in range(7):
        pair.lena.known = replace(pair.lena.known, links=(replace(link, came_at=()),))
        hello(pair, f"Line {number}")
    to(pair, NINE)
    (first,) = came(pair)
    assert first.count("\n") == 5
    to(pair, NINE + timedelta(hours=3))
    assert came(pair)[1] == "Lena:\n1. Line 5\n2. Line 6"


def test_what_waits_in_a_pause_comes_as_one_message() -> None:
    pair = sent()
    paused = replace(pair.ana.known.person, paused_until=pair.ana.now + timedelta(days=9))
    pair.ana.known = replace(pair.ana.known, person=paused)
    hello(pair, "Monday's")
    pair.pass_time(timedelta(days=8))
    hello(pair, "Next week's")
    pair.pass_time(timedelta(days=2))
    assert came(pair) == ["Lena:\n1. Monday's\n2. Next week's"]
