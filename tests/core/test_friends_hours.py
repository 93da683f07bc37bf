"""The friend's own night, and the day and hour at which they are reminded of a hello."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.calendar import awake_anywhere, usual_zones, zone
from bot.core.events import Due, DueKind, TimeCame
from bot.core.model import Person
from tests.core.pair import HAPPY, MINUTE, THEM, Pair, done

CLOCK = "So nothing comes at night: what does your clock say?"
LINE = '"Ana said hello to someone and wanted you to know."'
REMINDER = "A small hello to Ana? Short is good."
NIGHT = datetime(2026, 12, 1, 20, 5, tzinfo=UTC)
"""Five past nine in the evening in Berlin."""


def to(pair: Pair, instant: datetime) -> None:
    pair.pass_time(instant - pair.ana.now)


def lines(pair: Pair) -> int:
    return sum(LINE in text for text in pair.lena_got)


def reminders(pair: Pair) -> int:
    return pair.lena_got.count(REMINDER)


def sent_at_night(pair: Pair) -> Pair:
    """Ana's line waits on her screen until late; shown once more without "today", it goes."""
    done(pair)
    to(pair, NIGHT)
    pair.ana.tap("Send to Lena", "Send to Lena")
    pair.pass_time(MINUTE)
    return pair


def joined(*answers: str) -> Pair:
    """Linked, with these answers after Lena's yes."""
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, *answers)
    pair.settle()
    pair.ana.tap(THEM)
    pair.settle()
    return pair


# quiet hours


def test_the_clock_is_asked_with_the_yes_so_that_nothing_comes_at_night() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "No need")
    assert pair.lena.text == CLOCK
    pair.lena.tap("14:05")
    assert pair.lena.text.startswith("Done. /hello is here when you like.")
    assert pair.lena.known.person.zone == "Europe/Berlin"


def test_the_friends_night_holds_a_line_and_the_morning_brings_it() -> None:
    pair = sent_at_night(joined("No need", "14:05"))
    assert "It has left for Lena." in [shown.text for shown in pair.ana.screen.values()]
    to(pair, datetime(2026, 12, 2, 7, 59, tzinfo=UTC))
    assert lines(pair) == 0
    to(pair, datetime(2026, 12, 2, 8, 0, tzinfo=UTC))
    assert lines(pair) == 1


def test_their_night_is_by_their_own_clock() -> None:
    pair = sent_at_night(joined("No need", "08:05"))
    assert lines(pair) == 1


def test_without_a_clock_a_line_comes_when_it_is_night_nowhere_they_may_be() -> None:
    pair = sent_at_night(joined("No need"))
    assert pair.lena.known.person.zone is None
    to(pair, datetime(2026, 12, 2, 16, 59, tzinfo=UTC))
    assert lines(pair) == 0
    to(pair, datetime(2026, 12, 2, 17, 0, tzinfo=UTC))
    assert lines(pair) == 1


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr", "ru", "uk", "hi", "ja", "de"])
@pytest.mark.parametrize("hour", range(24))
def test_there_is_such_an_hour_every_day(language: str, hour: int) -> None:
    now = datetime(2026, 7, 1, hour, tzinfo=UTC)
    at = awake_anywhere(Person(8, language=language), now)
    assert at - now < timedelta(days=1)
    walls = [at.astimezone(zone(name)).hour for name in usual_zones(language)]
    assert all(9 <= wall < 21 for wall in walls)


def test_quiet_hours_stand_in_the_friends_menu_and_can_be_set() -> None:
    pair = joined("No need", "14:05")
    pair.lena.command("start")
    pair.lena.tap("Quiet 21:00-09:00")
    assert pair.lena.text == (
        'When shall lines wait? Tap or write, like "22-8" or "never". They come when it is over.'
    )
    pair.lena.tap("23:00-07:00")
    assert "Quiet 23:00-07:00" in pair.lena.buttons
    sent_at_night(pair)
    assert lines(pair) == 1


def test_quiet_hours_can_be_written() -> None:
    pair = joined("No need", "14:05")
    pair.lena.command("start")
    pair.lena.tap("Quiet 21:00-09:00")
    pair.lena.say("20:30 to 11")
    assert "Quiet 20:30-11:00" in pair.lena.buttons
    sent_at_night(pair)
    to(pair, datetime(2026, 12, 2, 9, 59, tzinfo=UTC))
    assert lines(pair) == 0
    to(pair, datetime(2026, 12, 2, 10, 0, tzinfo=UTC))
    assert lines(pair) == 1


def test_without_a_clock_the_quiet_hours_ask_for_it_first() -> None:
    pair = joined("No need")
    pair.lena.command("start")
    pair.lena.tap("Quiet 21:00-09:00")
    assert pair.lena.text == CLOCK
    pair.lena.tap("14:05", "22:00-08:00")
    assert "Quiet 22:00-08:00" in pair.lena.buttons
    assert pair.lena.known.person.zone == "Europe/Berlin"


