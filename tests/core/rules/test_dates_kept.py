"""A date that matters is named by its date, and the 29th of February stays what it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.core.play import Play, planned

HIDDEN = "That morning I'll say one quiet thing, hidden on the lock screen."


def dated(text: str, now: datetime | None = None) -> Play:
    play = planned()
    if now is not None:
        play.now = now
    play.command("look")
    play.tap("Notes to myself", "A date that matters")
    play.say("the day I began")
    play.say(text)
    return play


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3 December", "Thursday 3 Dec"),
        ("1 December", "Tuesday 1 Dec"),
        ("12 March", "Friday 12 Mar 2027"),
    ],
)
def test_the_date_is_named(text: str, said: str) -> None:
    play = dated(text)
    assert play.text == f"Kept: {said}. {HIDDEN}"
    play.tap("A date that matters")
    assert f"The day I began: {said}\n" in play.text


@pytest.mark.parametrize("year", [2026, 2027])
def test_the_last_of_february_is_kept_and_its_other_years_are_named(year: int) -> None:
    play = dated("29 February", datetime(year, 12, 1, 13, 0, tzinfo=UTC))
    assert play.known.person.date == "02-29"
    said = "29 February, and 28 February in other years"
    assert play.text == f"Kept: {said}. {HIDDEN}"
    play.tap("A date that matters")
    assert f"The day I began: {said}\n" in play.text
    ahead = min(at for (_, kind), at in play.calendar.items() if kind == "date")
    last = 28 if year == 2026 else 29
    assert ahead - timedelta(hours=8) == datetime(year + 1, 2, last, tzinfo=UTC)
