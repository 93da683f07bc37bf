"""What fits no open talk: a text, a picture, a word that stops everything."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.arrivals import routing
from bot.core.arrivals.asides import HELP_NOW, LEAVE_IT, ask_beside
from bot.core.flows.befriended import cards
from bot.core.flows.cue import promise
from bot.core.flows.friend import letters
from bot.core.flows.friend.leaving import taken_back
from bot.core.records.effects import Say
from bot.core.records.events import Media, Said, Showed, TimeCame
from bot.core.records.lines import line
from bot.core.records.memories import (
    BefriendedMemory,
    ComingMemory,
    DidMemory,
    HelpMemory,
    HomeMemory,
    SentencesMemory,
    WelcomeMemory,
)
from bot.core.records.model import SAVED, UNDER_WAY, Flow, Standing, StepState, Talk
from bot.core.records.turn import Go, Turn, Yield, worded
from bot.core.rules import moves
from bot.core.talk.course import Course
from bot.core.talk.reading import noted

_ONLY_A_NO: Final = frozenset({"no", "skip"})
"""Short words that mean many things where nothing was asked."""


def nobody_listening(course: Course, event: Said | Showed) -> None:
    person = course.known.person
    if person.standing is Standing.MINOR:
        course.effects.append(Say(line("welcome-adults-only")))
    elif person.standing is Standing.BEFRIENDED:
        text = event.text if isinstance(event, Said) else None
        course.open(BefriendedMemory(text=text))
    elif person.standing is Standing.NEW:
        welcome(course)
    elif isinstance(event, Showed):
        course.open(HomeMemory(media=event.media))
    elif "thanks" in event.meaning.keys:
        course.effects.append(Say(line("home-welcome")))
    elif "good" in event.meaning.keys and "yes" not in event.meaning.keys:
        course.effects.append(Say(line("home-okay")))
    else:
        to = _to_a_person(course, event)
        course.open(to.memory, to.subject)


def _to_a_person(course: Course, said: Said) -> Go:
    """What somebody means who writes out of the blue: a step of theirs, joy, or nothing we know."""
    keys, today = said.meaning.keys, moves.soonest_today(course.known, said.at or course.now)
    if "hello" in keys:
        return Go(HomeMemory())
    if (late := promise.ahead(course.known, said, course.now)) is not None:
        return late
    if "late" in keys:
        return Go(SentencesMemory("late"))
    if "not_today" in keys and not keys & _ONLY_A_NO and today is not None:
        return Go(ComingMemory(cannot=True), today.id)
    if "done" in keys:
        only = moves.only_step(course.known, course.now)
        return Go(DidMemory(planned=None if only is None else only.id))
    if worded(said.text) or said.meaning.aside is not None:
        return Go(HomeMemory(said.text, typed=noted(said)))
    return Go(HomeMemory(media=Media.STICKER))


def stumbled(course: Course) -> None:
    """What they sent could not be handled; the question that stands, stands."""
    floor = course.known.floor
    if floor is None or course.known.person.standing is Standing.MINOR:
        course.effects.append(Say(line("stumbled")))
        return
    try:
        ask_beside(course, floor, "stumbled-here")
    except (AttributeError, LookupError, TypeError, ValueError):
        # What it remembers does not fit: nobody is left in front of it.
        course.effects.append(Say(line("stumbled")))
        course.close_quietly(replace(floor, parts=()))


def welcome(course: Course) -> None:
    talk = next((t for t in course.known.talks if t.flow is Flow.WELCOME and t.stands), None)
    if talk is None:
        course.open(WelcomeMemory())
    else:
        course.ask_again(course.give_floor(talk))


def cancel(course: Course) -> None:
    if take_back(course):
        return
    floor, person = course.known.floor, course.known.person
    if person.standing is Standing.BEFRIENDED and (floor is None or floor.flow is Flow.BEFRIENDED):
        unsent = floor is not None and floor.at == cards.At.SURE
        course.open(BefriendedMemory(to="start" if unsent else "stop"))
        return
    if floor is None or floor.flow is Flow.HOME:
        _nothing_asked(course)
        return
    if floor.flow is Flow.CARE:  # its buttons stay: help is not cancelled
        course.follow(floor, Turn(then=Yield()))
        return
    _leave(course, floor)


def _nothing_asked(course: Course) -> None:
    """A stop out of the blue: of a line that goes hours ahead, or of a friend's that came."""
    on_its_way = next(iter(routing.lines_leaving(course)), None)
    came = routing.came_today(course) if isinstance(course.event, Said) else None
    if on_its_way is not None:  # it is shown with its own button
        course.ask_again(on_its_way)
    elif came is not None:
        course.follow(course.give_floor(came), letters.door(course.moment(came)))
    else:
        course.effects.append(Say(line("cancel-nothing")))


def _leave(course: Course, talk: Talk) -> None:
    """Nothing more is asked there; a step that was on its way is saved for later."""
    step = course.known.step(talk.subject)
    words = course.table.of(talk).cancelled
    if talk.flow is Flow.CUE and step is not None and step.state in UNDER_WAY | SAVED:
        course.keep_step(replace(step, state=StepState.SHELVED))
        words = "cancel-cue"
    course.effects.append(Say(line(words)))
    course.close_quietly(talk)


def way_out(course: Course, talk: Talk, choice: str | None) -> bool:
    """Whether one of the two ways out was chosen, and is taken."""
    if not course.table.of(talk).can_be_left:
        return False
    if choice == HELP_NOW:
        course.event = TimeCame(())  # a message of its own: the question keeps its card
        course.open(HelpMemory())
    elif choice == LEAVE_IT and (put_by := course.table.of(talk).put_by) is not None:
        course.follow(talk, put_by(course.moment(talk)))
    elif choice == LEAVE_IT:
        _leave(course, talk)
    return choice in (HELP_NOW, LEAVE_IT)


def take_back(course: Course) -> bool:
    """Whether a line was about to leave, and now does not."""
    leaving = routing.about_to_leave(course)
    if leaving is not None:
        course.follow(leaving, taken_back(course.moment(leaving)))
    return leaving is not None
