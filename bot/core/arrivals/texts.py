"""What is written: whom it is for, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Final

from bot.core.arrivals import asides, faint, mending, routing, unheard
from bot.core.arrivals.asides import ask_beside, not_understood
from bot.core.arrivals.routing import Left, Text, To
from bot.core.flows import care, welcome
from bot.core.records.events import Edited, Said, Showed, Written
from bot.core.records.memories import CareMemory, WelcomeMemory
from bot.core.records.model import Flow, Known, Standing, Talk
from bot.core.records.turn import Go, worded
from bot.core.rules import rungs
from bot.core.talk import gathering, labels
from bot.core.talk.course import Course
from bot.core.talk.reading import joined, read
from bot.ear.asides import Aside
from bot.ear.care import says_minor

_HARD_HOUR: Final = frozenset({Aside.HARD, Aside.URGE})
"""After such words nothing harder is offered for a while."""


def said(course: Course, event: Said) -> None:
    text = routing.text(course, read(event, course.known.person.language))
    to = routing.whom(text)
    if text.talk is not None and not text.talk.floor and to is not To.UNDO:
        text = replace(text, talk=course.give_floor(text.talk))
    course.event = text.said
    if text.said.meaning.aside in _HARD_HOUR and course.person.standing is Standing.KEEPS:
        course.keep_person(rungs.hard_hour(course.person, course.now))
    FOLLOWS[to](course, text)


def handed_back(course: Course) -> None:
    """Words that were heard elsewhere, or as something else, are heard as what they are."""
    while (words := course.unclaimed) is not None:
        course.unclaimed = None
        said(course, words) if isinstance(words, Said) else edited(course, words)


def _took_back(course: Course, _: Text) -> None:
    unheard.take_back(course)


def _needs_a_tap(course: Course, text: Text) -> None:
    ask_beside(course, text.stands, "only-a-tap")


def _aside(course: Course, text: Text) -> None:
    answer = asides.answer(course.known, text.talk, text.place, text.said)
    if isinstance(answer, Go):
        course.open(answer.memory)
    elif answer is not None:
        ask_beside(course, text.stands, answer)


def _past_a_card_of_help(course: Course, text: Text) -> None:
    _give_way(course, text.stands)
    said(course, replace(text.said, reply_to=None))


def _give_way(course: Course, card: Talk) -> None:
    """Whoever wrote for their person before this card has the floor again."""
    id = CareMemory.of(card).from_friend
    before = None if id is None else course.known.talk(id)
    course.keep_talk(replace(card, floor=False))
    if before is not None and before.stands:
        course.give_floor(before)


def _to_nobody(course: Course, text: Text) -> None:
    unheard.nobody_listening(course, text.said)


def _after_another_day(course: Course, text: Text) -> None:
    course.close_quietly(text.stands)
    line = routing.newer_line(course, text.stands, text.said)
    if line is None:
        unheard.nobody_listening(course, text.said)
    else:
        _to_a_line(course, line, text.said)


def _part(course: Course, text: Text) -> None:
    """Keep this part at once; a danger across two of them is heard at once too."""
    talk = gathering.kept(course, text.stands, text.said)
    if gathering.ends(talk, text.said):
        gathered(course, talk)


def _hear(course: Course, talk: Talk, said: Said) -> None:
    if unheard.way_out(course, talk, said.button):
        return
    turn = course.table.of(talk).on(course.moment(talk))
    match routing.left_over(course, talk, said, turn):
        case None if turn is not None:
            course.follow(talk, turn)
        case Left.LINE if (line := routing.newer_line(course, talk, said)) is not None:
            _to_a_line(course, line, said)
        case Left.DOOR:
            course.close_quietly(talk)
            unheard.nobody_listening(course, said)
        case Left.HELP:
            course.ask_again(talk)
        case Left.PAST:
            unheard.nobody_listening(course, said)
        case Left.AGAIN:
            _ask_again(course, talk, said)


def _ask_again(course: Course, talk: Talk, said: Said) -> None:
    if labels.only_tapped(talk):
        ask_beside(course, talk, "only-a-tap")
    elif said.meaning.aside is Aside.HARD:
        ask_beside(course, talk, "hard-beside")
    elif not worded(said.text):
        not_understood(course, talk, "cannot-read.sticker")
    else:
        not_understood(course, talk, "not-followed")


def _to_a_line(course: Course, line: Talk, said: Said) -> None:
    """Words that fitted nothing are for a line that came since."""
    answer = asides.answer(course.known, line, course.table.place(line), said)
    if isinstance(answer, Go):
        course.open(answer.memory)
        return
    heard = course.table.of(line).on(course.moment(line))
    if heard is not None:
        course.follow(course.give_floor(line), heard)


def gathered(course: Course, talk: Talk) -> None:
    if not talk.parts:
        return
    course.event = said = joined(talk, course.known.person.language)
    talk, heavy = replace(talk, parts=(), faint=False), talk.faint
    course.keep_talk(talk)
    if not comes_first(course, said):
        _hear(course, talk, said)
        if heavy:
            faint.stand_below(course)


def edited(course: Course, event: Edited) -> None:
    if not worded(event.text):  # nothing takes the place of what was said
        return
    still_typed = (t for t in course.known.talks if event.message_id in dict(t.parts))
    heard = (t for t in course.known.talks if t.stands and _mends(course, t, event))
    talk = next(chain(still_typed, heard), None)
    if talk is not None:
        course.edited(talk, event)
    else:
        mending.edited(course, event)


def _mends(course: Course, talk: Talk, event: Edited) -> bool:
    """Whether the message was heard there; the talk with the floor is asked first."""
    return course.table.of(talk).on(course.seen(talk, event)) is not None


def showed(course: Course, event: Showed) -> None:
    floor = course.known.floor
    key = f"cannot-read.{event.media}"
    if floor is None:
        unheard.nobody_listening(course, event)
    elif CareMemory.of(floor).from_friend is not None:
        _give_way(course, floor)
        unheard.nobody_listening(course, event)
    else:
        not_understood(course, floor, key)


def comes_first(course: Course, event: Written) -> bool:
    """Whether words were about a danger, or an age under 18: no talk hears them then."""
    if care.leads_to_a_card(event.heard, course.known, course.now):
        _alarmed(course, event)
    elif isinstance(event, Said) and says_minor(event.text) and not _age_is_told(course.known):
        course.open(WelcomeMemory(age=True))
    else:
        return False
    return True


def _alarmed(course: Course, event: Written) -> None:
    """A friend who fears for their person is told how to help; any other danger has its card."""
    from_friend = routing.for_a_person(course, event)
    if from_friend is not None and isinstance(event, Said | Edited):
        helping = asides.fears(course.known, event)
        if helping is not None:
            course.open(helping.memory)
            return
    memory = care.memory_of(event, course.known, course.now)
    course.open(replace(memory, from_friend=from_friend))


def _age_is_told(known: Known) -> bool:
    floor = known.floor
    asked = floor is not None and (floor.flow, floor.at) == (Flow.WELCOME, welcome.At.AGE)
    return asked or known.person.standing is Standing.MINOR


FOLLOWS: Final[Mapping[To, Callable[[Course, Text], None]]] = {
    To.UNDO: _took_back,
    To.MENDS: lambda course, text: mending.said(course, text.said, text.talk),
    To.BUTTON: lambda course, text: _hear(course, text.stands, text.said),
    To.TAP: _needs_a_tap,
    To.ASIDE: _aside,
    To.PASSING: _past_a_card_of_help,
    To.STOP: lambda course, _: unheard.cancel(course),
    To.NOBODY: _to_nobody,
    To.ANOTHER_DAY: _after_another_day,
    To.PART: _part,
    To.TALK: lambda course, text: _hear(course, text.stands, text.said),
}
"""What follows from each rule."""
