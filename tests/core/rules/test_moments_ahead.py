"""What apps are told of an hour: its instant where it is ahead, and no further than they take."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.records.lines import Hour
from bot.core.records.model import Person
from bot.core.records.turn import FARTHEST, hour
from tests.core.play import MONDAY, cued, planned

ANA = Person(7, zone="Europe/Berlin")
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("ahead", "told"),
    [
        (MINUTE, True),
        (FARTHEST - MINUTE, True),
        (timedelta(), False),
        (-MINUTE, False),
        (FARTHEST, False),
        (FARTHEST + timedelta(days=400), False),
    ],
)
def test_only_what_is_to_come_and_within_reach(ahead: timedelta, told: bool) -> None:
    at = MONDAY + ahead
    assert hour(ANA, at, MONDAY).instant == (at if told else None)


def test_the_clock_of_the_person_is_what_is_read() -> None:
    at = datetime(2026, 12, 1, 16, 30, tzinfo=UTC)
    assert hour(ANA, at, MONDAY) == Hour(time(17, 30), at)


def test_a_plan_and_its_reminder_carry_their_moments() -> None:
    reminded = datetime(2026, 12, 1, 16, 20, tzinfo=UTC)
    assert instants(planned().last.words.params) == [reminded]
    assert instants(cued().last.words.params) == [reminded + 10 * MINUTE]


def instants(params: object) -> list[datetime]:
    values = params.values() if isinstance(params, dict) else ()
    return [value.instant for value in values if isinstance(value, Hour) and value.instant]
