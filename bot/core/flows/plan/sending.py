"""What can be done right now: a text to copy and to send oneself, in our words or in one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.flows.plan import cards, draft
from bot.core.flows.plan.draft import At, onward, proposal
from bot.core.records.lines import line
from bot.core.records.memories import DebriefMemory, HomeMemory, PlanMemory
from bot.core.records.model import Sentence, StepState
from bot.core.records.turn import Card, Go, Moment, Turn
from bot.core.rules import sentences
from bot.core.rules.ideas import library
from bot.core.rules.kinds import kinds
from bot.ear.asides import Aside

LONGEST: Final = 300
"""Signs of a text of their own."""
HEARD: Final = frozenset({Aside.HARD, Aside.ALONE, Aside.JOY, Aside.BACK})
"""What is no step and no text to send, but something to be heard."""


def card(moment: Moment) -> Card:
    return cards.to_do_now(_text(moment))


def _text(moment: Moment) -> Sentence:
    texts = sentences.of(moment.person, _kind(moment))
    return texts[PlanMemory.of(moment.talk).wording % len(texts)]


_PLAINEST: Final = "thinking"
"""What fits where the idea, or its kind of text, is gone since."""


def _kind(moment: Moment) -> str:
    idea = library().get(proposal(moment).idea or "")
    return idea.texts if idea is not None and idea.texts in kinds() else _PLAINEST


def heard(moment: Moment) -> Turn | None:
    step, memory = proposal(moment), PlanMemory.of(moment.talk)
    match moment.choice:
        case "did_it" | "done":
            return _sent(moment)
        case "other_words":
            return Turn(at=At.NOW, memory=replace(memory, wording=memory.wording + 1))
        case "let_go":
            person = sentences.without(moment.person, _text(moment).id)
            return Turn(at=At.NOW, memory=replace(memory, wording=0), person=person)
        case "later":
            return onward(moment, step)
        case "back":
            return Turn(at=At.IDEAS)
    if moment.text and moment.choice is None:
        return _typed(moment, moment.text)
    return None


def _sent(moment: Moment) -> Turn:
    done = replace(proposal(moment), at=moment.said, state=StepState.GOING)
    return Turn(steps=(done,), then=Go(DebriefMemory(), done.id))


def _typed(moment: Moment, text: str) -> Turn | None:
    if "done" in moment.meant:
        return _sent(moment)
    if moment.meant:
        return draft.left(moment)
    if moment.aside in HEARD:
        return Turn(then=Go(HomeMemory(text)))
    if draft.names_a_time(moment, text):
        then = draft.then(moment, PlanMemory.of(moment.talk), text)
        return onward(moment.remembering(then), proposal(moment))
    if len(text) > LONGEST:
        again = card(moment)
        return Turn(card=Card(line("plan-text-long", question=again.words), again.rows))
    own = Sentence(moment.draw.ids[0], _kind(moment), text=text, at=moment.now)
    first = replace(PlanMemory.of(moment.talk), wording=0)
    return Turn(at=At.NOW, memory=first, person=sentences.adding(moment.person, own))
