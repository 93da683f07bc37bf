"""A line to a friend that is on its way, and is taken back in words."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.flows.friend import sharing
from bot.core.flows.friend.leaving import taken_back
from bot.core.records.model import Flow, Talk
from bot.core.rules.friends.friendship import A_MINUTE
from bot.core.talk.course import Course


def took_back(course: Course) -> bool:
    """Whether a line was about to leave, and now does not."""
    leaving = _about_to_leave(course)
    if leaving is not None:
        course.follow(leaving, taken_back(course.moment(leaving)))
    return leaving is not None


def lines(course: Course) -> Iterator[Talk]:
    """The lines on their way."""
    of_friends = (talk for talk in course.known.talks if talk.flow is Flow.FRIEND and talk.open)
    return (talk for talk in of_friends if talk.step == sharing.At.LEAVING)


def _about_to_leave(course: Course) -> Talk | None:
    """A line in the minute after its tap, if nothing newer has the floor: whoever says stop now
    means that one. One that waits for hours has its own button."""
    fresh = (t for t in lines(course) if t.touched is None or course.now - t.touched <= A_MINUTE)
    line, floor = next(fresh, None), course.known.floor
    newer = line and floor and floor.touched and line.touched and floor.touched > line.touched
    return None if newer else line
