"""Hellos of ours that belong to the person and not to a talk: quiet weeks, and a date."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.core import silence, yearly
from bot.core.calendar import awake
from bot.core.course import Course
from bot.core.effects import Plan
from bot.core.events import Due, DueKind
from bot.core.model import Flow

KINDS: Final = frozenset({*silence.HELLOS, DueKind.DATE})
TOO_LATE: Final = timedelta(days=2)
"""A hello that could not be said for so long is left out."""
TALKING: Final = timedelta(minutes=10)


def came(course: Course, due: Due, *, welcome: bool) -> None:
    """Say it where it is `welcome`; a date's next morning is planned either way."""
    person, now = course.known.person, course.now
    if due.kind is DueKind.DATE:
        course.effects.append(yearly.planned(person, now))
        wanted = yearly.is_today(person, now)
    else:
        meant = silence.meant_for(course.known, due)
        if meant > now:
            course.effects.append(Plan(due.kind, due.subject, meant))
            return
        wanted = person.hello_back is True and now - meant < TOO_LATE
    if not (welcome and wanted):
        return
    at = awake(person, now)
    if at > now and due.kind is DueKind.DATE:
        return
    if at > now or _talking(course):
        course.effects.append(Plan(due.kind, due.subject, max(at, now + TALKING)))
        return
    course.open(Flow.GREETING, {"for": due.kind.value}, aside=True)


def _talking(course: Course) -> bool:
    floor = course.known.floor
    return floor is not None and floor.touched is not None and course.now - floor.touched < TALKING
