"""What happens when nobody taps: one silent question, then an edit that calls nobody.

Silence is never counted against anyone, told to anyone or mentioned later. After two untouched
cards in a row we say goodnight and stop.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.flows.cue import cards
from bot.core.flows.cue.cards import At
from bot.core.records.calendar import awake
from bot.core.records.effects import Lane, Plan, Remove, Unplan
from bot.core.records.events import DueKind
from bot.core.records.memories import CueMemory
from bot.core.records.model import Person, Step, StepState
from bot.core.records.turn import Card, Moment, Turn, Yield
from bot.core.rules.moves import shelve, shelved
from bot.core.rules.unasked import CROWDED

FOLLOW_UP_AFTER: Final = timedelta(minutes=30)
"""From the end of a step to the one question."""
OWN_TAKES: Final = timedelta(hours=2)
FOLD_AFTER: Final = timedelta(hours=24)


def follow_up(moment: Moment, step: Step) -> Plan:
    at = asks_at(moment.person, step, max(step.at or moment.now, moment.now))
    return Plan(DueKind.FOLLOW_UP, moment.talk.id, at)


def asks_at(person: Person, step: Step, start: datetime) -> datetime:
    """When it is surely over: after its minutes and a while; own words may take an evening."""
    if step.idea is None and not step.lasts:
        return awake(person, start + OWN_TAKES)
    return start + timedelta(minutes=step.lasts) + FOLLOW_UP_AFTER


def wanted(moment: Moment, step: Step) -> bool:
    """Whether quiet is better than the question: on a quiet day, or a day too late."""
    late = step.at is not None and moment.now > step.at + FOLD_AFTER
    return late or moment.person.rests(moment.now)


def put_away(moment: Moment, step: Step, folded: str) -> Turn:
    return Turn(
        card=cards.folded(),
        at=folded,
        in_place=True,
        then=Yield(),
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
        card=cards.goodnight(quiet.plans, quiet.promises),
        at=goodnight,
        in_place=True,
        then=Yield(),
        person=person,
        steps=(*quiet.steps, _quiet(moment, step)),
        effects=(*removed, *quiet.effects),
    )


def _quiet(moment: Moment, step: Step) -> Step:
    return replace(step, state=StepState.QUIET, settled_at=moment.now)


# we were away: for steps whose time has passed one honest word, and they wait on the shelf


def were_away(moment: Moment) -> Turn:
    over = CueMemory.of(moment.talk).over
    steps = tuple(shelve(s)[0] for s in moment.known.steps if s.id in over)
    return Turn(card=away_card(moment), at=At.AWAY, steps=steps, lane=Lane.SCHEDULED, silent=True)


def away_card(moment: Moment) -> Card:
    memory = CueMemory.of(moment.talk)
    if len(memory.over) == 1:
        return cards.away(moment, moment.about, quiet=memory.quiet)
    return cards.away_from_several(len(memory.over), quiet=memory.quiet)
