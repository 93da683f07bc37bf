"""What got in the way changes the next plan: worried or tired, it is a smaller one first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.lines import line
from bot.core.records.model import StepState
from tests.core.play import Play, cued, welcomed

LESS = ["debrief-yes-smaller", "debrief-the-same-step", "debrief-not-now-button"]
THURSDAY = datetime(2026, 12, 3, 16, 30, tzinfo=UTC)


def in_the_way(why: str, play: Play | None = None) -> Play:
    play = play or cued()
    play.pass_time(timedelta(hours=3))
    play.tap("cue-no-step", f"debrief-why-{why}")
    return play


@pytest.mark.parametrize("why", ["worried", "tired"])
def test_the_smaller_neighbour_is_offered_first(why: str) -> None:
    play = in_the_way(why)
    assert play.key == "debrief-next-smaller"
    assert "idea-shop-nod.name" in play.keys
    assert play.values == ["Thu 3 Dec", "17:30"]
    assert play.offered == LESS
    play.tap("debrief-yes-smaller")
    (following,) = (step for step in play.known.steps if step.state is StepState.PLANNED)
    assert (following.idea, following.at, following.guess) == ("shop-nod", THURSDAY, None)


@pytest.mark.parametrize("typed", [False, True])
def test_the_same_step_is_as_near(typed: bool) -> None:
    play = in_the_way("worried")
    play.say("the same step") if typed else play.tap("debrief-the-same-step")
    (following,) = (step for step in play.known.steps if step.state is StepState.PLANNED)
    assert (following.idea, following.at, following.guess) == ("shop-hello", THURSDAY, 7)


@pytest.mark.parametrize("why", ["busy", "unwell"])
def test_for_other_reasons_it_is_the_same_step(why: str) -> None:
    play = in_the_way(why)
    assert play.key == "debrief-next"
    assert "idea-shop-hello.name" in play.keys


def test_nothing_is_planned_where_they_leave_it() -> None:
    play = in_the_way("worried")
    play.tap("debrief-not-now-button")
    assert StepState.PLANNED not in play.states


def test_an_offer_whose_time_went_by_comes_again_as_the_smaller_one() -> None:
    play = in_the_way("tired")
    play.pass_time(timedelta(days=3))
    play.tap("debrief-yes-smaller")
    assert play.key == "debrief-next-smaller"
    assert play.offered == LESS


def own(words: str) -> Play:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    play.command("plan", words)
    play.tap("feel-tense", "plan-good")
    return play


def test_their_own_minutes_become_fewer() -> None:
    play = in_the_way("tired", own("walk 20 minutes today 15:00"))
    assert play.key == "debrief-next-smaller"
    assert line("own-change-minutes", minutes=10) in play.lines


def test_other_own_words_are_told_how_small_they_may_be() -> None:
    play = in_the_way("worried", own("call my aunt today 15:00"))
    assert play.keys[:2] == ["debrief-next-any-size", "cue-any-size.call"]
    play.tap("debrief-yes")
    assert StepState.PLANNED in play.states


@pytest.mark.parametrize("text", ["worried what they would say", "no energy left", "so nervous"])
def test_their_own_words_for_it_are_heard(text: str) -> None:
    play = cued()
    play.pass_time(timedelta(hours=3))
    play.tap("cue-no-step")
    play.say(text)
    play.pass_time(timedelta(seconds=4))
    assert play.key == "debrief-next-smaller"


def test_other_words_ask_for_the_same_step() -> None:
    play = cued()
    play.pass_time(timedelta(hours=3))
    play.tap("cue-no-step")
    play.say("the bus did not come")
    play.pass_time(timedelta(seconds=4))
    assert play.key == "debrief-next"
