"""Words of ours that belong to the person and not to a talk: a quiet week, a date, the week's end.

There is one of them a day at most: whatever comes second waits for tomorrow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.flows.cue import silence
from bot.core.records.calendar import awake, zone_of
from bot.core.records.effects import Plan, Revise
from bot.core.records.events import Due, DueKind
from bot.core.records.memories import GreetingMemory
from bot.core.records.model import LIVE, Known, Phase, Talk
from bot.core.rules import fading, unasked
from bot.core.talk.course import Course
from bot.core.talk.table import Registry

TOO_LATE: Final = timedelta(days=2)
"""A hello that could not be said for so long is left out."""
UNANSWERED_FOR: Final = timedelta(days=90)
"""How long a question stands under words that were typed and never kept."""
TALKING: Final = timedelta(minutes=10)
SOON: Final = timedelta(minutes=30)
A_DAY: Final = timedelta(days=1)


def came(course: Course, due: Due, *, welcome: bool) -> None:
    """Say it where it is `welcome` and still of use; what comes again is planned either way."""
    if _WANTED[due.kind](course, due) and welcome:
        _say(course, due)


def week_over(course: Course) -> None:
    """What was written long ago goes; there is another such week while anything is left to go."""
    course.keep_records(fading.over(course.known, course.now))
    for talk in unanswered(course.table, course.known, course.now):
        if talk.offered:
            course.effects.append(Revise(None, (), talk.id, message_id=talk.card))
        empty = type(talk.memory)()
        course.keep_talk(
            replace(talk, phase=Phase.CLOSED, floor=False, offered=(), memory=empty, parts=())
        )
    if _remembering(course.table, course.known) or fading.left(course.known):
        course.effects.append(unasked.plan_week_end(course.known.person, course.now))


def _remembering(table: Registry, known: Known) -> tuple[Talk, ...]:
    return tuple(talk for talk in known.talks if table.of(talk).remembers)


def unanswered(table: Registry, known: Known, now: datetime) -> tuple[Talk, ...]:
    typed = (t for t in _remembering(table, known) if not table.place(t).promised)
    return tuple(t for t in typed if t.touched and now - t.touched >= UNANSWERED_FOR)


def _say(course: Course, due: Due) -> None:
    """Now, or at a better minute; the morning of a date is not put off."""
    person, now = course.known.person, course.now
    at = awake(person, now)
    if due.kind is DueKind.DATE:
        if at > now:
            return
    elif _spoken_today(course.known, now):
        at = awake(person, now + A_DAY)
    if at > now or _talking(course) or _out_there(course.known, now):
        course.effects.append(Plan(due.kind, due.subject, max(at, now + TALKING)))
        return
    course.keep_person(replace(person, spoken_at=now))
    course.open(GreetingMemory(due.kind), aside=True)


def _date(course: Course, due: Due) -> bool:
    person, now = course.known.person, course.now
    course.effects.append(unasked.date_planned(person, now))
    return unasked.date_is_today(person, now)


def _hello(course: Course, due: Due) -> bool:
    meant = unasked.meant_for(course.known, due)
    if meant > course.now:
        course.effects.append(Plan(due.kind, due.subject, meant))
        return False
    return course.known.person.hello_back is True and course.now - meant < TOO_LATE


def _weekly_look(course: Course, due: Due) -> bool:
    return unasked.look_wanted(course.known, course.now)


def _spoken_today(known: Known, now: datetime) -> bool:
    said, here = known.person.spoken_at, zone_of(known.person)
    earlier = said is not None and said.astimezone(here).date() == now.astimezone(here).date()
    return earlier or unasked.date_is_today(known.person, now)


def _talking(course: Course) -> bool:
    floor = course.known.floor
    return floor is not None and floor.touched is not None and course.now - floor.touched < TALKING


def _out_there(known: Known, now: datetime) -> bool:
    """Whether a step is about to start or under way: nothing of ours comes between."""
    return any(
        step.at is not None and step.at - SOON <= now < silence.asks_at(known.person, step, step.at)
        for step in known.steps
        if step.state in LIVE
    )


_WANTED: Final[Mapping[DueKind, Callable[[Course, Due], bool]]] = {
    DueKind.DATE: _date,
    DueKind.WEEKLY_LOOK: _weekly_look,
    **dict.fromkeys(unasked.HELLOS, _hello),
}
