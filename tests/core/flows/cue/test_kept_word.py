"""What a button or a sentence promised stays true, however late it is tapped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.core.records.events import DueKind
from bot.core.records.model import StepState
from tests.core.play import cued, planned, welcomed

DARK = "I want to die"
SHOP = "Say hello in a shop · 1 min"


def test_a_time_button_means_its_time_hours_later() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05")
    play.pass_time(timedelta(hours=3))
    play.tap("Today 17:30", "Tense")
    assert play.text.startswith("Today at 17:30")


def test_a_time_button_whose_time_went_by_says_so() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05")
    play.pass_time(timedelta(hours=4))
    play.tap("Today 17:30")
    assert not play.text.startswith("Tomorrow")
    assert play.buttons == ["Back"]


def test_later_means_the_time_on_the_button() -> None:
    play = cued()
    play.tap("Later")
    offered = play.buttons[0]
    play.pass_time(timedelta(minutes=7))
    play.tap(offered)
    assert offered.removeprefix("Today ") in play.text


def test_a_step_planned_on_a_quiet_day_is_cued() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05", "Today 17:30", "Tense", "Good")
    play.say(DARK)
    play.tap("I'm safe for now", "No hello")
    play.command("plan")
    play.tap("Keep both", SHOP, "Tomorrow 10:00", "Calm", "Good")
    play.pass_time(datetime(2026, 12, 1, 8, 51, tzinfo=UTC) - play.now)
    assert "shop" in play.text
    assert "I'm going" in play.buttons


def test_an_offer_of_last_week_becomes_a_fresh_one() -> None:
    play = cued()
    play.tap("I'm going", "Done", "Uneasy", "That's enough")
    yes, card = play.buttons[0], play.last.id
    play.pass_time(timedelta(days=8))
    play.tap(yes)
    fresh = next(iter(play.screen[card].buttons))
    assert fresh.startswith("Yes, ")
    assert fresh != yes
    assert not any(kind is DueKind.CUE for _, kind in play.calendar)


def test_the_step_to_be_replaced_stays_until_the_new_one_is_planned() -> None:
    play = planned()
    play.command("plan")
    play.tap("A new one instead")
    assert StepState.PLANNED in play.states
    play.command("cancel")
    play.pass_time(datetime(2026, 12, 1, 16, 21, tzinfo=UTC) - play.now)
    assert play.text.startswith("17:30, shop.")


def test_the_step_to_be_replaced_goes_when_the_new_one_is_planned() -> None:
    play = planned()
    play.command("plan")
    play.tap("A new one instead", "Even smaller", "Other ideas")
    play.say("wave at the neighbour")
    play.pass_time(timedelta(seconds=3))
    play.tap("Tomorrow 10:00", "Good")
    assert sorted(play.states) == [StepState.PLANNED, StepState.SHELVED]
