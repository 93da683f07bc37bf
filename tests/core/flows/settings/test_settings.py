"""Settings, pause and hide: what is set is shown, and what was promised is kept."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.records.events import DueKind
from bot.core.records.model import FOREVER, Look, Path, StepState
from tests.core.play import Play, planned


def opened() -> Play:
    play = planned()
    play.command("settings")
    return play


def test_every_value_stands_on_its_button() -> None:
    play = opened()
    assert play.buttons == [
        "Clock, quiet hours 21:00-09:00",
        "Lock screen: Short",
        "Pause or send less",
        "Words I see",
        "My data",
        "Help now",
    ]


def test_quiet_hours_are_tapped_or_typed() -> None:
    play = opened()
    play.tap("Clock, quiet hours 21:00-09:00", "22:00-08:00")
    assert "Clock, quiet hours 22:00-08:00" in play.buttons
    play.tap("Clock, quiet hours 22:00-08:00")
    play.say("22:30 to 7")
    assert play.known.person.quiet_to == time(7)


@pytest.mark.parametrize("text", ["25-9", "9-9", "at night"])
def test_hours_that_are_none_are_asked_again(text: str) -> None:
    play = opened()
    play.tap("Clock, quiet hours 21:00-09:00")
    play.say(text)
    assert play.known.person.quiet_from == time(21)
    assert "When do you want it quiet?" in play.text


def test_the_lock_screen_shows_the_real_line() -> None:
    play = opened()
    play.tap("Lock screen: Short")
    assert 'Short: "17:30, shop".' in play.text
    play.tap("Hidden")
    assert play.known.person.look is Look.HIDDEN


def test_words_i_see_change_only_the_words() -> None:
    play = opened()
    for path, chosen in (
        ("After alcohol, drugs or gambling", Path.AFTER),
        ("A bit of both", Path.BOTH),
    ):
        play.tap("Words I see", path)
        assert (play.known.person.path, play.known.person.look) == (chosen, Look.SHORT)
    play.tap("Lock screen: Short", "Hidden", "Words I see", "Rather not say")
    assert play.known.person.look is Look.HIDDEN


def test_plans_keep_their_local_time_when_the_clock_changes() -> None:
    play = opened()
    play.tap("Clock, quiet hours 21:00-09:00", "My clock: 14:05", "13:05")
    step = play.known.steps[0]
    assert play.known.person.zone == "Europe/London"
    assert step.at == datetime(2026, 12, 1, 17, 30, tzinfo=UTC)
    assert play.calendar[(step.id, DueKind.CUE)] == datetime(2026, 12, 1, 17, 20, tzinfo=UTC)


def test_a_pause_puts_plans_on_the_shelf_and_is_kept() -> None:
    play = planned()
    play.command("pause")
    play.tap("A week")
    assert play.text == (
        "A pause until Monday 7 Dec 14:05. Your step is saved under /next. "
        "/resume ends the pause sooner."
    )
    assert play.states == [StepState.SHELVED]
    before = len(play.screen)
    play.pass_time(timedelta(days=6))
    assert len(play.screen) == before


def test_coming_back_is_welcomed_without_a_word_about_the_gap() -> None:
    play = planned()
    play.command("pause")
    play.tap("Until I end it")
    assert play.known.person.rests(FOREVER - timedelta(days=1))
    play.pass_time(timedelta(days=40))
    play.command("resume")
    assert not play.known.person.rests(play.now)
    assert play.text == "Good that you're here. What would you like?"
    play.tap("What's next")
    assert "saved for later" in play.text
    assert any("shop" in caption for caption in play.buttons)


def test_a_plan_whose_nudge_lies_in_a_pause_waits_on_the_shelf_though_it_begins_after() -> None:
    play = planned()
    play.pass_time(datetime(2026, 11, 30, 16, 25, tzinfo=UTC) - play.now)
    play.command("pause")
    play.tap("A day")
    assert "Your step is saved under /next." in play.text
    assert play.states == [StepState.SHELVED]


def test_after_a_pause_nothing_is_asked() -> None:
    play = Play()
    play.command("start")
    play.tap("Yes, save them. I'm 18 or over", "I've been on my own a lot")
    play.command("pause")
    play.tap("Until I end it")
    assert play.text == "The pause begins now. /resume ends the pause."


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("3 days", "Thursday 14:05"),
        ("a day", "tomorrow 14:05"),
        ("for a week", "Monday 7 Dec 14:05"),
        ("two weeks", "Monday 14 Dec 14:05"),
        ("until friday", "Friday 09:00"),
    ],
)
def test_how_long_is_typed_too(text: str, until: str) -> None:
    play = planned()
    play.command("pause")
    play.say(text)
    assert play.text.startswith(f"A pause until {until}.")
    waits = text != "a day"
    assert ("Your step is saved under /next." in play.text) is waits
    assert play.states == [StepState.SHELVED if waits else StepState.PLANNED]


@pytest.mark.parametrize("text", ["a while", "the sky was pink", "last friday", "3"])
def test_words_that_name_no_end_see_the_question_of_the_pause_again(text: str) -> None:
    play = planned()
    for stands in ("How long do you want to pause?", "You have a pause already."):
        play.command("pause")
        play.say(text)
        assert play.text.startswith(stands)
        assert "Three days" in play.buttons
        play.tap("Until I end it")
        assert play.known.person.paused_until == FOREVER


def test_a_pause_that_stands_can_be_ended_where_it_was_made() -> None:
    play = planned()
    play.command("pause")
    play.tap("A day")
    play.command("pause")
    assert play.text.startswith("You have a pause already.")
    play.tap("End the pause")
    assert play.known.person.paused_until is None


def test_my_data_and_help_are_one_tap_away() -> None:
    play = opened()
    play.tap("My data")
    assert play.text.startswith("Who runs this")
    play.command("settings")
    play.tap("Help now")
    assert "112" in play.text, "the numbers, and not one more button"


def test_a_new_clock_is_confirmed_in_words() -> None:
    play = opened()
    play.tap("Clock, quiet hours 21:00-09:00", "My clock: 14:05", "13:05")
    assert play.text.startswith("Done. It's 13:05 for you. Your plans keep their local time.")
    assert "Lock screen: Short" in play.buttons


def test_a_city_is_a_clock_and_what_is_none_is_asked_again() -> None:
    play = opened()
    play.tap("Clock, quiet hours 21:00-09:00", "My clock: 14:05")
    play.say("Atlantis")
    assert "What time is it for you now?" in play.text
    play.say("Tokyo")
    assert play.known.person.zone == "Asia/Tokyo"
    assert play.text.startswith("Done. It's 22:05 for you.")


def test_new_quiet_hours_are_confirmed_in_words() -> None:
    play = opened()
    play.tap("Clock, quiet hours 21:00-09:00", "22:00-08:00")
    assert play.text.startswith("Done. It's quiet from 22:00 to 08:00.")
    play.tap("Clock, quiet hours 22:00-08:00")
    play.say("23:30 to 7")
    assert play.text.startswith("Done. It's quiet from 23:30 to 07:00.")
    play.tap("Clock, quiet hours 23:30-07:00")
    play.say("none")
    assert play.text.startswith("Done. Messages come at any hour now.")


def test_what_comes_by_itself_is_set_where_the_pause_is() -> None:
    play = opened()
    play.tap("Pause or send less", "What I send", '"How was it?" after a reminder: yes')
    assert play.known.person.fewer
    play.tap("Back")
    assert play.buttons[0].startswith("Clock")
