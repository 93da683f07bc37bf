"""Nobody is kept without having been asked, and words of danger go nowhere they do not belong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records.events import Blocked, Returned
from bot.core.records.model import Standing
from tests.core.play import Play, cued, planned, welcomed

SECONDS = timedelta(seconds=4)
DARK = "I want to die"


@pytest.mark.parametrize("text", ["he hit me", "I relapsed"])
def test_carrying_on_takes_the_words_nowhere(text: str) -> None:
    play = welcomed()
    play.say(text)
    play.tap("Carry on")
    assert any(shown.text == "Okay. Let's go on." for shown in play.screen.values())
    assert play.text.startswith("Here are three small steps.")
    assert text not in repr(play.known)


def test_words_that_were_not_meant_are_no_step() -> None:
    play = welcomed()
    play.say(DARK)
    play.tap("Not what I meant")
    assert play.text.startswith("Here are three small steps.")
    assert DARK not in repr(play.known)


def test_a_slip_in_a_debrief_is_not_an_answer() -> None:
    play = cued()
    play.tap("I'm going", "Done", "Uneasy")
    play.say("I relapsed")
    play.tap("Carry on")
    assert "I relapsed" not in repr(play.known)
    assert "What felt easy?" in play.text


@pytest.mark.parametrize("way_on", ["Carry on", "Not what I meant"])
def test_what_they_were_telling_is_asked_again_after_a_card(way_on: str) -> None:
    play = planned()
    play.command("did")
    play.say("I relapsed yesterday" if way_on == "Carry on" else DARK)
    play.tap(way_on)
    assert play.text == "Lovely. What was it? Tap one, or write it."
    play.say("called my sponsor")
    play.pass_time(SECONDS)
    assert play.text.startswith("You did it: called my sponsor.")


def test_someone_who_was_never_asked_can_plan_nothing() -> None:
    play = Play()
    play.say(DARK)
    play.tap("Not what I meant")
    assert "Plan it" not in play.buttons
    play.say("hello?")
    assert play.text.startswith("Hello. I'm Small Steps.")
    assert not play.known.steps


@pytest.mark.parametrize("standing", [Standing.NEW, Standing.MINOR])
def test_who_returns_is_not_let_in_by_a_side_door(standing: Standing) -> None:
    play = Play()
    play.command("start")
    if standing is Standing.MINOR:
        play.tap("I'm under 18")
    play.happen(Blocked())
    play.happen(Returned())
    play.command("start")
    assert not any("Plan a step" in shown.buttons for shown in play.screen.values())
    assert play.standing is standing


def test_somebody_under_18_plans_nothing_after_a_care_card() -> None:
    play = Play()
    play.command("start")
    play.tap("I'm under 18")
    play.say(DARK)
    play.tap("Not what I meant")
    assert not any("Plan it" in shown.buttons for shown in play.screen.values())
    assert play.standing is Standing.MINOR


def test_an_adult_who_sounded_young_before_consent_is_asked_for_it() -> None:
    play = Play()
    play.command("start")
    play.say("I'm 15")
    play.tap("I'm 18 or over")
    assert "Yes, save them. I'm 18 or over" in play.buttons


def test_the_rest_that_was_promised_is_kept() -> None:
    play = welcomed()
    play.tap("Say hello in a shop · 1 min", "14:05", "Today 17:30", "Tense", "Good")
    play.say("I relapsed")
    play.tap("Rest today")
    before = len(play.screen)
    play.pass_time(timedelta(hours=8))
    assert len(play.screen) == before


def test_a_question_does_not_talk_over_a_care_card() -> None:
    play = cued()
    play.tap("I'm going", "Done", "Uneasy")
    play.say("it was ok")
    play.say(DARK)
    card = play.last.id
    play.pass_time(SECONDS)
    assert play.last.id == card
    play.tap("Not what I meant")
    play.pass_time(timedelta(minutes=2))
    assert "What felt hard?" in play.text
    assert str(play.known.steps[0].answers["easy"]).startswith("it was ok")


def test_who_writes_under_a_care_card_is_not_scolded() -> None:
    play = planned()
    play.say(DARK)
    play.say("are you there?")
    assert play.text.startswith("Still here, still a program.")


def test_cancel_under_a_care_card_leaves_its_buttons() -> None:
    play = welcomed()
    play.say("he hit me")
    card = play.last.id
    play.command("cancel")
    assert "More numbers" in play.screen[card].buttons
    assert not any("What you wrote is kept" in shown.text for shown in play.screen.values())
