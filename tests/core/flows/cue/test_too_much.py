""" "It's too much": one tap or a word wherever a cue stands, and never the end of the talk."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.model import Look, StepState
from tests.core.nina import nudged, step_of
from tests.core.play import Play, cued, welcomed

MINUTE = timedelta(minutes=1)
TOO_MUCH = "It's too much"
OUT_THERE = "That's a lot. You can stay, step out for five minutes, or go home. Each one is fine."
AHEAD = "That's a lot. A breath first, a smaller step, or not today. Each one is fine."
WAITED_FOR = "That's a lot. A breath first, or an honest word to them. Each one is fine."


def sat() -> Play:
    """The ten minutes among people are over."""
    play = welcomed()
    play.tap("Sit where people are · 10 min", "14:05", "Today 17:30", "Okay", "Good")
    play.pass_time(timedelta(hours=3, minutes=15))
    play.tap("I'm going")
    play.pass_time(20 * MINUTE)
    return play


def test_the_cue_itself_has_it_and_the_ways_on_are_true_before_the_step() -> None:
    play = cued()
    assert play.buttons == ["I'm going", "Later", "Smaller", "Not today", TOO_MUCH]
    play.tap(TOO_MUCH)
    assert play.text == AHEAD
    assert play.buttons == ["Breathe with me", "Smaller step", "Not today", "Back"]


def test_a_breath_before_the_step_comes_back_to_the_cue() -> None:
    play = cued()
    play.tap(TOO_MUCH, "Breathe with me")
    play.pass_time(timedelta(seconds=70))
    assert play.text == "17:30, shop. One hello is the whole thing."
    play.tap(TOO_MUCH, "Breathe with me", "That's enough", "I'm going", "Done")
    assert play.text.startswith("You went in and said hello.")


def test_smaller_not_today_and_back_go_on_from_there() -> None:
    smaller = cued()
    smaller.tap(TOO_MUCH, "Smaller step")
    assert smaller.text == "17:30, shop. One nod is the whole thing."
    not_today = cued()
    not_today.tap(TOO_MUCH, "Not today")
    assert not_today.text == "Okay. Good to know."
    back = cued()
    back.tap(TOO_MUCH, "Back")
    assert TOO_MUCH in back.buttons


def test_the_line_to_later_stands_below() -> None:
    play = cued()
    person = replace(play.known.person, later="You have done this before.")
    play.known = replace(play.known, person=person)
    play.tap(TOO_MUCH)
    assert play.text.startswith(AHEAD)
    assert "You have done this before." in play.text


def test_a_promise_has_it_and_who_waits_can_be_told() -> None:
    play = nudged()
    assert play.buttons == ["On my way", "Running late", "Can't make it", TOO_MUCH]
    play.tap(TOO_MUCH)
    assert play.text == WAITED_FOR
    assert play.buttons == ["Breathe with me", "Running late", "Can't make it", "Back"]
    play.tap("Running late")
    assert play.text.startswith("To copy:")


def test_on_the_way_to_a_promise_the_talk_goes_on_where_it_was() -> None:
    play = nudged()
    play.tap("On my way")
    assert play.buttons == ["Done", "Running late", "Can't make it", TOO_MUCH]
    play.tap(TOO_MUCH)
    assert play.text == OUT_THERE
    assert play.buttons == ["Step out 5", "Go home", "Stay", "Can't make it"]
    play.tap("Stay")
    assert play.text == "Good. Tap when you're there, or if it gets late."
    play.tap(TOO_MUCH, "Step out 5", "Back in")
    assert play.text == "Good. Tap when you're there, or if it gets late."
    play.tap(TOO_MUCH)
    play.say("people look at me")
    assert play.text.startswith("I can only read a few words here. Tap one of these.")
    assert play.buttons == ["Done", "Running late", "Can't make it", TOO_MUCH]


def test_the_end_cue_has_it() -> None:
    play = sat()
    assert play.buttons == ["Done", "Staying a bit", TOO_MUCH]
    play.tap(TOO_MUCH, "Go home")
    assert play.text.startswith("You went, and you listened to yourself.")


def test_who_is_asked_how_it_was_may_be_out_there() -> None:
    play = cued()
    play.pass_time(41 * MINUTE)
    assert "How was it?" in play.text
    play.say("it's all too much")
    assert play.text == OUT_THERE
    play.tap("Step out 5", "Back in", "Done")
    assert play.text.startswith("You went in and said hello.")


@pytest.mark.parametrize("text", ["too much", "I can't", "it's all too much", "I cant do this"])
@pytest.mark.parametrize(
    ("way", "answer"),
    [
        ((), AHEAD),
        (("Later",), AHEAD),
        ((TOO_MUCH,), AHEAD),
        ((TOO_MUCH, "Breathe with me"), AHEAD),
        (("I'm going",), OUT_THERE),
        (("I'm going", "Breathe with me"), OUT_THERE),
        (("I'm going", TOO_MUCH), OUT_THERE),
        (("I'm going", TOO_MUCH, "Step out 5"), OUT_THERE),
    ],
)
def test_the_words_are_heard_wherever_the_cue_stands(
    text: str, way: tuple[str, ...], answer: str
) -> None:
    play = cued()
    play.tap(*way)
    play.say(text)
    assert play.text == answer


@pytest.mark.parametrize(
    ("way", "answer"),
    [
        ((), WAITED_FOR),
        (("On my way",), OUT_THERE),
        (("Running late",), OUT_THERE),
        (("Running late", "I told them"), OUT_THERE),
        (("Can't make it",), WAITED_FOR),
    ],
)
def test_the_words_are_heard_on_the_day_of_a_promise(way: tuple[str, ...], answer: str) -> None:
    play = nudged()
    play.tap(*way)
    play.say("I can't")
    assert play.text == answer


def test_it_counts_for_nothing_by_itself() -> None:
    play = cued()
    play.tap(TOO_MUCH)
    assert (play.states, play.known.person.done) == ([StepState.CUED], 0)
    promise = nudged()
    promise.tap("On my way", TOO_MUCH)
    assert step_of(promise).state is StepState.GOING


@pytest.mark.parametrize("look", list(Look))
def test_no_card_of_a_cue_has_more_than_seven_buttons(look: Look) -> None:
    for play in (cued(), nudged(look), sat()):
        play.tap(TOO_MUCH)
        assert all(len(shown.buttons) <= 7 for shown in play.screen.values())
