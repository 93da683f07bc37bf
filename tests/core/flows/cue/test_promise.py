"""A promise to someone: heard once, read back, and nudged early but never too late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.records.effects import Lane, Say
from bot.core.records.events import DueKind
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
    assert play.text == "Friday 4 Dec, 16:00: pick up Nina, on time. Is it a promise to someone?"
    assert play.buttons == ["Yes, a promise", "Just a plan"]
    play.tap("Yes, a promise")
    assert play.text == (
        "Friday 16:00: pick up Nina, on time. I'll remind you at 15:00 and 15:30.\n"
        'On the lock screen: "16:00, your step".'
    )
    play.tap("Good")
    assert play.text == "Good. Nothing to do until Friday."
    assert step_of(play).promise


def test_just_a_plan_is_a_plan_and_is_not_asked_again() -> None:
    play = asked()
    play.tap("Just a plan")
    assert play.text.startswith("Friday at 16:00: pick up Nina, on time. Then it's done.")
    play.say("friday 17:00")
    assert play.text.startswith("Friday at 17:00: pick up Nina, on time.")
    play.tap("Good")
    assert not step_of(play).promise
    assert [kind for _, kind in play.calendar] == [DueKind.CUE]


def test_it_is_asked_once_the_time_is_known() -> None:
    play = asked("meet Tom")
    assert play.text == "When?"
    play.tap("Tomorrow 17:30")
    assert play.text == "Tuesday 1 Dec, 17:30: meet Tom. Is it a promise to someone?"


def test_it_is_asked_after_the_clock() -> None:
    play = welcomed(AFTER)
    play.say(NINA)
    play.pass_time(timedelta(seconds=4))
    play.tap("14:05")
    assert play.text.startswith("Friday 4 Dec, 16:00: pick up Nina, on time.")


def test_an_edit_changes_the_question_in_place() -> None:
    play = marek()
    id = play.say(NINA)
    play.pass_time(timedelta(seconds=4))
    before = len(play.screen)
    play.edit(id, "pick up Nora at 5pm, on time, friday")
    assert play.text.startswith("Friday 4 Dec, 17:00: pick up Nora, on time.")
    assert len(play.screen) == before


def test_a_promise_in_the_past_is_not_planned_there() -> None:
    play = asked("pick up Nina yesterday 4pm")
    assert play.text.startswith("That time is over.")
    assert DueKind.CUE not in {kind for _, kind in play.calendar}
    play.say("last friday 4pm")
    assert play.text.startswith("That time is over.")
    assert play.known.steps == ()
    play.say("friday 4pm")
    assert play.text == "Friday 4 Dec, 16:00: pick up Nina. Is it a promise to someone?"


def test_the_command_begins_with_the_promise_itself() -> None:
    play = marek()
    play.command("promise")
    assert play.text == "What did you promise, and when?"
    play.say("the shelf for Jo, tomorrow 5pm")
    play.pass_time(timedelta(seconds=4))
    assert "I'll remind you at 16:00 and 16:30." in play.text
    play.tap("Good")
    assert step_of(play).promise


def test_the_command_hears_the_words_behind_it() -> None:
    play = marek()
    play.command("promise", "pick up Nina friday at 4")
    assert play.text.startswith("Friday 16:00: pick up Nina. I'll remind you at 15:00 and 15:30.")
    play.tap("Good")
    assert step_of(play).promise


def test_the_words_behind_it_wait_for_the_clock() -> None:
    play = welcomed()
    play.command("promise", "pick up Nina friday at 4")
    play.tap("14:05")
    assert play.text.startswith("Friday 16:00: pick up Nina.")


def test_a_plan_hears_the_words_behind_its_command() -> None:
    play = marek()
    play.command("plan", "bowling saturday 5pm")
    assert play.text.startswith("Saturday at 17:00: bowling.")
    play.tap("Good")
    assert not step_of(play).promise


def test_the_command_works_before_the_clock_is_known() -> None:
    play = welcomed()
    play.command("promise")
    play.say("meet Tom tomorrow 5pm")
    play.pass_time(timedelta(seconds=4))
    play.tap("14:05")
    assert "I'll remind you at 16:00 and 16:30." in play.text


def test_one_nudge_or_none_is_left_when_it_is_near() -> None:
    near = asked("pick up Nina at 14:50")
    near.tap("Yes, a promise")
    assert "I'll remind you at 14:20." in near.text
    at_once = asked("pick up Nina at 14:20")
    at_once.tap("Yes, a promise")
    assert "I'll remind you right away." in at_once.text
    at_once.tap("Good")
    assert at_once.text == "Good. Here it comes."


# nudges


def test_the_first_nudge_is_silent_and_the_second_has_the_buttons() -> None:
    play = promised()
    play.pass_time(HALF_PAST_THREE - 30 * MINUTE - play.now)
    assert play.text == "16:00, your step. This is your early reminder."
    assert play.last.silent
    assert play.buttons == []
    first = next(e for e in reversed(play.said) if isinstance(e, Say))
    assert (first.lane, first.until) == (Lane.SCHEDULED, HALF_PAST_THREE)
    play.pass_time(30 * MINUTE)
    assert play.text == "16:00, your step. This is your reminder to set off."
    assert play.buttons == ["On my way", "Running late", "Can't make it", "It's too much"]


def test_the_hidden_look_says_nothing_outside_the_veil() -> None:
    play = asked(look=Look.HIDDEN)
    play.tap("Yes, a promise")
    assert play.text.endswith(
        'On the lock screen: "A note for you, 15:30". '
        "I delete your answers from this chat afterwards; "
        "you find them under Look back."
    )
    play.tap("Good")
    play.pass_time(HALF_PAST_THREE - 30 * MINUTE - play.now)
    assert play.text == "A note for you, 15:00. Nothing to tap yet."
    play.pass_time(30 * MINUTE)
    words = play.last.words
    assert words.key == "cue-hidden"
    assert play.text.startswith("A note for you, 15:30. 16:00: pick up Nina, on time.")


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
    play.tap("Yes, a promise", "Good")
    play.pass_time(timedelta(hours=3, minutes=30))
    assert play.text.startswith("18:00, your step. This is your reminder")


def test_never_a_nudge_too_late() -> None:
    play = promised()
    before = len(play.screen)
    play.away_until(FOUR + 16 * MINUTE)
    assert len(play.screen) == before + 1
    assert play.text.startswith("I was offline at 16:00")


def test_a_first_nudge_that_comes_with_the_cue_is_left_out() -> None:
    play = promised()
    before = len(play.screen)
    play.away_until(HALF_PAST_THREE + MINUTE)
    assert len(play.screen) == before + 1
    assert play.buttons == ["On my way", "Running late", "Can't make it", "It's too much"]


def test_a_moved_promise_is_nudged_at_its_new_times_only() -> None:
    play = promised()
    play.command("next")
    play.tap("Friday 16:00 · pick up Nina, on time", "Move")
    play.say("saturday 11:00")
    assert set(play.calendar.values()) == {
        datetime(2026, 12, 5, 9, 0, tzinfo=UTC),
        datetime(2026, 12, 5, 9, 30, tzinfo=UTC),
    }
    play.command("next")
    play.tap("Saturday 11:00 · pick up Nina, on time", "Move")
    play.say("in 40 minutes")
    assert [kind for _, kind in play.calendar] == [DueKind.CUE]


def test_a_promise_looked_at_can_stay() -> None:
    play = promised()
    before = play.calendar
    for way in ("tap", "cancel"):
        play.command("next")
        play.tap("Friday 16:00 · pick up Nina, on time", "Cancel it")
        if way == "tap":
            play.tap("Keep it")
            assert play.text == "Okay, as it is."
        else:
            play.command("cancel")
            assert play.text == "Okay, stopped."
        assert step_of(play).state is StepState.PLANNED
        assert before.items() <= play.calendar.items()


def test_a_promise_let_go_of_is_off_the_calendar_and_the_words_are_there() -> None:
    play = promised()
    play.command("next")
    play.tap("Friday 16:00 · pick up Nina, on time", "Cancel it")
    assert play.text == (
        'Plans change. To copy: "I can\'t make it at 16:00. Sorry. Can we find another time?"'
    )
    play.tap("I told them")
    assert play.text == ("You told them in time. That counts. Another time, or let it go?")
    assert {kind for _, kind in play.calendar} <= {DueKind.WEEK}
    play.tap("Let it go")
    assert play.text == "Okay. Good to know."
    assert (step_of(play).state, step_of(play).told) == (StepState.NOT_THIS_TIME, True)


def test_a_time_alone_waits_for_what_is_promised() -> None:
    play = known_clock("promise")
    _say(play, "friday at 4pm")
    assert play.text == "Good, friday at 4pm. What did you promise?"
    _say(play, "pick up Nina")
    assert play.text.startswith("Friday 16:00: pick up Nina.")


def test_a_day_that_is_over_is_no_promise_and_no_plan() -> None:
    play = known_clock("promise")
    _say(play, "yesterday at 4 pick up Nina")
    assert play.text == "That day is over. What do you promise now, and when?"
    _say(play, "friday at 4pm pick up Nina")
    assert play.text.startswith("Friday 16:00: pick up Nina.")
    play = known_clock("plan")
    _say(play, "went to the gym yesterday")
    assert play.text == "Plan it, done already, or just a note?"
    play.tap("Done already")
    assert "went to the gym. It's kept under Sunday 29 Nov." in play.text


def known_clock(command: str) -> Play:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    play.command(command)
    return play


def _say(play: Play, text: str) -> None:
    play.say(text)
    play.pass_time(timedelta(seconds=4))
