"""A plan in the making: taken up again, mended by an edit, moved by a typed time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.model import StepState
from tests.core.play import Play, planned, welcomed

SHOP = "Say hello in a shop · 1 min"
PLANNING = "We were planning this: hello in the shop. Go on with it?"


def test_a_second_plan_asks_about_the_first() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05", "Tomorrow 17:30")
    play.command("plan")
    assert play.text == PLANNING
    play.tap("Go on")
    assert play.text == "How do you think it will feel?"
    play.tap("Tense", "Good")
    assert play.states == [StepState.PLANNED]


def test_a_plan_can_begin_afresh() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05")
    play.command("start")
    play.tap("Plan a step")
    assert play.text == PLANNING
    play.tap("Start a new one")
    assert play.text.startswith("Here are three small steps.")


def test_a_third_plan_still_knows_the_first() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05")
    play.command("plan")
    play.command("plan")
    assert play.text == PLANNING


def test_words_that_fit_nothing_see_the_question_of_an_unfinished_plan() -> None:
    play = welcomed()
    play.tap(SHOP)
    play.command("plan")
    play.say("hm")
    assert play.text.endswith(PLANNING)


def test_instead_takes_the_place_of_the_one_that_was_named() -> None:
    play = planned()
    play.command("plan")
    play.tap("Keep both", "Other ideas", "Wave to someone · 1 min")
    play.say("saturday 10:00")
    play.tap("Okay", "Good")
    play.command("plan")
    assert play.text.startswith("Hello in the shop, tomorrow 17:30, is still planned.")
    play.tap("A new one instead", SHOP, "Tomorrow 10:00", "Okay", "Good")
    assert sorted(play.states) == [StepState.PLANNED, StepState.PLANNED, StepState.SHELVED]
    shelved = next(step for step in play.known.steps if step.state is StepState.SHELVED)
    assert shelved.at == datetime(2026, 12, 1, 16, 30, tzinfo=UTC)


def own(text: str) -> tuple[Play, int]:
    """Own words typed at the ideas, by somebody whose clock we know."""
    play = planned()
    play.command("plan")
    play.tap("Keep both")
    id = play.say(text)
    play.pass_time(timedelta(seconds=3))
    return play, id


def test_own_words_are_mended_by_an_edit() -> None:
    play, id = own("caffee with Tom")
    play.edit(id, "coffee with Tom")
    play.say("sat 10:00")
    play.tap("Just a plan")
    assert play.text.startswith("Saturday at 10:00: coffee with Tom.")


def test_an_edit_of_own_words_changes_the_read_back_in_place() -> None:
    play, id = own("caffee with Tom sat 10:00")
    before = len(play.screen)
    play.edit(id, "coffee with Tom sat 11:00")
    assert play.text.startswith("Saturday at 11:00: coffee with Tom.")
    assert len(play.screen) == before


def test_a_time_that_went_by_offers_tomorrow() -> None:
    play, _ = own("meet Tom at noon")
    assert play.text.startswith("That time is over.")
    play.tap("Tomorrow 12:00", "Just a plan")
    assert play.text.startswith("Tomorrow at 12:00: meet Tom.")


def test_a_day_in_own_words_asks_for_its_hour() -> None:
    play, _ = own("visit gran on saturday")
    assert play.text == "Saturday, at what time? Tap or write."
    play.tap("15:00")
    assert play.text.startswith("Saturday at 15:00: visit gran.")


@pytest.mark.parametrize("text", ["I don't know", "thank you", "hello", "ok"])
def test_a_word_that_is_no_plan_is_not_planned(text: str) -> None:
    play = welcomed()
    play.say(text)
    play.pass_time(timedelta(seconds=3))
    assert "Here are three small steps." in play.text
    assert "I didn't follow that" in play.text


def test_a_typed_time_moves_the_read_back() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05", "Tomorrow 17:30", "Tense")
    play.say("friday 9:30")
    assert play.text.startswith("Friday at 9:30") or play.text.startswith("Friday at 09:30")
    play.say("thursday")
    assert play.text.startswith("Thursday at 09:30")


def test_the_clock_question_has_a_way_back() -> None:
    play = welcomed()
    play.tap(SHOP, "Another", "Back")
    assert play.text == "What time is it for you now?"


def at_lock_screen_words() -> Play:
    play = welcomed()
    play.tap(SHOP, "14:05", "Tomorrow 17:30", "Tense", "Change", "Lock-screen words")
    return play


def test_lock_screen_words_are_never_cut_inside_a_word() -> None:
    play = at_lock_screen_words()
    play.say("the bakery on the corner street")
    assert '"17:30, the bakery on the".' in play.text


def test_words_that_tell_too_much_are_asked_about() -> None:
    play = at_lock_screen_words()
    play.say("AA meeting")
    assert play.text.startswith("On a lock screen that may tell others more than you'd like.")
    play.say("church hall")
    assert '"17:30, church hall".' in play.text


def test_instead_of_what_is_no_longer_planned_is_just_a_plan() -> None:
    play = planned()
    play.command("plan")
    card = play.last
    play.known = replace(play.known, steps=())
    play.tap("A new one instead")
    assert play.screen[card.id].text.startswith("Here are three small steps.")


def test_ideas_that_were_gone_back_to_are_no_unfinished_plan() -> None:
    play = welcomed()
    play.tap("Send “thinking of you” · now", "Back")
    play.command("plan")
    assert play.text == "Here are three small steps. Tap one, or write your own."
