"""After a care card: what the quiet day kept back, and what becomes of the words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.core.records.lines import line
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
    play.tap("care-not-meant")
    play.pass_time(timedelta(seconds=1))
    assert play.line == line("cue-quiet-over", time="17:30")
    play.tap("cue-another-time", "tomorrow 17:30")
    assert play.states == [StepState.PLANNED]


def test_a_cue_that_is_still_of_use_just_comes() -> None:
    play = planned()
    play.pass_time(datetime(2026, 12, 1, 16, 0, tzinfo=UTC) - play.now)
    play.say(DARK)
    play.pass_time(timedelta(minutes=25))
    play.tap("care-not-meant")
    play.pass_time(timedelta(seconds=1))
    assert "idea-shop-hello.short" in play.keys
    assert "17:30" in play.values
    assert play.offered == [
        *("cue-im-going", "cue-later", "cue-smaller", "cue-not-today", "cue-too-much")
    ]


def test_reminders_kept_on_ask_about_what_was_kept_back() -> None:
    play = kept_back()
    play.tap("care-im-safe", "care-lift")
    play.pass_time(timedelta(seconds=1))
    assert play.line == line("cue-quiet-over", time="17:30")


def test_an_earlier_quiet_day_keeps_its_steps() -> None:
    play = kept_back()
    play.say(DARK)
    play.tap("care-not-meant")
    play.pass_time(timedelta(seconds=1))
    assert "cue-quiet-over" not in play.keys
    assert play.states == [StepState.SHELVED]


def test_a_danger_word_edited_into_an_answer_goes_back_to_its_answer() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    first = play.say("the door")
    play.pass_time(timedelta(seconds=3))
    play.edit(first, "the door, I want to die")
    assert play.key == "care-card-c1"
    play.tap("care-not-meant")
    assert play.known.steps[0].answers == {"easy": "the door, I want to die"}
    hard = line("debrief-ease-hard", name=line("idea-shop-hello.name"))
    assert play.line == line("mended-beside", said=line("mended"), question=hard)


def test_words_given_back_can_still_be_edited() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    id = play.say(DARK)
    play.tap("care-not-meant")
    play.edit(id, "the start")
    assert play.known.steps[0].answers == {"easy": "the start"}


def test_a_card_that_folds_by_itself_asks_for_nothing_that_was_left_open() -> None:
    play = planned()
    play.command("plan")
    play.tap("plan-keep-both")
    play.tap(play.offered[0])
    play.said.clear()
    play.pass_time(timedelta(days=3))
    assert [said.words.key for said in pushed(play)] == ["cue-short", "cue-short"], (
        "the cue, its one question, and nothing more"
    )


def test_on_the_quiet_day_what_is_not_understood_gets_the_short_card() -> None:
    play = planned()
    play.say(DARK)
    play.tap("care-im-safe", "care-no-hello-button")
    play.say("purple")
    assert "care-card-c1-again" in play.keys
    play.pass_time(timedelta(days=1, minutes=1))
    play.say("purple")
    assert "if-heavy" in play.keys


def test_a_rest_that_was_chosen_is_no_such_day() -> None:
    play = planned()
    play.say("i just can't go on")
    play.tap("care-not-meant")
    play.say("purple")
    assert "if-heavy" in play.keys
