"""An answer that is given anew: the step as it is then, what follows, and what is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.core.flows import mending
from bot.core.flows.cue.cards import At as Cue
from bot.core.flows.friend.leaving import taken_back
from bot.core.flows.friend.sharing import At as Friend
from bot.core.flows.plan import cards, draft
from bot.core.flows.plan.draft import At as Plan
from bot.core.records.effects import Revise, Say, Unplan
from bot.core.records.events import Edited, Said
from bot.core.records.lines import Line, Typed, line
from bot.core.records.memories import DebriefMemory, PlanMemory
from bot.core.records.model import SAVED, Flow, Given, Look, Step, StepState, Talk, TalkMemory
from bot.core.records.turn import Card, Close, Moment, Turn
from bot.core.rules import guesses, moves, outcomes, wording
from bot.core.rules.friendship import friends
from bot.core.talk import gathering, reading
from bot.core.talk.course import Course
from bot.ear.when import Why

_MOVABLE: Final = SAVED | {StepState.PLANNED, StepState.CUED}
_ASKS_WHEN: Final = frozenset({Plan.WHEN, Plan.WHEN_TYPED, Plan.HOUR})
_SHOW_IT: Final = frozenset({Plan.READ, Plan.PROMISE, Plan.UNFINISHED})
"""Where the card shows the step as it is, so that nothing needs to be said above it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that was given about a step; while that is only proposed, in this `plan`."""

    step: Step
    given: Given
    plan: Talk | None = None


def again(course: Course, one: Answer, new: Step | str) -> None:
    if isinstance(new, str):
        _became(course, one, new)
        return
    same = replace(new, given=()) == replace(one.step, given=())
    new = replace(new, given=_noted(course, one, new.given))
    if same and one.plan is None and isinstance(course.event, Edited):  # other words for the same
        course.keep_step(new)
    elif one.plan is not None:
        _in_plan(course, one.plan, one.step, new)
    elif one.given.to in {"what", *mending.TIMES} and new.at != one.step.at and not new.unprompted:
        _moved(course, one, new)
    else:
        course.keep_step(new)
        if new.promise != one.step.promise and new.state is StepState.PLANNED:
            course.effects.extend(moves.placed(new, course.now))
        tell(course, one, _said(course, one.step, new))


def _noted(course: Course, one: Answer, given: tuple[Given, ...]) -> tuple[Given, ...]:
    """An edit stays where its message stands; what is said now was given last."""
    if isinstance(course.event, Edited):
        return tuple(one.given if g.to == one.given.to else g for g in given)
    return (*(g for g in given if g.to != one.given.to), one.given)


def _in_plan(course: Course, plan: Talk, old: Step, new: Step) -> None:
    """The question that stands is asked of the step as it is now; of a new time no more."""
    memory = replace(PlanMemory.of(plan), step=new)
    if reading.another_time(old.text, new.text, course.person.language):
        memory = replace(memory, said_at=here(course).said)
    plan = replace(plan, memory=memory)
    moment, table = course.moment(plan), course.table.of(plan)
    over = new.at is not None and new.at <= course.now
    timed = new.at != old.at and (over or plan.at in _ASKS_WHEN)
    turn = table.shown(moment, draft.onward(moment, new)) if timed else table.again(moment)
    if not over and (turn.at or plan.at) not in _SHOW_IT:
        course.foreword = _said(course, old, new)
    course.follow(plan, replace(turn, in_place=isinstance(course.event, Edited)))


def _moved(course: Course, one: Answer, new: Step) -> None:
    """The step comes at its new time, and so does its reminder; one that is over stays."""
    if one.step.state not in _MOVABLE:
        course.keep_step(replace(new, at=one.step.at))
        say(course, line("mended-over"))
    elif new.at is None or new.at <= course.now:
        say(course, still(course, one.step, Why.PAST))
    else:
        planned = replace(new, state=StepState.PLANNED, settled_at=None)
        planned = moves.promised(planned, here(course))
        course.keep_step(planned)
        course.effects.extend(moves.placed(planned, course.now))
        card_says(course, planned, cards.stands(here(course), planned).words)
        for talk in course.known.talks:
            if talk.flow is Flow.CUE and talk.stands and talk.subject == new.id:
                course.close_quietly(talk)
        say(course, _said(course, one.step, planned))


def card_says(course: Course, step: Step, words: Line) -> None:
    """What its plan said last, where that is in the chat, is as true as the plan."""
    if step.card is not None:
        course.effects.append(Revise(words, message_id=step.card))


def _became(course: Course, one: Answer, how: str) -> None:
    """It went in another way: what was kept, counted and asked follows it."""
    step, after = one.step, outcomes.STATES[how]
    if step.unprompted and after not in outcomes.DONE:
        drop(course, step)
        say(course, line("mended-gone"))
    elif {step.state, after} <= outcomes.DONE:
        given = _noted(course, one, step.given)
        course.keep_step(replace(step, state=after, given=given))
        tell(course, one, line("mended"))
    else:
        untell(course, step, DebriefMemory(how))


def untell(course: Course, step: Step, asks: TalkMemory) -> None:
    """The step as it was before it was told of, and what is asked then; one that was done early
    stands as it was planned. What a friend may have heard of it is said."""
    course.keep_person(outcomes.counted(course.person, step.state, StepState.GOING))
    before = outcomes.untold(step, course.now)
    course.keep_step(before)
    course.foreword = _from_friends(course, step)
    course.end_others(Flow.DEBRIEF, step.id)
    if before.state is StepState.PLANNED:
        course.effects.extend(moves.placed(before, course.now))
        say(course, at_its_time(course, before))
    else:
        course.open(asks, step.id)


def drop(course: Course, step: Step) -> None:
    """A step that never was: off the list, the calendar and the count."""
    course.keep_person(outcomes.counted(course.person, step.state, StepState.PLANNED))
    course.foreword = _from_friends(course, step)
    course.keep_records(Turn(unkept=(step.id,)))
    course.effects.append(Unplan(step.id))
    for talk in course.known.talks:
        if talk.stands and talk.subject == step.id:
            course.close_quietly(gathering.given_up(talk))


def _from_friends(course: Course, step: Step) -> Line | None:
    """No friend hears any more of it; of what they have already it is said so."""
    for talk in course.known.talks:
        if talk.flow is Flow.FRIEND and talk.stands and talk.subject == step.id:
            gone = Turn(card=Card(line("mended-back")), then=Close())
            turn = taken_back(course.moment(talk)) if talk.at == Friend.LEAVING else gone
            course.follow(talk, replace(turn, in_place=True))
    return has_left(course, step.settled_at) if step.settled_at is not None else None


def has_left(course: Course, since: datetime) -> Line | None:
    """What went to a friend cannot be taken back; the last one that it went to is named."""
    left = [(at, link) for link in friends(course.known) for at in link.left_at if at > since]
    if not left:
        return None
    return line("mended-has-left", friend=Typed(max(left, key=lambda pair: pair[0])[1].friend_name))


# what is said


def _said(course: Course, old: Step, new: Step) -> Line:
    """One short line on what changed; a hidden chat names no words and no feelings."""
    if new.at != old.at and new.at is not None:
        return at_its_time(course, new)
    if course.person.look is Look.HIDDEN:
        return line("mended")
    if (new.text, new.idea) != (old.text, old.idea):
        return line("mended-to", what=wording.name(new))
    for before, now in ((old.felt, new.felt), (old.guess, new.guess)):
        if now is not None and now != before:
            return line("mended-to", what=guesses.spoken(guesses.word(now)))
    return line("mended")


def at_its_time(course: Course, step: Step) -> Line:
    moment, nudge = here(course), moves.first_nudge(step, course.now)
    if step.state is not StepState.PLANNED or nudge <= course.now:
        return line("mended-time", **moment.wall(step.at))
    return line("mended-reminded", **moment.wall(step.at), nudge=moment.hour(nudge))


def still(course: Course, step: Step, why: Why) -> Line:
    return line("mended-stays", why=line(f"plan-when-{why}"), **here(course).wall(step.at))


def tell(course: Course, one: Answer | None, said: Line) -> None:
    """Above the question that stands about the step: in place after an edit; else as an answer."""
    floor = course.known.floor
    if not isinstance(course.event, Edited):
        say(course, said)
        return
    talk = floor if one is None else talk_of(course, one.step, Flow.DEBRIEF, Flow.CUE, Flow.DID)
    if talk is None or talk.card is None or (one is None and talk.flow is not Flow.PLAN):
        course.effects.append(Say(said))
        return
    if talk.flow is not Flow.DID:  # its card shows the words themselves
        course.foreword = said
    turn = course.table.of(talk).again(course.moment(talk))
    course.follow(talk, replace(turn, in_place=True))


def say(course: Course, said: Line) -> None:
    """Above the question that stands, asked once more; by itself where nothing was asked."""
    floor = course.known.floor
    if course.foreword is not None:
        said = line("mended-beside", said=course.foreword, question=said)
    if floor is None or not floor.stands or isinstance(course.event, Edited) or _idle(floor):
        course.foreword = None
        course.effects.append(Say(said))
    else:
        course.foreword = said
        course.ask_again(floor)


def _idle(floor: Talk) -> bool:
    return floor.flow is Flow.HOME or floor.at in (Cue.FOLDED, Cue.GOODNIGHT)


def talk_of(course: Course, step: Step, *flows: Flow) -> Talk | None:
    mine = (t for t in course.known.talks if t.stands and t.subject == step.id)
    return next((talk for talk in mine if talk.flow in flows), None)


def here(course: Course, said: Said | None = None) -> Moment:
    """For whoever only reads words: they belong to no talk."""
    return course.seen(Talk(0, PlanMemory(), Plan.IDEAS), said)
