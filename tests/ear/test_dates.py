"""A day gone by inside a sentence; nothing is guessed."""

from __future__ import annotations

from datetime import date

from bot.ear.dates import been, told, yearly
from bot.ear.when import Unread, Why

MONDAY = date(2026, 11, 30)


def test_a_day_gone_is_heard() -> None:
    told_of = {
        "yesterday i called mom": (29, "i called mom"),
        "I called mom yesterday": (29, "I called mom"),
        "Yesterday, I called mom.": (29, "I called mom."),
        "went bowling last night": (29, "went bowling"),
        "last tuesday I said no to Tom": (24, "I said no to Tom"),
        "I rang my aunt 3 days ago": (27, "I rang my aunt"),
        "two days ago: a walk with Jo": (28, "a walk with Jo"),
        "a week ago I wrote to Sam": (23, "I wrote to Sam"),
        "yesterday at 5pm i called mom": (29, "yesterday at 5pm i called mom"),
    }
    meant = {text: (date(2026, 11, day), rest) for text, (day, rest) in told_of.items()}
    assert {text: told(text, MONDAY, "en") for text in meant} == meant


def test_what_may_be_another_day_is_left_alone() -> None:
    texts = [
        "i called mom",
        "yesterday",
        "an hour ago I called mom",
        "earlier today I called mom",
        "we talked about yesterday",
        "same as yesterday",
        "ate yesterday's soup with Tom",
        "asked Tom to come on Friday",
        "met Jo last week",
        "1.5 days ago I slept",
        "900 days ago I was shy",
        "x" * 301 + " yesterday",
        "",
    ]
    assert [text for text in texts if told(text, MONDAY, "en") is not None] == []


def test_a_day_that_has_been_is_one_day() -> None:
    days = {
        "the 31st": date(2026, 10, 31),
        "christmas": date(2025, 12, 25),
        "24/12": date(2025, 12, 24),
        "tuesday": date(2026, 11, 24),
    }
    assert {text: been(text, MONDAY, "en") for text in days} == days
    assert been("the 31st", date(2026, 12, 15), "en") == date(2026, 10, 31)
    assert been("3/12", MONDAY, "en") == Unread(Why.UNSURE)
    assert been("fridays", MONDAY, "en") == Unread(Why.UNSURE)
    assert been("the 3rd of next month", MONDAY, "en") == Unread(Why.PAST)


def test_a_date_of_every_year() -> None:
    assert yearly("christmas eve", "en") == "12-24"
    assert yearly("24/12", "en") == "12-24"
    assert yearly("3/12", "en") == Unread(Why.UNSURE)
