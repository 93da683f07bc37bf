"""What happens when nobody taps: one silent question, then an edit that calls nobody.

Silence is never counted against anyone, told to anyone or mentioned later. After two untouched
cards in a row we say goodnight and stop.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.calendar import awake
from bot.core.effects import Effect, Plan, Remove, Rows, Unplan
from bot.core.events import Due, DueKind
from bot.core.lines import Line, line
from bot.core.model import FOREVER, LIVE, Known, Person, Step, StepState
from bot.core.steps import nudge
from bot.core.steps.shelving import shelved
from bot.core.turn import Card, Moment, Turn, choice

FOLLOW_UP_AFTER: Final = timedelta(minutes=30)
"""From the end of a step to the one question."""
FOLD_AFTER: Final = timedelta(hours=24)
CROWDED: Final = 2
"""After so many untouched cards in a row we say goodnight."""
WEEK: Final = timedelta(days=7)
MONTH: Final = timedelta(days=30)
HELLOS: Final = {DueKind.QUIET_WEEK: WEEK, DueKind.QUIET_MONTH: MONTH}
"""How long it is quiet before each of the hellos that may be chosen."""
_CUED: Final = LIVE | {StepState.QUIET}
ASKED: Final = "hello_back"
"""The question of what would be kind when it goes quiet, among those asked once."""
ASKED_AFTER: Final = 2
"""How many steps done it is asked after."""
KIND: Final[Rows] = (
    (choice("one_hello", "quiet-one-hello"),),
    (choice("no_word", "quiet-no-hello"),),
)


def follow_up(moment: Moment, step: Step) -> Plan:
    """When to ask how it was, if nobody says so before."""
    at = asks_at(step, max(step.at or moment.now, moment.now))
    return Plan(DueKind.FOLLOW_UP, moment.talk.id, at)


def asks_at(step: Step, start: datetime) -> datetime:
    """When it is asked how a step was that begins then."""
    return start + timedelta(minutes=step.minutes) + FOLLOW_UP_AFTER


def wanted(moment: Moment, step: Step) -> bool:
    """Whether quiet is better than the question: on a quiet day, or a day too late."""
    late = step.at is not None and moment.now > step.at + FOLD_AFTER
    return late or moment.person.rests(moment.now)


def put_away(moment: Moment, step: Step, folded: str) -> Turn:
    """Close the card by an edit, with a way back."""
    return Turn(
        card=nudge.folded(),
        step=folded,
        in_place=True,
        yields=True,
        steps=(_quiet(moment, step),),
        effects=(Unplan(moment.talk.id),),
    )


def fold(moment: Moment, step: Step, folded: str, goodnight: str) -> Turn:
    """Nobody tapped for a day: both cards become one line; after two in a row, goodnight."""
    person = replace(moment.person, unanswered=moment.person.unanswered + 1)
    removed = tuple(Remove(id) for id in moment.talk.trail)
    if person.unanswered < CROWDED:
        turn = put_away(moment, step, folded)
        return replace(turn, person=person, effects=(*turn.effects, *removed))
    quiet = shelved(moment)
    return Turn(
        card=nudge.goodnight(quiet.plans, quiet.promises),
        step=goodnight,
        in_place=True,
        yields=True,
        person=person,
        steps=(*quiet.steps, _quiet(moment, step)),
        effects=(*removed, *quiet.effects),
    )


def _quiet(moment: Moment, step: Step) -> Step:
    return replace(step, state=StepState.QUIET, settled_at=moment.now)


# what the person chose for quiet times


def asks(moment: Moment) -> bool:
    """Whether this is the good minute to ask, once, what would be kind."""
    person = moment.person
    fresh = person.hello_back is None and ASKED not in person.asked
    return person.done >= ASKED_AFTER and fresh


def question(moment: Moment, said: Line) -> Turn:
    """The question, below what was `said`."""
    asked = {**moment.person.asked, ASKED: moment.now}
    return Turn(
        card=Card(line("quiet-asked", said=said), KIND),
        memory={**moment.talk.memory, "if_quiet": True},
        person=replace(moment.person, asked=asked),
    )


def chosen(moment: Moment, *, hello: bool) -> Turn:
    words = line("quiet-hello-chosen" if hello else "quiet-nothing-chosen")
    person = replace(moment.person, hello_back=hello)
    return Turn(card=Card(words), person=person, closed=True)


def hellos(person: Person, now: datetime) -> tuple[Effect, ...]:
    """After anything the person did: the hellos they chose are a week and a month away again.

    A pause or a quiet day is quiet by choice, so both are counted from its end.
    """
    if person.hello_back is not True:
        return ()
    last = max(until for until in (now, person.held_until, person.paused_until) if until)
    if last == FOREVER:
        return tuple(Unplan(person.id, kind) for kind in HELLOS)
    return tuple(Plan(kind, person.id, awake(person, last + HELLOS[kind])) for kind in HELLOS)


def meant_for(known: Known, due: Due) -> datetime:
    """When a hello is said: later than planned when a cue was the last word, or is to come."""
    cued = [step.at for step in known.steps if step.at and step.state in _CUED]
    ends = [awake(known.person, at + HELLOS[due.kind]) for at in cued]
    return max((due.at, *ends))


def pause(moment: Moment) -> Turn:
    """Nothing is pushed until they say so, but promises and what they plan from now on."""
    quiet = shelved(moment)
    return Turn(
        card=Card(line("cue-paused", shelf=quiet.words)),
        person=replace(moment.person, paused_until=FOREVER),
        steps=quiet.steps,
        effects=quiet.effects,
        closed=True,
    )