def test_the_person_sees_no_difference() -> None:
    pair, other = joined("No need", "14:05"), joined("No need", "08:05")
    for one in (pair, other):
        sent_at_night(one)
    assert lines(pair) != lines(other)
    mine, theirs = (list(one.ana.screen.values()) for one in (pair, other))
    assert [shown.text for shown in mine] == [shown.text for shown in theirs]


# the rhythm


def test_the_day_and_the_hour_are_theirs_to_change() -> None:
    pair = joined("Every week", "14:05")
    pair.lena.command("start")
    pair.lena.tap("Reminders", "Day: Sunday")
    pair.lena.say("Wednesday")
    assert pair.lena.text.startswith("Done. Wednesdays at 18:00, unless you change it.")
    pair.lena.command("start")
    pair.lena.tap("Reminders", "Hour: 18:00", "12:00")
    assert pair.lena.text.startswith("Done. Wednesdays at 12:00, unless you change it.")
    to(pair, datetime(2026, 12, 2, 10, 59, tzinfo=UTC))
    assert reminders(pair) == 0
    to(pair, datetime(2026, 12, 2, 11, 0, tzinfo=UTC))
    assert reminders(pair) == 1
    to(pair, datetime(2026, 12, 9, 11, 0, tzinfo=UTC))
    assert reminders(pair) == 2


def test_an_hour_can_be_written_and_there_is_a_way_back() -> None:
    pair = joined("Every week", "14:05")
    pair.lena.command("start")
    pair.lena.tap("Reminders", "Hour: 18:00", "Back", "Hour: 18:00")
    pair.lena.say("5pm or so")
    pair.lena.say("17:30")
    assert pair.lena.text.startswith("Done. Sundays at 17:30")


def test_a_fortnight_is_fourteen_days() -> None:
    pair = joined("Every two weeks", "14:05")
    assert pair.lena.text.startswith("Done. Every second Sunday at 18:00")
    to(pair, datetime(2026, 12, 6, 17, 0, tzinfo=UTC))
    assert reminders(pair) == 1
    to(pair, datetime(2026, 12, 20, 16, 59, tzinfo=UTC))
    assert reminders(pair) == 1
    to(pair, datetime(2026, 12, 20, 17, 0, tzinfo=UTC))
    assert reminders(pair) == 2


def test_it_stays_one_when_we_were_away() -> None:
    pair = joined("Every two weeks", "14:05")
    sunday = datetime(2026, 12, 6, 17, 0, tzinfo=UTC)
    (link,) = pair.lena.known.links
    pair.lena.now = sunday + timedelta(days=1)
    pair.lena.happen(TimeCame((Due(DueKind.REMINDER, link.id, sunday),)))
    assert pair.lena.calendar[(link.id, DueKind.REMINDER)] == sunday + timedelta(days=14)


def test_hours_of_the_night_are_not_offered_and_a_written_one_is_kept() -> None:
    pair = joined("Every week", "14:05")
    pair.lena.command("start")
    pair.lena.tap("Quiet 21:00-09:00", "20:00-10:00", "Reminders", "Hour: 18:00")
    assert pair.lena.buttons == ["12:00", "15:00", "18:00", "Back"]
    pair.lena.say("21:30")
    assert pair.lena.text.endswith("That one comes in your quiet hours too.")
    to(pair, datetime(2026, 12, 6, 20, 30, tzinfo=UTC))
    assert reminders(pair) == 1


def test_new_quiet_hours_say_what_becomes_of_the_reminder() -> None:
    pair = joined("Every week", "14:05")
    pair.lena.command("start")
    pair.lena.tap("Quiet 21:00-09:00")
    pair.lena.say("17-9")
    assert pair.lena.text.endswith("The reminder at 18:00 comes all the same: you picked it.")
    assert "Quiet 17:00-09:00" in pair.lena.buttons
    to(pair, datetime(2026, 12, 6, 17, 0, tzinfo=UTC))
    assert reminders(pair) == 1


def test_a_reminder_comes_though_the_person_has_not_looked_yet() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "Every week", "14:05")
    to(pair, datetime(2026, 12, 7, 12, 0, tzinfo=UTC))
    assert reminders(pair) == 1
    pair.ana.tap(THEM)
    to(pair, datetime(2026, 12, 13, 17, 0, tzinfo=UTC))
    assert reminders(pair) == 2


def test_a_clock_that_comes_later_moves_every_reminder() -> None:
    pair = joined("Every week")
    (link,) = pair.lena.known.links
    other = replace(link, id=77, person=9, person_name="Marek")
    pair.lena.known = replace(pair.lena.known, links=(link, other))
    pair.lena.command("start")
    pair.lena.tap("Quiet 21:00-09:00", "08:05")
    evening = datetime(2026, 12, 6, 23, 0, tzinfo=UTC)
    for one in (link, other):
        assert pair.lena.calendar[(one.id, DueKind.REMINDER)] == evening
