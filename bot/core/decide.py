"""The one door of the mind: (what we know, an event, now) -> a Decision.

It answers danger before everything, routes each event to the talk it belongs to, and lets the
flows say the rest. It touches nothing and never fails on what a person may send.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.core.arrivals import commands, faint, moments, returning, taps, texts, unheard, walls
from bot.core.flows import CONVERSATIONS, care
from bot.core.flows.friend import asking
from bot.core.records.effects import Decision, Effect, Menu
from bot.core.records.events import (
    Blocked,
    Commanded,
    Draw,
    Edited,
    Event,
    Outrun,
    Returned,
    Said,
    Showed,
    Stumbled,
    Tapped,
    TimeCame,
    Written,
)
from bot.core.records.memories import GreetingMemory
from bot.core.records.model import Known, NeedsEverything, Standing
from bot.core.rules import unasked
from bot.core.talk.course import Course
from bot.core.talk.reading import dated
from bot.core.talk.table import upgraded

DEEDS = (Said, Commanded, Showed, Tapped, Returned)
"""What a person does here: any of it ends a quiet time, and shows that they can be reached."""


def decide(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
    """What is true after `event`, and what follows from it. Pure: same input, same decision.

    Where it needs everything that is kept, it says so, and is asked again with the same draw.
    """
    try:
        return _decided(known, event, now, draw)
    except NeedsEverything:
        return Decision(needs_everything=True)


def _decided(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
    event = dated(event, now)
    course = Course(CONVERSATIONS, upgraded(CONVERSATIONS, known), event, now, draw)
    if known.person.unanswered and isinstance(event, DEEDS):
        course.keep_person(replace(known.person, unanswered=0))
    match event:
        case Said() | Edited() | Showed() | Commanded():
            _written(course, event)
        case Tapped():
            taps.tapped(course, event)
        case TimeCame():
            moments.time_came(course, event.dues)
        case Blocked(unsaid=unsaid):
            returning.blocked(course, unsaid)
        case Returned():
            returning.greets(course)
        case Outrun(talk=talk, message_id=id):
            course.outrun(talk, id)
        case Stumbled():
            unheard.stumbled(course)
    texts.handed_back(course)
    walls.keep(course, known, event)
    _look_ahead(course, known, event)
    return course.decision()


def _written(course: Course, event: Written) -> None:
    """Danger is answered before everything."""
    before = course.known
    if texts.comes_first(course, event):
        return
    match event:
        case Said():
            texts.said(course, event)
        case Edited():
            texts.edited(course, event)
        case Showed():
            texts.showed(course, event)
        case Commanded():
            commands.commanded(course, event)
    if care.is_faint(event.heard, before, course.now):
        faint.stand_below(course)


def _look_ahead(course: Course, known: Known, event: Event) -> None:
    if not known.person.reachable and isinstance(event, DEEDS) and not course.forgets:
        returning.caught_up(course)
    course.effects.extend(_ahead(course, known, event))
    if not course.forgets:
        course.effects.extend(asking.overtaken(course.known, course.now))
    _list_commands(course, known.person.standing)


def _ahead(course: Course, known: Known, event: Event) -> tuple[Effect, ...]:
    """Whatever the person did, chosen hellos wait afresh, and their week has an end; answering a
    hello asks for no other."""
    if course.forgets or not isinstance(event, DEEDS):
        return ()
    person, now = course.known.person, course.now
    talk = known.talk(event.talk) if isinstance(event, Tapped) else None
    if talk is not None and GreetingMemory.of(talk).on in unasked.HELLOS:
        return ()
    return (*unasked.hellos(person, now), *unasked.week_planned(person, course.decision(), now))


def _list_commands(course: Course, before: Standing) -> None:
    only = course.known.person.standing is Standing.BEFRIENDED and not course.forgets
    if only != (before is Standing.BEFRIENDED):
        course.effects.append(Menu(commands.FRIENDS_LIST if only else ()))
