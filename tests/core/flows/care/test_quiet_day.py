"""After a care card: what the quiet day kept back, and what becomes of the words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.core.records.model import StepState
from tests.core.arrivals.test_quiet_week import pushed
from tests.core.play import Play, cued, planned

DARK = "I want to die"
AFTER_THE_CUE = datetime(2026, 12, 1, 18, 0, tzinfo=UTC)


def kept_back() -> Play:
    """A danger word at 16:00, and the step of 17:30 came up in the quiet."""
    play = planned()
    play.pass_time(datetime(2026, 12, 1, 15, 0, tzinfo=UTC) - play.now)
    play.say(DARK)
    play.pass_time(AFTER_THE_CUE - play.now)
    assert play.states == [StepState.SHELVED]
    return play


def test_not_what_i_meant_asks_about_what_it_kept_back() -> None:
    play = kept_back()
    play.tap("Not what I meant")
    play.pass_time(timedelta(seconds=1))
    assert play.text == "17:30, the time you chose, came while I was quiet. Do you still want it?"
    play.tap("Another time", "Tomorrow 17:30")
    assert play.states == [StepState.PLANNED]


def test_a_cue_that_is_still_of_use_just_comes() -> None:
    play = planned()
    play.pass_time(datetime(2026, 12, 1, 16, 0, tzinfo=UTC) - play.now)
    play.say(DARK)
    play.pass_time(timedelta(minutes=25))
    play.tap("Not what I meant")
    play.pass_time(timedelta(seconds=1))
    assert play.text.startswith("17:30, shop.")
    assert play.buttons == ["I'm going", "Later", "Smaller", "Not today", "It's too much"]


def test_reminders_kept_on_ask_about_what_was_kept_back() -> None:
    play = kept_back()
    play.tap("I'm safe for now", "Keep my reminders on")
    play.pass_time(timedelta(seconds=1))
    assert "came while I was quiet" in play.text


def test_an_earlier_quiet_day_keeps_its_steps() -> None:
    play = kept_back()
    play.say(DARK)
    play.tap("Not what I meant")
    play.pass_time(timedelta(seconds=1))
    assert "came while I was quiet" not in play.text
    assert play.states == [StepState.SHELVED]


def test_a_danger_word_edited_into_an_answer_goes_back_to_its_answer() -> None:
    play = cued()
    play.tap("I'm going", "Done", "Uneasy")
    first = play.say("the door")
    play.pass_time(timedelta(seconds=3))
    play.edit(first, "the door, I want to die")
    assert "bot" in play.text
    play.tap("Not what I meant")
    assert play.known.steps[0].answers == {"easy": "the door, I want to die"}
    assert play.text == "Hello in the shop. What felt hard?"


def test_words_given_back_can_still_be_edited() -> None:
    play = cued()
    play.tap("I'm going", "Done", "Uneasy")
    id = play.say(DARK)
    play.tap("Not what I meant")
    play.edit(id, "the start")
    assert play.known.steps[0].answers == {"easy": "the start"}


def test_a_card_that_folds_by_itself_asks_for_nothing_that_was_left_open() -> None:
    play = planned()
    play.command("plan")
    play.tap("Keep both")
    play.tap(play.buttons[0])
    play.said.clear()
    play.pass_time(timedelta(days=3))
    assert [said.words.key for said in pushed(play)] == ["cue-short", "cue-short"], (
        "the cue, its one question, and nothing more"
    )
