"""A promise on its day: an honest word in time counts, and what it adds up to only grows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.records.events import DueKind
from bot.core.records.lines import Line, line
from bot.core.records.model import Known, Person, Step, StepState
from bot.core.rules.promises import Word, word
from tests.core.nina import HALF_PAST_THREE, MINUTE, nudged, promised, step_of
from tests.core.play import Play, welcomed
from tests.core.told import plain


def copied(play: Play) -> Line:
    (found,) = (b.copies for row in play.last.rows for b in row if b.copies is not None)
    return plain(found)


def test_running_late_gives_an_honest_text_and_telling_counts() -> None:
    play = nudged()
    play.tap("promise-running-late")
    assert play.keys == ["promise-to-copy", "promise-late-1"]
    assert play.values == [15, "16:15"]
    assert copied(play) == line("promise-late-1", minutes=15, time="16:15")
    assert play.offered == ["promise-other-words", "promise-i-told-them"]
    play.tap("promise-i-told-them")
    assert play.key == "promise-told-in-time"
    assert play.offered == ["cue-done", "promise-cannot"]
    assert step_of(play).told
    play.tap("cue-done")
    assert play.keys == ["debrief-opening", "own-promise-told", "debrief-trust-first"]


def test_that_they_were_there_or_cannot_come_can_be_written_at_once() -> None:
    play = nudged()
    play.say("I was there")
    assert play.keys == ["debrief-opening", "own-promise-did", "debrief-trust-first"]
    assert play.values == ["pick up Nina, on time"]
    play = nudged()
    play.say("I can't go")
    assert "promise-i-told-them" in play.offered


@pytest.mark.parametrize(
    ("typed", "opens"),
    [("running late", "promise-to-copy"), ("I can't make it", "promise-plans-change")],
)
def test_after_the_first_nudge_it_can_be_written_already(typed: str, opens: str) -> None:
    play = promised()
    play.pass_time(HALF_PAST_THREE - 20 * MINUTE - play.now)
    play.say(typed)
    assert play.key == opens
    play.tap("promise-i-told-them")
    assert step_of(play).told


def test_days_before_it_is_about_nothing_yet() -> None:
    play = promised()
    play.say("running late")
    assert "promise-to-copy" not in play.keys


def test_other_words_and_other_minutes() -> None:
    play = nudged()
    play.tap("promise-running-late", "promise-other-words")
    assert copied(play) == line("promise-late-2", minutes=15, time="16:15")
    assert play.offered == [
        *("promise-other-words", "5", "10", "30", "promise-i-told-them", "back")
    ]
    play.tap("30")
    assert copied(play) == line("promise-late-2", minutes=30, time="16:30")
    play.tap("promise-other-words", "promise-other-words")
    assert copied(play) == line("promise-late-1", minutes=30, time="16:30")


def test_the_minutes_stay_honest_when_the_time_has_passed() -> None:
    play = nudged()
    play.pass_time(34 * MINUTE)
    play.tap("promise-running-late", "promise-other-words")
    assert "16:20" in play.values
    assert play.offered == [
        *("promise-other-words", "10", "15", "35", "promise-i-told-them", "back")
    ]
    play.tap("promise-i-told-them")
    assert play.key == "promise-told"


def test_the_minutes_move_on_with_the_clock() -> None:
    play = nudged()
    play.tap("promise-running-late")
    play.pass_time(48 * MINUTE)
    play.tap("promise-other-words")
    assert copied(play) == line("promise-late-2", minutes=35, time="16:35")


def test_who_runs_late_is_asked_after_the_new_time() -> None:
    play = nudged()
    play.tap("promise-running-late")
    play.pass_time(74 * MINUTE)
    assert "cue-how-was-it" not in play.keys
    play.pass_time(MINUTE)
    assert play.keys == ["cue-short", "own-veiled", "own-short", "cue-how-was-it"]
    assert play.last.uncovered.values == ["16:00"]


def test_on_the_way_it_may_still_get_late() -> None:
    play = nudged()
    play.say("on my way")
    assert play.key == "promise-set-off"
    play.say("running late")
    assert play.key == "promise-to-copy"
    play.say("i told them")
    assert step_of(play).told


def test_cannot_make_it_may_move_or_end_kindly() -> None:
    moved = nudged()
    moved.tap("promise-cannot", "cue-another-time", "tomorrow 16:00")
    assert step_of(moved).state is StepState.PLANNED
    assert {kind for _, kind in moved.calendar} == {DueKind.CUE, DueKind.HEAD_START}
    left = nudged()
    left.tap("promise-cannot", "promise-other-words", "next-let-go")
    assert left.key == "cue-good-to-know"
    assert (step_of(left).state, step_of(left).told) == (StepState.NOT_THIS_TIME, False)


def test_words_for_not_being_there_are_true_after_the_time_too() -> None:
    play = nudged()
    play.tap("promise-on-my-way")
    play.pass_time(45 * MINUTE)
    play.tap("promise-cannot")
    assert copied(play) == line("promise-could-not-1", time="16:00")
    play.tap("promise-i-told-them")
    assert "promise-told" in play.keys


def test_who_told_a_new_time_cannot_make_that_time() -> None:
    play = nudged()
    play.tap("promise-running-late", "promise-other-words", "30", "promise-i-told-them")
    play.pass_time(40 * MINUTE)
    play.tap("promise-cannot")
    assert copied(play) == line("promise-cannot-1", time="16:30")
    play.tap("promise-i-told-them")
    assert "promise-told-in-time" in play.keys


def test_what_was_called_off_is_not_offered_again() -> None:
    play = nudged()
    play.tap("promise-cannot", "promise-i-told-them", "cue-another-time")
    assert not [name for name in play.offered if name.startswith("today 15")]
    assert "today 16:00" not in play.offered
    assert "tomorrow 16:00" in play.offered


def test_after_the_time_they_told_it_is_the_past() -> None:
    play = nudged()
    play.tap("promise-running-late", "promise-i-told-them")
    play.pass_time(50 * MINUTE)
    play.tap("promise-cannot")
    assert copied(play) == line("promise-could-not-1", time="16:15")


def test_a_promise_moved_and_kept_on_its_day_is_kept_and_no_more() -> None:
    play = nudged()
    play.tap("promise-cannot", "promise-i-told-them", "cue-another-time", "tomorrow 16:00")
    play.pass_time(24 * 60 * MINUTE)
    play.tap("promise-on-my-way", "cue-done")
    assert play.keys == ["debrief-opening", "own-promise-did", "debrief-trust-first"]
    assert play.values == ["pick up Nina, on time"]
    assert word(play.known) == Word(kept=1, posted=1)


def test_a_slip_of_the_finger_has_a_way_back() -> None:
    play = nudged()
    play.tap("promise-running-late", "promise-other-words", "back", "promise-cannot", "back")
    assert play.offered == [
        *("promise-on-my-way", "promise-running-late", "promise-cannot", "cue-too-much")
    ]


def test_nobody_runs_late_hours_afterwards() -> None:
    play = nudged()
    play.tap("promise-on-my-way")
    play.now += 180 * MINUTE
    play.tap("promise-running-late")
    assert play.keys == ["cue-short", "own-veiled", "own-short", "cue-how-was-it"]
    assert play.last.uncovered.values == ["16:00"]


# afterwards


def test_leave_earlier_makes_the_next_first_nudge_earlier() -> None:
    play = nudged()
    play.tap("promise-running-late", "promise-i-told-them", "cue-done")
    assert play.offered[:4] == [f"own-promise.easy{n}" for n in (1, 2, 3, 4)]
    play.tap("own-promise.easy2")
    assert play.keys == ["debrief-trust-hard", "own-name"]
    assert play.values == ["pick up Nina, on time"]
    play.tap("own-promise.hard2")
    assert play.keys == ["debrief-trust-change", "own-name"]
    assert play.values == ["pick up Nina, on time"]
    play.tap("own-promise.change1")
    friday = line("debrief-next-promise", day="Fri 11 Dec", time="16:00", nudge="14:45")
    kept = line("milestone-first-step", outcome=line("debrief-kept-promise"))
    assert play.line == line("debrief-then", outcome=kept, next=friday)
    play.tap("debrief-yes-promise")
    assert line("debrief-see-you", day="Fri 11 Dec", time="14:45") in play.lines
    following = play.known.steps[-1]
    assert following.promise
    first = play.calendar[(following.id, DueKind.HEAD_START)]
    assert first == datetime(2026, 12, 11, 13, 45, tzinfo=UTC)
    assert play.calendar[(following.id, DueKind.CUE)] == first + 45 * MINUTE


def test_a_promise_asks_about_trust_on_every_path() -> None:
    play = nudged()
    person = replace(play.known.person, path=welcomed().known.person.path)
    play.known = replace(play.known, person=person)
    play.tap("promise-on-my-way", "cue-done")
    assert play.keys == ["debrief-opening", "own-promise-did", "debrief-trust-first"]
    assert play.values == ["pick up Nina, on time"]


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
    play.tap("promise-cannot", "promise-i-told-them", "next-let-go")
    play.command("look")
    assert play.line == line("look-posted", promises=line("look-promises", kept=0, posted=1))


@pytest.mark.parametrize("menu", ["settings", "help", "privacy", "next"])
def test_it_is_heard_at_every_menu(menu: str) -> None:
    play = promised()
    step = step_of(play)
    assert step.at is not None
    play.pass_time(step.at - 2 * 60 * MINUTE - play.now)
    play.command(menu)
    play.say("running late")
    assert line("promise-late-1", minutes=15, time="16:15") in play.lines
