"""A time that may be two, and words beside it that speak of time too, are asked about."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.core.play import Play, cued, planned

SECONDS = timedelta(seconds=9)
AFTER_MIDNIGHT = timedelta(hours=10, minutes=25)


def said(words: str, *, later: timedelta = timedelta()) -> Play:
    """Somebody whose clock we know plans in their own words."""
    play = planned()
    play.pass_time(later)
    play.command("plan")
    play.tap("plan-keep-both")
    play.say(words)
    play.pass_time(SECONDS)
    return play


@pytest.mark.parametrize("how", ["tap", "say"])
def test_a_series_is_planned_once_and_that_is_said(how: str) -> None:
    play = said("call Sam fridays at 5pm")
    assert play.key == "plan-when-series"
    assert play.offered == ["Fri 4 Dec 17:00", "back", "plan-not-now"]
    if how == "tap":
        play.tap("Fri 4 Dec 17:00")
    else:
        play.say("yes")
    play.tap("feel-okay")
    assert "plan-readback-own" in play.keys
    assert play.values[:3] == ["Fri 4 Dec", "17:00", "call Sam"]


def test_a_series_without_an_hour_is_asked_for_it() -> None:
    play = said("visit gran every sunday")
    assert play.key == "plan-when-series"
    play.tap("Sun 6 Dec")
    assert play.key == "plan-which-hour"
    play.say("15:00")
    play.tap("feel-okay")
    assert play.values[:3] == ["Sun 6 Dec", "15:00", "visit gran"]


def test_a_day_in_words_that_we_do_not_know_is_asked_for() -> None:
    play = said("dinner on thanksgiving at 6pm")
    assert play.key == "plan-when-day"
    assert play.offered == ["back", "plan-not-now"]
    play.say("26 nov 2027 18:00")
    play.tap("feel-okay")
    assert play.values[:3] == ["Fri 26 Nov 2027", "18:00", "dinner on thanksgiving"]


def test_after_midnight_tomorrow_may_be_today() -> None:
    play = said("call mum tomorrow 9am", later=AFTER_MIDNIGHT)
    assert play.key == "plan-when-unsure"
    assert play.offered == ["today 09:00", "tomorrow 09:00", "back", "plan-not-now"]
    play.tap("today 09:00")
    play.tap("feel-okay")
    assert play.values[:3] == ["today", "09:00", "call mum"]


def test_after_midnight_the_day_is_asked_before_its_hour() -> None:
    play = said("call mum tomorrow", later=AFTER_MIDNIGHT)
    play.tap("tomorrow")
    assert play.key == "plan-which-hour"
    play.tap("10:00")
    play.tap("feel-okay")
    assert play.values[:3] == ["tomorrow", "10:00", "call mum"]


def test_a_yes_to_two_times_chooses_neither() -> None:
    play = said("call mum at 9")
    assert play.offered[:2] == ["today 21:00", "tomorrow 09:00"]
    play.say("yes")
    assert play.key == "plan-when-unsure"
    play.tap("today 21:00")
    play.tap("feel-okay")
    assert play.values[:3] == ["today", "21:00", "call mum"]


def test_an_hour_of_a_day_may_be_two() -> None:
    play = said("call mum saturday")
    play.say("8")
    assert play.offered[:2] == ["Sat 5 Dec 08:00", "Sat 5 Dec 20:00"]
    play.tap("Sat 5 Dec 20:00")
    play.tap("feel-okay")
    assert play.values[:3] == ["Sat 5 Dec", "20:00", "call mum"]


def test_a_date_of_two_readings_offers_both() -> None:
    play = said("choir 5/12 at 6pm")
    play.tap("Sat 5 Dec 18:00")
    play.tap("feel-okay")
    assert play.values[:3] == ["Sat 5 Dec", "18:00", "choir"]


def test_where_a_step_moves_the_readings_are_offered_too() -> None:
    play = planned()
    play.pass_time(AFTER_MIDNIGHT)
    play.command("next")
    play.tap("next-at", "next-move")
    play.say("tomorrow 9am")
    assert play.key == "plan-when-unsure"
    play.tap("tomorrow 09:00")
    assert play.key == "cue-moved"
    assert play.values == ["tomorrow", "09:00"]


def test_a_time_under_a_planned_step_is_asked_about_as_well() -> None:
    play = planned()
    play.command("next")
    play.tap("next-at")
    play.say("next friday")
    assert play.offered[:2] == ["Fri 4 Dec 17:30", "Fri 11 Dec 17:30"]
    play.tap("Fri 11 Dec 17:30")
    assert play.values == ["Fri 11 Dec", "17:30"]


def test_a_reminder_can_wait_for_one_of_two_times() -> None:
    play = cued()
    play.tap("cue-later")
    play.say("at 8")
    assert play.key == "plan-when-unsure"
    assert play.offered[:2] == ["today 20:00", "tomorrow 08:00"]
    play.tap("today 20:00")
    assert play.key == "cue-moved"


def test_a_holiday_is_offered_with_its_day() -> None:
    play = said("dinner on christmas eve at 6pm")
    assert play.offered == ["Thu 24 Dec 18:00", "back", "plan-not-now"]
    play.tap("Thu 24 Dec 18:00")
    play.tap("feel-okay")
    assert play.values[:3] == ["Thu 24 Dec", "18:00", "dinner"]


def test_a_time_that_is_over_is_offered_for_the_next_day_before_the_usual_ones() -> None:
    play = cued()
    play.tap("cue-later")
    play.say("14:05")
    assert play.key == "plan-when-past"
    assert play.offered[:2] == ["tomorrow 14:05", "today 17:50"]
