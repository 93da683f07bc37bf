"""Somebody blocks us and comes back: what came meanwhile is said then, if it still says something.

Telegram may tell of a return twice, and we greet once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.flows import home
from bot.core.flows.friend import sharing
from bot.core.flows.friend.leaving import taken_back
from bot.core.records.effects import Hasten, Pass, Plan, Unplan
from bot.core.records.events import Due, DueKind, TimeCame
from bot.core.records.memories import BefriendedMemory, FriendMemory, HomeMemory
from bot.core.records.model import LIVE, SAVED, Flow, Standing, StepState, Talk
from bot.core.rules import moves
from bot.core.rules.friendship import befriended, link_of
from bot.core.talk.course import Course

TOGETHER: Final = timedelta(minutes=1)
"""An unblocking and a START so close together are one."""
A_DAY: Final = timedelta(days=1)
"""Who is away for longer hears nothing of what came meanwhile; a friend has stopped then."""
_CUES: Final = (DueKind.CUE, DueKind.KEPT_BACK)


def blocked(course: Course, unsaid: Sequence[int] = ()) -> None:
    """Nothing is tried any more. A friend who does not come back within a day has stopped."""
    person = course.known.person
    if person.reachable and befriended(course.known):
        course.effects.append(Plan(DueKind.GONE, person.id, course.now + A_DAY))
    course.keep_person(replace(person, reachable=False))
    course.event = TimeCame(())
    for talk in filter(None, map(course.known.talk, unsaid)):
        _unsaid(course, talk)


def _unsaid(course: Course, talk: Talk) -> None:
    """A reminder or a question that never arrived waits, and so does what another person sent."""
    person, step = course.known.person, course.known.step(talk.subject)
    told = FriendMemory.of(talk).news or BefriendedMemory.of(talk).news
    if talk.flow is Flow.CUE and step is not None and step.at is not None:
        waits = (DueKind.CUE.value, step.id, step.at)
        course.keep_person(replace(person, waiting=(*person.waiting, waits)))
    elif told is not None:
        course.effects.append(Pass(person.id, talk.id, course.now, told))
        course.close_quietly(talk)
    link = link_of(course.known, told.link if told else None)
    if link is not None and link.person == person.id:  # nothing of the friend has reached them
        course.keep_link(replace(link, shown_at=None))


def greets(course: Course) -> None:
    """Who never agreed to anything is left to speak first; a card of help is welcome enough."""
    keeps = course.known.person.standing is Standing.KEEPS
    if keeps and _greeting(course) is None and not _unseen_help(course):
        course.open(HomeMemory(returned=True))


def caught_up(course: Course) -> None:
    """Whatever they did, they can be reached again.

    A card of help that never arrived is first. A line that was on its way when they left has not
    gone, and its card says so. The reminders and questions of the last day come now, as after a
    quiet time; older ones rest. What friends sent is said.
    """
    person = course.known.person
    course.keep_person(replace(person, reachable=True, waiting=()))
    course.event = TimeCame(())
    for talk in _unseen_help(course):
        course.ask_again(talk)
    for talk in course.known.talks:
        if talk.stands and (talk.flow, talk.at) == (Flow.FRIEND, sharing.At.LEAVING):
            course.follow(talk, replace(taken_back(course.moment(talk)), in_place=True))
    for kind, subject, at in person.waiting:
        _comes(course, Due(DueKind(kind), subject, at))
    course.effects += (Unplan(person.id, DueKind.GONE), Hasten(DueKind.NEWS))


def _unseen_help(course: Course) -> tuple[Talk, ...]:
    """Cards of help of the last day that never arrived."""
    cards = (talk for talk in course.known.talks if talk.flow is Flow.CARE and talk.card is None)
    return tuple(t for t in cards if t.stands and t.touched and _lately(course, t.touched))


def _lately(course: Course, at: datetime) -> bool:
    return timedelta() < course.now - at <= A_DAY


def _comes(course: Course, due: Due) -> None:
    step = course.known.step(due.subject)
    if step is not None and moves.to_come(step, due.kind, course.now):
        return  # it was moved by what brought them back
    if course.now - due.at > A_DAY and due.kind is not DueKind.TIDY:
        _let_rest(course, due.subject)
    elif due.kind in _CUES:
        course.effects.append(Plan(DueKind.KEPT_BACK, due.subject, course.now))
    else:
        course.effects.append(Plan(due.kind, due.subject, due.at))


def _let_rest(course: Course, subject: int) -> None:
    """Of a step or a talk: the talk ends without a word, and its step waits on the shelf."""
    talk = course.known.talk(subject)
    step = course.known.step(subject if talk is None else talk.subject)
    if step is not None and step.state in LIVE | SAVED:
        course.keep_step(replace(step, state=StepState.SHELVED))
    if talk is not None and talk.stands:
        course.close_quietly(talk)


def greeted(course: Course) -> bool:
    """Whether this START came with an unblocking that was greeted a moment ago; once."""
    talk = _greeting(course)
    if talk is None or not HomeMemory.of(talk).returned:
        return False
    course.keep_talk(replace(talk, memory=HomeMemory()))
    return True


def _greeting(course: Course) -> Talk | None:
    """The card that greeted them, if nothing but a reminder came since."""
    floor = course.known.floor
    if floor is None or floor.flow not in (Flow.HOME, Flow.CUE):
        return None
    homes = (t for t in course.known.talks if (t.flow, t.at) == (Flow.HOME, home.At.HOME))
    talk = next(homes, None)
    fresh = talk and talk.touched is not None and course.now - talk.touched <= TOGETHER
    return talk if talk and fresh and not HomeMemory.of(talk).text else None
