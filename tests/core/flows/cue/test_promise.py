"""A promise to someone: heard once, read back, and nudged early but never too late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.records.effects import Lane, Say
from bot.core.records.events import DueKind
from bot.core.records.lines import line
from bot.core.records.model import Look, StepState
from tests.core.nina import (
    AFTER,
    FOUR,
    HALF_PAST_THREE,
    MINUTE,
    NINA,
    asked,
    marek,
    promised,
    step_of,
)
from tests.core.play import Play, welcomed

# hearing and planning


def test_a_promise_in_own_words_is_asked_about_once() -> None:
    play = asked()
    assert play.keys == ["plan-promise-ask", "own-name"]
    assert play.values == ["Fri 4 Dec", "16:00", "pick up Nina, on time"]
    assert play.offered == ["plan-promise-yes", "plan-promise-no", "plan-not-now"]
    play.tap("plan-promise-yes")
    assert play.keys == ["plan-promise-both", "own-name", "plan-lock-short-own", "own-short"]
    assert play.values == ["15:00", "Fri 4 Dec", "16:00", "pick up Nina, on time", "15:30", "16:00"]
    play.tap("plan-good")
    assert play.line == line("plan-set-promise", day="Fri 4 Dec")
    assert step_of(play).promise


def test_just_a_plan_is_a_plan_and_is_not_asked_again() -> None:
    play = asked()
    play.tap("plan-promise-no", "feel-okay")
    assert "plan-readback-own" in play.keys
    assert "own-sign-default" in play.keys
    assert "Fri 4 Dec" in play.values
    assert "16:00" in play.values
    assert "pick up Nina, on time" in play.values
    play.say("friday 17:00")
    assert "plan-readback-own" in play.keys
    assert "Fri 4 Dec" in play.values
    assert "17:00" in play.values
    assert "pick up Nina, on time" in play.values
    play.tap("plan-good")
    assert not step_of(play).promise
    assert [kind for _, kind in play.calendar] == [DueKind.CUE]


def test_it_is_asked_once_the_time_is_known() -> None:
    play = asked("meet Tom")
    assert play.key == "plan-when"
    play.tap("tomorrow 17:30")
    assert play.keys == ["plan-promise-ask", "own-name"]
    assert play.values == ["Tue 1 Dec", "17:30", "meet Tom"]


def test_it_is_asked_after_the_clock() -> None:
    play = welcomed(AFTER)
    play.say(NINA)
    play.pass_time(timedelta(seconds=4))
    play.tap("14:05")
    assert "Fri 4 Dec" in play.values
    assert "16:00" in play.values
    assert "pick up Nina, on time" in play.values


def test_an_edit_changes_the_question_in_place() -> None:
    play = marek()
    id = play.say(NINA)
    play.pass_time(timedelta(seconds=4))
    before = len(play.screen)
    play.edit(id, "pick up Nora at 5pm, on time, friday")
    assert "Fri 4 Dec" in play.values
    assert "17:00" in play.values
    assert "pick up Nora, on time" in play.values
    assert play.key == "plan-promise-ask"
    assert len(play.screen) == before


def test_a_promise_in_the_past_is_not_planned_there() -> None:
    play = asked("pick up Nina yesterday 4pm")
    assert play.key == "plan-when-past"
    assert DueKind.CUE not in {kind for _, kind in play.calendar}
    play.say("last friday 4pm")
    assert play.key == "plan-when-past"
    assert play.known.steps == ()
    play.say("friday 4pm")
    assert play.keys == ["plan-promise-ask", "own-name"]
    assert play.values == ["Fri 4 Dec", "16:00", "pick up Nina"]


def test_the_command_begins_with_the_promise_itself() -> None:
    play = marek()
    play.command("promise")
    assert play.key == "plan-promise-what"
    play.say("the shelf for Jo, tomorrow 5pm")
    play.pass_time(timedelta(seconds=4))
    assert play.key == "plan-promise-both"
    assert "16:00" in play.values
    assert "16:30" in play.values
    play.tap("plan-good")
    assert step_of(play).promise


def test_the_command_hears_the_words_behind_it() -> None:
    play = marek()
    play.command("promise", "pick up Nina friday at 4")
    assert play.key == "plan-promise-both"
    assert "Fri 4 Dec" in play.values
    assert "16:00" in play.values
    assert "pick up Nina" in play.values
    assert "15:00" in play.values
    assert "15:30" in play.values
    play.tap("plan-good")
    assert step_of(play).promise


def test_the_words_behind_it_wait_for_the_clock() -> None:
    play = welcomed()
    play.command("promise", "pick up Nina friday at 4")
    play.tap("14:05")
    assert "Fri 4 Dec" in play.values
    assert "16:00" in play.values
    assert "pick up Nina" in play.values


def test_a_plan_hears_the_words_behind_its_command() -> None:
    play = marek()
    play.command("plan", "bowling saturday 5pm")
    play.tap("feel-okay")
    assert "plan-readback-own" in play.keys
    assert "Sat 5 Dec" in play.values
    assert "17:00" in play.values
    assert "bowling" in play.values
    play.tap("plan-good")
    assert not step_of(play).promise


def test_the_command_works_before_the_clock_is_known() -> None:
    play = welcomed()
    play.command("promise")
    play.say("meet Tom tomorrow 5pm")
    play.pass_time(timedelta(seconds=4))
    play.tap("14:05")
    assert play.key == "plan-promise-both"
    assert "16:00" in play.values
    assert "16:30" in play.values


def test_one_nudge_or_none_is_left_when_it_is_near() -> None:
    near = asked("pick up Nina at 14:50")
    near.tap("plan-promise-yes")
    assert near.key == "plan-promise-one"
    assert "14:20" in near.values
    at_once = asked("pick up Nina at 14:20")
    at_once.tap("plan-promise-yes")
    assert at_once.key == "plan-promise-soon"
    at_once.tap("plan-good")
    assert at_once.key == "plan-set-soon"


# nudges


def test_the_first_nudge_is_silent_and_the_second_has_the_buttons() -> None:
    play = promised()
    play.pass_time(HALF_PAST_THREE - 30 * MINUTE - play.now)
    assert play.keys == ["promise-ahead", "own-veiled", "own-short"]
    assert play.last.uncovered.values == ["16:00"]
    assert play.values == ["16:00", "pick up Nina, on time"]
    assert play.last.silent
    assert play.offered == []
    first = next(e for e in reversed(play.said) if isinstance(e, Say))
    assert (first.lane, first.until) == (Lane.SCHEDULED, HALF_PAST_THREE)
    play.pass_time(30 * MINUTE)
    assert play.keys == ["cue-short", "own-veiled", "own-short", "own-promise-whole"]
    assert play.last.uncovered.values == ["16:00"]
    assert play.offered == [
        *("promise-on-my-way", "promise-running-late", "promise-cannot", "cue-too-much")
    ]


def test_the_hidden_look_says_nothing_outside_the_veil() -> None:
    play = asked(look=Look.HIDDEN)
    play.tap("plan-promise-yes")
    assert play.key == "plan-promise-both"
    assert line("plan-lock-hidden", time="15:30") in play.lines
    play.tap("plan-good")
    play.pass_time(HALF_PAST_THREE - 30 * MINUTE - play.now)
    assert play.line == line("promise-ahead-hidden", time="15:00")
    play.pass_time(30 * MINUTE)
    words = play.last.words
    assert words.key == "cue-hidden"
    assert play.key == "cue-hidden"
    assert "15:30" in play.values
    assert "16:00" in play.values
    assert "pick up Nina, on time" in play.values


def test_a_quiet_day_brings_neither_nudge() -> None:
    play = promised()
    held = replace(play.known.person, held_until=FOUR + 60 * MINUTE)
    play.known = replace(play.known, person=held)
    before = len(play.screen)
    play.pass_time(FOUR - play.now)
    assert len(play.screen) == before
    assert step_of(play).state is StepState.SHELVED


def test_a_pause_brings_neither_nudge() -> None:
    play = promised()
    paused = replace(play.known.person, paused_until=FOUR + timedelta(days=7))
    play.known = replace(play.known, person=paused)
    before = len(play.screen)
    play.pass_time(FOUR - play.now)
    assert len(play.screen) == before
    assert step_of(play).state is StepState.SHELVED


def test_planned_on_a_quiet_day_it_is_nudged_on_it() -> None:
    play = asked("pick up Nina today 18:00")
    held = replace(play.known.person, held_until=play.now + timedelta(days=1))
    play.known = replace(play.known, person=held)
    play.tap("plan-promise-yes", "plan-good")
    play.pass_time(timedelta(hours=3, minutes=30))
    assert "own-short" in play.keys
    assert "own-promise-whole" in play.keys
    assert "18:00" in play.values


def test_never_a_nudge_too_late() -> None:
    play = promised()
    before = len(play.screen)
    play.away_until(FOUR + 16 * MINUTE)
    assert len(play.screen) == before + 1
    assert play.line == line("cue-away", time="16:00")


def test_a_first_nudge_that_comes_with_the_cue_is_left_out() -> None:
    play = promised()
    before = len(play.screen)
    play.away_until(HALF_PAST_THREE + MINUTE)
    assert len(play.screen) == before + 1
    assert play.offered == [
        *("promise-on-my-way", "promise-running-late", "promise-cannot", "cue-too-much")
    ]


def test_a_moved_promise_is_nudged_at_its_new_times_only() -> None:
    play = promised()
    play.command("next")
    play.tap("next-at", "next-move")
    play.say("saturday 11:00")
    assert set(play.calendar.values()) == {
        datetime(2026, 12, 5, 9, 0, tzinfo=UTC),
        datetime(2026, 12, 5, 9, 30, tzinfo=UTC),
    }
    play.command("next")
    play.tap("next-at", "next-move")
    play.say("in 40 minutes")
    assert [kind for _, kind in play.calendar] == [DueKind.CUE]


def test_a_promise_looked_at_can_stay() -> None:
    play = promised()
    before = play.calendar
    for way in ("tap", "cancel"):
        play.command("next")
        play.tap("next-at", "next-cancel")
        if way == "tap":
            play.tap("promise-keep")
            assert play.key == "next-fine"
        else:
            play.command("cancel")
            assert play.key == "cancel-done"
        assert step_of(play).state is StepState.PLANNED
        assert before.items() <= play.calendar.items()


def test_a_promise_let_go_of_is_off_the_calendar_and_the_words_are_there() -> None:
    play = promised()
    play.command("next")
    play.tap("next-at", "next-cancel")
    assert play.keys == ["promise-plans-change", "promise-cannot-1"]
    assert play.values == ["16:00"]
    play.tap("promise-i-told-them")
    assert play.line == line("promise-released", told=line("promise-told-in-time"))
    assert {kind for _, kind in play.calendar} <= {DueKind.WEEK}
    play.tap("next-let-go")
    assert play.key == "cue-good-to-know"
    assert (step_of(play).state, step_of(play).told) == (StepState.NOT_THIS_TIME, True)


def test_a_time_alone_waits_for_what_is_promised() -> None:
    play = known_clock("promise")
    _say(play, "friday at 4pm")
    assert play.line == line("plan-promise-what-then", text="friday at 4pm")
    _say(play, "pick up Nina")
    assert "Fri 4 Dec" in play.values
    assert "16:00" in play.values
    assert "pick up Nina" in play.values


def test_a_day_that_is_over_is_no_promise_and_no_plan() -> None:
    play = known_clock("promise")
    _say(play, "yesterday at 4 pick up Nina")
    assert play.key == "plan-promise-gone-by"
    _say(play, "friday at 4pm pick up Nina")
    assert "Fri 4 Dec" in play.values
    assert "16:00" in play.values
    assert "pick up Nina" in play.values
    play = known_clock("plan")
    _say(play, "went to the gym yesterday")
    assert play.key == "home-for-what"
    play.tap("home-did-it")
    assert play.key == "did-three-day"
    assert "went to the gym" in play.values
    assert "Sun 29 Nov" in play.values


def known_clock(command: str) -> Play:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    play.command(command)
    return play


def _say(play: Play, text: str) -> None:
    play.say(text)
    play.pass_time(timedelta(seconds=4))
