"""A promise on its day: setting off, running late, or not at all.

Telling who waits, in time and honestly, counts as much as being there: the words are ready to
copy, and "I told them" is kept. Nothing is ever sent for the person.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.flows.cue import cards, silence
from bot.core.flows.cue.cards import At
from bot.core.flows.friend import milestones
from bot.core.records.effects import Choice, Effect, Lane, Plan, Rows, Say, Unplan
from bot.core.records.events import DueKind, Said
from bot.core.records.lines import Line, line
from bot.core.records.memories import CueMemory
from bot.core.records.model import Known, Look, Person, Step, StepState
from bot.core.records.turn import Card, Close, Go, Moment, Turn, choice, hour
from bot.core.rules import wording
from bot.core.rules.moves import cued_at

MINUTES: Final = (5, 10, 15, 30)
"""What may be added to the time."""
USUALLY: Final = 15
_OPENS: Final = {"late": CueMemory(late=True), "cannot": CueMemory(cannot=True)}
"""What may be written before the cue, and as what the cue begins then."""
LATEST: Final = 120
"""So many minutes after its time nobody is still on the way."""
NEAR: Final = timedelta(hours=3)
"""So long ahead it is the next promise that somebody speaks of who runs late."""
WORDINGS: Final = 3
"""How many ways there are to say it."""


def head_start(person: Person, step: Step, now: datetime) -> Say | None:
    """The first nudge of a promise, silent and short; None when it is of no use any more."""
    if not step.promise or step.state is not StepState.PLANNED or step.at is None:
        return None
    cued = cued_at(step, now)
    if now >= cued:
        return None
    if person.look is Look.HIDDEN:
        words = line("promise-ahead-hidden", time=hour(person, now, now))
    else:
        words = line("promise-ahead", time=hour(person, step.at, now), name=wording.pushed(step))
    return Say(words, lane=Lane.SCHEDULED, silent=True, until=cued)


def ahead(known: Known, said: Said, now: datetime) -> Go | None:
    """What opens the promise that was near when they said that it gets late, or not at all."""
    now = said.at or now
    how = next((key for key in _OPENS if key in said.meaning.keys), None)
    planned = [s for s in known.steps if s.promise and s.state is StepState.PLANNED]
    near = [step for step in planned if step.at and now < step.at <= now + NEAR]
    if how is None or not near:
        return None
    return Go(_OPENS[how], min(near, key=lambda step: step.at or now).id)


# what is tapped


def set_off(step: Step, effects: tuple[Effect, ...]) -> Turn:
    return Turn(card=on_the_way(), at=At.SET_OFF, steps=(step,), effects=effects)


def late(moment: Moment) -> Turn:
    """An honest text with the new time; nothing is asked before that time has passed."""
    if _already(moment) > LATEST:
        return Turn(card=cards.how_was_it(moment, moment.about), at=At.ASKED)
    return by(moment, _already(moment) + USUALLY)


def by(moment: Moment, minutes: int) -> Turn:
    moment = moment.remembering(replace(CueMemory.of(moment.talk), behind=minutes))
    step = replace(moment.about, state=StepState.GOING)
    there = _there(moment, _behind(moment))
    ask = Plan(DueKind.FOLLOW_UP, moment.talk.id, there + silence.FOLLOW_UP_AFTER)
    return Turn(at=At.LATE, memory=moment.talk.memory, steps=(step,), effects=(ask,))


def cannot(moment: Moment) -> Turn:
    return Turn(at=At.CANNOT, memory=replace(CueMemory.of(moment.talk), wording=0))


def other_words(moment: Moment) -> Turn:
    memory = CueMemory.of(moment.talk)
    return Turn(at=moment.talk.at, memory=replace(memory, wording=memory.wording + 1))


def told(moment: Moment) -> Turn:
    """Who waited knows: that is kept, whatever comes of the promise."""
    step = replace(moment.about, told=True)
    if moment.talk.at != At.CANNOT:
        memory = replace(CueMemory.of(moment.talk), said=_behind(moment))
        return Turn(card=told_card(moment), at=At.TOLD, steps=(step,), memory=memory)
    return Turn(
        card=released(moment),
        at=At.RELEASED,
        steps=(_ended(step, moment.now),),
        effects=(Unplan(moment.talk.id), Unplan(step.id)),
    )


def let_be(moment: Moment) -> Turn:
    """Not this time, and that is all; a friend may hear of a plan changed with care."""
    step = _ended(moment.about, moment.now)
    card = cards.answered("cue-good-to-know")
    over = Turn(card=card, steps=(step,), effects=(Unplan(step.id),), then=Close())
    go = milestones.quietly(moment, moment.written(card.words)) if step.told else None
    return over if go is None else replace(over, card=None, then=go)


def _ended(step: Step, now: datetime) -> Step:
    return replace(step, state=StepState.NOT_THIS_TIME, settled_at=now)


# how late


def _already(moment: Moment) -> int:
    """The minutes that have passed since the time, in fives; honest words begin after them."""
    passed = moment.now - (moment.about.at or moment.now)
    return max(0, -(-passed // timedelta(minutes=5)) * 5)


def _behind(moment: Moment) -> int:
    chosen = CueMemory.of(moment.talk).behind
    return chosen if chosen > _already(moment) else _already(moment) + USUALLY


def _there(moment: Moment, minutes: int) -> datetime:
    return (moment.about.at or moment.now) + timedelta(minutes=minutes)


# the cards


def on_the_way() -> Card:
    return Card(line("promise-set-off"), cards.SET_OFF_ROWS)


def late_card(moment: Moment) -> Card:
    behind, wording = _behind(moment), CueMemory.of(moment.talk).wording
    time = moment.hour(_there(moment, behind))
    text = line(f"promise-late-{wording % WORDINGS + 1}", minutes=behind, time=time)
    others: Rows = ()
    if wording:
        options = [_already(moment) + more for more in MINUTES]
        others = (tuple(_minutes(m) for m in options if m != behind)[:3],)
    told = (*_TOLD, choice("back")) if wording else _TOLD
    return Card(line("promise-to-copy", text=text), (_copy(text), *others, told))


def _minutes(number: int) -> Choice:
    return Choice(f"by.{number}", line("promise-minutes", minutes=number))


def cannot_card(moment: Moment) -> Card:
    number = CueMemory.of(moment.talk).wording % WORDINGS + 1
    time = moment.hour(_expected(moment))
    if _in_time(moment):
        text = line(f"promise-cannot-{number}", time=time)
    else:
        text = line(f"promise-could-not-{number}", time=time)
    planned = moment.about.state is StepState.PLANNED
    back = choice("back", "promise-keep") if planned else choice("back")
    rows = (_copy(text), (*_TOLD, back), _ANEW)
    return Card(line("promise-plans-change", text=text), rows)


def told_card(moment: Moment) -> Card:
    rows = ((choice("done", "cue-done"), choice("cannot", "promise-cannot")),)
    return Card(_posted(moment), rows)


def released(moment: Moment) -> Card:
    return Card(line("promise-released", told=_posted(moment)), (_ANEW,))


def _posted(moment: Moment) -> Line:
    return line("promise-told-in-time" if _in_time(moment) else "promise-told")


def _expected(moment: Moment) -> datetime:
    """When they are waited for: at the time of the promise, or the one they said since."""
    return _there(moment, CueMemory.of(moment.talk).said or 0)


def _in_time(moment: Moment) -> bool:
    return moment.now <= _expected(moment)


def _copy(text: Line) -> tuple[Choice, ...]:
    copy = Choice("copy", line("plan-copy"), copies=text)
    return copy, choice("other_words", "promise-other-words")


_TOLD: Final = (choice("told", "promise-i-told-them"),)
_ANEW: Final = (choice("another_time", "cue-another-time"), choice("let_be", "next-let-go"))
