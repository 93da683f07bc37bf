"""What no open talk was waiting for: commands, texts out of the blue, and promised times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core import keeping, news, returning, unasked, undo
from bot.core.befriended import cards
from bot.core.course import UNASKED, Course
from bot.core.effects import Plan, Say
from bot.core.events import Commanded, Due, DueKind, Said, Showed
from bot.core.friends.friendship import openable
from bot.core.lifetimes import UNHURRIED
from bot.core.lines import line
from bot.core.model import LIVE, Flow, Json, LinkState, Standing, Step, StepState
from bot.core.steps import lateness
from bot.core.turn import Turn
from bot.ear import reply

COMMANDS: Final[Mapping[str, tuple[Flow, Mapping[str, Json]]]] = {
    "plan": (Flow.PLAN, {}),
    "did": (Flow.DID, {}),
    "next": (Flow.NEXT, {}),
    "look": (Flow.LOOK, {}),
    "friend": (Flow.FRIEND, {}),
    "settle": (Flow.SETTLE, {}),
    "settings": (Flow.SETTINGS, {}),
    "pause": (Flow.SETTINGS, {"to": "pause"}),
    "resume": (Flow.SETTINGS, {"to": "resume"}),
    "hide": (Flow.DATA, {"to": "hide"}),
    "privacy": (Flow.DATA, {}),
    "export": (Flow.DATA, {"to": "export"}),
    "erase": (Flow.DATA, {"to": "erase"}),
    "ideas": (Flow.PLAN, {"ideas": True}),
    "promise": (Flow.PLAN, {"promise": True}),
}
"""Commands, and where each leads; a flow reads in its memory what was asked for."""
WITH_WORDS: Final = frozenset({"plan", "promise"})
"""Commands that hear what is written behind them."""
ALWAYS: Final = frozenset({"privacy", "export", "erase", "hide"})
"""Commands that work for everybody, whatever they agreed to."""

CUES: Final = frozenset({DueKind.CUE, DueKind.KEPT_BACK})
BEGINS: Final = frozenset({"plan"})
"""With these a friend becomes a person with steps of their own."""
FRIENDS_COMMANDS: Final = frozenset({"hello", "lines", "status", "stop"})
"""The commands of somebody who gets lines from a friend."""
TOKEN_SIGNS: Final = 32
"""How many signs an invitation's token has."""

WAIT = timedelta(minutes=2)
TALKING = timedelta(minutes=10)


def commanded(course: Course, event: Commanded) -> None:
    person = course.known.person
    if event.name == "help":
        course.open(Flow.HELP)
    elif _by_a_friend(course, event):
        pass
    elif event.name in ALWAYS:
        course.open(*COMMANDS[event.name])
    elif person.standing is Standing.MINOR and event.name == "start":
        _hold_invitation(course)
        course.open(Flow.WELCOME, {"age": True})  # a slip of the finger has a way back
    elif person.standing is Standing.MINOR:
        course.effects.append(Say(line("welcome-adults-only")))
    elif person.standing in UNASKED:
        _welcome(course)
    elif event.name == "cancel":
        cancel(course)
    elif event.name in WITH_WORDS and event.payload:
        flow, memory = COMMANDS[event.name]
        course.open(flow, {**memory, "text": event.payload})
    elif event.name in COMMANDS:
        course.open(*COMMANDS[event.name])
    elif event.name != "start" or not returning.greeted(course):
        course.open(Flow.HOME)


def _hold_invitation(course: Course) -> None:
    """A link followed by somebody who may be under 18 waits for what they say to that."""
    link = course.known.invite
    if link is not None and openable(course.known, course.now):
        person = course.known.person
        course.keep_link(replace(link, state=LinkState.OPENED, friend=person.id))
        course.keep_person(replace(person, linked=True))


def _by_a_friend(course: Course, event: Commanded) -> bool:
    """What belongs to the friend's side: an invitation opened, and the commands of their menu."""
    standing = course.known.person.standing
    if standing is Standing.MINOR:
        return False
    if event.name == "start" and len(event.payload) == TOKEN_SIGNS:
        course.open(Flow.BEFRIENDED, {"invite": True})
        return True
    only = standing is Standing.BEFRIENDED and event.name not in BEGINS | ALWAYS
    if only or event.name in FRIENDS_COMMANDS:
        course.open(Flow.BEFRIENDED, {"to": event.name})
        return True
    return False


def nobody_listening(course: Course, event: Said | Showed) -> None:
    """A text (or a picture, a voice) that fits no talk."""
    known, person = course.known, course.known.person
    if person.standing is Standing.MINOR:
        course.effects.append(Say(line("welcome-adults-only")))
    elif person.standing is Standing.BEFRIENDED:
        course.open(Flow.BEFRIENDED, {"text": event.text} if isinstance(event, Said) else {})
    elif person.standing is Standing.NEW:
        _welcome(course)
    elif isinstance(event, Said) and "thanks" in reply.keys(event.text, person.language):
        course.effects.append(Say(line("home-welcome")))
    elif isinstance(event, Said) and "hello" in reply.keys(event.text, person.language):
        course.open(Flow.HOME)
    elif isinstance(event, Said) and (promise := keeping.ahead(known, event.text, course.now)):
        course.open(Flow.CUE, *promise)
    elif isinstance(event, Said):
        course.open(Flow.HOME, {"text": event.text})
    else:
        course.open(Flow.HOME, {"media": str(event.media)})


