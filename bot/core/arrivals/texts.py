"""What is written: whom it is for, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from bot.core.arrivals import asides, routing, unheard
from bot.core.arrivals.asides import MAY_STOP, ask_beside
from bot.core.flows import welcome
from bot.core.flows.care import table as care
from bot.core.records.events import Commanded, Edited, Said, Showed
from bot.core.records.model import Flow, Known, Standing, Talk
from bot.core.talk import gathering, labels
from bot.core.talk.course import Course
from bot.core.talk.table import Words
from bot.ear import reply
from bot.ear.care import says_minor


def said(course: Course, event: Said) -> None:
    language = course.known.person.language
    stops = reply.stops(event.text, language)
    if "undo" in reply.keys(event.text, language) and unheard.took_back(course):
        return
    talk = routing.spoken_to(course, event)
    if talk is None and asides.answered(course, None, event):
        return
    if talk is None and stops and course.known.person.standing in MAY_STOP:
        unheard.cancel(course)
        return
    if talk is None:
        unheard.nobody_listening(course, event)
        return
    chosen = None
    if not talk.parts:  # what follows a part is a part, whatever its words
        course.event = event = labels.understood(course.table.of(talk), course.moment(talk), event)
        chosen = course.moment(talk).choice
    if chosen is None and routing.answered_beside(course, talk, event):
        return
    if chosen is None and routing.passes_by(course, talk):
        said(course, replace(event, reply_to=None))
    elif chosen is None and stops and not course.table.place(talk).stops:
        unheard.cancel(course)
    elif chosen is None and course.of_another_day(talk) and event.reply_to is None:
        course.close_quietly(talk)
        if not routing.answers_a_line(course, talk):
            unheard.nobody_listening(course, event)
    elif chosen is None and course.table.place(talk).words is Words.PARTS:
        _gather(course, talk, event)
    else:
        _hear(course, talk)


def _hear(course: Course, talk: Talk) -> None:
    turn = course.table.of(talk).on(course.moment(talk))
    if routing.answers_a_line(course, talk, turn):
        return
    if turn is not None:
        course.follow(talk, turn)
    elif isinstance(said := course.event, Said) and routing.is_a_door(course, talk):
        course.close_quietly(talk)
        unheard.nobody_listening(course, said)
    elif talk.flow is Flow.CARE:  # nobody is told here that they were not followed
        course.ask_again(talk)
    elif isinstance(said := course.event, Said) and routing.only_offered(course, talk, said):
        unheard.nobody_listening(course, said)
    else:
        ask_beside(course, talk, routing.not_followed(talk))


def _gather(course: Course, talk: Talk, event: Said) -> None:
    """Keep this part at once; a danger across two of them is heard at once too."""
    talk = gathering.kept(course, talk, event)
    if gathering.ends(talk, event):
        gathered(course, talk)


def gathered(course: Course, talk: Talk) -> None:
    """All parts of an answer are there: they are heard as one, like anything that is said."""
    if not talk.parts:
        return
    course.event = said = gathering.joined(talk)
    talk = replace(talk, parts=())
    course.keep_talk(talk)
    if not comes_first(course, said):
        _hear(course, talk)


def edited(course: Course, event: Edited) -> None:
    still_typed = (t for t in course.known.talks if event.message_id in dict(t.parts))
    on_its_way = (t for t in unheard.lines(course) if t.memory.get("typed") == event.message_id)
    talk = next(chain(still_typed, on_its_way), course.known.floor)
    if talk is not None:
        course.edited(talk, event)


def showed(course: Course, event: Showed) -> None:
    floor = course.known.floor
    key = f"cannot-read.{event.media}"
    if floor is None or routing.passes_by(course, floor):
        unheard.nobody_listening(course, event)
    else:
        ask_beside(course, floor, key)


def comes_first(course: Course, event: Said | Edited | Showed | Commanded) -> bool:
    """Whether words were about a danger, or an age under 18: no talk hears them then."""
    if care.alarming(event.heard):
        where = routing.for_a_person(course, event)
        course.open(Flow.CARE, care.memory_of(event, course.known, course.now) | where)
    elif isinstance(event, Said) and says_minor(event.text) and not _age_is_told(course.known):
        course.open(Flow.WELCOME, {"age": True})
    else:
        return False
    return True


def _age_is_told(known: Known) -> bool:
    """Whether the age is the question already, or was answered."""
    floor = known.floor
    asked = floor is not None and (floor.flow, floor.step) == (Flow.WELCOME, welcome.At.AGE)
    return asked or known.person.standing is Standing.MINOR
