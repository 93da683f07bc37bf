"""Out there: the minutes of a step, five minutes outside, and whatever is written on the way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.lines import line
from bot.core.records.model import StepState
from tests.core.play import Play, cued, welcomed

MINUTE = timedelta(minutes=1)
ENDED = line("cue-ended", minutes=10)


def sitting() -> Play:
    """Ten minutes where people are, at 17:30; it is 17:20, and they are on their way."""
    play = welcomed()
    play.tap("idea-sit-near", "14:05", "today 17:30", "feel-okay", "plan-good")
    play.pass_time(datetime(2026, 11, 30, 16, 20, tzinfo=UTC) - play.now)
    play.tap("cue-im-going")
    return play


def test_the_minutes_begin_at_the_time_of_the_step() -> None:
    play = sitting()
    play.pass_time(19 * MINUTE)
    assert ENDED not in play.lines
    play.pass_time(MINUTE)
    assert play.line == ENDED


def test_who_sets_off_late_has_all_the_minutes() -> None:
    play = welcomed()
    play.tap("idea-sit-near", "14:05", "today 17:30", "feel-okay", "plan-good")
    play.pass_time(datetime(2026, 11, 30, 16, 35, tzinfo=UTC) - play.now)
    play.tap("cue-im-going")
    play.pass_time(9 * MINUTE)
    assert ENDED not in play.lines
    play.pass_time(MINUTE)
    assert play.line == ENDED


def test_five_minutes_outside_are_not_the_end_of_the_step() -> None:
    play = sitting()
    play.pass_time(11 * MINUTE)
    play.tap("cue-too-much", "cue-step-out", "cue-back-in")
    play.pass_time(8 * MINUTE)
    assert ENDED not in play.lines
    play.pass_time(MINUTE)
    assert play.line == ENDED


def test_the_end_of_the_step_comes_to_somebody_outside_too() -> None:
    play = sitting()
    play.pass_time(17 * MINUTE)
    play.tap("cue-too-much", "cue-step-out")
    play.pass_time(3 * MINUTE)
    assert play.line == ENDED
    play.pass_time(2 * MINUTE)
    assert play.line == ENDED


@pytest.mark.parametrize("text", ["I'm so nervous", "there are so many people", "my legs shake"])
def test_whatever_is_written_at_the_cue_is_welcome(text: str) -> None:
    play = cued()
    play.say(text)
    assert play.keys[:2] == ["cue-heard", "cue-short"]
    assert "if-heavy" in play.keys
    assert play.values == ["17:30"]
    assert play.offered == [
        *("cue-im-going", "cue-later", "cue-smaller", "cue-not-today", "cue-too-much")
    ]


@pytest.mark.parametrize("on_the_way", [(), ("cue-breathe",), ("cue-too-much", "cue-step-out")])
def test_whatever_is_written_out_there_is_welcome(on_the_way: tuple[str, ...]) -> None:
    play = cued()
    play.tap("cue-im-going", *on_the_way)
    play.say("I don't like how they look at me")
    assert play.key == "cue-heard-out"
    assert play.offered == ["cue-done", "cue-part", "cue-breathe", "cue-too-much", "cue-go-home"]
    before = len(play.screen)
    play.pass_time(6 * MINUTE)
    assert len(play.screen) == before


def test_a_typed_time_moves_the_cue() -> None:
    play = cued()
    play.tap("cue-later")
    play.say("sat 10:00")
    assert play.line == line("cue-moved", day="Sat 5 Dec", time="10:00")
    assert play.known.steps[0].state is StepState.PLANNED


def test_a_day_alone_keeps_the_hour() -> None:
    play = cued()
    play.tap("cue-later")
    play.say("saturday")
    assert play.line == line("cue-moved", day="Sat 5 Dec", time="17:30")


def test_a_time_that_cannot_be_read_is_asked_for_again() -> None:
    play = cued()
    play.tap("cue-later")
    play.say("when it stops raining")
    assert play.key == "plan-when-unsure"
    play.tap("back", "cue-im-going")
    assert play.key == "cue-going"


@pytest.mark.parametrize("late", [1, 6])
def test_minutes_that_are_over_are_said_until_they_are_of_no_use(late: int) -> None:
    play = sitting()
    play.away_until(datetime(2026, 11, 30, 16, 40, tzinfo=UTC) + late * MINUTE)
    assert (play.line == ENDED) is (late == 1)
    play = sitting()
    play.tap("cue-too-much", "cue-step-out")
    before = play.line
    play.away_until(play.now + (5 + late) * MINUTE)
    assert (play.line != before) is (late == 1)


@pytest.mark.parametrize("says", ["ok", "👍", "👍🏽", "✅", "okay", "thanks", "Fine!"])
def test_on_the_way_an_okay_is_only_an_okay(says: str) -> None:
    play = cued()
    play.tap("cue-im-going")
    play.say(says)
    assert play.keys == ["home-okay"]
    assert "cue-done" in play.offered
    assert play.states == [StepState.GOING]
