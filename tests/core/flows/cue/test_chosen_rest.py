"""A quiet that was chosen: plans wait, a promise keeps its reminders, and both are said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.effects import Plan, Revise, Say
from bot.core.records.lines import Line, line
from bot.core.records.model import Step, StepState
from bot.core.rules.moves import placed
from tests.core.arrivals.test_quiet_week import DAY, pushed
from tests.core.play import Play, cued, planned

AUNT = Step(60, StepState.PLANNED, text="call my aunt", at=datetime(2026, 12, 1, 19, tzinfo=UTC))
NINA = Step(
    61,
    StepState.PLANNED,
    text="pick up Nina",
    at=datetime(2026, 12, 1, 18, tzinfo=UTC),
    promise=True,
)
"""Today at seven in Berlin; its nudges come at six and at half past."""
NUDGES = ["promise-ahead", "cue-short"]


def with_more(play: Play, *steps: Step) -> Play:
    """The same person with more on the calendar."""
    play.known = replace(play.known, steps=(*play.known.steps, *steps))
    for step in steps:
        for effect in placed(step, play.now):
            if isinstance(effect, Plan):
                play.calendar[(effect.subject, effect.kind)] = effect.at
    return play


def both(quiet: Callable[[Play], None]) -> int:
    """How many plans of a day are saved: a rest after "Not today" saves that step, too."""
    return 2 if quiet is rested else 1


def state(play: Play, step: Step) -> StepState:
    return next(s.state for s in play.known.steps if s.id == step.id)


def rested(play: Play) -> None:
    play.tap("cue-not-today", "cue-rest")


def slipped(play: Play) -> None:
    play.say("I drank again last night")
    play.tap("care-rest-button")


def rough(play: Play) -> None:
    play.say("i feel so hopeless today")
    play.tap("care-no-rough-day")


def paused(play: Play) -> None:
    play.command("pause")
    play.tap("settings-a-day")


def goodnight(play: Play) -> None:
    play.known = replace(play.known, person=replace(play.known.person, unanswered=1))
    play.pass_time(DAY + timedelta(hours=2))


QUIETS: list[Callable[[Play], None]] = [rested, slipped, rough, paused]


@pytest.mark.parametrize("quiet", QUIETS)
def test_a_promise_keeps_its_nudges_and_a_plan_waits_and_both_are_said(
    quiet: Callable[[Play], None],
) -> None:
    play = with_more(cued(), AUNT, NINA)
    quiet(play)
    assert line("shelf-plans", count=both(quiet)) in play.lines
    assert line("shelf-promises", count=1, day="today", time="19:00") in play.lines
    assert (state(play, AUNT), state(play, NINA)) == (StepState.SHELVED, StepState.PLANNED)
    assert not [key for key in play.calendar if key[0] == AUNT.id]
    play.said.clear()
    play.pass_time(timedelta(minutes=90))
    assert [said.words.key for said in pushed(play)] == NUDGES
    assert "promise-cannot" in play.offered
    play.pass_time(timedelta(hours=5))
    assert len(pushed(play)) == len(NUDGES), "nothing is asked after it"


@pytest.mark.parametrize("quiet", [slipped, rough, paused])
def test_with_nothing_else_planned_nothing_more_is_said(quiet: Callable[[Play], None]) -> None:
    play = cued()
    quiet(play)
    assert "shelf-plans" not in play.keys
    assert "shelf-promises" not in play.keys


@pytest.mark.parametrize("quiet", [rested, slipped, rough])
def test_a_rest_is_of_today_and_leaves_tomorrow_alone(quiet: Callable[[Play], None]) -> None:
    later = replace(AUNT, at=AUNT.at and AUNT.at + DAY)
    play = with_more(cued(), later)
    quiet(play)
    assert ("shelf-plans" in play.keys) is (quiet is rested)
    assert state(play, later) is StepState.PLANNED


def test_only_what_comes_is_said_of_a_rest() -> None:
    play = with_more(cued(), AUNT, replace(AUNT, id=62))
    rested(play)
    assert play.keys == ["cue-resting", "shelf-all", "shelf-plans"]
    assert play.values == [3]
    play = with_more(cued(), NINA)
    rested(play)
    assert play.keys == ["cue-resting-but", "shelf-all", "shelf-plans", "shelf-promises"]
    assert play.values == [1, 1, "today", "19:00"]


def test_several_promises_are_counted() -> None:
    play = with_more(cued(), NINA, replace(NINA, id=62))
    paused(play)
    assert line("shelf-promises", count=2, day="today", time="19:00") in play.lines


def test_a_promise_in_a_pause_without_an_end_is_kept_too() -> None:
    friday = replace(NINA, at=datetime(2026, 12, 4, 15, tzinfo=UTC))
    play = with_more(cued(), friday)
    play.command("pause")
    play.tap("settings-until-i-say")
    assert line("shelf-promises", count=1, day="Fri 4 Dec", time="16:00") in play.lines
    play.said.clear()
    play.pass_time(5 * DAY)
    assert [said.words.key for said in pushed(play)] == NUDGES, "and nothing is asked after them"


def test_a_rest_never_shortens_the_quiet_day_after_a_card() -> None:
    play = cued()
    held = play.now + DAY + DAY / 2
    play.known = replace(play.known, person=replace(play.known.person, held_until=held))
    rested(play)
    assert play.known.person.held_until == held


# the step that was off for today


def test_a_rest_keeps_the_plan_and_says_so() -> None:
    play = cued()
    rested(play)
    assert play.keys == ["cue-resting", "shelf-all", "shelf-plans"]
    assert play.values == [1]
    play.pass_time(2 * DAY)
    play.command("next")
    assert play.key == "next-only-shelf"
    play.tap("next-on-shelf")
    assert play.offered == ["next-plan-again", "next-done-already", "next-let-go", "back"]
    play.tap("next-plan-again")
    play.say("tomorrow 17:30")
    assert play.states == [StepState.PLANNED]


def test_what_is_not_for_today_is_there_at_once_and_saved_as_the_day_ends() -> None:
    play = cued()
    play.tap("cue-not-today")
    pushes = len(pushed(play))
    play.command("next")
    assert "next-on-shelf" in play.offered
    play.tap("next-enough")
    play.pass_time(8 * timedelta(hours=1))
    assert play.states == [StepState.SHELVED]
    assert len(pushed(play)) == pushes + 1, "nothing came but the list that was asked for"
    assert "cue-left" in play.on_screen
    assert "cue-another-day" not in [name for one in play.screen.values() for name in one.offered]


def test_what_was_given_another_day_stays_there() -> None:
    play = cued()
    play.tap("cue-not-today", "cue-another-day", "Thu 3 Dec 17:30")
    play.pass_time(DAY)
    assert play.states == [StepState.PLANNED]


def test_a_stop_under_not_today_saves_the_step() -> None:
    play = cued()
    play.tap("cue-not-today")
    play.say("stop")
    assert play.states == [StepState.SHELVED]


# goodnight


def test_goodnight_puts_every_plan_on_the_shelf_and_keeps_promises() -> None:
    week = timedelta(days=7)
    aunts = [replace(AUNT, id=60 + n, at=AUNT.at and AUNT.at + week) for n in (0, 2)]
    nina = replace(NINA, at=NINA.at and NINA.at + 2 * DAY)
    play = with_more(cued(), *aunts, nina)
    goodnight(play)
    assert play.keys == ["cue-goodnight-shelf", "shelf-promises"]
    assert play.values == [2, 1, "tomorrow", "19:00"]
    assert [state(play, aunt) for aunt in aunts] == [StepState.SHELVED] * 2
    assert not [key for key in play.calendar if key[0] in (60, 62)]
    play.said.clear()
    play.pass_time(2 * DAY)
    assert [said.words.key for said in pushed(play)][:2] == NUDGES
    play.said.clear()
    play.pass_time(12 * DAY)
    assert not [s for s in pushed(play) if s.words.key.startswith("cue")], "no plan is cued"


def test_goodnight_names_one_plan_as_one() -> None:
    play = with_more(cued(), replace(AUNT, at=AUNT.at and AUNT.at + 3 * DAY))
    goodnight(play)
    assert play.keys == ["cue-goodnight-shelf"]
    assert play.values == [1]


def test_goodnight_is_an_edit_and_calls_nobody() -> None:
    play = cued()
    play.known = replace(play.known, person=replace(play.known.person, unanswered=1))
    play.pass_time(timedelta(hours=2))
    asked = play.last.id
    play.said.clear()
    play.pass_time(DAY)
    assert play.key == "cue-goodnight"
    assert play.last.id == asked
    assert [type(e) for e in play.said if isinstance(e, Say | Revise)] == [Revise]


def test_a_pause_after_goodnight_says_what_waits_and_keeps_a_promise() -> None:
    play = cued()
    goodnight(play)
    aunt, nina = (replace(s, at=s.at and s.at + 3 * DAY) for s in (AUNT, NINA))
    with_more(play, replace(aunt, through_quiet=True), nina)
    play.tap("cue-pause")
    assert play.keys == ["cue-paused", "shelf-all", "shelf-plans", "shelf-promises"]
    assert play.values == [1, 1, "Fri 4 Dec", "19:00"]
    assert state(play, aunt) is StepState.SHELVED, "planned on an earlier quiet day"
    play.said.clear()
    play.pass_time(7 * DAY)
    assert [said.words.key for said in pushed(play)] == NUDGES


# what was under way


ENDS = {"going": line("cue-ended", minutes=10), "out": line("cue-five-over")}


ENDS = {"going": line("cue-ended", minutes=10), "out": line("cue-five-over")}


def out_there(way: str) -> Play:
    """A person who stays ten minutes, or stepped out of it for five."""
    play = planned()
    (step,) = play.known.steps
    play.known = replace(play.known, steps=(replace(step, minutes=10),))
    play.pass_time(datetime(2026, 12, 1, 16, 30, tzinfo=UTC) - play.now)
    play.tap("cue-im-going")
    if way == "out":
        play.tap("cue-too-much", "cue-step-out")
    return play


def test_minutes_that_end_in_a_quiet_change_their_card_and_call_nobody() -> None:
    for quiet in [paused, slipped, rough]:
        for way, words in ENDS.items():
            play = out_there(way)
            card = play.last.id
            quiet(play)
            play.said.clear()
            play.pass_time(timedelta(minutes=6 if way == "out" else 11))
            assert pushed(play) == [], (way, words, quiet)
            assert play.screen[card].line == words, (way, words, quiet)
            play.tap("cue-done" if way == "going" else "cue-head-home")
            assert play.screen[card].key == "debrief-feel", (
                f"and it can be answered there: {quiet}, {way}, {words}"
            )


@pytest.mark.parametrize(("way", "words"), ENDS.items())
def test_minutes_that_end_on_any_other_day_call_at_once(way: str, words: Line) -> None:
    play = out_there(way)
    play.said.clear()
    play.pass_time(timedelta(minutes=6 if way == "out" else 11))
    (said,) = pushed(play)
    assert play.line == words
    assert not said.silent


def test_the_minutes_of_what_was_planned_in_a_quiet_are_said_until_the_next() -> None:
    for again in (False, True):
        play = out_there("going")
        (step,) = play.known.steps
        play.known = replace(play.known, steps=(replace(step, through_quiet=True),))
        play.known = replace(
            play.known, person=replace(play.known.person, paused_until=play.now + 2 * DAY)
        )
        if again:
            paused(play)
        play.said.clear()
        play.pass_time(timedelta(minutes=11))
        assert len(pushed(play)) == (0 if again else 1)
