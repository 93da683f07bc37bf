"""Out there: the minutes of a step, five minutes outside, and whatever is written on the way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.model import StepState
from tests.core.play import Play, cued, welcomed

MINUTE = timedelta(minutes=1)
ENDED = "That's your ten minutes. You can go now, or stay because you like it."


def sitting() -> Play:
    """Ten minutes where people are, at 17:30; it is 17:20, and they are on their way."""
    play = welcomed()
    play.tap("Sit where people are · 10 min", "14:05", "Today 17:30", "Okay", "Good")
    play.pass_time(datetime(2026, 11, 30, 16, 20, tzinfo=UTC) - play.now)
    play.tap("I'm going")
    return play


def test_the_minutes_begin_at_the_time_of_the_step() -> None:
    play = sitting()
    play.pass_time(19 * MINUTE)
    assert ENDED not in play.text
    play.pass_time(MINUTE)
    assert play.text == ENDED


def test_who_sets_off_late_has_all_the_minutes() -> None:
    play = welcomed()
    play.tap("Sit where people are · 10 min", "14:05", "Today 17:30", "Okay", "Good")
    play.pass_time(datetime(2026, 11, 30, 16, 35, tzinfo=UTC) - play.now)
    play.tap("I'm going")
    play.pass_time(9 * MINUTE)
    assert ENDED not in play.text
    play.pass_time(MINUTE)
    assert play.text == ENDED


def test_five_minutes_outside_are_not_the_end_of_the_step() -> None:
    play = sitting()
    play.pass_time(11 * MINUTE)
    play.tap("It's too much", "Step out 5", "Back in")
    play.pass_time(8 * MINUTE)
    assert ENDED not in play.text
    play.pass_time(MINUTE)
    assert play.text == ENDED


def test_the_end_of_the_step_comes_to_somebody_outside_too() -> None:
    play = sitting()
    play.pass_time(17 * MINUTE)
    play.tap("It's too much", "Step out 5")
    play.pass_time(3 * MINUTE)
    assert play.text == ENDED
    play.pass_time(2 * MINUTE)
    assert play.text == ENDED


@pytest.mark.parametrize("text", ["I'm so nervous", "there are so many people", "my legs shake"])
def test_whatever_is_written_at_the_cue_is_welcome(text: str) -> None:
    play = cued()
    play.say(text)
    assert (
        play.text == "I can only read a few words here. Tap one of these.\n"
        "17:30, shop. One hello is the whole thing."
    )
    assert play.buttons == ["I'm going", "Later", "Smaller", "Not today", "It's too much"]


@pytest.mark.parametrize("on_the_way", [(), ("Breathe with me",), ("It's too much", "Step out 5")])
def test_whatever_is_written_out_there_is_welcome(on_the_way: tuple[str, ...]) -> None:
    play = cued()
    play.tap("I'm going", *on_the_way)
    play.say("I don't like how they look at me")
    assert play.text.startswith("Thanks for telling me.")
    assert play.buttons == ["Done", "Part of it", "Breathe with me", "It's too much", "Go home"]
    before = len(play.screen)
    play.pass_time(6 * MINUTE)
    assert len(play.screen) == before


def test_a_typed_time_moves_the_cue() -> None:
    play = cued()
    play.tap("Later")
    play.say("sat 10:00")
    assert play.text == "Saturday at 10:00. Nothing to do until then."
    assert play.known.steps[0].state is StepState.PLANNED


def test_a_day_alone_keeps_the_hour() -> None:
    play = cued()
    play.tap("Later")
    play.say("saturday")
    assert play.text == "Saturday at 17:30. Nothing to do until then."


def test_a_time_that_cannot_be_read_is_asked_for_again() -> None:
    play = cued()
    play.tap("Later")
    play.say("when it stops raining")
    assert play.text.startswith("I'm not sure which time you mean.")
    play.tap("Back", "I'm going")
    assert play.text.startswith("Good.")


@pytest.mark.parametrize("late", [1, 6])
def test_minutes_that_are_over_are_said_until_they_are_of_no_use(late: int) -> None:
    play = sitting()
    play.away_until(datetime(2026, 11, 30, 16, 40, tzinfo=UTC) + late * MINUTE)
    assert (play.text == ENDED) is (late == 1)
    play = sitting()
    play.tap("It's too much", "Step out 5")
    before = play.text
    play.away_until(play.now + (5 + late) * MINUTE)
    assert (play.text != before) is (late == 1)
