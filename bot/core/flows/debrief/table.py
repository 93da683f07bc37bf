"""How it felt, three short questions, and the guess beside what happened.

Every answer is kept the moment it comes; every question can be skipped; "that's enough" ends
it kindly. What the person would change becomes the next plan, one tap away.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.flows.debrief import cards, ending, offer, questions, up
from bot.core.flows.debrief.cards import At
from bot.core.records.memories import DebriefMemory
from bot.core.records.model import Flow, StepState
from bot.core.records.turn import Moment, Turn
from bot.core.rules import outcomes, people
from bot.core.talk.reading import answered
from bot.core.talk.table import (
    ANOTHER_DAY,
    Conversation,
    Place,
    Resumes,
    Words,
    card,
    fixed,
    places,
)


def _begun(moment: Moment) -> Turn:
    """The outcome is kept before the first question is asked."""
    memory = DebriefMemory.of(moment.talk)
    if memory.said:
        return replace(ending.planned(moment), at=At.NEXT)
    if memory.again:
        return Turn(at=At(memory.again))
    state = outcomes.STATES.get(memory.how, StepState.DONE)
    step = replace(moment.about, state=state, settled_at=moment.said)
    if not step.unprompted:
        step = answered(step, "outcome", moment)
    # What was kept as done before it came here is counted already.
    person = outcomes.counted(moment.person, moment.about.state, state)
    person = people.asked(step, person) if state in outcomes.DONE else person
    if state is StepState.NOT_THIS_TIME:
        return Turn(at=At.WHY, steps=(step,), person=person)
    if memory.enough:
        return offer.end(moment.knowing(person), step)
    first = At.EASY if step.promise else At.FEEL
    if first is At.EASY:
        step = questions.asked(moment, step)
    opening = cards.opening(moment, step, first)
    return Turn(card=opening, at=first, steps=(step,), person=person)


def _asks(at: At) -> Place:
    ask = card(lambda moment: cards.question(moment, moment.about, at))
    return Place(at, ask, questions.heard, Words.PARTS, returns=True)


TABLE: Final = Conversation(
    Flow.DEBRIEF,
    _begun,
    places(
        At,
        Place(At.FEEL, card(cards.feel), questions.felt),
        _asks(At.EASY),
        _asks(At.HARD),
        _asks(At.CHANGE),
        Place(At.ASK, card(cards.ask), questions.to_ask, Words.ASKED, returns=True),
        Place(At.WHY, fixed(cards.why), questions.heard, Words.PARTS, returns=True),
        Place(At.MORE, fixed(up.dials), offer.more, Words.PARTS),
        Place(At.NEXT, offer.again, offer.heard, Words.PASS, offers=True),
    ),
    single=False,
    resumes=Resumes.ASKED,
    of_a_step=True,
    remembers=True,
    no=("not_now", "no_word"),
    yes=frozenset({"yes", "plan"}),
    cancelled="cancel-debrief",
    folded=ending.folded,
    leaves=ANOTHER_DAY,
)
