"""What comes every week is proposed for its weekday, whenever it was told of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.memories import DebriefMemory
from tests.core.play import Play, cued

TUESDAY = datetime(2026, 12, 8, 16, 30, tzinfo=UTC)
"""A week after the reminded hour, half past five in Berlin."""


def _with(idea: str | None, text: str = "") -> Play:
    play = cued()
    (step,) = play.known.steps
    play.known = replace(play.known, steps=(replace(step, idea=idea, text=text),))
    return play


def _proposed(play: Play) -> datetime | None:
    play.tap("cue-done", "feel-calm", "debrief-enough")
    (memory,) = [m for t in play.known.talks if isinstance(m := t.memory, DebriefMemory)]
    return memory.next.at if memory.next else None


@pytest.mark.parametrize("days", [0, 1, 6])
@pytest.mark.parametrize(("idea", "text"), [("call-weekly", ""), (None, "choir")])
def test_it_stays_on_its_weekday(idea: str | None, text: str, days: int) -> None:
    play = _with(idea, text)
    play.tap("cue-im-going")
    play.now += timedelta(days=days)
    assert _proposed(play) == TUESDAY


def test_after_more_than_a_week_it_is_still_ahead() -> None:
    play = _with("call-weekly")
    play.tap("cue-im-going")
    play.now += timedelta(days=7, hours=2)
    assert _proposed(play) == TUESDAY + timedelta(days=7)


def test_another_step_is_proposed_two_days_on() -> None:
    play = _with("shop-hello")
    play.tap("cue-im-going")
    assert _proposed(play) == TUESDAY - timedelta(days=5)
