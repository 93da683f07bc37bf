"""What is written on another day is not for the offer that still stands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records.model import Standing, StepState
from tests.core.play import Play, cued

DAY = timedelta(days=1)


def offered() -> Play:
    play = cued()
    play.tap("I'm going", "Done", "Uneasy", "That's enough")
    assert "Next:" in play.text
    return play


@pytest.mark.parametrize("last", [("Not today",), ("I'm going", "Done", "Uneasy", "That's enough")])
def test_new_words_are_heard_as_new(last: tuple[str, ...]) -> None:
    play = cued()
    play.tap(*last)
    play.pass_time(DAY)
    play.say("bowling with Tom")
    assert play.text == "Plan it, done already, or just a note?"
    play.tap("Just saying")
    assert play.text.startswith("Okay.")


def test_a_reply_to_the_old_card_is_for_it() -> None:
    play = offered()
    card = play.last.id
    play.pass_time(DAY)
    play.say("hm", reply_to=card)
    assert "Next:" in play.text


def test_an_old_offer_is_never_repeated_with_a_day_that_went_by() -> None:
    play = offered()
    offer = play.last.id
    play.pass_time(8 * DAY)
    play.say("hm", reply_to=offer)
    assert "Next: hello in the shop, Friday 17:30?" in play.text
    assert play.buttons[0] == "Yes, Friday 17:30"


def test_their_own_change_rides_on_the_next_plan() -> None:
    play = cued()
    play.tap("I'm going", "Done", "Uneasy", "It was short", "Walking in")
    play.say("take my headphones")
    play.pass_time(timedelta(seconds=3))
    assert 'hello in the shop ("take my headphones"), Thursday 17:30?' in play.text


def test_the_feeling_asked_again_is_a_sentence_of_its_own() -> None:
    play = cued()
    play.tap("I'm going", "Done")
    play.say("hm")
    assert play.text.endswith("\nHello in the shop. How did it feel?")


def test_a_slip_of_the_finger_about_the_age_has_a_way_back() -> None:
    play = Play()
    play.command("start")
    play.tap("I'm under 18")
    assert play.standing == Standing.MINOR
    play.command("start")
    play.tap("I'm 18 or over")
    assert play.text.startswith("Hello. I'm Small Steps.")
    play.tap("Yes, save them. I'm 18 or over")
    assert play.known.person.standing is Standing.KEEPS


def test_an_old_offer_is_not_taken_up_again_after_a_plan() -> None:
    play = offered()
    play.pass_time(DAY)
    play.command("plan")
    play.tap("Say hello in a shop · 1 min", "Tomorrow 10:00", "Calm", "Good")
    assert play.text.startswith("See you tomorrow at 09:50.")


def test_an_offer_that_was_interrupted_is_left_where_it_stands() -> None:
    play = offered()
    play.command("pause")
    play.tap("Back")
    play.command("settle")
    play.tap("Step out", "Five minutes", "Back in")
    assert play.text == "Good. You can leave again whenever you like."
    play.say("the sky was pink")
    assert play.text == "Plan it, done already, or just a note?"
    play.tap("Yes, Thursday 17:30")
    assert play.known.steps[-1].state is StepState.PLANNED
