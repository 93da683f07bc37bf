"""Settings, pause and hide: what is set is shown, and what was promised is kept."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.records.events import DueKind
from bot.core.records.lines import line
from bot.core.records.model import FOREVER, Look, Path, StepState
from tests.core.play import Play, planned


def opened() -> Play:
    play = planned()
    play.command("settings")
    return play


def test_every_value_stands_on_its_button() -> None:
    play = opened()
    assert play.offered == [
        *("settings-clock-and-quiet", "settings-look", "settings-pause", "settings-path"),
        *("likes-button", "settings-data", "help-now"),
    ]


def test_quiet_hours_are_tapped_or_typed() -> None:
    play = opened()
    play.tap("settings-clock-and-quiet", "22:00 08:00")
    assert "settings-clock-and-quiet" in play.offered
    play.tap("settings-clock-and-quiet")
    play.say("22:30 to 7")
    assert play.known.person.quiet_to == time(7)


@pytest.mark.parametrize("text", ["25-9", "22-22", "at night"])
def test_hours_that_are_none_are_asked_again(text: str) -> None:
    play = opened()
    play.tap("settings-clock-and-quiet")
    play.say(text)
    assert play.known.person.quiet_from == time(21)
    assert "settings-ask-quiet" in play.keys


def test_the_lock_screen_shows_the_real_line() -> None:
    play = opened()
    play.tap("settings-look")
    assert play.key == "plan-looks"
    assert "idea-shop-hello.short" in play.keys
    assert "17:30" in play.values
    play.tap("plan-look-hidden")
    assert play.known.person.look is Look.HIDDEN


def test_words_i_see_change_only_the_words() -> None:
    play = opened()
    for path, chosen in (
        ("welcome-path-after", Path.AFTER),
        ("welcome-path-both", Path.BOTH),
    ):
        play.tap("settings-path", path)
        assert (play.known.person.path, play.known.person.look) == (chosen, Look.SHORT)
    play.tap("settings-look", "plan-look-hidden", "settings-path", "welcome-path-unsaid")
    assert play.known.person.look is Look.HIDDEN


def test_plans_keep_their_local_time_when_the_clock_changes() -> None:
    play = opened()
    play.tap("settings-clock-and-quiet", "settings-clock", "13:05")
    step = play.known.steps[0]
    assert play.known.person.zone == "Europe/London"
    assert step.at == datetime(2026, 12, 1, 17, 30, tzinfo=UTC)
    assert play.calendar[(step.id, DueKind.CUE)] == datetime(2026, 12, 1, 17, 20, tzinfo=UTC)


def test_a_pause_puts_plans_on_the_shelf_and_is_kept() -> None:
    play = planned()
    play.command("pause")
    play.tap("settings-a-week")
    assert play.keys == ["settings-paused-until", "shelf-all", "shelf-plans"]
    assert play.values == [1, "Mon 7 Dec", "14:05"]
    assert play.states == [StepState.SHELVED]
    before = len(play.screen)
    play.pass_time(timedelta(days=6))
    assert len(play.screen) == before


def test_coming_back_is_welcomed_without_a_word_about_the_gap() -> None:
    play = planned()
    play.command("pause")
    play.tap("settings-until-i-say")
    assert play.known.person.rests(FOREVER - timedelta(days=1))
    play.pass_time(timedelta(days=40))
    play.command("resume")
    assert not play.known.person.rests(play.now)
    assert play.key == "settings-welcome-back"
    play.tap("home-next")
    assert play.key == "next-only-shelf"
    assert "next-on-shelf" in play.offered


def test_a_plan_whose_nudge_lies_in_a_pause_waits_on_the_shelf_though_it_begins_after() -> None:
    play = planned()
    play.pass_time(datetime(2026, 11, 30, 16, 25, tzinfo=UTC) - play.now)
    play.command("pause")
    play.tap("settings-a-day")
    assert line("shelf-plans", count=1) in play.lines
    assert play.states == [StepState.SHELVED]


def test_after_a_pause_nothing_is_asked() -> None:
    play = Play()
    play.command("start")
    play.tap("welcome-keep", "welcome-path-alone")
    play.command("pause")
    play.tap("settings-until-i-say")
    assert play.keys == ["settings-paused", "shelf-all"]


def test_how_long_is_typed_too() -> None:
    for text, until in [
        ("3 days", "Thu 3 Dec 14:05"),
        ("a day", "tomorrow 14:05"),
        ("for a week", "Mon 7 Dec 14:05"),
        ("two weeks", "Mon 14 Dec 14:05"),
        ("until friday", "Fri 4 Dec 09:00"),
    ]:
        play = planned()
        play.command("pause")
        play.say(text)
        assert play.key == "settings-paused-until", (text, until)
        assert until.rsplit(" ", 1) == play.values[-2:], (text, until)
        waits = text != "a day"
        assert (line("shelf-plans", count=1) in play.lines) is waits, (text, until)
        assert play.states == [StepState.SHELVED if waits else StepState.PLANNED], (text, until)


@pytest.mark.parametrize("text", ["a while", "the sky was pink", "last friday", "3"])
def test_words_that_name_no_end_see_the_question_of_the_pause_again(text: str) -> None:
    play = planned()
    for stands in ("settings-ask-pause", "settings-resting"):
        play.command("pause")
        play.say(text)
        assert stands in play.keys
        assert "settings-three-days" in play.offered
        play.tap("settings-until-i-say")
        assert play.known.person.paused_until == FOREVER


def test_a_pause_that_stands_can_be_ended_where_it_was_made() -> None:
    play = planned()
    play.command("pause")
    play.tap("settings-a-day")
    play.command("pause")
    assert play.key == "settings-resting"
    play.tap("settings-resume")
    assert play.known.person.paused_until is None


def test_my_data_and_help_are_one_tap_away() -> None:
    play = opened()
    play.tap("settings-data")
    assert "welcome-notice" in play.keys
    play.command("settings")
    play.tap("help-now")
    assert "care-numbers" in play.keys, "the numbers, and not one more button"


def test_a_new_clock_is_confirmed_in_words() -> None:
    play = opened()
    play.tap("settings-clock-and-quiet", "settings-clock", "13:05")
    assert play.key == "settings-done"
    assert line("settings-clock-now", time="13:05") in play.lines
    assert "settings-look" in play.offered


def test_a_city_is_a_clock_and_what_is_none_is_asked_again() -> None:
    play = opened()
    play.tap("settings-clock-and-quiet", "settings-clock")
    play.say("Narnia")
    assert "settings-ask-clock" in play.keys
    play.say("Tokyo")
    assert play.known.person.zone == "Asia/Tokyo"
    assert play.key == "settings-done"
    assert line("settings-clock-now", time="22:05") in play.lines


def test_of_several_places_of_one_name_it_is_asked_which() -> None:
    play = opened()
    play.tap("settings-clock-and-quiet", "settings-clock")
    play.say("Cordoba")
    assert play.key == "plan-which-clock"
    assert play.offered == ["10:05", "14:05", "07:05", "back"]
    play.say("in Argentina")
    assert play.known.person.zone == "America/Argentina/Cordoba"
    assert line("settings-clock-now", time="10:05") in play.lines


def test_new_quiet_hours_are_confirmed_in_words() -> None:
    play = opened()
    play.tap("settings-clock-and-quiet", "22:00 08:00")
    assert play.key == "settings-done"
    assert line("settings-quiet-now", begins="22:00", ends="08:00") in play.lines
    play.tap("settings-clock-and-quiet")
    play.say("23:30 to 7")
    assert play.key == "settings-done"
    assert line("settings-quiet-now", begins="23:30", ends="07:00") in play.lines
    play.tap("settings-clock-and-quiet")
    play.say("none")
    assert play.key == "settings-done"
    assert "settings-quiet-none" in play.keys


def test_what_comes_by_itself_is_set_where_the_pause_is() -> None:
    play = opened()
    play.tap("settings-pause", "settings-sends")
    assert play.key == "settings-ask-sends"
    play.tap("settings-how-was-it")
    assert play.known.person.fewer
    play.tap("back")
    assert play.offered[0] == "settings-clock-and-quiet"


def test_hours_without_their_half_of_the_day_are_those_of_the_night() -> None:
    play = opened()
    play.tap("settings-clock-and-quiet")
    play.say("10-8")
    assert (play.known.person.quiet_from, play.known.person.quiet_to) == (time(22), time(8))


def test_a_pause_may_go_through_a_day() -> None:
    play = planned()
    play.command("pause")
    play.say("through tuesday")
    assert play.known.person.paused_until == datetime(2026, 12, 2, 8, tzinfo=UTC)


def test_who_was_ill_owes_nothing_and_is_asked_from_now_on() -> None:
    play = planned()
    play.command("pause")
    play.say("I was ill since Monday")
    assert play.key == "settings-pause-since"
    assert play.known.person.paused_until is None
    play.tap("settings-a-day")
    assert play.known.person.paused_until == play.now + timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("until friday", datetime(2026, 12, 4, 8, tzinfo=UTC)),
        ("through tuesday", datetime(2026, 12, 2, 8, tzinfo=UTC)),
        ("a month", datetime(2026, 12, 30, 13, 5, tzinfo=UTC)),
    ],
)
def test_how_long_a_pause_is_may_stand_behind_the_command(text: str, until: datetime) -> None:
    play = planned()
    play.command("pause", text)
    assert play.known.person.paused_until == until
    play.command("resume")
    play.command("pause", "some time")
    assert play.key == "settings-ask-pause"
    assert play.known.person.paused_until is None
