"""Once a week, a look at what happened: silent, in the chosen look, and only if something did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.records.effects import Say
from bot.core.records.events import DueKind
from bot.core.records.lines import Veiled, line
from bot.core.records.model import FOREVER, Look, Note, Step, StepState
from tests.core.play import Play, cued

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
SUNDAY = datetime(2026, 12, 6, 16, 30, tzinfo=UTC)
"""Half past five in Berlin."""


def stepped() -> Play:
    """A hello in the shop on Tuesday, in their own words; Thursday's is not planned."""
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    play.say("The man said hello back")
    play.pass_time(timedelta(seconds=4))
    play.tap("debrief-enough", "debrief-not-now-button")
    play.said.clear()
    return play


def to_sunday(play: Play, weeks: int = 0) -> list[Say]:
    """What is pushed until Sunday evening."""
    play.pass_time(SUNDAY + timedelta(weeks=weeks, hours=1) - play.now)
    return [effect for effect in play.said if isinstance(effect, Say)]


def test_on_sunday_the_week_is_said_once_and_silently() -> None:
    play = stepped()
    play.pass_time(SUNDAY - MINUTE - play.now)
    assert not [effect for effect in play.said if isinstance(effect, Say)]
    (said,) = to_sunday(play)
    assert said.silent
    assert play.keys == [
        "greeting-look",
        "look-did-one",
        "look-act-at",
        "look-act-hello",
        "idea-shop-hello.where",
        "greeting-look-quoted",
        "look-lighter",
    ]
    assert play.values == ["The man said hello back", 1]
    assert play.offered == ["home-look", "greeting-not-weekly"]
    assert to_sunday(play, weeks=10) == [said], "and never again while nothing happens"


def test_what_was_felt_and_written_is_covered_on_the_lock_screen() -> None:
    shown = {}
    for look in Look:
        play = stepped()
        play.known = replace(play.known, person=replace(play.known.person, look=look))
        to_sunday(play)
        shown[look] = play.last.uncovered.keys
    did = ["look-did-one", "look-act-at", "look-act-hello", "idea-shop-hello.where"]
    assert shown[Look.SHORT] == ["greeting-look", *did]
    assert shown[Look.HIDDEN] == ["greeting-hidden"]


def test_a_step_in_own_words_is_not_named_on_the_lock_screen() -> None:
    play = stepped()
    own = Step(9, StepState.DONE, text="call the clinic", at=play.now, settled_at=play.now)
    play.known = replace(play.known, steps=(own,))
    to_sunday(play)
    assert play.keys == ["greeting-look", "look-did-one", "look-act-own", "own-name"]
    assert play.values == ["call the clinic"]
    assert "call the clinic" not in play.last.uncovered.values


def test_a_kept_note_is_something_that_happened() -> None:
    play = stepped()
    play.known = replace(play.known, steps=(), notes=(Note(5, play.now, "it rained"),))
    to_sunday(play)
    assert play.keys == ["greeting-look", "greeting-look-kept"]


def test_somebody_who_was_told_in_time_is_something_that_happened() -> None:
    play = stepped()
    told = Step(9, StepState.NOT_THIS_TIME, text="Nina", promise=True, told=True)
    told = replace(told, at=play.now, settled_at=play.now)
    play.known = replace(play.known, steps=(told,))
    to_sunday(play)
    assert play.keys == ["greeting-look", "look-did-one", "look-act-posted"]


@pytest.mark.parametrize(
    "state", [StepState.QUIET, StepState.NOT_TODAY, StepState.NOT_THIS_TIME, StepState.SHELVED]
)
def test_nothing_is_sent_when_nothing_happened(state: StepState) -> None:
    play = stepped()
    step = replace(play.known.steps[0], state=state, answers={})
    play.known = replace(play.known, steps=(step,))
    assert to_sunday(play, weeks=3) == []


def test_what_happened_in_an_earlier_week_is_not_said_again() -> None:
    play = stepped()
    to_sunday(play)
    play.said.clear()
    play.command("look")
    play.said.clear()
    assert to_sunday(play, weeks=1) == []


def test_it_does_not_come_when_it_is_not_welcome() -> None:
    for changed in [
        {"paused_until": FOREVER},
        {"held_until": SUNDAY + timedelta(hours=3)},
        {"reachable": False},
        {"unanswered": 2},
        {"weekly": None},
    ]:
        play = stepped()
        person = replace(play.known.person, **changed)  # type: ignore[arg-type]
        play.known = replace(play.known, person=person)
        assert to_sunday(play) == [], changed


def test_it_never_comes_in_quiet_hours() -> None:
    play = stepped()
    play.command("settings")
    play.tap("settings-clock-and-quiet")
    play.say("17-8")
    play.said.clear()
    assert to_sunday(play) == []
    play.pass_time(datetime(2026, 12, 7, 7, 0, tzinfo=UTC) - play.now)
    assert "look-did-one" in play.keys
    assert "look-act-hello" in play.keys


