"""Somebody who had blocked us comes back: Telegram may tell of it twice, and we greet once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.flows import home
from bot.core.flows.friend import sharing
from bot.core.flows.friend.leaving import taken_back
from bot.core.records.memories import HomeMemory
from bot.core.records.model import Flow, Standing, Talk
from bot.core.talk.course import Course

TOGETHER: Final = timedelta(minutes=1)
"""An unblocking and a START so close together are one."""


def returned(course: Course) -> None:
    """Somebody unblocked us. Who never agreed to anything is left to speak first.

    A line that was on its way when they left has not gone, and its card says so.
    """
    person = replace(course.known.person, reachable=True)
    course.keep_person(person)
    for talk in course.known.talks:
        if talk.stands and (talk.flow, talk.at) == (Flow.FRIEND, sharing.At.LEAVING):
            course.follow(talk, replace(taken_back(course.moment(talk)), in_place=True))
    if person.standing is Standing.KEEPS and _greeting(course) is None:
        course.open(HomeMemory(returned=True))


def greeted(course: Course) -> bool:
    """Whether this START came with an unblocking that was greeted a moment ago; once."""
    talk = _greeting(course)
    if talk is None or not HomeMemory.of(talk).returned:
        return False
    course.keep_talk(replace(talk, memory=HomeMemory()))
    return True


def _greeting(course: Course) -> Talk | None:
    floor = course.known.floor
    if floor is None or (floor.flow, floor.at) != (Flow.HOME, home.At.HOME):
        return None
    fresh = floor.touched is not None and course.now - floor.touched <= TOGETHER
    return floor if fresh and not HomeMemory.of(floor).text else None
