"""What is written on another day is not for the offer that still stands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records.lines import line
from bot.core.records.model import Standing, StepState
from tests.core.play import Play, cued

DAY = timedelta(days=1)


def offered() -> Play:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy", "debrief-enough")
    assert play.key == "debrief-next"
    return play


@pytest.mark.parametrize(
    "last", [("cue-not-today",), ("cue-im-going", "cue-done", "feel-uneasy", "debrief-enough")]
)
def test_new_words_are_heard_as_new(last: tuple[str, ...]) -> None:
    play = cued()
    play.tap(*last)
    play.pass_time(DAY)
    play.say("bowling with Tom")
    assert play.key == "home-for-what"
    play.tap("home-just-saying")
    assert play.key == "home-heard"


def test_a_reply_to_the_old_card_is_for_it() -> None:
    play = offered()
    card = play.last.id
    play.pass_time(DAY)
    play.say("hm", reply_to=card)
    assert "debrief-next" in play.keys


def test_an_old_offer_is_never_repeated_with_a_day_that_went_by() -> None:
    play = offered()
    offer = play.last.id
    play.pass_time(8 * DAY)
    play.say("hm", reply_to=offer)
    assert "debrief-next" in play.keys
    assert "idea-shop-hello.name" in play.keys
    assert "tomorrow" in play.values
    assert "17:30" in play.values
    assert play.captions[0] == line("debrief-yes", day="tomorrow", time="17:30")


def test_their_own_change_rides_on_the_next_plan() -> None:
    play = cued()
    play.tap(
        "cue-im-going", "cue-done", "feel-uneasy", "idea-shop-hello.easy1", "idea-shop-hello.hard1"
    )
    play.say("take my headphones")
    play.pass_time(timedelta(seconds=3))
    assert "idea-shop-hello.name" in play.keys
    assert "take my headphones" in play.values
    assert "Thu 3 Dec" in play.values
    assert "17:30" in play.values


def test_the_feeling_asked_again_is_a_sentence_of_its_own() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done")
    play.say("hm")
    assert line("debrief-feel-again", name=line("idea-shop-hello.name")) in play.lines


def test_a_slip_of_the_finger_about_the_age_has_a_way_back() -> None:
    play = Play()
    play.command("start")
    play.tap("welcome-under-18")
    assert play.standing == Standing.MINOR
    play.command("start")
    play.tap("welcome-adult")
    assert play.key == "welcome-hello"
    play.tap("welcome-keep")
    assert play.known.person.standing is Standing.KEEPS


def test_an_old_offer_is_not_taken_up_again_after_a_plan() -> None:
    play = offered()
    play.pass_time(DAY)
    play.command("plan")
    play.tap("idea-shop-hello", "tomorrow 10:00", "feel-calm", "plan-good")
    assert play.line == line("plan-set", day="tomorrow", time="09:50")


def test_an_offer_that_was_interrupted_is_left_where_it_stands() -> None:
    play = offered()
    play.command("pause")
    play.tap("back")
    play.command("settle")
    play.tap("settle-step-out", "settle-five", "cue-back-in")
    assert play.key == "settle-back-in"
    play.say("the sky was pink")
    assert play.key == "home-for-what"
    play.tap("debrief-yes")
    assert play.known.steps[-1].state is StepState.PLANNED