def test_an_evening_that_we_slept_through_is_left_out() -> None:
    for late, said in ((timedelta(hours=2), True), (timedelta(hours=36), False)):
        play = stepped()
        play.away_until(SUNDAY + late)
        play.pass_time(DAY)
        assert ("greeting-look" in play.keys) is said


def test_not_weekly_is_one_tap_and_look_back_stays() -> None:
    play = stepped()
    to_sunday(play)
    play.tap("greeting-not-weekly")
    assert play.key == "greeting-look-off"
    assert play.known.person.weekly is None
    play.command("look")
    assert "look-did-one" in play.keys
    assert "look-act-hello" in play.keys


def test_look_back_opens_from_it() -> None:
    play = stepped()
    to_sunday(play)
    play.tap("home-look")
    assert play.offered == ["look-last-steps", "look-own-lines", "look-close"]


def test_words_to_it_are_heard() -> None:
    play = stepped()
    to_sunday(play)
    play.say("it rained all week")
    assert play.key == "home-for-what"


def test_settings_show_its_day_and_change_it() -> None:
    play = stepped()
    play.command("settings")
    play.tap("settings-pause", "settings-sends")
    assert line("settings-weekly", day=line("settings-on-sunday")) in play.captions
    play.tap("settings-weekly", "settings-on-friday")
    assert line("settings-weekly", day=line("settings-on-friday")) in play.captions
    play.said.clear()
    play.pass_time(SUNDAY - 2 * DAY - MINUTE - play.now)
    assert not [effect for effect in play.said if isinstance(effect, Say)]
    play.pass_time(MINUTE)
    assert "look-did-one" in play.keys
    assert "look-act-hello" in play.keys
    play.command("settings")
    play.tap("settings-pause", "settings-sends", "settings-weekly", "greeting-not-weekly")
    assert "settings-not-weekly" in play.offered


def _date(play: Play) -> None:
    person = replace(play.known.person, date="12-06", date_words="a day")
    play.known = replace(play.known, person=person)
    play.calendar[(7, DueKind.DATE)] = SUNDAY - timedelta(hours=8)


def _hello(play: Play) -> None:
    play.known = replace(play.known, person=replace(play.known.person, hello_back=True))
    play.calendar[(7, DueKind.QUIET_WEEK)] = SUNDAY - timedelta(hours=3)


@pytest.mark.parametrize("other", [_date, _hello])
def test_two_words_of_ours_never_come_on_one_day(other: Callable[[Play], None]) -> None:
    play = stepped()
    play.known = replace(play.known, steps=(replace(play.known.steps[0], at=SUNDAY - 7 * DAY),))
    play.known = replace(play.known, notes=(Note(5, SUNDAY - DAY, "it rained"),))
    other(play)
    assert len(to_sunday(play)) == 1
    play.pass_time(DAY)
    pushed = [effect.words.key for effect in play.said if isinstance(effect, Say)]
    assert len(pushed) == 2
    assert play.keys == ["greeting-look", "greeting-look-kept"]


def test_the_evening_is_quiet_while_they_are_talking() -> None:
    play = stepped()
    play.pass_time(SUNDAY - MINUTE - play.now)
    play.command("plan")
    play.said.clear()
    play.pass_time(2 * MINUTE)
    assert not [effect for effect in play.said if isinstance(effect, Say)]
    play.pass_time(timedelta(minutes=10))
    assert len([effect for effect in play.said if isinstance(effect, Say)]) == 1


def test_it_does_not_come_between_a_nudge_and_the_way_back() -> None:
    play = stepped()
    play.pass_time(SUNDAY - DAY - play.now)
    play.command("plan")
    play.tap("idea-shop-hello", "tomorrow 17:30", "feel-tense", "plan-good")
    play.pass_time(SUNDAY - 10 * MINUTE - play.now)
    play.tap("cue-im-going")
    play.pass_time(20 * MINUTE)
    play.tap("cue-done", "feel-okay", "debrief-enough", "debrief-not-now-button")
    assert "debrief-not-now" in play.keys, "nothing came between"
    play.pass_time(timedelta(hours=1))
    assert "look-did-one" in play.keys
    assert "look-act-hello" in play.keys


def test_quiet_hours_over_a_whole_evening_do_not_lose_the_week() -> None:
    play = stepped()
    person = replace(play.known.person, quiet_from=time(17), quiet_to=time(8))
    play.known = replace(play.known, person=person)
    play.pass_time(SUNDAY + timedelta(hours=4) - play.now)
    play.command("settings")
    play.said.clear()
    play.pass_time(14 * timedelta(hours=1))
    assert "look-did-one" in play.keys
    assert "look-act-hello" in play.keys
    assert not isinstance(play.last.words.params["did"], Veiled)
