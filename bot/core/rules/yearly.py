"""A date that matters: the morning of it, each year. The years are never counted."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final

from bot.core.records.calendar import instant, zone_of
from bot.core.records.effects import Effect, Plan, Unplan
from bot.core.records.events import DueKind
from bot.core.records.model import Person

MORNING: Final = time(9)
LEAP: Final = "02-29"
"""The day that most years do not have."""


def planned(person: Person, now: datetime) -> Effect:
    if not person.date:
        return Unplan(person.id, DueKind.DATE)
    return Plan(DueKind.DATE, person.id, next_morning(person, now))


def next_morning(person: Person, now: datetime) -> datetime:
    """When it is said next: at nine, or at the end of the person's quiet hours."""
    place = zone_of(person)
    today = now.astimezone(place).date()
    clock = max(MORNING, person.quiet_to)
    mornings = (
        instant(datetime.combine(day_in(person.date, year), clock), place)
        for year in (today.year, today.year + 1)
    )
    return next(at for at in mornings if at > now)


def is_today(person: Person, now: datetime) -> bool:
    today = now.astimezone(zone_of(person)).date()
    return bool(person.date) and day_in(person.date, today.year) == today


def day_in(month_and_day: str, year: int) -> date:
    """The day in that year; the 29th of February is the 28th where there is none."""
    month, day = (int(part) for part in month_and_day.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)
