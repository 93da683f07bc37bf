"""Not now: another time, the shelf, not today, a day of rest. All of them are fine."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.core.flows import resting
from bot.core.flows.cue import cards
from bot.core.flows.cue.cards import At
from bot.core.records.effects import Plan, Unplan
from bot.core.records.events import DueKind
from bot.core.records.lines import Line, line
from bot.core.records.memories import CueMemory
from bot.core.records.model import FOREVER, LIVE, Step, StepState
from bot.core.records.turn import Card, Close, Moment, Turn
from bot.core.rules import ladder, wording
from bot.core.rules.moves import (
    Start,
    end_of_day,
    heard_ahead,
    instead_of,
    later_times,
    meant,
    move,
    offered,
    promised,
    shelve,
    shelved,
)
from bot.core.talk.reading import answered
from bot.core.talk.table import after

OFTEN: Final = 2
"""After so many moves the next one is asked about."""


def time_typed(moment: Moment, text: str) -> Turn:
    """Another time in words; a day alone keeps the step's hour."""
    said = heard_ahead(moment, text, moment.about)
    if isinstance(said, Start):
        return _moved_to(moment, said)
    times = meant(moment, said, moment.about, later_times(moment, moment.about))
    return _later(moment, times, line(f"plan-when-{said.why}"))


def asked(moment: Moment) -> Turn:
    often = moment.about.moves >= OFTEN and moment.talk.at in (At.NUDGED, At.NOT_TODAY)
    if often and moment.about.state is not StepState.SHELVED:
        return Turn(card=cards.keeps_moving(moment.about), at=At.KEEPS_MOVING)
    return later(moment)


def later(moment: Moment) -> Turn:
    return _later(moment, later_times(moment, moment.about), line("cue-when-instead"))


def smaller(moment: Moment, step: Step | None) -> Turn:
    """A smaller size of what is over, or off for today: it needs another time."""
    if step is None:
        words = line("cue-any-size-when", any=ladder.any_size(moment.about))
        return _later(moment, later_times(moment, moment.about), words)
    words = line("cue-smaller-when", name=wording.name(step))
    return replace(_later(moment, later_times(moment, step), words), steps=(step,))


def _later(moment: Moment, times: tuple[datetime, ...], words: Line) -> Turn:
    memory = replace(CueMemory.of(moment.talk), times=times)
    return Turn(
        card=cards.later(moment, times, _can_go_back(moment), words),
        at=At.LATER,
        memory=memory,
    )


def _can_go_back(moment: Moment) -> bool:
    return moment.talk.at in (At.NUDGED, At.LATER, At.KEEPS_MOVING) and moment.about.state in LIVE


def moved(moment: Moment, number: int) -> Turn | None:
    at = offered(CueMemory.of(moment.talk).times, number)
    if at is None:
        return None
    if at > moment.now:
        return _moved_to(moment, Start(at))
    times = instead_of(moment, at, later_times(moment, moment.about))
    turn = _later(moment, times, line("cue-when-instead"))
    return replace(turn, notice=line("offer-gone-by"))


def _moved_to(moment: Moment, start: Start) -> Turn:
    asked = replace(answered(moment.about, "when", moment), card=moment.tapped)
    step, effects = move(promised(asked, moment), start, moment.now)
    words = cards.moved(moment, start.at)
    return Turn(card=words, steps=(step,), effects=effects, then=Close())


def shelf(moment: Moment) -> Turn:
    step, effects = shelve(answered(moment.about, "wanted", moment))
    card = cards.answered("cue-shelved")
    return Turn(card=card, steps=(step,), effects=effects, then=Close())


def not_today(moment: Moment) -> Turn:
    asked = answered(moment.about, "wanted", moment)
    step = replace(asked, state=StepState.NOT_TODAY, settled_at=moment.now)
    over = Plan(DueKind.FOLD, moment.talk.id, end_of_day(moment))
    return Turn(
        card=cards.not_today(),
        at=At.NOT_TODAY,
        steps=(step,),
        effects=(Unplan(moment.talk.id), Unplan(step.id), over),
    )


def day_over(moment: Moment) -> Turn:
    """What nobody gave another day is not lost with this one."""
    step, effects = shelve(moment.about)
    card = cards.answered("cue-left")
    return Turn(card=card, in_place=True, steps=(step,), effects=effects, then=Close())


def rest(moment: Moment) -> Turn:
    """What was off for today is saved with all that was planned for it."""
    step = moment.subject
    if step is not None and step.state is StepState.NOT_TODAY:
        moment = after(moment, Turn(steps=(replace(step, state=StepState.PLANNED),)))
    return resting.today(moment, "cue-resting", but="cue-resting-but")


def pause(moment: Moment) -> Turn:
    """Nothing is pushed until they say so, but promises and what they plan from now on."""
    quiet = shelved(moment)
    return Turn(
        card=Card(line("cue-paused", shelf=quiet.words)),
        person=replace(moment.person, paused_until=FOREVER),
        steps=quiet.steps,
        effects=quiet.effects,
        then=Close(),
    )
