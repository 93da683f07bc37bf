"""A way back: whatever was answered is mended, by an edit of its message or in words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest

from bot.core.records.events import DueKind, Edited
from bot.core.records.lines import line
from bot.core.records.memories import PlanMemory
from bot.core.records.model import Chip, Flow, Look, Step, StepState
from bot.core.talk.gathering import PAUSE_AFTER
from tests.core.pair import MINUTE, Pair, linked, previewed, sent
from tests.core.play import Play, cued, planned, welcomed

CASES: Final = tomllib.loads((Path(__file__).parents[2] / "said/way_back.toml").read_text())
BERLIN: Final = ZoneInfo("Europe/Berlin")
_ON: Final = ("plan-promise-no", "feel-uneasy", "plan-good")
"""What leads a plan to its end, whichever of it is asked."""


def the_step(play: Play) -> Step:
    """The step that it is about, planned or only proposed."""
    plans = (PlanMemory.of(t).step for t in play.known.talks if t.flow is Flow.PLAN and t.stands)
    steps = (*filter(None, plans), *play.known.steps)
    return steps[0]


def _local(at: datetime | None) -> str:
    return "" if at is None else f"{at.astimezone(BERLIN):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize("case", CASES["taken"], ids=lambda case: f"{case['taps']} {case['says']}")
def test_what_was_not_meant_is_mended(case: Mapping[str, Any]) -> None:
    play = cued()
    play.tap(*case["taps"])
    play.pass_time(timedelta(minutes=case.get("later", 1)))
    play.say(case["says"])
    play.pass_time(PAUSE_AFTER)
    step = the_step(play)
    assert step.felt == (None if case["felt"] < 0 else case["felt"])
    assert step.state == case["state"]
    told = {q: a.key if isinstance(a, Chip) else a for q, a in step.answers.items()}
    assert told == case.get("answers", {})
    assert play.known.person.done == case["done"]
    assert case["asks"] in play.keys


@pytest.mark.parametrize("case", CASES["edited"], ids=lambda case: f"{case['types']} {case['to']}")
def test_a_message_that_was_heard_is_heard_anew(case: Mapping[str, Any]) -> None:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    messages = []
    for text in case["types"]:
        messages.append(play.say(text))
        play.pass_time(PAUSE_AFTER)
    _go_on(play, case["until"])
    play.pass_time(timedelta(minutes=1))
    play.edit(messages[case["which"]], case["to"])
    step = the_step(play)
    assert (step.text, _local(step.at)) == (case["text"], case["at"])
    assert _local(play.calendar.get((step.id, DueKind.CUE))) == case["nudged"]
    assert case["says"] in play.keys


def _go_on(play: Play, until: str) -> None:
    while until and "plan-good" not in play.offered:
        play.tap(next(name for name in _ON if name in play.offered))
    if until == "good":
        play.tap("plan-good")


def _told(taps: tuple[str, ...] = ()) -> Play:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-tense", *taps)
    return play


def test_undo_goes_back_one_question_at_a_time_and_counts_once() -> None:
    play = _told(("idea-shop-hello.easy1",))
    for asked, done in (
        ("debrief-ease-easy", 1),
        ("debrief-feel-again", 1),
        ("cue-how-was-it", 0),
        ("idea-shop-hello.whole", 0),
    ):
        play.say("undo")
        assert asked in play.keys
        assert play.known.person.done == done
    assert the_step(play).state is StepState.CUED
    play.say("undo")
    assert "plan-readback-nudge" not in play.keys, "the plan was made a day ago"
    assert "mended-nothing" in play.keys
    assert the_step(play).state is StepState.CUED


def test_the_question_is_asked_once_more_and_heard() -> None:
    play = _told()
    play.say("wrong button")
    play.tap("feel-okay", "debrief-enough")
    assert the_step(play).felt == 3
    assert play.known.person.done == 1


def test_an_outcome_that_is_taken_back_can_be_told_later() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done")
    play.say("undo")
    assert play.offered == ["cue-done", "cue-part", "cue-no-step", "cue-not-now"]
    play.tap("cue-done", "feel-okay", "debrief-enough")
    assert play.known.person.done == 1
    assert the_step(play).state is StepState.DONE


def test_it_did_happen() -> None:
    play = cued()
    play.pass_time(timedelta(minutes=45))
    play.tap("cue-no-step")
    play.say("it did happen")
    assert "debrief-feel" in play.keys
    assert play.known.person.done == 1
    play.tap("feel-calm")
    assert the_step(play).felt == 1


def test_after_the_last_question_too() -> None:
    play = _told(("idea-shop-hello.easy1", "debrief-enough"))
    assert play.key == "debrief-was-hard"
    play.say("I meant calm")
    assert the_step(play).felt == 1
    assert "debrief-next" in play.keys, "what follows is what follows something easy"


def test_a_plan_that_was_made_from_an_answer_is_taken_back_first_and_then_the_answer() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy", "idea-shop-hello.easy1", "debrief-enough")
    play.tap("debrief-yes")
    assert StepState.PLANNED in play.states
    play.say("undo")
    assert "plan-readback-nudge" in play.keys
    assert StepState.PLANNED not in play.states
    assert DueKind.CUE not in {kind for _, kind in play.calendar}
    play.tap("plan-good")
    assert StepState.PLANNED in play.states


def test_no_i_didnt_leaves_the_plan_made_from_it() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy", "debrief-enough", "debrief-yes")
    play.say("no, I didn't do it")
    assert sorted(play.states) == [StepState.NOT_THIS_TIME, StepState.PLANNED]
    assert play.known.person.done == 0
    assert DueKind.CUE in {kind for _, kind in play.calendar}


def test_a_plan_is_taken_back() -> None:
    play = planned()
    play.say("wrong button")
    assert play.keys[:3] == ["mended-beside", "mended-back", "plan-readback-nudge"]
    assert play.known.steps == ()
    assert not play.calendar
    play.say("undo")
    assert "plan-guess" in play.keys
    play.say("oops")
    assert "plan-when" in play.keys
    play.tap("tomorrow 10:00", "feel-okay", "plan-good")
    assert _local(the_step(play).at) == "2026-12-01 10:00"


def test_what_is_about_to_leave_is_taken_back_as_ever() -> None:
    pair = _sent()
    pair.ana.say("undo")
    assert pair.ana.key == "friend-undone"
    assert pair.ana.known.person.done == 1


def _sent() -> Pair:
    pair = linked()
    pair.ana.command("did")
    pair.ana.tap("did-shop-hello", "debrief-enough", "debrief-not-now-button", "friend-send-to")
    return pair


def test_what_has_left_is_said_so() -> None:
    pair = _sent()
    pair.pass_time(timedelta(minutes=2))
    pair.ana.say("undo")
    assert pair.ana.key == "mended-has-left"
    assert pair.ana.values == ["Lena"]
    assert pair.ana.known.person.done == 1


def test_what_a_friend_has_of_a_step_that_was_not_is_said_so() -> None:
    pair = _sent()
    pair.pass_time(timedelta(minutes=2))
    pair.ana.say("I didn't do it")
    assert {"mended-has-left", "mended-gone"} <= set(pair.ana.keys)
    assert pair.ana.known.person.done == 0
    assert pair.ana.known.steps == ()


def test_a_message_about_it_does_not_leave_then() -> None:
    pair = _sent()
    pair.ana.say("I didn't do it")
    pair.pass_time(timedelta(minutes=2))
    assert "friend-has-gone" not in pair.ana.on_screen
    assert not [link.left_at for link in pair.ana.known.links if link.left_at]


def test_a_milestone_that_was_named_is_not_named_again() -> None:
    pair = linked()
    for named in (True, False):
        pair.ana.command("did")
        pair.ana.tap("did-shop-hello", "debrief-enough", "debrief-not-now-button")
        assert pair.ana.known.person.done == 1
        assert ("friend-first-step" in pair.ana.keys) is named
        pair.ana.say("I didn't do it")
        assert pair.ana.known.person.done == 0
        pair.pass_time(timedelta(days=1))


def test_without_a_friend_it_is_not_named_again_either() -> None:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    for named in (True, False):
        play.command("did")
        play.tap("did-shop-hello", "debrief-enough")
        assert play.known.person.done == 1
        assert ("milestone-first-step" in play.keys) is named
        play.say("I didn't do it")
        assert play.known.person.done == 0
        play.pass_time(timedelta(days=1))


@pytest.mark.parametrize("taps", [(), ("14:05",), ("14:05", "tomorrow 17:30")])
def test_of_two_edits_the_later_one_holds(taps: tuple[str, ...]) -> None:
    play = welcomed()
    typed = play.say("call mum")
    play.pass_time(PAUSE_AFTER)
    play.tap(*taps)
    first, second = play.now, play.now + timedelta(seconds=5)
    play.now += timedelta(seconds=9)
    play.happen(Edited("call gran", typed, at=second))
    asked = play.last
    play.happen(Edited("call dad", typed, at=first))
    assert the_step(play).text == "call gran"
    assert play.last == asked


def test_an_edit_after_its_day_says_so_and_moves_nothing() -> None:
    play, typed = _planned("call mum tomorrow at 5pm")
    play.pass_time(timedelta(days=1, hours=6))
    play.tap("cue-done", "feel-okay", "debrief-enough", "debrief-not-now-button")
    before = the_step(play)
    play.edit(typed, "call mum on friday at 5pm")
    assert play.key == "mended-over"
    assert replace(the_step(play), given=()) == replace(before, given=())
    play.edit(typed, "call my mum on friday at 5pm")
    assert the_step(play).text == "call my mum"
    assert the_step(play).at == before.at


def _planned(text: str) -> tuple[Play, int]:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    typed = play.say(text)
    play.pass_time(PAUSE_AFTER)
    _go_on(play, "good")
    return play, typed


def test_an_edit_below_the_reminder_moves_the_step_and_ends_it() -> None:
    play, typed = _planned("call mum in 30 min")
    play.pass_time(timedelta(minutes=21))
    assert the_step(play).state is StepState.CUED
    reminder = play.last
    play.edit(typed, "call mum in 3 hours")
    assert the_step(play).state is StepState.PLANNED
    assert play.key == "mended-reminded"
    assert not play.screen[reminder.id].offered


def test_a_time_typed_under_later_can_be_edited() -> None:
    play = cued()
    play.tap("cue-later")
    typed = play.say("tomorrow 6pm")
    assert _local(the_step(play).at) == "2026-12-02 18:00"
    play.edit(typed, "tomorrow 8pm")
    step = the_step(play)
    assert _local(step.at) == "2026-12-02 20:00"
    assert _local(play.calendar[(step.id, DueKind.CUE)]) == "2026-12-02 19:50"
    assert play.key == "mended-reminded"


def test_what_the_clock_says_can_be_edited() -> None:
    play = welcomed()
    play.tap("idea-shop-hello", "plan-another-hour")
    typed = play.say("14:05")
    play.tap("tomorrow 17:30", "feel-tense", "plan-good")
    play.pass_time(timedelta(minutes=3))
    play.edit(typed, "15:05")
    assert play.line == line("settings-clock-now", time="15:08")
    step = the_step(play)
    assert step.at == datetime(2026, 12, 1, 15, 30, tzinfo=ZoneInfo("UTC"))
    assert play.calendar[(step.id, DueKind.CUE)] == step.at - timedelta(minutes=10)


def test_an_answer_can_be_edited_after_the_talk_is_over() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    typed = play.say("the lady smield")
    play.pass_time(PAUSE_AFTER)
    play.tap("debrief-enough", "debrief-not-now-button")
    play.pass_time(timedelta(hours=20))
    play.edit(typed, "the lady smiled")
    assert the_step(play).answers == {"easy": "the lady smiled"}
    assert play.key == "mended"


def test_an_outcome_that_was_typed_can_be_edited() -> None:
    play = cued()
    play.tap("cue-im-going")
    typed = play.say("done")
    assert play.known.person.done == 1
    play.edit(typed, "I didn't do it")
    assert play.key == "debrief-not-this-time"
    assert play.known.person.done == 0


def test_what_happened_unplanned_is_taken_back() -> None:
    play = planned()
    play.command("did")
    play.say("called my mother")
    play.pass_time(PAUSE_AFTER)
    assert play.known.person.done == 1
    play.say("oops")
    assert play.keys == ["mended-beside", "mended-back", "did-what"]
    assert play.known.person.done == 0
    assert play.states == [StepState.PLANNED]


def test_words_that_were_just_written_are_taken_back() -> None:
    play = _told()
    play.say("the door")
    play.say("undo")
    play.pass_time(PAUSE_AFTER)
    assert not the_step(play).answers
    assert "debrief-ease-easy" in play.keys


def test_an_edit_into_words_of_danger_has_its_card_and_changes_nothing() -> None:
    play, typed = _planned("call mum tomorrow at 5pm")
    play.edit(typed, "I want to kill myself")
    assert play.key == "care-card-c1"
    assert the_step(play).text == "call mum"
    play.say("undo")
    assert "mended-back" not in play.keys, "a card of help is not taken back"
    assert the_step(play).state is StepState.PLANNED


def test_nothing_to_take_back_is_no_step_and_no_answer() -> None:
    play = welcomed()
    play.say("oops")
    assert play.keys[:2] == ["mended-beside", "mended-nothing"]
    play.pass_time(PAUSE_AFTER)
    assert play.known.steps == ()


def test_in_a_hidden_chat_no_words_are_repeated() -> None:
    play, typed = _planned("call mum tomorrow at 5pm")
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    play.edit(typed, "call my sister tomorrow at 5pm")
    assert play.key == "mended"
    assert the_step(play).text == "call my sister"


def test_words_out_of_the_blue_are_what_their_edit_says() -> None:
    play = planned()
    play.pass_time(timedelta(hours=1))
    typed = play.say("bla bla")
    assert "home-for-what" in play.keys
    play.edit(typed, "call mum on friday at 5pm")
    assert "home-for-what" in play.keys
    play.tap("home-plan-it")
    _go_on(play, "good")
    assert {step.text for step in play.known.steps} == {"", "call mum"}
    play.edit(typed, "call dad on friday at 5pm")
    assert {step.text for step in play.known.steps} == {"", "call dad"}


def test_an_edit_of_a_message_that_nobody_knows_says_nothing() -> None:
    play = planned()
    typed = play.say("hello")
    play.tap("home-plan")
    before = len(play.screen)
    play.edit(typed, "hello there")
    assert len(play.screen) == before


def test_a_command_with_words_can_be_edited() -> None:
    play = planned()
    play.command("plan", "call mum tomorrow at 5pm")
    typed = max(play.screen) - 1
    _go_on(play, "good")
    play.edit(typed, "/plan call dad tomorrow at 6pm")
    step = next(step for step in play.known.steps if step.text)
    assert (step.text, _local(step.at)) == ("call dad", "2026-12-01 18:00")


def test_the_command_takes_back_as_the_word_does() -> None:
    play = _told()
    play.command("undo")
    assert "debrief-feel-again" in play.keys
    assert the_step(play).felt is None


def test_quiet_hours_that_were_typed_can_be_edited() -> None:
    play = planned()
    play.command("settings")
    play.tap("settings-clock-and-quiet")
    typed = play.say("22-8")
    play.edit(typed, "23-8")
    assert play.line == line("settings-quiet-now", begins="23:00", ends="08:00")
    assert play.known.person.quiet_from.hour == 23
    play.edit(typed, "whatever")
    assert play.key == "mended-not"
    assert play.known.person.quiet_from.hour == 23


def test_a_promise_that_is_none_is_reminded_as_a_plan() -> None:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    play.say("meet Tom tomorrow at 5pm")
    play.pass_time(PAUSE_AFTER)
    typed = play.say("yes")
    _go_on(play, "good")
    step = the_step(play)
    assert step.promise
    assert (step.id, DueKind.HEAD_START) in play.calendar
    play.edit(typed, "no")
    assert not the_step(play).promise
    assert (step.id, DueKind.HEAD_START) not in play.calendar
    assert _local(play.calendar[(step.id, DueKind.CUE)]) == "2026-12-01 16:50"


def test_words_that_were_just_written_about_it_go_with_what_never_was() -> None:
    play = planned()
    play.command("did")
    play.tap("did-shop-hello", "did-another", "did-yes")
    play.say("the door")
    play.say("I didn't do it")
    play.pass_time(PAUSE_AFTER)
    assert play.states == [StepState.PLANNED]
    assert play.known.person.done == 0


# "I meant" at the question that stands, of a time, and of the clock


def test_what_was_meant_answers_the_question_that_is_asked_once_more() -> None:
    play = _told()
    play.say("undo")
    play.say("I meant calm")
    assert the_step(play).felt == 1
    assert "debrief-ease-easy" in play.keys
    play.say("undo")
    play.say("undo")
    play.say("i meant part of it")
    assert the_step(play).state is StepState.PART
    assert play.known.person.done == 1


@pytest.mark.parametrize("until", ["read", "good"])
@pytest.mark.parametrize(
    ("says", "at"),
    [
        ("I meant 6pm", "2026-12-01 18:00"),
        ("sorry, i meant wednesday", "2026-12-02 17:00"),
        ("oops i meant in 2 hours", "2026-11-30 16:06"),
    ],
)
def test_another_time_is_meant_of_a_plan(until: str, says: str, at: str) -> None:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    typed = play.say("call mum tomorrow at 5pm")
    play.pass_time(PAUSE_AFTER)
    _go_on(play, until)
    play.pass_time(timedelta(minutes=1) - PAUSE_AFTER)
    play.say(says)
    assert _local(the_step(play).at) == at
    assert ("mended-reminded" if until == "good" else "plan-readback-own") in play.keys
    play.edit(typed, "call my mum tomorrow at 5pm")
    assert (the_step(play).text, _local(the_step(play).at)) == ("call my mum", at)


def test_an_hour_that_is_meant_is_one_of_the_day_that_was_tapped() -> None:
    play = planned()
    play.say("I meant 6pm")
    assert _local(the_step(play).at) == "2026-12-01 18:00"


def test_another_clock_is_meant() -> None:
    play = welcomed()
    play.tap("idea-shop-hello", "14:05")
    play.say("I meant 13:05")
    assert play.known.person.zone == "Europe/London"
    assert line("settings-clock-now", time="13:05") in play.lines
    play.tap("tomorrow 17:30")
    play.say("I meant 18:00")  # no clock shows that now
    assert play.known.person.zone == "Europe/London"
    assert the_step(play).at == datetime(2026, 12, 1, 18, tzinfo=ZoneInfo("UTC"))


def test_a_plan_in_the_making_is_shown_by_the_clock_that_was_meant() -> None:
    play = welcomed()
    play.say("call mum tomorrow at 5pm")
    play.pass_time(PAUSE_AFTER)
    clock = play.say("14:05")
    play.tap("feel-tense")
    for reads in ("13:05", "15:05", "13:05"):
        play.edit(clock, reads)
        shown = next(one for one in play.lines if one.key == "plan-readback-own")
        assert str(shown.params["time"]) == "17:00"
    play.tap("plan-good")
    step = the_step(play)
    assert step.at == datetime(2026, 12, 1, 17, tzinfo=ZoneInfo("UTC"))
    assert play.calendar[step.id, DueKind.CUE] == step.at - timedelta(minutes=10)


# edits, once more


def test_an_outcome_is_edited_to_and_fro() -> None:
    play = cued()
    play.tap("cue-im-going")
    typed = play.say("done")
    for text, state, done in (
        ("i didnt", StepState.NOT_THIS_TIME, 0),
        ("done", StepState.DONE, 1),
        ("part of it", StepState.PART, 1),
        ("i didnt", StepState.NOT_THIS_TIME, 0),
    ):
        play.edit(typed, text)
        assert (the_step(play).state, play.known.person.done) == (state, done)


def test_an_answer_that_was_taken_back_is_given_by_an_edit() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done")
    typed = play.say("tense")
    play.say("undo")
    play.edit(typed, "okay")
    assert the_step(play).felt == 3
    assert "debrief-ease-easy" in play.keys


def test_what_is_asked_once_more_is_asked_alone() -> None:
    """No question stays open that was asked of the outcome that was taken back."""
    play = _told()
    play.say("undo")
    play.say("undo")
    assert play.keys.count("cue-how-was-it") == 1
    assert not any("feel-calm" in shown.offered for shown in play.screen.values())
    play.say("not now")
    assert "debrief-feel" not in play.keys
    assert play.known.person.done == 0


# what somebody else has


@pytest.mark.parametrize("says", ["undo", "wrong button", "Oops", "take it back", "don't send it"])
def test_a_friend_who_did_not_mean_it_sends_no_words(says: str) -> None:
    pair = sent().again()
    pair.lena.say(says)
    assert not pair.lena.passed
    assert "befriended-home" in pair.lena.keys
    pair.lena.tap("befriended-send-hello", "befriended-tea")
    pair.settle()
    pair.lena.say(says)
    assert pair.lena.line == line("mended-has-left", friend="Ana")
    assert not pair.lena.passed


def test_an_edit_of_what_a_friend_sent_is_told_that_it_has_left() -> None:
    pair = sent().again()
    typed = pair.lena.say("Yes!! Cake on Sunday")
    pair.pass_time(MINUTE)
    pair.lena.edit(typed, "Yes!! Cake on Saturday")
    pair.settle()
    assert pair.lena.line == line("mended-has-left", friend="Ana")
    assert "Yes!! Cake on Sunday" in pair.ana.values


def test_an_edit_of_own_words_that_have_left_is_told_so() -> None:
    pair = previewed().again()
    pair.ana.tap("friend-other-words", "friend-own-words")
    typed = pair.ana.say("I said hello!")
    pair.ana.tap("friend-send-to")
    pair.pass_time(2 * MINUTE)
    pair.ana.edit(typed, "I said HELLO!")
    pair.settle()
    assert pair.ana.line == line("mended-has-left", friend="Lena")
    assert "I said hello!" in pair.lena.values


# what waited while we were away


def test_a_clock_that_waited_is_mended_by_the_minute_at_which_it_was_told() -> None:
    play = welcomed()
    play.tap("idea-shop-hello")
    told = play.now
    play.now += timedelta(minutes=30)
    typed = play.say("14:05", at=told)
    assert play.known.person.zone == "Europe/Berlin"
    play.edit(typed, "13:05", at=told + timedelta(minutes=1))
    assert play.known.person.zone == "Europe/London"
    play.edit(typed, "14:05", at=told + timedelta(minutes=2))
    assert play.known.person.zone == "Europe/Berlin"


def test_undo_counts_from_when_it_was_said() -> None:
    play = _told()
    said = play.now + timedelta(minutes=1)
    play.away_until(play.now + timedelta(minutes=30))
    play.say("undo", at=said)
    assert the_step(play).felt is None
    assert "debrief-feel-again" in play.keys
