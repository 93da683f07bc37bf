"""A promise on its day: an honest word in time counts, and what it adds up to only grows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.records.events import DueKind
from bot.core.records.model import Known, Person, Step, StepState
from bot.core.rules.promises import Word, word
from tests.core.nina import HALF_PAST_THREE, MINUTE, nudged, promised, step_of
from tests.core.play import BOOK, Play, welcomed


def copied(play: Play) -> str:
    found = [b.copies for row in play.last.rows for b in row if b.copies is not None]
    assert len(found) == 1
    return BOOK.render("en", found[0]).text


def test_running_late_gives_an_honest_text_and_telling_counts() -> None:
    play = nudged()
    play.tap("Running late")
    assert play.text == "To copy: \"I'm running 15 minutes late. I'll be there at 16:15.\""
    assert copied(play) == "I'm running 15 minutes late. I'll be there at 16:15."
    assert play.buttons == ["Other words", "I told them"]
    play.tap("I told them")
    assert play.text == "You told them in time. That counts."
    assert play.buttons == ["Done", "Can't make it"]
    assert step_of(play).told
    play.tap("Done")
    assert play.text == "You told them, and you were there. What went well?"


def test_that_they_were_there_or_cannot_come_can_be_written_at_once() -> None:
    play = nudged()
    play.say("I was there")
    assert play.text == "You did as you said: pick up Nina, on time. What went well?"
    play = nudged()
    play.say("I can't go")
    assert "I told them" in play.buttons


@pytest.mark.parametrize(
    ("typed", "opens"),
    [("running late", "To copy: \"I'm running 15"), ("I can't make it", "Plans")],
)
def test_after_the_first_nudge_it_can_be_written_already(typed: str, opens: str) -> None:
    play = promised()
    play.pass_time(HALF_PAST_THREE - 20 * MINUTE - play.now)
    play.say(typed)
    assert play.text.startswith(opens)
    play.tap("I told them")
    assert step_of(play).told


def test_days_before_it_is_about_nothing_yet() -> None:
    play = promised()
    play.say("running late")
    assert not play.text.startswith("To copy")


def test_other_words_and_other_minutes() -> None:
    play = nudged()
    play.tap("Running late", "Other words")
    assert copied(play) == "I'll be there at 16:15, about 15 minutes later than I said."
    assert play.buttons == ["Other words", "5 min", "10 min", "30 min", "I told them", "Back"]
    play.tap("30 min")
    assert copied(play) == "I'll be there at 16:30, about 30 minutes later than I said."
    play.tap("Other words", "Other words")
    assert copied(play) == "I'm running 30 minutes late. I'll be there at 16:30."


def test_the_minutes_stay_honest_when_the_time_has_passed() -> None:
    play = nudged()
    play.pass_time(34 * MINUTE)
    play.tap("Running late", "Other words")
    assert "16:20" in play.text
    assert play.buttons == ["Other words", "10 min", "15 min", "35 min", "I told them", "Back"]
    play.tap("I told them")
    assert play.text == "You told them. That counts."


def test_the_minutes_move_on_with_the_clock() -> None:
    play = nudged()
    play.tap("Running late")
    play.pass_time(48 * MINUTE)
    play.tap("Other words")
    assert copied(play) == "I'll be there at 16:35, about 35 minutes later than I said."


def test_who_runs_late_is_asked_after_the_new_time() -> None:
    play = nudged()
    play.tap("Running late")
    play.pass_time(74 * MINUTE)
    assert "How was it?" not in play.text
    play.pass_time(MINUTE)
    assert play.text == "16:00, your step. How was it?"


def test_on_the_way_it_may_still_get_late() -> None:
    play = nudged()
    play.say("on my way")
    assert play.text == "Good. Tap when you're there, or if it gets late."
    play.say("running late")
    assert play.text.startswith("To copy:")
    play.say("i told them")
    assert step_of(play).told


def test_cannot_make_it_may_move_or_end_kindly() -> None:
    moved = nudged()
    moved.tap("Can't make it", "Another time", "Tomorrow 16:00")
    assert step_of(moved).state is StepState.PLANNED
    assert {kind for _, kind in moved.calendar} == {DueKind.CUE, DueKind.HEAD_START}
    left = nudged()
    left.tap("Can't make it", "Other words", "Let it go")
    assert left.text == "Okay. Good to know."
    assert (step_of(left).state, step_of(left).told) == (StepState.NOT_THIS_TIME, False)


def test_words_for_not_being_there_are_true_after_the_time_too() -> None:
    play = nudged()
    play.tap("On my way")
    play.pass_time(45 * MINUTE)
    play.tap("Can't make it")
    assert "couldn't make it at 16:00" in copied(play)
    play.tap("I told them")
    assert play.text.startswith("You told them.")


def test_who_told_a_new_time_cannot_make_that_time() -> None:
    play = nudged()
    play.tap("Running late", "Other words", "30 min", "I told them")
    play.pass_time(40 * MINUTE)
    play.tap("Can't make it")
    assert "I can't make it at 16:30." in copied(play)
    play.tap("I told them")
    assert play.text.startswith("You told them in time.")


def test_what_was_called_off_is_not_offered_again() -> None:
    play = nudged()
    play.tap("Can't make it", "I told them", "Another time")
    assert not [b for b in play.buttons if b.startswith("Today 15") or b == "Today 16:00"]
    assert "Tomorrow 16:00" in play.buttons


def test_after_the_time_they_told_it_is_the_past() -> None:
    play = nudged()
    play.tap("Running late", "I told them")
    play.pass_time(50 * MINUTE)
    play.tap("Can't make it")
    assert "I couldn't make it at 16:15." in copied(play)


def test_a_promise_moved_and_kept_on_its_day_is_kept_and_no_more() -> None:
    play = nudged()
    play.tap("Can't make it", "I told them", "Another time", "Tomorrow 16:00")
    play.pass_time(24 * 60 * MINUTE)
    play.tap("On my way", "Done")
    assert play.text == "You did as you said: pick up Nina, on time. What went well?"
    assert word(play.known) == Word(kept=1, posted=1)


def test_a_slip_of_the_finger_has_a_way_back() -> None:
    play = nudged()
    play.tap("Running late", "Other words", "Back", "Can't make it", "Back")
    assert play.buttons == ["On my way", "Running late", "Can't make it", "It's too much"]


def test_nobody_runs_late_hours_afterwards() -> None:
    play = nudged()
    play.tap("On my way")
    play.now += 180 * MINUTE
    play.tap("Running late")
    assert play.text == "16:00, your step. How was it?"


# afterwards


def test_leave_earlier_makes_the_next_first_nudge_earlier() -> None:
    play = nudged()
    play.tap("Running late", "I told them", "Done")
    assert play.buttons[:4] == ["I was on time", "I told them early", "I stayed calm", "We laughed"]
    play.tap("I told them early")
    assert play.text == "What felt risky?"
    play.tap("Who was there")
    assert play.text == "What did you learn for next time?"
    play.tap("Leave earlier")
    assert play.text == "Next: Friday 11 Dec 16:00, first reminder at 14:45?"
    play.tap("Yes")
    assert play.text.startswith("See you Friday 11 Dec at 14:45.")
    following = play.known.steps[-1]
    assert following.promise
    first = play.calendar[(following.id, DueKind.HEAD_START)]
    assert first == datetime(2026, 12, 11, 13, 45, tzinfo=UTC)
    assert play.calendar[(following.id, DueKind.CUE)] == first + 45 * MINUTE


def test_a_promise_asks_about_trust_on_every_path() -> None:
    play = nudged()
    person = replace(play.known.person, path=welcomed().known.person.path)
    play.known = replace(play.known, person=person)
    play.tap("On my way", "Done")
    assert play.text == "You did as you said: pick up Nina, on time. What went well?"


def test_what_promises_add_up_to_only_grows() -> None:
    steps = (
        Step(1, StepState.DONE, promise=True, told=True),
        Step(2, StepState.NOT_THIS_TIME, promise=True, told=True),
        Step(3, StepState.NOT_THIS_TIME, promise=True),
        Step(4, StepState.DONE),
        Step(5, StepState.PLANNED, promise=True),
    )
    assert word(Known(Person(7), steps=steps)) == Word(kept=1, posted=2)
    assert word(Known(Person(7))) == Word()


def test_keeping_someone_posted_is_there_to_look_back_on() -> None:
    play = nudged()
    play.tap("Can't make it", "I told them", "Let it go")
    play.command("look")
    assert play.text == "Your steps will be here. People told in time: 1."


@pytest.mark.parametrize("menu", ["settings", "help", "privacy", "next"])
def test_it_is_heard_at_every_menu(menu: str) -> None:
    play = promised()
    step = step_of(play)
    assert step.at is not None
    play.pass_time(step.at - 2 * 60 * MINUTE - play.now)
    play.command(menu)
    play.say("running late")
    assert "minutes late" in play.text
