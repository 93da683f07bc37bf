"""A button whose time has passed proposes the next such hour; nothing that is tapped does
nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records.effects import AnswerTap
from bot.core.records.events import Draw, TimeCame
from bot.core.records.lines import line
from bot.core.records.memories import PlanMemory
from bot.core.records.model import StepState, Talk
from bot.core.records.turn import Moment
from bot.core.rules.moves import next_such
from tests.core.play import MONDAY, Play, cued, planned, welcomed

SHOP = "idea-shop-hello"
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def at_when() -> Play:
    play = welcomed()
    play.tap(SHOP, "14:05")
    return play


def tapped_late(play: Play, name: str, later: timedelta) -> None:
    play.pass_time(later)
    play.tap(name)


@pytest.mark.parametrize("said", [False, True])
def test_a_time_of_a_plan_that_went_by_becomes_the_next_such_hour(said: bool) -> None:
    play = at_when()
    tapped_late(play, "today 17:30", 4 * HOUR)
    assert play.line == line("plan-gone-by", day="tomorrow", time="17:30")
    assert play.offered == ["plan-yes", "back", "plan-not-now"]
    if said:
        play.say("yes")
    else:
        play.tap("plan-yes")
    assert play.key == "plan-guess"
    play.tap("feel-okay", "plan-good")
    assert play.states == [StepState.PLANNED]
    assert play.line == line("plan-set", day="tomorrow", time="17:20")


def test_there_too_another_time_can_be_written() -> None:
    play = at_when()
    tapped_late(play, "today 17:30", 4 * HOUR)
    play.say("friday 9:30")
    assert play.key == "plan-guess"


def test_a_read_back_whose_time_went_by_does_too() -> None:
    play = at_when()
    play.tap("today 17:30", "feel-okay")
    tapped_late(play, "plan-good", 4 * HOUR)
    assert play.line == line("plan-gone-by", day="tomorrow", time="17:30")
    play.tap("plan-yes")
    assert play.key.startswith("plan-readback")
    assert play.known.steps == ()


@pytest.mark.parametrize(
    ("taps", "asked"),
    [
        (("today 17:30",), "plan-gone-by"),
        (("today 17:30", "feel-okay"), "plan-gone-by"),
        ((), "plan-when"),
    ],
)
def test_a_plan_that_is_taken_up_knows_the_hour(taps: tuple[str, ...], asked: str) -> None:
    play = at_when()
    play.tap(*taps, "plan-not-now")
    play.pass_time(2 * DAY)
    play.command("plan")
    play.tap("plan-go-on")
    assert play.key == asked


def test_a_day_that_is_over_is_asked_for_again() -> None:
    play = at_when()
    play.say("today")
    play.tap("plan-not-now")
    play.pass_time(2 * DAY)
    play.command("plan")
    play.tap("plan-go-on")
    assert play.key == "plan-when"


def offered_next() -> Play:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy", "debrief-enough")
    assert play.line.params["day"] == "Thu 3 Dec"
    assert play.line.params["time"] == "17:30"
    return play


@pytest.mark.parametrize(
    ("later", "day"),
    [(2 * DAY + HOUR, "tomorrow"), (2 * DAY + 23 * HOUR, "today"), (9 * DAY, "tomorrow")],
)
def test_the_next_step_whose_hour_went_by_is_proposed_for_the_next_such_hour(
    later: timedelta, day: str
) -> None:
    play = offered_next()
    card = play.last
    tapped_late(play, "debrief-yes", later)
    fresh = play.screen[card.id]
    assert fresh.key == "debrief-next"
    assert (fresh.line.params["day"], fresh.line.params["time"]) == (day, "17:30")
    assert AnswerTap("query", line("offer-gone-by")) in play.said
    play.tap_on(fresh, "debrief-yes")
    assert [s.state for s in play.known.steps][-1] is StepState.PLANNED


def test_later_that_went_by_offers_the_next_such_hour_first() -> None:
    play = cued()
    play.tap("cue-later")
    soon = play.offered[0]
    assert soon == "today 17:50"
    tapped_late(play, soon, timedelta(minutes=35))
    assert play.key == "cue-when-instead"
    assert play.offered[0] == "tomorrow 17:50"
    assert sum(map(len, play.last.rows)) <= 6
    play.tap("tomorrow 17:50")
    assert play.states == [StepState.PLANNED]


def test_so_does_a_time_below_what_is_coming() -> None:
    play = planned()
    play.command("next")
    play.press(play.last, play.last.choices[0].key)
    play.tap("next-move")
    soon = play.offered[0]
    assert soon == "today 14:35"
    tapped_late(play, soon, HOUR)
    assert play.key == "next-when"
    assert play.offered[0] == "tomorrow 14:35"


@pytest.mark.parametrize("way", [("cue-smaller",), ("cue-not-today", "cue-smaller-one")])
def test_smaller_once_the_hour_is_over_asks_for_another_time(way: tuple[str, ...]) -> None:
    play = cued()
    play.tap(*way[:-1])
    play.calendar.clear()
    tapped_late(play, way[-1], 2 * HOUR)
    assert play.line == line("cue-smaller-when", name=line("idea-shop-nod.name"))
    assert "tomorrow 17:30" in play.offered
    play.tap("tomorrow 17:30")
    (step,) = play.known.steps
    assert (step.idea, step.state) == ("shop-nod", StepState.PLANNED)


def test_smaller_before_that_is_for_today() -> None:
    play = cued()
    play.tap("cue-not-today", "cue-smaller-one")
    assert "cue-im-going" in play.offered


def test_the_next_such_hour_is_a_while_ahead_and_on_its_weekday() -> None:
    known = planned().known
    moment = Moment(known, Talk(1, PlanMemory(), ""), TimeCame(()), MONDAY, Draw((), 0))
    minutes = timedelta(minutes=1)
    for before, days, following in [
        (4 * DAY + 5 * minutes, 1, DAY - 5 * minutes),
        (DAY - 10 * minutes, 1, DAY + 10 * minutes),
        (DAY - 40 * minutes, 1, 40 * minutes),
        (4 * DAY, 7, 3 * DAY),
        (14 * DAY, 7, 7 * DAY),
    ]:
        assert next_such(moment, MONDAY - before, days) == MONDAY + following
