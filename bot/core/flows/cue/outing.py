"""Out there: from "I'm going" over a slow breath or five minutes outside to wherever it leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.flows import breathing
from bot.core.flows.cue import cards, promise, silence
from bot.core.flows.cue.cards import At
from bot.core.records.effects import Effect, Plan, Unplan
from bot.core.records.events import DueKind
from bot.core.records.memories import CueMemory
from bot.core.records.model import StepState
from bot.core.records.turn import Moment, Turn
from bot.core.talk.reading import answered

STEP_OUT: Final = timedelta(minutes=5)


def going(moment: Moment) -> Turn:
    step = replace(answered(moment.about, "going", moment), state=StepState.GOING)
    begins = max(moment.said, step.at or moment.said)
    effects: tuple[Effect, ...] = (silence.follow_up(moment, step),)
    if step.lasts:
        ends = begins + timedelta(minutes=step.lasts)
        effects = (*effects, Plan(DueKind.END, moment.talk.id, ends))
    memory = replace(CueMemory.of(moment.talk), went=begins)
    if step.promise:
        return promise.set_off(step, effects)
    card = cards.on_the_way(moment, step)
    return Turn(card=card, at=At.GOING, memory=memory, steps=(step,), effects=effects)


def too_much(moment: Moment) -> Turn:
    step = moment.about
    if step.state is not StepState.GOING and moment.talk.at != At.ASKED:
        return Turn(card=cards.a_lot(moment, step), at=At.A_LOT)
    there = replace(step, state=StepState.GOING)
    return Turn(card=cards.too_much(moment, step), at=At.TOO_MUCH, steps=(there,))


def sentence(moment: Moment) -> Turn:
    return Turn(at=At.SAY, memory=replace(CueMemory.of(moment.talk), wording=0))


def breathe(moment: Moment) -> Turn:
    effects = breathing.effects(moment, At.BREATHING)
    return Turn(card=breathing.card(), at=At.BREATHING, effects=effects)


def on_the_way(moment: Moment) -> Turn:
    step = moment.about
    stops = (Unplan(moment.talk.id, DueKind.BREATH), Unplan(moment.talk.id, DueKind.OUT))
    if step.state is not StepState.GOING:
        return Turn(card=cards.nudge(moment, step), at=At.NUDGED, effects=stops)
    if step.promise:
        return Turn(card=promise.on_the_way(), at=At.SET_OFF, effects=stops)
    return Turn(card=cards.on_the_way(moment, step), at=At.GOING, effects=stops)


def out(moment: Moment) -> Turn:
    ends = Plan(DueKind.OUT, moment.talk.id, moment.said + STEP_OUT)
    return Turn(card=cards.out(), at=At.OUT, effects=(ends,))


def staying(moment: Moment) -> Turn:
    if moment.talk.at == At.ENDED:
        return Turn(card=cards.staying(), at=At.GOING)
    return on_the_way(moment)


def heard(moment: Moment) -> Turn:
    turn = on_the_way(moment)
    if turn.at == At.GOING or turn.card is None:
        return replace(turn, card=cards.heard_out_there(moment))
    return replace(turn, card=cards.heard(moment, turn.card))
