"""The way up: a little more beside the same again, and the rung below after a hard one."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.flows.debrief import ending
from bot.core.flows.debrief.cards import BELOW, NOT_NOW, YES_SMALLER, At
from bot.core.records.effects import Rows
from bot.core.records.lines import Line, line
from bot.core.records.memories import DebriefMemory, PlanMemory
from bot.core.records.model import Step
from bot.core.records.turn import Card, Go, Moment, Turn, choice
from bot.core.rules import ladder, people, rungs, wording
from bot.core.rules.ideas import Dial
from bot.core.rules.moves import promised
from bot.core.talk import reading
from bot.ear import far
from bot.ear.far import Far

_MORE: Final = {
    Dial.WHAT: "up-what",
    Dial.LENGTH: "up-length",
    Dial.PLACE: "up-place",
    Dial.COMPANY: "up-company",
}
_LAST: Final = (choice("back"), NOT_NOW)
_DIALS: Final[Rows] = (
    (choice(Dial.LENGTH, "up-longer"), choice(Dial.PLACE, "up-another-place")),
    (choice(Dial.COMPANY, "up-someone-else"), choice("own", "up-own-words")),
    _LAST,
)


def card(moment: Moment, step: Step, proposal: Step, outcome: Line) -> Card:
    """The same again first, and a little more beside it; why it is there stands above."""
    memory, when = DebriefMemory.of(moment.talk), moment.wall(proposal.at)
    if memory.up == rungs.TOP:
        name = people.name(proposal, moment.person)
        words = line("up-top", outcome=outcome, name=name, **when)
        return Card(words, ((choice("yes", "up-same"),), BELOW))
    more = line("up-more")
    if memory.up != rungs.OWN:
        rung = wording.briefly(rungs.up(proposal, memory.up))
        more = line(_MORE[rungs.dial(step, memory.up)], rung=rung)
    # What is counted may have been with others, too: only the next one is with whom they named.
    times = line("up-times", count=memory.times, name=wording.name(step))
    same = choice("yes", people.beside(line("up-same"), proposal, moment.person))
    words = line("up-next", outcome=outcome, times=times, **when)
    return Card(words, ((same,), (choice("more", more),), BELOW))


def chosen(moment: Moment, memory: DebriefMemory) -> str | None:
    """The button, or words that are one where more is offered."""
    if moment.choice or not memory.up:
        return moment.choice
    if "same" in moment.meant:
        return "yes"
    more = far.heard(moment.text or "", moment.language) is Far.MORE
    return "more" if more and memory.up != rungs.TOP else None


def more(moment: Moment, memory: DebriefMemory, proposal: Step) -> Turn:
    if memory.up == rungs.OWN:
        return Turn(at=At.MORE)
    return ending.stands(moment, rungs.up(proposal, memory.up))


def rung_below(moment: Moment) -> Turn:
    """After a step up that was hard: the one below it, as it was."""
    step = moment.about
    as_it_was = ladder.follow_up(replace(step, answers={}), moment)
    below = rungs.below(moment, as_it_was, step)
    name, change = people.name(below, moment.person), wording.change(below)
    words = line("debrief-next-smaller", name=name, change=change, **moment.wall(below.at))
    memory = replace(DebriefMemory.of(moment.talk), next=below)
    return Turn(card=Card(words, ((YES_SMALLER,), BELOW)), memory=memory)


# of their own words: one dial, or words of their own


def dials() -> Card:
    return Card(line("up-which"), _DIALS)


def turned(moment: Moment, memory: DebriefMemory, proposal: Step) -> Turn | None:
    match chosen := moment.choice:
        case "back":
            return Turn(at=At.NEXT)
        case "not_now":
            return ending.not_now(moment)
        case "own":
            return Turn(card=Card(line("up-write"), (_LAST,)))
        case Dial.LENGTH | Dial.PLACE | Dial.COMPANY:
            return ending.stands(moment, rungs.own(promised(proposal, moment), Dial(chosen)))
    if not moment.text or moment.meant:
        return None
    begun = PlanMemory(moment.text, typed=reading.typed(moment), said_at=moment.said)
    return Turn(then=Go(replace(begun, wished_at=proposal.at, after=memory.how)))
