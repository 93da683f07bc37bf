"""Stopping: what is said about it is true, in every talk and for everybody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records.model import Chip, StepState
from tests.core.play import cued, planned, welcomed

THINKING = "Send \u201cthinking of you\u201d · now"
SHOP = "idea-shop-hello"


def test_a_plan_that_is_stopped_promises_nothing() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05")
    play.command("cancel")
    assert play.key == "cancel-plan"
    assert play.states == []


def test_a_cue_that_is_stopped_leaves_its_step_on_the_shelf() -> None:
    play = cued()
    play.command("cancel")
    assert play.key == "cancel-cue"
    assert play.states == [StepState.SHELVED]
    before = len(play.screen)
    play.pass_time(timedelta(days=3))
    assert len(play.screen) == before


def test_answers_that_were_given_are_kept() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy", "idea-shop-hello.easy1")
    play.command("cancel")
    assert play.key == "cancel-debrief"
    assert play.known.steps[0].answers == {"easy": Chip("easy1")}


@pytest.mark.parametrize("text", ["stop", "Leave me alone!", "fuck off"])
def test_stop_is_heard_however_it_is_put(text: str) -> None:
    play = welcomed()
    play.tap(SHOP)
    play.say(text)
    assert play.key == "cancel-plan"


def test_stop_among_the_questions_is_enough() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    play.say("stop")
    assert "debrief-lighter" in play.keys
    assert "feel-tense.in-sentence" in play.keys


def test_thanks_is_answered_and_plans_nothing() -> None:
    play = planned()
    play.say("thank you")
    assert play.key == "home-welcome"
