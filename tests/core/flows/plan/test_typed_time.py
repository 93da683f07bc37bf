"""A time typed where no time was asked for is kept: for the step that is still to be chosen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.lines import line
from bot.core.records.model import StepState
from tests.core.play import Play, planned, welcomed

SHOP = "idea-shop-hello"
SUNDAY = datetime(2026, 12, 6, 16, 30, tzinfo=UTC)
SATURDAY = datetime(2026, 12, 5, 10, 0, tzinfo=UTC)
SECONDS = timedelta(seconds=9)


def several() -> Play:
    play = planned()
    play.command("plan", "call mum friday 18:00")
    play.tap("feel-okay", "plan-good")
    return play


@pytest.mark.parametrize("first", [(), ("plan-keep-both",)])
def test_a_time_before_the_idea_is_its_time(first: tuple[str, ...]) -> None:
    play = planned()
    play.command("plan")
    play.tap(*first)
    play.say("sunday 17:30")
    play.pass_time(SECONDS)
    assert play.line == line("plan-ideas-then", text="sunday 17:30")
    play.tap("plan-even-smaller", "plan-other-ideas", "idea-bench", "feel-tense")
    assert "plan-readback-place" in play.keys
    assert "Sun 6 Dec" in play.values
    assert "17:30" in play.values
    play.tap("plan-good")
    assert max(step.at for step in play.known.steps if step.at) == SUNDAY
    assert play.states == [StepState.PLANNED] * 2


def test_own_words_get_it_too_unless_they_bring_their_own() -> None:
    for words, at in (
        ("bowling", ["Sun 6 Dec", "17:30"]),
        ("bowling sat 5pm", ["Sat 5 Dec", "17:00"]),
    ):
        play = planned()
        play.command("plan")
        play.say("sunday 17:30")
        play.say(words)
        play.pass_time(SECONDS)
        play.tap("feel-okay")
        assert "plan-readback-own" in play.keys
        assert play.values[:2] == at


def test_a_day_alone_is_asked_for_its_hour_and_a_doubtful_time_is_asked_about() -> None:
    play = planned()
    play.command("plan")
    play.say("sunday")
    play.tap(SHOP)
    assert play.line == line("plan-which-hour", day="Sun 6 Dec")


def test_before_the_clock_is_known_it_waits_for_that_too() -> None:
    play = welcomed()
    play.say("sunday 17:30")
    play.pass_time(SECONDS)
    play.tap(SHOP, "14:05", "feel-tense")
    assert "plan-readback-place" in play.keys
    assert "Sun 6 Dec" in play.values
    assert "17:30" in play.values


def test_a_new_step_in_the_same_plan_is_asked_for_its_time() -> None:
    play = planned()
    play.command("plan")
    play.say("sunday 17:30")
    play.tap(SHOP, "feel-tense", "plan-change", "plan-change-step", SHOP)
    assert play.key == "plan-when"


def test_in_the_list_it_moves_the_only_plan() -> None:
    play = planned()
    play.command("next")
    play.say("sat 11:00")
    assert play.line == line("cue-moved", day="Sat 5 Dec", time="11:00")
    assert play.known.steps[0].at == SATURDAY


def test_in_the_list_of_several_it_is_asked_which() -> None:
    play = several()
    play.command("next")
    play.say("sat 11:00")
    assert play.line == line("next-which-moves", text="sat 11:00")
    play.tap("tomorrow 17:30")
    assert play.line == line("cue-moved", day="Sat 5 Dec", time="11:00")
    assert [s.at for s in play.known.steps if s.idea] == [SATURDAY]


def test_a_list_without_a_time_still_opens_what_is_tapped() -> None:
    play = several()
    play.command("next")
    play.say("sat 11:00")
    play.command("next")
    play.tap("tomorrow 17:30")
    assert play.keys == ["next-one", "next-name", "idea-shop-hello.name"]
    assert play.values == ["tomorrow", "17:30"]


def test_in_the_list_a_time_that_cannot_be_is_asked_anew() -> None:
    play = planned()
    play.command("next")
    play.say("sat 25:00")
    assert "next-one" not in play.keys
    play.say("sat 11:00")
    assert play.known.steps[0].at == SATURDAY
