"""Days a week: asked once after the third step, and the next proposal goes by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.core.nina import nudged
from tests.core.play import Play, cued, welcomed

QUESTION = "How many days a week are for steps? The rest are yours."
NUMBERS = ["1", "2", "3", "4", "5", "6", "7"]


def after(number: int, days: int = 0) -> Play:
    """So many steps are done; all that is asked earlier was asked."""
    play = cued()
    now = play.now
    person = replace(
        play.known.person,
        done=number - 1,
        days_a_week=days,
        asked={"friend": now, "hello_back": now},
    )
    play.known = replace(play.known, person=person)
    play.tap("I'm going", "Done", "Uneasy", "That's enough")
    return play


def test_it_is_asked_after_the_third_step_and_never_again() -> None:
    play = after(3)
    play.tap("Not now")
    assert play.text == f"Okay. /plan is here when you like.\n{QUESTION}"
    assert play.buttons == NUMBERS
    play.tap("4")
    assert play.text == "Good. 4 days a week it is. /settings changes it."
    assert play.known.person.days_a_week == 4
    again = after(4)
    asked = {**again.known.person.asked, "days_a_week": again.now}
    again.known = replace(again.known, person=replace(again.known.person, asked=asked))
    again.tap("Not now")
    assert QUESTION not in again.text


@pytest.mark.parametrize("number", [1, 2])
def test_it_is_not_asked_before(number: int) -> None:
    play = after(number)
    play.tap("Not now")
    assert QUESTION not in play.text


def test_who_has_chosen_is_not_asked() -> None:
    play = after(5, days=2)
    play.tap("Not now")
    assert QUESTION not in play.text


def test_a_number_can_be_written_and_nothing_is_needed() -> None:
    play = after(3)
    play.tap("Not now")
    play.say("7")
    assert play.known.person.days_a_week == 7
    left = after(3)
    left.tap("Not now")
    left.pass_time(timedelta(days=2))
    assert left.known.person.days_a_week == 0


def test_the_changed_plan_is_followed_by_it_too() -> None:
    play = after(3)
    play.tap("Change", "The time", "Tomorrow 10:00", "Good")
    assert QUESTION in play.text


@pytest.mark.parametrize(("days", "next_day"), [(1, 8), (2, 4), (3, 3), (4, 2), (7, 2)])
def test_the_next_proposal_goes_by_it(days: int, next_day: int) -> None:
    play = after(3, days)
    assert _proposed(play) == next_day


@pytest.mark.parametrize(("days", "next_day"), [(0, 8), (2, 4), (7, 2)])
def test_so_does_that_of_their_own_step(days: int, next_day: int) -> None:
    play = welcomed()
    person = replace(play.known.person, zone="Europe/Berlin", days_a_week=days)
    play.known = replace(play.known, person=person)
    play.say("bowling tomorrow 5pm")
    play.pass_time(timedelta(seconds=4))
    play.tap("Good")
    play.pass_time(timedelta(days=1, hours=2, minutes=50))
    play.tap("I'm going", "Done", "That's enough")
    assert _proposed(play) == next_day


def test_a_promise_keeps_its_weekday() -> None:
    play = nudged()
    play.known = replace(play.known, person=replace(play.known.person, days_a_week=7))
    play.tap("On my way", "Done", "That's enough")
    assert play.text == "Next: Friday 11 Dec 16:00, first nudge at 15:00?"


def _proposed(play: Play) -> int:
    """The day of December that is offered."""
    play.tap(next(caption for caption in play.buttons if caption.startswith("Yes")))
    at = play.known.steps[-1].at
    assert at is not None
    return at.day


@pytest.mark.parametrize("number", NUMBERS)
def test_the_settings_take_and_show_the_same_numbers(number: str) -> None:
    play = welcomed()
    play.command("settings")
    play.tap("Days as they come")
    assert len(play.buttons) <= 7
    play.say(number)
    assert f"Days a week: {number}" in play.buttons


def full_week(days: int) -> Play:
    """Thursday 3 December: steps were done on Tuesday and Wednesday, and one is under way."""
    play = after(2, days=days)
    play.tap("Not now")
    for day in (2, 3):
        assert play.now.day == day - 1
        play.command("plan", "walk to the park tomorrow 17:30")
        play.tap("Good")
        play.pass_time(datetime(2026, 12, day, 16, 20, tzinfo=UTC) - play.now)
        play.tap("I'm going", "Done")
        if day == 2:
            play.tap("That's enough", "Not now")
    return play


def test_the_next_step_keeps_to_the_days_of_a_week() -> None:
    play = full_week(3)
    play.tap("That's enough")
    assert "Monday 17:30?" in play.text


def test_a_day_more_is_still_free() -> None:
    play = full_week(4)
    play.tap("That's enough")
    assert "Friday" in play.text or "tomorrow" in play.text


def test_times_of_a_new_plan_keep_to_it_and_say_so() -> None:
    play = full_week(3)
    play.tap("That's enough", "Not now")
    play.command("plan")
    play.tap(play.buttons[0])
    assert play.text == "When? These keep to your 3 days a week."
    assert play.buttons == ["Monday 10:00", "Monday 17:30", "Tuesday 10:00", "Another time"]
    play.tap("Another time")
    play.say("tomorrow 10:00")
    assert "Tomorrow at 10:00" not in play.text, "the guess comes first"
    play.tap("Tense")
    assert play.text.startswith("Tomorrow at 10:00"), "what is written is kept"


def test_a_day_that_has_a_step_takes_another() -> None:
    play = full_week(3)
    play.tap("That's enough", "Not now")
    play.known = replace(play.known, person=replace(play.known.person, days_a_week=4))
    play.command("plan", "walk to the park tomorrow 17:30")
    play.tap("Good")
    play.command("plan")
    play.tap("Keep both")
    play.tap(play.buttons[0])
    assert play.buttons[:2] == ["Tomorrow 10:00", "Tomorrow 17:30"]


def test_a_promise_comes_on_its_own_day() -> None:
    play = after(2, days=1)
    play.tap("Not now")
    play.command("plan", "I promised Tom to call on 2 december 17:30")
    play.tap("Yes, a promise", "Good")
    play.pass_time(datetime(2026, 12, 2, 16, 0, tzinfo=UTC) - play.now)
    play.tap("On my way", "Done", "That's enough")
    assert "Wednesday 9 Dec" in play.text or "Next Wednesday" in play.text
