"""The one thing that follows a finished step, and the next step where that is offered."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.flows import resting
from bot.core.flows.debrief import cards, ending, up
from bot.core.flows.debrief.cards import At
from bot.core.flows.friend import milestones
from bot.core.records.lines import line
from bot.core.records.memories import DebriefMemory, PlanMemory, SettleMemory
from bot.core.records.model import Look, Step, StepState
from bot.core.records.turn import Card, Close, Go, Moment, Turn
from bot.core.rules import ladder, outcomes, people, rungs, wording
from bot.core.rules.moves import next_such, promised

_ENOUGH: Final = frozenset({"enough", "done", "skip", "nothing", "back"})
"""Short words of somebody who has had enough of questions."""


def end(moment: Moment, step: Step) -> Turn:
    """No question is left."""
    turn = _follows(moment, step)
    memory = moment.talk.memory if turn.memory is None else turn.memory
    person = turn.person or moment.person
    if step.state in outcomes.DONE:
        person = milestones.reached(moment, person, said=not ending.was_hard(moment, step))
    return replace(turn, at=At.NEXT, steps=(step,), memory=memory, person=person)


def _follows(moment: Moment, step: Step) -> Turn:
    """The one thing that follows: after something hard only what is kind; then a milestone, which
    stands above the next step or goes to a friend; else the way up, beside the same again; else
    the next step. What is asked once comes last (`over`). A card of help came before all this."""
    outcome = ending.outcome(moment, step)
    if ending.was_hard(moment, step):
        return Turn(card=cards.kindly(outcome))
    if people.asks(step):
        return Turn(card=cards.no_answer_yet(outcome))
    if moment.person.zone is None:
        return Turn(card=cards.untimed(outcome))
    if not _offers_next(moment, step):
        stays = moment.person.look is not Look.HIDDEN  # the record of the step, on its card
        words = line("debrief-noted", outcome=line("debrief-okay") if stays else outcome)
        return ending.over(moment, step, Turn(card=Card(words), then=Close()))
    proposal = ladder.follow_up(step, moment)
    way = "" if milestones.due(moment) else rungs.offer(moment, step, proposal)
    memory = replace(DebriefMemory.of(moment.talk), next=proposal, up=way)
    if not way:
        return _offered(moment, step, memory, proposal)
    memory = replace(memory, times=rungs.times(moment, step))
    person = rungs.offered(moment.person, way, moment.now)
    return replace(_offered(moment, step, memory, proposal), person=person)


def _offers_next(moment: Moment, step: Step) -> bool:
    past_words = step.unprompted and step.idea is None  # "called my mother" is no plan
    planned = past_words or any(
        other.state is StepState.PLANNED and other.id != step.id for other in moment.known.steps
    )
    return not planned


def _offered(moment: Moment, step: Step, memory: DebriefMemory, proposal: Step) -> Turn:
    shows = up.card if memory.up else cards.offer
    outcome = ending.outcome(moment, step)
    return Turn(card=shows(moment.remembering(memory), step, proposal, outcome), memory=memory)


def again(moment: Moment) -> Turn:
    step, memory = moment.about, DebriefMemory.of(moment.talk)
    if memory.if_quiet:
        return ending.ask_for_quiet(moment, line("debrief-okay"))
    proposal = memory.next
    if proposal is None or proposal.at is None or ending.was_hard(moment, step):
        return _follows(moment, step)
    if memory.up and not rungs.stands(moment, step):
        memory = replace(memory, up="")
    if proposal.at > moment.now:
        return _offered(moment, step, memory, proposal)
    days = ladder.A_WEEK_ON if ladder.weekly(proposal) else 1
    proposal = replace(proposal, at=next_such(moment, proposal.at, days))
    memory = replace(memory, next=proposal)
    return replace(_offered(moment, step, memory, proposal), notice=line("offer-gone-by"))


def heard(moment: Moment) -> Turn | None:
    memory = DebriefMemory.of(moment.talk)
    enough = moment.choice is None and moment.meant & _ENOUGH
    match chosen := "not_now" if enough else moment.choice:
        case "plan":
            return Turn(then=Go(PlanMemory(after=memory.how)))
        case "agreed":
            return Turn(then=Go(PlanMemory(agreed=moment.about.id, after=memory.how)))
        case "not_now":
            return ending.not_now(moment)
        case "tiny" | "rest" | "breathe":
            return _after_something_hard(moment, chosen)
        case "one_hello" | "no_word":
            return ending.chosen_for_quiet(moment, hello=chosen == "one_hello")
    return _answer_to_the_next(moment, memory)


def _after_something_hard(moment: Moment, chosen: str) -> Turn:
    match chosen:
        case "tiny" if wording.turned(moment.about) is not None:
            return up.rung_below(moment)
        case "tiny":
            return Turn(then=Go(PlanMemory(tiny=True)))
        case "rest":
            return resting.today(moment, "cue-resting", but="cue-resting-but")
    return Turn(then=Go(SettleMemory()))


def _answer_to_the_next(moment: Moment, memory: DebriefMemory) -> Turn | None:
    step = moment.about
    if memory.next is None:  # no zone yet, so nothing was proposed
        return None
    proposal = promised(memory.next, moment)
    at = proposal.at or moment.now
    match up.chosen(moment, memory):
        case "yes" | "same" | "more" if at <= moment.now:  # an offer of last week
            return again(moment)
        case "more":
            return up.more(moment, memory, proposal)
        case "same":
            as_it_was = ladder.follow_up(replace(step, answers={}), moment)
            as_it_was = replace(promised(as_it_was, moment), id=proposal.id, at=at)
            return ending.stands(moment, as_it_was)
        case "yes":
            same = rungs.same_again(moment.person, moment.now) if memory.up else None
            return ending.stands(moment, proposal, same)
        case "change":
            return Turn(then=Go(PlanMemory(step=proposal, after=memory.how)))
    return None


def more(moment: Moment) -> Turn | None:
    """What a little more is, unless the offer is of last week."""
    memory = DebriefMemory.of(moment.talk)
    proposal = memory.next
    if proposal is None or proposal.at is None or proposal.at <= moment.now:
        return replace(again(moment), at=At.NEXT)
    return up.turned(moment, memory, proposal)
