"""What a button or a sentence promised stays true, however late it is tapped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.core.records.events import DueKind
from bot.core.records.model import StepState
from tests.core.play import cued, planned, welcomed

DARK = "I want to die"
SHOP = "idea-shop-hello"


def test_a_time_button_means_its_time_hours_later() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05")
    play.pass_time(timedelta(hours=3))
    play.tap("today 17:30", "feel-tense")
    assert "plan-readback-place" in play.keys
    assert "today" in play.values
    assert "17:30" in play.values


def test_a_time_button_whose_time_went_by_says_so() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05")
    play.pass_time(timedelta(hours=4))
    play.tap("today 17:30")
    assert "plan-readback-place" not in play.keys
    assert play.key == "plan-gone-by"


def test_later_means_the_time_on_the_button() -> None:
    play = cued()
    play.tap("cue-later")
    offered = play.offered[0]
    play.pass_time(timedelta(minutes=7))
    play.tap(offered)
    assert " ".join(map(str, play.values)) == offered


def test_a_step_planned_on_a_quiet_day_is_cued() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05", "today 17:30", "feel-tense", "plan-good")
    play.say(DARK)
    play.tap("care-im-safe", "care-no-hello-button")
    play.command("plan")
    play.tap("plan-keep-both", SHOP, "tomorrow 10:00", "feel-calm", "plan-good")
    play.pass_time(datetime(2026, 12, 1, 8, 51, tzinfo=UTC) - play.now)
    assert "idea-shop-hello.short" in play.keys
    assert "cue-im-going" in play.offered


def test_an_offer_of_last_week_becomes_a_fresh_one() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy", "debrief-enough")
    card = play.last
    play.pass_time(timedelta(days=8))
    play.tap("debrief-yes")
    fresh = play.screen[card.id]
    assert fresh.offered[0] == "debrief-yes"
    assert fresh.choices[0] != card.choices[0]
    assert not any(kind is DueKind.CUE for _, kind in play.calendar)


def test_the_step_to_be_replaced_stays_until_the_new_one_is_planned() -> None:
    play = planned()
    play.command("plan")
    play.tap("plan-instead")
    assert StepState.PLANNED in play.states
    play.command("cancel")
    play.pass_time(datetime(2026, 12, 1, 16, 21, tzinfo=UTC) - play.now)
    assert "idea-shop-hello.short" in play.keys
    assert "17:30" in play.values


def test_the_step_to_be_replaced_goes_when_the_new_one_is_planned() -> None:
    play = planned()
    play.command("plan")
    play.tap("plan-instead", "plan-even-smaller", "plan-other-ideas")
    play.say("wave at the neighbour")
    play.pass_time(timedelta(seconds=3))
    play.tap("tomorrow 10:00", "feel-okay", "plan-good")
    assert sorted(play.states) == [StepState.PLANNED, StepState.SHELVED]
