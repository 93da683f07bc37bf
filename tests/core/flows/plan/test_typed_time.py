"""A time typed where no time was asked for is kept: for the step that is still to be chosen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.model import StepState
from tests.core.play import Play, planned, welcomed

SHOP = "Say hello in a shop · 1 min"
SUNDAY = datetime(2026, 12, 6, 16, 30, tzinfo=UTC)
SATURDAY = datetime(2026, 12, 5, 10, 0, tzinfo=UTC)
SECONDS = timedelta(seconds=9)


def several() -> Play:
    play = planned()
    play.command("plan", "call mum friday 18:00")
    play.tap("Good")
    return play


@pytest.mark.parametrize("first", [(), ("Keep both",)])
def test_a_time_before_the_idea_is_its_time(first: tuple[str, ...]) -> None:
    play = planned()
    play.command("plan")
    play.tap(*first)
    play.say("sunday 17:30")
    play.pass_time(SECONDS)
    assert play.text == "Good, sunday 17:30. Which one? Tap one, or write your own."
    play.tap("Even smaller", "Other ideas", "Sit on a bench outside · 5 min", "Tense")
    assert "Sunday at 17:30" in play.text
    play.tap("Good")
    assert max(step.at for step in play.known.steps if step.at) == SUNDAY
    assert play.states == [StepState.PLANNED] * 2


def test_own_words_get_it_too_unless_they_bring_their_own() -> None:
    for words, at in (("bowling", "Sunday at 17:30"), ("bowling sat 5pm", "Saturday at 17:00")):
        play = planned()
        play.command("plan")
        play.say("sunday 17:30")
        play.say(words)
        play.pass_time(SECONDS)
        assert f"{at}: bowling" in play.text


def test_a_day_alone_is_asked_for_its_hour_and_a_doubtful_time_is_asked_about() -> None:
    play = planned()
    play.command("plan")
    play.say("sunday")
    play.tap(SHOP)
    assert play.text == "Sunday, at what time? Tap or write."


def test_before_the_clock_is_known_it_waits_for_that_too() -> None:
    play = welcomed()
    play.say("sunday 17:30")
    play.pass_time(SECONDS)
    play.tap(SHOP, "14:05", "Tense")
    assert "Sunday at 17:30" in play.text


def test_a_new_step_in_the_same_plan_is_asked_for_its_time() -> None:
    play = planned()
    play.command("plan")
    play.say("sunday 17:30")
    play.tap(SHOP, "Tense", "Change", "The step", SHOP)
    assert play.text == "When?"


def test_in_the_list_it_moves_the_only_plan() -> None:
    play = planned()
    play.command("next")
    play.say("sat 11:00")
    assert play.text == "Saturday at 11:00. Nothing to do until then."
    assert play.known.steps[0].at == SATURDAY


def test_in_the_list_of_several_it_is_asked_which() -> None:
    play = several()
    play.command("next")
    play.say("sat 11:00")
    assert play.text == "Good, sat 11:00. Which one moves there?"
    play.tap("Tomorrow 17:30 · hello in the shop")
    assert play.text == "Saturday at 11:00. Nothing to do until then."
    assert [s.at for s in play.known.steps if s.idea] == [SATURDAY]


def test_a_list_without_a_time_still_opens_what_is_tapped() -> None:
    play = several()
    play.command("next")
    play.say("sat 11:00")
    play.command("next")
    play.tap("Tomorrow 17:30 · hello in the shop")
    assert play.text == "Hello in the shop, tomorrow 17:30. What would you like?"


def test_in_the_list_a_time_that_cannot_be_is_asked_anew() -> None:
    play = planned()
    play.command("next")
    play.say("sat 25:00")
    assert "What would you like" not in play.text
    play.say("sat 11:00")
    assert play.known.steps[0].at == SATURDAY
