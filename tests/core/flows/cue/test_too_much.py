""" "It's too much": one tap or a word wherever a cue stands, and never the end of the talk."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.model import Look, StepState
from tests.core.nina import nudged, step_of
from tests.core.play import Play, cued, welcomed

MINUTE = timedelta(minutes=1)
TOO_MUCH = "cue-too-much"
OUT_THERE = "cue-a-lot"
AHEAD = "cue-a-lot-ahead"
WAITED_FOR = "promise-a-lot"


def sat() -> Play:
    """The ten minutes among people are over."""
    play = welcomed()
    play.tap("idea-sit-near", "14:05", "today 17:30", "feel-okay", "plan-good")
    play.pass_time(timedelta(hours=3, minutes=15))
    play.tap("cue-im-going")
    play.pass_time(20 * MINUTE)
    return play


def test_the_cue_itself_has_it_and_the_ways_on_are_true_before_the_step() -> None:
    play = cued()
    assert play.offered == [
        *("cue-im-going", "cue-later", "cue-smaller", "cue-not-today", TOO_MUCH)
    ]
    play.tap(TOO_MUCH)
    assert play.key == AHEAD
    assert play.offered == ["cue-breathe", "cue-smaller-one", "cue-not-today", "back"]


def test_a_breath_before_the_step_comes_back_to_the_cue() -> None:
    play = cued()
    play.tap(TOO_MUCH, "cue-breathe")
    play.pass_time(timedelta(seconds=70))
    assert play.keys == ["cue-short", "idea-shop-hello.short", "idea-shop-hello.whole"]
    assert play.values == ["17:30"]
    play.tap(TOO_MUCH, "cue-breathe", "breathe-enough", "cue-im-going", "cue-done")
    assert "idea-shop-hello.did" in play.keys


def test_smaller_not_today_and_back_go_on_from_there() -> None:
    smaller = cued()
    smaller.tap(TOO_MUCH, "cue-smaller-one")
    assert smaller.keys == ["cue-short", "idea-shop-nod.short", "idea-shop-nod.whole"]
    assert smaller.values == ["17:30"]
    not_today = cued()
    not_today.tap(TOO_MUCH, "cue-not-today")
    assert not_today.key == "cue-good-to-know"
    back = cued()
    back.tap(TOO_MUCH, "back")
    assert TOO_MUCH in back.offered


def test_the_line_to_later_stands_below() -> None:
    play = cued()
    person = replace(play.known.person, later="You have done this before.")
    play.known = replace(play.known, person=person)
    play.tap(TOO_MUCH)
    assert AHEAD in play.keys
    assert "You have done this before." in play.values


def test_a_promise_has_it_and_who_waits_can_be_told() -> None:
    play = nudged()
    assert play.offered == [
        *("promise-on-my-way", "promise-running-late", "promise-cannot", TOO_MUCH)
    ]
    play.tap(TOO_MUCH)
    assert play.key == WAITED_FOR
    assert play.offered == ["cue-breathe", "promise-running-late", "promise-cannot", "back"]
    play.tap("promise-running-late")
    assert play.key == "promise-to-copy"


def test_on_the_way_to_a_promise_the_talk_goes_on_where_it_was() -> None:
    play = nudged()
    play.tap("promise-on-my-way")
    assert play.offered == [
        *("cue-done", "promise-running-late", "promise-cannot", "cue-breathe", TOO_MUCH)
    ]
    play.tap(TOO_MUCH)
    assert play.key == OUT_THERE
    assert play.offered == [
        *("cue-step-out", "cue-go-home", "cue-stay", "sentence-to-have-ready"),
        *("cue-breathe", "promise-cannot"),
    ]
    play.tap("cue-stay")
    assert play.key == "promise-set-off"
    play.tap(TOO_MUCH, "cue-step-out", "cue-back-in")
    assert play.key == "promise-set-off"
    play.tap(TOO_MUCH)
    play.say("people look at me")
    assert play.key == "cue-heard"
    assert play.offered == [
        *("cue-done", "promise-running-late", "promise-cannot", "cue-breathe", TOO_MUCH)
    ]


def test_the_end_cue_has_it() -> None:
    play = sat()
    assert play.offered == ["cue-done", "cue-staying", "cue-breathe", TOO_MUCH]
    play.tap(TOO_MUCH, "cue-go-home")
    assert "debrief-went-home" in play.keys


def test_who_is_asked_how_it_was_may_be_out_there() -> None:
    play = cued()
    play.pass_time(41 * MINUTE)
    assert "cue-how-was-it" in play.keys
    play.say("it's all too much")
    assert play.key == OUT_THERE
    play.tap("cue-step-out", "cue-back-in", "cue-done")
    assert "idea-shop-hello.did" in play.keys


def test_the_words_are_heard_wherever_the_cue_stands() -> None:
    for way, answer in [
        ((), AHEAD),
        (("cue-later",), AHEAD),
        ((TOO_MUCH,), AHEAD),
        ((TOO_MUCH, "cue-breathe"), AHEAD),
        (("cue-im-going",), OUT_THERE),
        (("cue-im-going", "cue-breathe"), OUT_THERE),
        (("cue-im-going", TOO_MUCH), OUT_THERE),
        (("cue-im-going", TOO_MUCH, "cue-step-out"), OUT_THERE),
    ]:
        for text in ["too much", "I can't", "it's all too much", "I cant do this"]:
            play = cued()
            play.tap(*way)
            play.say(text)
            assert play.key == answer, (text, way, answer)


def test_the_words_are_heard_on_the_day_of_a_promise() -> None:
    for way, answer in [
        ((), WAITED_FOR),
        (("promise-on-my-way",), OUT_THERE),
        (("promise-running-late",), OUT_THERE),
        (("promise-running-late", "promise-i-told-them"), OUT_THERE),
        (("promise-cannot",), WAITED_FOR),
    ]:
        play = nudged()
        play.tap(*way)
        play.say("I can't")
        assert play.key == answer, (way, answer)


def test_it_counts_for_nothing_by_itself() -> None:
    play = cued()
    play.tap(TOO_MUCH)
    assert (play.states, play.known.person.done) == ([StepState.CUED], 0)
    promise = nudged()
    promise.tap("promise-on-my-way", TOO_MUCH)
    assert step_of(promise).state is StepState.GOING


@pytest.mark.parametrize("look", list(Look))
def test_no_card_of_a_cue_has_more_than_seven_buttons(look: Look) -> None:
    for play in (cued(), nudged(look), sat()):
        play.tap(TOO_MUCH)
        assert all(len(shown.offered) <= 7 for shown in play.screen.values())


def test_a_breath_and_its_too_much_stay_until_the_step_is_closed() -> None:
    play = cued()
    play.tap("cue-im-going")
    for way in ((), (TOO_MUCH, "cue-step-out"), ("cue-breathe", "breathe-enough")):
        play.tap(*way)
        assert {"cue-breathe", TOO_MUCH} <= set(play.offered), way
    play.tap("cue-breathe", "breathe-enough", "cue-done")
    assert play.key == "debrief-feel"
