"""Whoever wants to be early is reminded before that can be kept."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.core.records.events import DueKind
from bot.core.records.model import Step
from bot.core.rules.moves import head_start, nudge_at
from tests.core.nina import asked, marek, step_of
from tests.core.play import MONDAY, Play

FOUR = datetime(2026, 12, 4, 15, tzinfo=UTC)
"""Friday at four in Berlin."""


def reminders(play: Play) -> dict[DueKind, str]:
    mine = {kind: at for (id, kind), at in play.calendar.items() if id == step_of(play).id}
    return {kind: f"{at:%H:%M}" for kind, at in mine.items()}


EARLY = "meet Tom on friday at 4, be ten minutes early"


def test_a_promise_to_be_early_is_reckoned_from_then() -> None:
    play = asked(EARLY)
    play.tap("plan-promise-yes")
    assert play.key == "plan-promise-both"
    told = next(one for one in play.lines if one.key == "plan-promise-both")
    assert (told.params["time"], told.params["ahead"], told.params["nudge"]) == (
        *("16:00", "14:50"),
        "15:20",
    )
    play.tap("plan-good")
    assert step_of(play).at == FOUR
    assert reminders(play) == {DueKind.HEAD_START: "13:50", DueKind.CUE: "14:20"}
    play.pass_time(FOUR - play.now)
    ahead = next(told for told in play.got if told.key == "promise-ahead")
    assert ahead.uncovered.values == ["16:00"]


def test_so_is_a_plan_that_is_no_promise() -> None:
    play = asked(EARLY)
    play.tap("plan-promise-no", "feel-okay", "plan-good")
    assert reminders(play) == {DueKind.CUE: "14:40"}


def test_so_is_the_idea_of_being_early() -> None:
    step = Step(1, idea="be-early", at=FOUR)
    assert f"{nudge_at(step, MONDAY):%H:%M}" == "14:40"


def test_other_words_are_reminded_as_ever() -> None:
    step = Step(1, text="call Tom early", at=FOUR, promise=True)
    first = head_start(step, MONDAY)
    assert first is not None
    assert (f"{first:%H:%M}", f"{nudge_at(step, MONDAY):%H:%M}") == ("14:00", "14:30")


def test_a_reminder_that_should_have_come_comes_at_once() -> None:
    play = marek()
    play.command("promise", "be half an hour early at the dentist, today 15:00")
    assert play.key == "plan-promise-soon"
    play.tap("plan-good")
    assert reminders(play) == {DueKind.CUE: f"{play.now:%H:%M}"}
