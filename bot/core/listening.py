"""Which talk hears what is typed: the one replied to, a line that just came, or the floor."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.core import callers, sharing
from bot.core.course import TIDYING, Course
from bot.core.events import Said
from bot.core.model import Flow, Talk

ANSWERED_WITHIN: Final = timedelta(hours=1)
"""How long what is typed is taken for an answer to a line that came."""
FROM_THE_OTHER_SIDE: Final = frozenset(
    {(Flow.FRIEND, sharing.At.CAME), (Flow.BEFRIENDED, callers.At.LINE)}
)
"""Where a line of the other side of a link stands."""


def spoken_to(course: Course, event: Said) -> Talk | None:
    """The talk whose card the text replies to, else the one that has the floor."""
    if event.reply_to is not None:
        for talk in course.known.talks:
            if talk.open and talk.card == event.reply_to and talk.step != TIDYING:
                return talk if talk.floor else course.give_floor(talk)
    floor, fresh = course.known.floor, _just_come(course)
    if fresh is not None and (floor is None or _gives_way(floor, fresh)):
        return course.give_floor(fresh)
    return floor


def _just_come(course: Course) -> Talk | None:
    """A line from the other side of a link that came a while ago: people answer the newest."""
    lines = (talk for talk in course.known.talks if (talk.flow, talk.step) in FROM_THE_OTHER_SIDE)
    fresh = [t for t in lines if t.open and t.touched and course.now - t.touched < ANSWERED_WITHIN]
    return max(fresh, key=lambda talk: talk.touched or course.now, default=None)


def _gives_way(floor: Talk, fresh: Talk) -> bool:
    """Whether nothing was asked there, and nothing was done there since the line came.

    Anywhere else words could be private, and a line would carry them away.
    """
    before = floor.touched and fresh.touched and floor.touched <= fresh.touched
    return floor.flow is Flow.HOME and bool(before)
