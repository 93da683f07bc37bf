"""The last question, asked once more: where it stands depends on where its step is since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.core.arrivals.given_anew import (
    Answer,
    at_its_time,
    card_says,
    drop,
    say,
    talk_of,
    untell,
)
from bot.core.flows.debrief.cards import At as Debrief
from bot.core.flows.plan.draft import At as Plan
from bot.core.records.effects import Unplan
from bot.core.records.lines import line
from bot.core.records.memories import (
    ComingMemory,
    CueMemory,
    DebriefMemory,
    DidMemory,
    PlanMemory,
)
from bot.core.records.model import SAVED, Flow, Step, StepState, Talk
from bot.core.records.turn import Turn
from bot.core.rules import moves, outcomes, people
from bot.core.talk.course import Course

_OFF: Final = SAVED | {StepState.LET_GO}


def stands(one: Answer) -> bool:
    """Whether its question can be asked again where the step is now."""
    if one.plan is not None:
        return one.given.to in _ASKED_IN_A_PLAN
    kept = _KEPT.get(one.given.to)
    unprompted = one.given.to != "what" or one.step.unprompted
    return kept is not None and one.step.state in kept.states and unprompted


def ask(course: Course, one: Answer) -> None:
    """Its question, of the step as it was before the answer."""
    if one.plan is not None:
        _ask_in_plan(course, one, one.plan)
    else:
        _KEPT[one.given.to].undo(course, one)
    asks = course.known.floor
    if asks is not None and one.given.typed:  # an edit of the message answers anew
        course.keep_talk(replace(asks, after=one.given.typed[-1][0]))


def _ask_in_plan(course: Course, one: Answer, plan: Talk) -> None:
    at, memory = _ASKED_IN_A_PLAN[one.given.to], PlanMemory.of(plan)
    memory = replace(memory, step=_without(one))
    if at is Plan.IDEAS:
        whom = PlanMemory(company=memory.company, who=memory.who, promise=memory.promise)
        memory = replace(whom, instead=memory.instead, after=memory.after)
        at = Plan.WHAT if memory.promise else at
    _ask(course, plan, Turn(at=at, memory=memory))


def _ask(course: Course, talk: Talk, turn: Turn) -> None:
    course.foreword = line("mended-back")
    talk = course.give_floor(talk)
    course.follow(talk, course.table.of(talk).shown(course.moment(talk), turn))


def _without(one: Answer) -> Step:
    step = replace(one.step, given=tuple(g for g in one.step.given if g is not one.given))
    match one.given.to:
        case "when" | "hour" if one.plan is not None:
            return replace(step, at=None)
        case "guess":
            return replace(step, guess=None)
        case "foreseen":
            return replace(step, foreseen="")
        case "feel":
            return replace(step, felt=None)
    return replace(step, answers={q: a for q, a in step.answers.items() if q != one.given.to})


def _planned_again(course: Course, one: Answer) -> None:
    """A plan that stood is a proposal once more."""
    proposal = replace(_without(one), through_quiet=False, card=None)
    course.keep_records(Turn(unkept=(proposal.id,)))
    course.effects.append(Unplan(proposal.id))
    card_says(course, one.step, line("mended-back"))
    course.foreword = line("mended-back")
    course.open(PlanMemory(step=proposal, promise=proposal.promise, stood=Plan.READ))


def _when_again(course: Course, one: Answer) -> None:
    course.keep_step(_without(one))
    course.open(ComingMemory(move=True), one.step.id)


def _wanted_again(course: Course, one: Answer) -> None:
    """What was put off comes as it was to come; at its time, the reminder stands again."""
    step = replace(_without(one), settled_at=None, state=StepState.PLANNED)
    if step.at is not None and moves.cued_at(step, course.now) > course.now:
        course.keep_step(step)
        course.effects.extend(moves.placed(step, course.now))
        say(course, at_its_time(course, step))
        return
    _reminded_again(course, one)


def _reminded_again(course: Course, one: Answer) -> None:
    step = replace(_without(one), settled_at=None, state=StepState.CUED)
    course.keep_step(step)
    course.foreword = line("mended-back")
    course.open(CueMemory(asked=moves.over(step, course.now)), step.id)


def _outcome_again(course: Course, one: Answer) -> None:
    untell(course, one.step, CueMemory(asked=True))


def _told_again(course: Course, one: Answer) -> None:
    course.keep_step(_without(one))
    talk = talk_of(course, one.step, Flow.DEBRIEF)
    if talk is not None:
        _ask(course, talk, Turn(at=Debrief(one.given.to)))
        return
    course.foreword = line("mended-back")
    course.open(DebriefMemory(outcomes.how(one.step), again=one.given.to), one.step.id)


def _to_ask_again(course: Course, one: Answer) -> None:
    """Nothing is to be asked next time, until it is said once more."""
    course.keep_person(people.asked(one.step, course.person))
    _told_again(course, one)


def _what_again(course: Course, one: Answer) -> None:
    drop(course, one.step)
    course.foreword = course.foreword or line("mended-back")
    course.open(DidMemory())


@dataclass(frozen=True, slots=True)
class _Kept:
    """How the question is asked again of a step that is kept, and in which states."""

    undo: Callable[[Course, Answer], None]
    states: frozenset[StepState]


_KEPT: Final[Mapping[str, _Kept]] = {
    "good": _Kept(_planned_again, frozenset({StepState.PLANNED})),
    "when": _Kept(_when_again, frozenset({StepState.PLANNED})),
    "wanted": _Kept(_wanted_again, _OFF),
    "going": _Kept(_reminded_again, frozenset({StepState.GOING})),
    "outcome": _Kept(_outcome_again, outcomes.OVER),
    "what": _Kept(_what_again, outcomes.DONE),
    "ask": _Kept(_to_ask_again, outcomes.DONE),
    **{to: _Kept(_told_again, outcomes.OVER) for to in ("feel", "easy", "hard", "change", "why")},
}
_ASKED_IN_A_PLAN: Final[Mapping[str, Plan]] = {
    "what": Plan.IDEAS,
    "clock": Plan.CLOCK,
    "when": Plan.WHEN,
    "hour": Plan.HOUR,
    "promise": Plan.PROMISE,
    "guess": Plan.GUESS,
    "foreseen": Plan.GUESS,
    "sign": Plan.SIGN,
    "short": Plan.WORDS,
    "stays": Plan.STAYS,
}
