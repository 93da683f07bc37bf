"""The chat is the diary: a card that is over rests as the record of its step."""

from __future__ import annotations

from datetime import timedelta

from bot.core.records.lines import line
from bot.core.talk.gathering import PAUSE_AFTER
from tests.core.pair import linked
from tests.core.play import Play, cued, planned, welcomed

HELLO = "Tuesday 1 Dec.\nHello in the shop."


def uneasy() -> Play:
    """A tense hello that turned out uneasy; the first question stands."""
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    return play


def test_a_plan_says_of_what_it_was_once_its_reminder_is_there() -> None:
    play = planned()
    card = play.last.id
    assert play.last.line == line("plan-set", day="tomorrow", time="17:20")
    play.pass_time(timedelta(days=1, hours=4))
    assert play.screen[card].record == "Tuesday 1 Dec 17:30: hello in the shop."


def test_so_does_another_time_for_it() -> None:
    play = cued()
    play.tap("cue-later", "tomorrow 17:30")
    card = play.last.id
    assert play.key == "cue-moved"
    play.pass_time(timedelta(days=1))
    assert play.screen[card].record == "Wednesday 2 Dec 17:30: hello in the shop."


def test_a_finished_step_says_what_became_of_it() -> None:
    play = uneasy()
    assert not play.last.record, "a question is not over"
    play.say("The lady smiled.")
    play.pass_time(PAUSE_AFTER)
    play.tap("debrief-enough", "debrief-yes")
    assert play.key == "friend-would-enjoy"
    told = f'{HELLO} You guessed tense, it was uneasy. "The lady smiled."'
    assert play.last.record == told
    play.tap("friend-not-now")
    assert play.last.record == told


def test_hard_words_about_oneself_are_not_held_up() -> None:
    play = uneasy()
    play.say("I always mess up")
    play.pass_time(PAUSE_AFTER)
    play.tap("debrief-enough", "debrief-not-now-button")
    assert play.last.record == f"{HELLO} You guessed tense, it was uneasy."
    assert the_answer(play) == "I always mess up"


def the_answer(play: Play) -> object:
    return play.known.steps[0].answers["easy"]


def test_what_was_tapped_is_not_quoted() -> None:
    play = uneasy()
    play.tap("idea-shop-hello.easy1", "debrief-enough", "debrief-not-now-button")
    assert play.last.record == f"{HELLO} You guessed tense, it was uneasy."


def test_a_part_is_named_and_so_is_what_was_not_guessed() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-part", "debrief-skip", "debrief-enough", "debrief-not-now-button")
    assert play.last.record == f"{HELLO} A part of it."


def test_what_did_not_happen_rests_as_kindly() -> None:
    play = cued()
    play.pass_time(timedelta(minutes=45))
    play.tap("cue-no-step", "debrief-why-tired", "debrief-not-now-button")
    assert play.last.record == f"{HELLO} Not this time."


def test_a_question_that_is_left_becomes_the_record_too() -> None:
    play = uneasy()
    card = play.last.id
    play.command("cancel")
    assert play.screen[card].record == f"{HELLO} You guessed tense, it was uneasy."
    assert not play.screen[card].offered


def test_another_plan_in_its_place_ends_with_the_record() -> None:
    play = uneasy()
    play.tap("debrief-enough", "debrief-change-it", "plan-change-time", "tomorrow 17:30")
    assert not play.last.record
    play.tap("plan-good")
    assert play.last.record == f"{HELLO} You guessed tense, it was uneasy."


def test_something_kind_in_its_place_ends_with_the_record() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-very-tense", "debrief-enough", "cue-rest")
    assert play.last.record == f"{HELLO} You guessed tense, it was very tense."


def test_a_message_that_has_left_leaves_the_record() -> None:
    pair = linked()
    pair.ana.command("did")
    pair.ana.tap("did-shop-hello", "debrief-enough", "debrief-not-now-button", "friend-send-to")
    assert pair.ana.last.record == "Monday 30 Nov.\nHello in the shop."
    pair.pass_time(timedelta(minutes=1))
    assert pair.ana.key == "friend-has-gone"
    assert pair.ana.last.record


def test_in_a_hidden_chat_nothing_stays() -> None:
    play = welcomed("welcome-path-after")
    play.tap("idea-follow-up", "14:05", "today 17:30", "feel-okay", "plan-good")
    assert not play.last.record
    play.pass_time(timedelta(hours=4))
    play.tap("cue-done", "feel-okay", "debrief-enough", "debrief-not-now-button")
    assert not [shown for shown in play.screen.values() if shown.record]
