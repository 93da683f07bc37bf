"""Planning one tiny step."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.events import DueKind
from bot.core.records.lines import line
from bot.core.records.model import Known, Look, StepState
from bot.core.rules.ideas import library
from tests.core.play import Play, planned, welcomed


def test_the_first_step_is_planned_after_eight_taps() -> None:
    play = planned()
    step = play.known.steps[0]
    assert step.state is StepState.PLANNED
    assert step.at == datetime(2026, 12, 1, 16, 30, tzinfo=UTC)
    assert play.calendar == {(step.id, DueKind.CUE): datetime(2026, 12, 1, 16, 20, tzinfo=UTC)}
    assert play.line == line("plan-set", day="tomorrow", time="17:20")
    assert play.known.person.zone == "Europe/Berlin"


def test_the_read_back_shows_the_real_lock_screen_line() -> None:
    play = welcomed()
    play.tap("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-tense")
    assert play.keys == [
        "plan-readback-nudge",
        "plan-readback-place",
        "idea-shop-hello.sign",
        "idea-shop-hello.where",
        "plan-try-out",
        "plan-lock-short",
        "idea-shop-hello.short",
    ]
    assert play.values == ["tomorrow", "17:30", "17:20", "17:30"]
    play.tap("plan-hide")
    assert play.known.person.look is Look.HIDDEN
    assert line("plan-lock-hidden", time="17:30") in play.lines
    assert play.offered == ["plan-good", "plan-change", "plan-not-now"]


def test_other_ideas_never_repeat_until_all_were_shown() -> None:
    play = welcomed()
    seen: list[str] = []
    for _ in range(4):
        ideas = [name for name in play.offered if name.startswith("idea-")]
        energies = [library()[name.removeprefix("idea-")].energy for name in ideas]
        assert energies == sorted(energies)
        seen += ideas
        play.tap("plan-other-ideas")
    assert len(seen) == len(set(seen)) == 12


def test_of_the_first_three_one_can_be_done_now() -> None:
    play = welcomed()
    first = ["idea-shop-nod", "idea-thinking-of-you", "idea-shop-hello"]
    assert play.offered[:3] == first


def test_even_smaller_shows_the_smallest() -> None:
    play = welcomed()
    play.tap("plan-even-smaller")
    assert "plan-even-smaller" not in play.offered
    assert "idea-shop-nod" in play.offered


def test_a_step_can_be_done_before_anything_is_planned() -> None:
    play = welcomed()
    play.tap("idea-thinking-of-you")
    assert "say-thinking.s1" in play.keys
    play.tap("plan-did-it")
    assert play.known.person.done == 1
    assert "idea-thinking-of-you.did" in play.keys


def test_own_words_with_a_time_need_no_question_of_time() -> None:
    play = welcomed()
    play.known = _in_berlin(play)
    play.say("pick up Nina at 4, on time, friday")
    play.pass_time(timedelta(seconds=3))
    play.tap("plan-promise-no", "feel-okay")
    assert "plan-readback-own" in play.keys
    assert "own-sign-default" in play.keys
    assert "Fri 4 Dec" in play.values
    assert "16:00" in play.values
    assert "pick up Nina, on time" in play.values
    assert "own-short" in play.keys


def test_parts_of_an_own_step_are_one_step() -> None:
    play = welcomed()
    play.known = _in_berlin(play)
    first = play.say("call mum")
    assert "plan-other-ideas" in play.offered
    play.say("tomorrow 5pm")
    play.edit(first, "call my sister")
    play.pass_time(timedelta(seconds=3))
    play.tap("feel-okay")
    assert "plan-readback-own" in play.keys
    assert "tomorrow" in play.values
    assert "17:00" in play.values
    assert "call my sister" in play.values


def test_own_words_can_get_their_own_sign() -> None:
    play = welcomed()
    play.known = _in_berlin(play)
    play.say("water the plants with Tom tomorrow 10:00")
    play.pass_time(timedelta(seconds=3))
    play.tap("feel-okay", "plan-change", "plan-change-sign")
    play.say("all pots are wet")
    play.pass_time(timedelta(seconds=3))
    assert line("own-sign", sign="all pots are wet") in play.lines


def test_a_time_that_cannot_be_is_answered_kindly() -> None:
    for typed, answer in [
        ("25:00", "plan-when-impossible"),
        ("31 February", "plan-when-impossible"),
        ("1990", "plan-when-impossible"),
        ("today 13:00", "plan-when-past"),
        ("{ $n } %s", "plan-when-unsure"),
        ("x" * 4096, "plan-when-unsure"),
        ("😀👨‍👩‍👧‍👦", "cannot-read.sticker"),
    ]:
        play = _asked_when()
        play.tap("plan-another-time")
        play.say(typed)
        assert play.key == answer, (typed, answer)
        play.say("in 20 min")
        assert play.key == "plan-guess", (typed, answer)


def test_a_day_without_an_hour_is_asked_for_its_hour() -> None:
    play = _asked_when()
    play.say("saturday")
    assert play.line == line("plan-which-hour", day="Sat 5 Dec")
    play.say("11:30")
    play.tap("feel-calm")
    assert "plan-readback-place" in play.keys
    assert "Sat 5 Dec" in play.values
    assert "11:30" in play.values


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
    play.tap("idea-shop-hello", "14:05")
    play.pass_time(timedelta(hours=at))
    play.say("today")
    assert play.line == line("plan-which-hour", day="today")
    assert play.offered == [*hours, "back", "plan-not-now"]


def test_a_picked_time_beats_quiet_hours_and_says_so() -> None:
    play = _asked_when()
    play.say("tonight at 22:30")
    play.tap("feel-calm")
    assert "plan-inside-quiet" in play.keys


def test_very_tense_offers_a_smaller_piece() -> None:
    play = _asked_when()
    play.tap("tomorrow 10:00", "feel-very-tense")
    assert play.key == "plan-big"
    play.tap("plan-a-smaller-piece")
    assert play.key == "plan-guess"
    play.tap("feel-okay")
    assert "idea-shop-nod.sign" in play.keys


def test_a_second_plan_asks_once_what_happens_to_the_first() -> None:
    play = planned()
    play.command("plan")
    assert play.keys == ["plan-already", "idea-shop-hello.name"]
    assert play.values == ["tomorrow", "17:30"]
    play.tap("plan-instead", "idea-shop-hello", "tomorrow 10:00", "feel-okay", "plan-good")
    assert sorted(play.states) == [StepState.PLANNED, StepState.SHELVED]
    assert len(play.calendar) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("yes", "plan-ideas"),
        ("no", "plan-left"),
        ("never mind", "plan-left"),
        ("cancel the old one", "plan-ideas"),
    ],
)
def test_a_short_answer_to_keep_both_is_no_step(typed: str, said: str) -> None:
    play = planned()
    play.command("plan")
    play.say(typed)
    assert play.key == said
    assert [step.text for step in play.known.steps] == [""]


def test_what_is_read_back_can_be_changed() -> None:
    play = _asked_when()
    play.tap("tomorrow 10:00", "feel-tense", "plan-change", "plan-change-look")
    assert play.key == "plan-looks"
    assert "idea-shop-hello.short" in play.keys
    assert "10:00" in play.values
    play.tap("plan-look-hidden")
    assert play.known.person.look is Look.HIDDEN
    play.tap("plan-change", "plan-change-words")
    play.say("bread")
    play.tap("plan-change", "plan-change-time", "tomorrow 17:30", "plan-good")
    step = play.known.steps[0]
    assert (step.short, step.at) == ("bread", datetime(2026, 12, 1, 16, 30, tzinfo=UTC))


def test_a_step_within_ten_minutes_is_cued_at_once() -> None:
    play = _asked_when()
    play.say("in 5 min")
    play.tap("feel-calm")
    assert play.key == "plan-readback-soon"
    play.tap("plan-good")
    play.pass_time(timedelta(seconds=1))
    assert "idea-shop-hello.short" in play.keys
    assert "14:10" in play.values


def _asked_when() -> Play:
    play = welcomed()
    play.tap("idea-shop-hello", "14:05")
    assert play.key == "plan-when"
    return play


def _in_berlin(play: Play) -> Known:
    return replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))


@pytest.mark.parametrize(
    ("words", "felt", "said"),
    [
        ("", "feel-okay", False),
        ("", "feel-tense", True),
        ("call my aunt", "feel-uneasy", False),
        ("call my aunt", "feel-very-tense", True),
    ],
)
def test_that_it_is_a_try_out_is_said_of_the_first_plan_and_of_a_tense_one(
    words: str, felt: str, said: bool
) -> None:
    first = welcomed()
    first.tap("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-okay")
    assert "plan-try-out" in first.keys
    play = planned()
    play.command("plan")
    play.tap("plan-keep-both")
    if words:
        play.say(words)
        play.pass_time(timedelta(seconds=4))
    else:
        play.tap("idea-shop-hello")
    play.tap("tomorrow 10:00", felt)
    assert play.key == "plan-readback-nudge"
    assert ("plan-try-out" in play.keys) is said
