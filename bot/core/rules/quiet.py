"""Quiet times: when nobody taps we stop, and the hellos that a person chose for then."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.core.records.calendar import awake
from bot.core.records.effects import Effect, Plan, Unplan
from bot.core.records.events import Due, DueKind
from bot.core.records.model import FOREVER, LIVE, Known, Person, StepState

CROWDED: Final = 2
"""After so many untouched cards in a row we say goodnight."""
HELLOS: Final = {
    DueKind.QUIET_WEEK: timedelta(days=7),
    DueKind.QUIET_MONTH: timedelta(days=30),
}
"""How long it is quiet before each of the hellos that may be chosen."""
_CUED: Final = LIVE | {StepState.QUIET}


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
