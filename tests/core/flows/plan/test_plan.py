"""Planning one tiny step."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.events import DueKind
from bot.core.records.model import Known, Look, StepState
from tests.core.play import Play, planned, welcomed


def test_the_first_step_is_planned_after_eight_taps() -> None:
    play = planned()
    step = play.known.steps[0]
    assert step.state is StepState.PLANNED
    assert step.at == datetime(2026, 12, 1, 16, 30, tzinfo=UTC)
    assert play.calendar == {(step.id, DueKind.CUE): datetime(2026, 12, 1, 16, 20, tzinfo=UTC)}
    assert play.text == "See you tomorrow at 17:20. Nothing to do until then."
    assert play.known.person.zone == "Europe/Berlin"


def test_the_read_back_shows_the_real_lock_screen_line() -> None:
    play = welcomed()
    play.tap("Say hello in a shop · 1 min", "14:05", "Tomorrow 17:30", "Tense")
    assert play.text == (
        "Tomorrow at 17:30, in the shop: you say hello once. Then it's done.\n"
        "It's a try-out, not a test. I'll remind you at 17:20. "
        'Your lock screen will say: "17:30, shop".'
    )
    play.tap("Hide it on the lock screen")
    assert play.known.person.look is Look.HIDDEN
    assert (
        '"A note for you, 17:30". I delete your answers from this chat afterwards; '
        "you find them under Look back." in play.text
    )
    assert play.buttons == ["Good", "Change"]


def test_other_ideas_never_repeat_until_all_were_shown() -> None:
    play = welcomed()
    seen: list[str] = []
    for _ in range(4):
        seen += [caption for caption, key in play.last.buttons.items() if key.startswith("idea.")]
        play.tap("Other ideas")
    assert len(seen) == len(set(seen)) == 12


def test_even_smaller_shows_the_smallest() -> None:
    play = welcomed()
    play.tap("Even smaller")
    assert "Even smaller" not in play.buttons
    assert "Nod to someone in a shop · 1 min" in play.buttons


def test_a_step_can_be_done_before_anything_is_planned() -> None:
    play = welcomed()
    play.tap("Send “thinking of you” · now")
    assert "Thinking of you. No need to reply." in play.text
    play.tap("Done")
    assert play.known.person.done == 1
    assert play.text.startswith("You sent it. ")


def test_own_words_with_a_time_need_no_question_of_time() -> None:
    play = welcomed()
    play.known = _in_berlin(play)
    play.say("pick up Nina at 4, on time, friday")
    play.pass_time(timedelta(seconds=3))
    play.tap("Just a plan")
    assert play.text.startswith("Friday at 16:00: pick up Nina, on time. Then it's done.")
    assert "your step" in play.text


def test_parts_of_an_own_step_are_one_step() -> None:
    play = welcomed()
    play.known = _in_berlin(play)
    first = play.say("call mum")
    assert "Other ideas" in play.buttons
    play.say("tomorrow 5pm")
    play.edit(first, "call my sister")
    play.pass_time(timedelta(seconds=3))
    assert play.text.startswith("Tomorrow at 17:00: call my sister.")


def test_own_words_can_get_their_own_sign() -> None:
    play = welcomed()
    play.known = _in_berlin(play)
    play.say("water the plants with Tom tomorrow 10:00")
    play.pass_time(timedelta(seconds=3))
    play.tap("Change", "When it's done")
    play.say("all pots are wet")
    play.pass_time(timedelta(seconds=3))
    assert "Done when: all pots are wet." in play.text


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("25:00", "I can't find that day or hour."),
        ("31 February", "I can't find that day or hour."),
        ("1990", "I can't find that day or hour."),
        ("today 13:00", "That time is over."),
        ("{ $n } %s", "I'm not sure which time you mean."),
        ("x" * 4096, "I'm not sure which time you mean."),
        ("😀👨‍👩‍👧‍👦", "I'm not sure which time you mean."),
    ],
)
def test_a_time_that_cannot_be_is_answered_kindly(typed: str, answer: str) -> None:
    play = _asked_when()
    play.tap("Another time")
    play.say(typed)
    assert play.text.startswith(answer)
    play.say("in 20 min")
    assert play.text == "How do you think it will feel?"


def test_a_day_without_an_hour_is_asked_for_its_hour() -> None:
    play = _asked_when()
    play.say("saturday")
    assert play.text == "Saturday, at what time? Tap or write."
    play.say("11:30")
    play.tap("Calm")
    assert play.text.startswith("Saturday at 11:30")


@pytest.mark.parametrize(
    ("at", "hours"),
    [
        (0, ["15:00", "17:00", "18:00", "19:00"]),
        (5, ["20:00"]),
        (8, []),
    ],
)
def test_of_today_only_hours_to_come_are_offered(at: int, hours: list[str]) -> None:
    play = welcomed()
    play.tap("Say hello in a shop · 1 min", "14:05")
    play.pass_time(timedelta(hours=at))
    play.say("today")
    assert play.text == "Today, at what time? Tap or write."
    assert play.buttons == [*hours, "Back"]


def test_a_picked_time_beats_quiet_hours_and_says_so() -> None:
    play = _asked_when()
    play.say("tonight at 22:30")
    play.tap("Calm")
    assert "It's inside your quiet hours, just this once." in play.text


def test_very_tense_offers_a_smaller_piece() -> None:
    play = _asked_when()
    play.tap("Tomorrow 10:00", "Very tense")
    assert play.text == "Okay, very tense. As it is, or a smaller piece first?"
    play.tap("A smaller piece")
    assert play.text == "How do you think it will feel?"
    play.tap("Okay")
    assert "you nod to one person" in play.text


def test_a_second_plan_asks_once_what_happens_to_the_first() -> None:
    play = planned()
    play.command("plan")
    assert play.text == "Hello in the shop, tomorrow 17:30, is still planned. Keep both?"
    play.tap("A new one instead", "Say hello in a shop · 1 min", "Tomorrow 10:00", "Okay", "Good")
    assert sorted(play.states) == [StepState.PLANNED, StepState.SHELVED]
    assert len(play.calendar) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("yes", "Here are three small steps. Tap one, or write your own."),
        ("no", "Okay, as it is."),
        ("never mind", "Okay, as it is."),
        ("cancel the old one", "Here are three small steps. Tap one, or write your own."),
    ],
)
def test_a_short_answer_to_keep_both_is_no_step(typed: str, said: str) -> None:
    play = planned()
    play.command("plan")
    play.say(typed)
    assert play.text == said
    assert [step.text for step in play.known.steps] == [""]


def test_what_is_read_back_can_be_changed() -> None:
    play = _asked_when()
    play.tap("Tomorrow 10:00", "Tense", "Change", "Lock-screen look")
    assert 'Short: "10:00, shop".' in play.text
    play.tap("Hidden")
    assert play.known.person.look is Look.HIDDEN
    play.tap("Change", "Lock-screen words")
    play.say("bread")
    play.tap("Change", "The time", "Tomorrow 17:30", "Good")
    step = play.known.steps[0]
    assert (step.short, step.at) == ("bread", datetime(2026, 12, 1, 16, 30, tzinfo=UTC))


def test_a_step_within_ten_minutes_is_cued_at_once() -> None:
    play = _asked_when()
    play.say("in 5 min")
    play.tap("Calm")
    assert "I'll remind you right away." in play.text
    play.tap("Good")
    play.pass_time(timedelta(seconds=1))
    assert play.text.startswith("14:10, shop.")


def _asked_when() -> Play:
    play = welcomed()
    play.tap("Say hello in a shop · 1 min", "14:05")
    assert play.text == "When?"
    return play


def _in_berlin(play: Play) -> Known:
    return replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
