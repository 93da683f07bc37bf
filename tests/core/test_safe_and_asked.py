"""Nobody is kept without having been asked, and words of danger go nowhere they do not belong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records.events import Blocked, Returned
from bot.core.records.lines import line
from bot.core.records.model import Standing
from tests.core.play import Play, cued, planned, welcomed

SECONDS = timedelta(seconds=4)
DARK = "I want to die"


@pytest.mark.parametrize("text", ["he hit me", "I relapsed", "I gambled last night"])
def test_carrying_on_takes_the_words_nowhere(text: str) -> None:
    play = welcomed()
    play.say(text)
    play.tap("care-carry-on-button")
    assert "care-carry-on" in play.on_screen
    assert play.key == "plan-ideas"
    assert text not in repr(play.known)


def test_words_that_were_not_meant_are_no_step() -> None:
    play = welcomed()
    play.say(DARK)
    play.tap("care-not-meant")
    assert play.key == "plan-ideas"
    assert DARK not in repr(play.known)


def test_a_slip_in_a_debrief_is_not_an_answer() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    play.say("I relapsed")
    play.tap("care-carry-on-button")
    assert "I relapsed" not in repr(play.known)
    assert play.key == "debrief-ease-easy"


@pytest.mark.parametrize("way_on", ["care-carry-on-button", "care-not-meant"])
def test_what_they_were_telling_is_asked_again_after_a_card(way_on: str) -> None:
    play = planned()
    play.command("did")
    play.say("I relapsed yesterday" if way_on == "care-carry-on-button" else DARK)
    play.tap(way_on)
    assert play.key == "did-what"
    play.say("called my sponsor")
    play.pass_time(SECONDS)
    assert line("own-did", text="called my sponsor") in play.lines


def test_someone_who_was_never_asked_can_plan_nothing() -> None:
    play = Play()
    play.say(DARK)
    play.tap("care-not-meant")
    assert "home-plan-it" not in play.offered
    play.say("hello?")
    assert play.key == "welcome-hello"
    assert not play.known.steps


@pytest.mark.parametrize("standing", [Standing.NEW, Standing.MINOR])
def test_who_returns_is_not_let_in_by_a_side_door(standing: Standing) -> None:
    play = Play()
    play.command("start")
    if standing is Standing.MINOR:
        play.tap("welcome-under-18")
    play.happen(Blocked())
    play.happen(Returned())
    play.command("start")
    assert not any("home-plan" in shown.offered for shown in play.screen.values())
    assert play.standing is standing


def test_somebody_under_18_plans_nothing_after_a_care_card() -> None:
    play = Play()
    play.command("start")
    play.tap("welcome-under-18")
    play.say(DARK)
    play.tap("care-not-meant")
    assert not any("home-plan-it" in shown.offered for shown in play.screen.values())
    assert play.standing is Standing.MINOR


def test_an_adult_who_sounded_young_before_consent_is_asked_for_it() -> None:
    play = Play()
    play.command("start")
    play.say("I'm 15")
    play.tap("welcome-adult")
    assert "welcome-keep" in play.offered


def test_the_rest_that_was_promised_is_kept() -> None:
    play = welcomed()
    play.tap("idea-shop-hello", "14:05", "today 17:30", "feel-tense", "plan-good")
    play.say("I relapsed")
    play.tap("care-rest-button")
    before = len(play.screen)
    play.pass_time(timedelta(hours=8))
    assert len(play.screen) == before


def test_a_question_does_not_talk_over_a_care_card() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    play.say("it was ok")
    play.say(DARK)
    card = play.last.id
    play.pass_time(SECONDS)
    assert play.last.id == card
    play.tap("care-not-meant")
    play.pass_time(timedelta(minutes=2))
    assert play.key == "debrief-ease-hard"
    assert str(play.known.steps[0].answers["easy"]).startswith("it was ok")


def test_who_writes_under_a_care_card_is_not_scolded() -> None:
    play = planned()
    play.say(DARK)
    play.say("are you there?")
    assert play.key == "care-card-c1-again"


def test_cancel_under_a_care_card_leaves_its_buttons() -> None:
    play = welcomed()
    play.say("he hit me")
    card = play.last.id
    play.command("cancel")
    assert "care-more-numbers" in play.screen[card].offered
    assert not any(key.startswith("cancel-") for key in play.on_screen)
