"""A date that matters is named by its date, and the 29th of February stays what it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.lines import line
from tests.core.play import Play, planned


def dated(text: str, now: datetime | None = None) -> Play:
    play = planned()
    if now is not None:
        play.now = now
    play.command("look")
    play.tap("look-own-lines", "own-date-button")
    play.say("the day I began")
    play.say(text)
    return play


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 December", "Thu 3 Dec"),
        ("1 December", "Tue 1 Dec"),
        ("12 March", "Fri 12 Mar 2027"),
    ],
)
def test_the_date_is_named(text: str, day: str) -> None:
    play = dated(text)
    assert play.line == line("own-date-kept", day=day)
    play.tap("own-date-button")
    assert play.line == line("own-date-set", text="the day I began", day=day)


@pytest.mark.parametrize("year", [2026, 2027])
def test_the_last_of_february_is_kept_and_its_other_years_are_named(year: int) -> None:
    play = dated("29 February", datetime(year, 12, 1, 13, 0, tzinfo=UTC))
    assert play.known.person.date == "02-29"
    assert play.line == line("own-date-kept", day=line("own-date-leap"))
    play.tap("own-date-button")
    assert "own-date-leap" in play.keys
    assert "the day I began" in play.values
    ahead = min(at for (_, kind), at in play.calendar.items() if kind == "date")
    last = 28 if year == 2026 else 29
    assert ahead - timedelta(hours=8) == datetime(year + 1, 2, last, tzinfo=UTC)
