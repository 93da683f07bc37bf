"""Own words get the whole loop: guess, minutes, spoiler, a smaller size, and time to be over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.effects import Say
from bot.core.records.lines import Veiled, line
from bot.core.records.model import Look, StepState
from tests.core.play import Play, played_once, welcomed

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
START = datetime(2026, 12, 1, 16, 30, tzinfo=UTC)
"""Half past five in Berlin, the next day."""


@played_once
def having(words: str = "call my aunt", look: Look = Look.SHORT) -> Play:
    """Somebody with this planned for tomorrow 17:30."""
    play = welcomed()
    person = replace(play.known.person, zone="Europe/Berlin", look=look)
    play.known = replace(play.known, person=person)
    play.say(words)
    play.pass_time(timedelta(seconds=4))
    play.tap("tomorrow 17:30", "feel-uneasy", "plan-good")
    return play


def cued(words: str = "call my aunt", look: Look = Look.SHORT) -> Play:
    play = having(words, look)
    play.pass_time(START - 10 * MINUTE - play.now)
    return play


def test_how_it_may_feel_is_asked_and_read_back_with_what_lies_under_a_touch() -> None:
    play = welcomed()
    play.say("call my aunt")
    play.pass_time(timedelta(seconds=4))
    play.tap("14:05", "tomorrow 17:30")
    assert play.key == "plan-guess"
    play.tap("feel-uneasy")
    assert "plan-readback-own" in play.keys
    assert line("plan-lock-short-own", time="17:30", short=line("own-short")) in play.lines
    play.tap("plan-good")
    assert play.known.steps[0].guess == 5


def test_a_promise_is_not_asked_about_its_feeling() -> None:
    play = welcomed()
    play.command("promise", "pick up Nina tomorrow 16:00")
    play.tap("14:05")
    assert play.key.startswith("plan-promise")


@pytest.mark.parametrize("look", list(Look))
def test_its_words_are_pushed_under_a_spoiler(look: Look) -> None:
    play = cued(look=look)
    assert "call my aunt" in play.values
    assert "call my aunt" not in play.last.uncovered.values
    play.pass_time(10 * MINUTE + 2 * HOUR)
    assert "cue-how-was-it" in play.keys
    assert "call my aunt" in play.values
    assert "call my aunt" not in play.last.uncovered.values


def test_their_own_lock_screen_words_stand_beside_the_spoiler() -> None:
    play = welcomed()
    play.say("call my aunt")
    play.pass_time(timedelta(seconds=4))
    play.tap("14:05", "tomorrow 17:30", "feel-okay", "plan-change", "plan-change-words")
    play.say("phone")
    play.tap("plan-good")
    play.pass_time(START - 10 * MINUTE - play.now)
    assert play.last.uncovered.values == ["17:30", "phone"]
    veiled = line("own-veiled", short=line("own-name", text="phone"), text=Veiled("call my aunt"))
    assert veiled in play.lines


def test_the_minutes_they_name_have_an_end() -> None:
    play = cued("walk 20 minutes")
    assert line("own-whole-minutes", minutes=20) in play.lines
    play.tap("cue-im-going")
    play.pass_time(30 * MINUTE)
    assert play.line == line("cue-ended", minutes=20)
    play.tap("cue-done")
    assert play.key == "debrief-feel"


def test_smaller_makes_their_minutes_fewer_and_says_so() -> None:
    play = cued("walk 20 minutes")
    play.tap("cue-smaller")
    assert line("own-whole-minutes", minutes=10) in play.lines
    play.command("next")
    play.tap("next-at")
    assert play.key.startswith("cue"), "what is under way goes on there"
    assert play.known.steps[0].minutes == 10


def test_a_very_tense_plan_becomes_fewer_minutes_and_is_read_back_so() -> None:
    play = welcomed()
    play.say("walk 20 minutes")
    play.pass_time(timedelta(seconds=4))
    play.tap("14:05", "tomorrow 17:30", "feel-very-tense", "plan-a-smaller-piece", "feel-tense")
    assert line("own-change-minutes", minutes=10) in play.lines
    assert line("own-sign-minutes", minutes=10) in play.lines


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("call my aunt", "cue-any-size.call"),
        ("text Sam", "cue-any-size.write"),
        ("coffee with Eva", "cue-any-size"),
        ("water the plants", "cue-any-size.other"),
    ],
)
def test_smaller_has_words_that_fit(words: str, said: str) -> None:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    play.command("plan", words)
    play.tap("tomorrow 17:30")
    play.tap(*(["plan-promise-no"] if "plan-promise-no" in play.offered else []))
    play.tap("feel-okay", "plan-good")
    play.pass_time(START - 10 * MINUTE - play.now)
    play.tap("cue-smaller")
    assert play.key == said
    assert "cue-im-going" in play.offered
    assert play.keys == [said]
    play.tap("cue-not-today", "cue-smaller-one")
    assert said in play.keys


def test_nobody_is_asked_before_it_may_be_over() -> None:
    play = cued()
    play.tap("cue-im-going")
    play.pass_time(10 * MINUTE + 119 * MINUTE)
    assert "cue-how-was-it" not in play.keys
    play.pass_time(MINUTE)
    assert "cue-how-was-it" in play.keys


def test_what_may_be_over_at_night_is_asked_about_in_the_morning() -> None:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    play.command("plan", "choir today 20:00")
    play.tap("feel-okay", "plan-good")
    play.said.clear()
    play.pass_time(datetime(2026, 12, 1, 7, 59, tzinfo=UTC) - play.now)
    assert "cue-how-was-it" not in play.on_screen
    play.pass_time(MINUTE)
    assert "cue-how-was-it" in play.on_screen
    (reminder, question) = [e for e in play.said if isinstance(e, Say)]
    assert (reminder.silent, question.silent) == (False, True)


def test_the_feeling_is_asked_and_stands_beside_the_guess() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done")
    assert play.keys == ["debrief-feel", "own-did"]
    play.tap("feel-calm", "debrief-enough")
    assert "debrief-lighter" in play.keys
    assert play.states == [StepState.DONE]
