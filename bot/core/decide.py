"""The one door of the mind: (what we know, an event, now) -> a Decision.

It answers danger before everything, routes each event to the talk it belongs to, and lets the
flows say the rest. It touches nothing and never fails on what a person may send.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain

from bot.core import (
    arrivals,
    asides,
    gathering,
    labels,
    listening,
    news,
    returning,
    silence,
    undo,
)
from bot.core.asides import MAY_STOP, ask_beside
from bot.core.course import Course
from bot.core.effects import AnswerTap, Decision, Effect, Menu, Plan, Revise
from bot.core.events import (
    Blocked,
    Commanded,
    Draw,
    Due,
    DueKind,
    Edited,
    Event,
    Returned,
    Said,
    Showed,
    Stumbled,
    Tapped,
    TimeCame,
)
from bot.core.flows import CONVERSATIONS, care, welcome
from bot.core.friends import asking
from bot.core.friends.friendship import MENU
from bot.core.lifetimes import TIDYING, open_for
from bot.core.lines import line
from bot.core.looks import weekly
from bot.core.model import Flow, Known, Standing, Talk
from bot.core.turn import SHOW, Turn
from bot.core.upgrading import upgraded
from bot.ear import reply
from bot.ear.care import says_minor

DEEDS = (Said, Commanded, Showed, Tapped)
"""What a person does here: any of it ends a quiet time."""
ASKED_LATER = timedelta(minutes=1)
"""When an answer that was interrupted is looked at again."""


def decide(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
    """What is true after `event`, and what follows from it. Pure: same input, same decision."""
    course = Course(upgraded(known), event, now, draw)
    if known.person.unanswered and isinstance(event, DEEDS):
        course.keep_person(replace(known.person, unanswered=0))
    match event:
        case Said() | Edited() | Showed() | Commanded() if _comes_first(course, event):
            pass
        case Said():
            _said(course, event)
        case Edited():
            _edited(course, event)
        case Commanded():
            arrivals.commanded(course, event)
        case Showed():
            _showed(course, event)
        case Tapped():
            _tapped(course, event)
        case TimeCame():
            arrivals.time_came(course, event.dues, _due)
        case Blocked():
            course.keep_person(replace(course.known.person, reachable=False))
            news.gone(course)
        case Returned():
            returning.returned(course)
        case Stumbled():
            _stumbled(course)
    course.effects.extend(_ahead(course, known, event))
    if not course.forgets:
        course.effects.extend(asking.overtaken(course.known, now))
    _list_commands(course, known.person.standing)
    return course.decision()


def _comes_first(course: Course, event: Said | Edited | Showed | Commanded) -> bool:
    """Whether words were about a danger, or an age under 18: no talk hears them then."""
    if care.alarming(event.heard):
        where = listening.for_a_person(course, event)
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


def _ahead(course: Course, known: Known, event: Event) -> tuple[Effect, ...]:
    """Whatever the person did, chosen hellos wait afresh, and their week has an end; answering a
    hello asks for no other."""
    if course.forgets or not isinstance(event, DEEDS):
        return ()
    person, now = course.known.person, course.now
    talk = known.talk(event.talk) if isinstance(event, Tapped) else None
    if talk is not None and talk.memory.get("for") in silence.HELLOS:
        return ()
    return (*silence.hellos(person, now), *weekly.planned(person, course.decision(), now))


def _list_commands(course: Course, before: Standing) -> None:
    """Somebody who is only a friend has a short list of their own, as long as they are that."""
    only = course.known.person.standing is Standing.BEFRIENDED and not course.forgets
    if only != (before is Standing.BEFRIENDED):
        course.effects.append(Menu(MENU if only else ()))


def _said(course: Course, event: Said) -> None:
    language = course.known.person.language
    stops = reply.stops(event.text, language)
    if "undo" in reply.keys(event.text, language) and undo.took_back(course):
        return
    talk = listening.spoken_to(course, event)
    if talk is None and asides.answered(course, None, event):
        return
    if talk is None and stops and course.known.person.standing in MAY_STOP:
        arrivals.cancel(course)
        return
    if talk is None:
        arrivals.nobody_listening(course, event)
        return
    chosen = None
    if not talk.parts:  # what follows a part is a part, whatever its words
        course.event = event = labels.understood(course.moment(talk), event)
        chosen = course.moment(talk).choice
    if chosen is None and listening.answered_beside(course, talk, event):
        return
    if chosen is None and listening.passes_by(course, talk):
        _said(course, replace(event, reply_to=None))
    elif chosen is None and stops and not listening.hears_a_stop(talk):
        arrivals.cancel(course)
    elif chosen is None and course.of_another_day(talk) and event.reply_to is None:
        course.close_quietly(talk)
        if not listening.answers_a_line(course, talk):
            arrivals.nobody_listening(course, event)
    elif chosen is None and talk.step in CONVERSATIONS[talk.flow].LISTENS:
        _gather(course, talk, event)
    else:
        _hear(course, talk)


def _hear(course: Course, talk: Talk) -> None:
    turn = CONVERSATIONS[talk.flow].on(course.moment(talk))
    if listening.answers_a_line(course, talk, turn):
        return
    if turn is not None:
        course.follow(talk, turn)
    elif isinstance(said := course.event, Said) and listening.is_a_door(course, talk):
        course.close_quietly(talk)
        arrivals.nobody_listening(course, said)
    elif talk.flow is Flow.CARE:  # nobody is told here that they were not followed
        course.ask_again(talk)
    elif isinstance(said := course.event, Said) and listening.only_offered(course, talk, said):
        arrivals.nobody_listening(course, said)
    else:
        ask_beside(course, talk, listening.not_followed(talk))


def _gather(course: Course, talk: Talk, event: Said) -> None:
    """Keep this part at once; a danger across two of them is heard at once too."""
    talk = gathering.kept(course, talk, event)
    if gathering.ends(talk, event):
        _gathered(course, talk)


def _gathered(course: Course, talk: Talk) -> None:
    """All parts of an answer are there: they are heard as one, like anything that is said."""
    if not talk.parts:
        return
    course.event = said = gathering.joined(talk)
    talk = replace(talk, parts=())
    course.keep_talk(talk)
    if not _comes_first(course, said):
        _hear(course, talk)


def _edited(course: Course, event: Edited) -> None:
    still_typed = (t for t in course.known.talks if event.message_id in dict(t.parts))
    on_its_way = (t for t in undo.lines(course) if t.memory.get("typed") == event.message_id)
    talk = next(chain(still_typed, on_its_way), course.known.floor)
    if talk is not None:
        course.edited(talk, event)


def _showed(course: Course, event: Showed) -> None:
    floor = course.known.floor
    key = f"cannot-read.{event.media}"
    if floor is None or listening.passes_by(course, floor):
        arrivals.nobody_listening(course, event)
    else:
        ask_beside(course, floor, key)


def _tapped(course: Course, event: Tapped) -> None:
    talk = course.known.talk(event.talk) if event.talk else None
    if talk is None or not talk.open:
        course.effects.append(AnswerTap(event.query_id, line("tap-passed")))
        course.effects.append(Revise(None, message_id=event.message_id))
        return
    if event.choice == SHOW and talk.card == event.message_id and talk.step != TIDYING:
        course.effects.append(AnswerTap(event.query_id))
        course.ask_again(course.give_floor(talk))
        return
    if talk.step != event.step or event.choice not in talk.offered:
        _tapped_late(course, talk, event)
        return
    before = course.known.floor
    talk = course.give_floor(talk)
    if talk.parts and _said_before(course, talk, event):
        return
    turn = CONVERSATIONS[talk.flow].on(course.moment(talk))
    if turn is None:
        turn = Turn(notice=line("tap-passed"))
    course.effects.append(AnswerTap(event.query_id, turn.notice))
    course.follow(gathering.given_up(talk), turn)
    if before is not None and before.id != talk.id:
        course.hand_floor_back(before)


def _said_before(course: Course, talk: Talk, event: Tapped) -> bool:
    """Whether the parts before a tap told of a danger or an age together: that comes first."""
    course.event = said = gathering.joined(talk)
    course.keep_talk(gathering.given_up(talk))
    first = _comes_first(course, said)
    if first:
        course.effects.append(AnswerTap(event.query_id))
    course.event = event
    return first


def _tapped_late(course: Course, talk: Talk, event: Tapped) -> None:
    """A second tap on a card that has moved on is silence; an older message loses its buttons.

    A newer one came twice, after a crash: there the talk goes on where it stands.
    """
    if talk.card in (None, event.message_id):
        course.effects.append(AnswerTap(event.query_id))
    elif event.message_id < talk.card or talk.step == TIDYING:
        course.effects.append(AnswerTap(event.query_id, line("tap-passed")))
        course.effects.append(Revise(None, message_id=event.message_id))
    else:
        course.effects.append(AnswerTap(event.query_id))
        course.ask_again(talk)


def _due(course: Course, due: Due) -> None:
    """One promised moment of a talk; those of steps are dealt with by `arrivals`."""
    talk = course.known.talk(due.subject)
    if talk is None or not talk.open:
        return
    course.event = TimeCame((due,))
    if talk.step == TIDYING:  # it only waits to leave the chat
        if due.kind is DueKind.TIDY:
            course.tidy(talk)
    elif due.kind is DueKind.PAUSE and not talk.floor:
        # Whatever has the floor, a care card above all, is not talked over.
        course.effects.append(Plan(DueKind.PAUSE, talk.id, course.now + ASKED_LATER))
    elif due.kind is DueKind.PAUSE:
        _gathered(course, talk)
    elif due.kind is DueKind.TIDY:
        if open_for(talk) is not None:
            course.tidy(talk)
    else:
        turn = CONVERSATIONS[talk.flow].on(course.moment(talk))
        if turn is not None:
            course.follow(talk, turn)


def _stumbled(course: Course) -> None:
    floor = course.known.floor
    if floor is not None and course.known.person.standing is not Standing.MINOR:
        ask_beside(course, floor, "stumbled-here")
    else:
        arrivals.stumbled(course)