def stumbled(course: Course) -> None:
    course.effects.append(Say(line("stumbled")))


def _welcome(course: Course) -> None:
    """A newcomer who types instead of tapping sees the first question again."""
    talk = next((t for t in course.known.talks if t.flow is Flow.WELCOME and t.open), None)
    if talk is None:
        course.open(Flow.WELCOME)
    else:
        course.ask_again(course.give_floor(talk))


def cancel(course: Course) -> None:
    """Stop what has the floor, and say truly what becomes of it."""
    if undo.took_back(course):
        return
    floor, person = course.known.floor, course.known.person
    if person.standing is Standing.BEFRIENDED and (floor is None or floor.flow is Flow.BEFRIENDED):
        unsent = floor is not None and floor.step == cards.At.SURE
        course.open(Flow.BEFRIENDED, {"to": "start" if unsent else "stop"})
        return
    if floor is None or floor.flow is Flow.HOME:
        on_its_way = next(undo.lines(course), None)
        if on_its_way is not None:  # hours ahead: it is shown with its own button
            course.ask_again(on_its_way)
        else:
            course.effects.append(Say(line("cancel-nothing")))
        return
    if floor.flow is Flow.CARE:  # its buttons stay: help is not cancelled
        course.follow(floor, Turn(yields=True))
        return
    step = course.known.step(floor.subject)
    words = "cancel-done"
    if floor.flow is Flow.CUE and step is not None and step.state in LIVE - {StepState.PLANNED}:
        course.keep_step(replace(step, state=StepState.SHELVED))
        words = "cancel-cue"
    elif floor.flow is Flow.PLAN:
        words = "cancel-plan"
    elif floor.flow is Flow.NEXT:  # what is planned there still is
        words = "next-fine"
    elif floor.flow is Flow.DEBRIEF:
        words = "cancel-debrief"
    course.effects.append(Say(line(words)))
    course.close_quietly(floor)


def time_came(
    course: Course, dues: tuple[Due, ...], talk_due: Callable[[Course, Due], None]
) -> None:
    """Each promised moment in its order; several late cues become one honest message, and
    so do the lines of a friend."""
    late: list[tuple[Step, Due]] = []
    lines: list[Due] = []
    for due in dues:
        if due.kind in CUES:
            step = _cued(course, due)
            late += [(step, due)] if step is not None else []
        elif due.kind is DueKind.NEWS:
            lines += news.came(course, due)
        elif due.kind in _OF_NO_TALK:
            _OF_NO_TALK[due.kind](course, due)
        elif course.known.person.reachable:
            talk_due(course, due)
        else:
            _let_rest(course, due.subject)
    news.arrived(course, lines)
    if late:
        ids: list[Json] = [step.id for step, _ in late]
        quiet = all(due.kind is DueKind.KEPT_BACK for _, due in late)
        course.open(Flow.CUE, {"late": ids, "quiet": quiet}, late[0][0].id)


def _cued(course: Course, due: Due) -> Step | None:
    """A step is about to start; returned when it is too late to say so."""
    step = course.known.step(due.subject)
    if step is None or step.state not in LIVE or step.at is None:
        return None
    if not (_welcome_now(course) or _wanted(course, step)):
        course.keep_step(replace(step, state=StepState.SHELVED))
    elif lateness.over(step, course.now):
        return step
    elif _busy(course, step):
        course.effects.append(Plan(DueKind.CUE, step.id, min(step.at, course.now + WAIT)))
    else:
        course.open(Flow.CUE, {"due": due.at.isoformat()}, step.id)
    return None


def _greet(course: Course, due: Due) -> None:
    unasked.came(course, due, welcome=_welcome_now(course))


def _head_start(course: Course, due: Due) -> None:
    """The first nudge of a promise; on a quiet day only its cue decides what becomes of it."""
    step = course.known.step(due.subject)
    if step is not None and (_welcome_now(course) or _wanted(course, step)):
        said = keeping.head_start(course.known.person, step, course.now)
        course.effects.extend(() if said is None else (said,))


def _let_rest(course: Course, talk_id: int) -> None:
    """Someone blocked us: the talk ends without a word, and its step waits on the shelf."""
    talk = course.known.talk(talk_id)
    if talk is None:
        return
    step = course.known.step(talk.subject)
    if step is not None and step.state in LIVE:
        course.keep_step(replace(step, state=StepState.SHELVED))
    course.keep_talk(replace(talk, open=False, floor=False, offered=()))


def _wanted(course: Course, step: Step) -> bool:
    """Planned on the quiet day itself, knowing that it was one."""
    return step.through_quiet and course.known.person.reachable


def _welcome_now(course: Course) -> bool:
    """Nothing is pushed to someone who blocked us, on a quiet day, or during a pause."""
    person = course.known.person
    return person.reachable and not person.rests(course.now)


def _busy(course: Course, step: Step) -> bool:
    floor = course.known.floor
    return (
        floor is not None
        and floor.flow in UNHURRIED
        and floor.touched is not None
        and course.now - floor.touched < TALKING
        and step.at is not None
        and course.now < step.at
    )


_OF_NO_TALK: Final[Mapping[DueKind, Callable[[Course, Due], None]]] = {
    DueKind.REMINDER: news.reminded,
    DueKind.UNANSWERED: news.unanswered,
    DueKind.HEAD_START: _head_start,
    **dict.fromkeys(unasked.KINDS, _greet),
}
"""Moments that belong to a person or a step, and to no talk."""
