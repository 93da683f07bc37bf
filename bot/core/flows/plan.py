"""Planning one tiny step: an idea, a time, a guess, and the plan read back.

The step is a proposal in the talk's memory until "Good"; nothing is on the calendar before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.core import closing
from bot.core.effects import Unplan
from bot.core.events import Edited
from bot.core.friends import asking
from bot.core.ideas import Idea, offered, tiniest
from bot.core.lines import line
from bot.core.model import Flow, Json, Look, Step, StepState
from bot.core.steps import changing, draft, ladder, planning, plans, timing
from bot.core.steps.draft import (
    At,
    begun,
    names_a_time,
    onward,
    own_words,
    proposal,
    to,
    unfinished,
)
from bot.core.steps.moves import placed, promised, shelve
from bot.core.steps.questions import feeling
from bot.core.turn import Card, Go, Moment, Turn
from bot.ear.asides import Aside, heard
from bot.ear.reply import feel

STEPS: Final = frozenset[str](At)
LISTENS: Final[frozenset[str]] = frozenset({At.IDEAS, At.WHAT, At.SIGN})
OFFERS: Final[frozenset[str]] = frozenset()


def begin(moment: Moment) -> Turn:
    """Where a plan begins depends on what came before it."""
    memory = moment.talk.memory
    if "step" in memory:
        return to(moment, At.CHANGE, plans.recalled(memory["step"]))
    text = memory.get("text")
    if isinstance(text, str) and text:
        return own_words(moment, text)
    if memory.get("promise"):
        return Turn(card=planning.what_promise(), step=At.WHAT)
    before = unfinished(moment)
    if before is not None and not memory:
        asked = again(replace(moment, talk=replace(moment.talk, step=At.UNFINISHED, memory=before)))
        return replace(asked, step=At.UNFINISHED, memory=before)
    if "tiny" in memory or not _planned(moment):
        return Turn(card=_ideas(moment, 0), step=At.IDEAS, memory={**memory, "page": 0})
    soonest = _planned(moment)[0]
    named: dict[str, Json] = {"named": soonest.id}
    return Turn(card=planning.already(moment, soonest), step=At.ALREADY, memory=named)


def on(moment: Moment) -> Turn | None:
    """One answer at the question that stands."""
    if isinstance(moment.event, Edited):
        return changing.mended(moment, moment.event)
    return _QUESTIONS[At(moment.talk.step)](moment)


def again(moment: Moment) -> Turn:
    """The question that stands, once more."""
    at = At(moment.talk.step)
    if at is At.IDEAS:
        return Turn(card=_ideas(moment, _page(moment)))
    if at is At.WHAT:
        return Turn(card=planning.what_promise(str(moment.talk.memory.get("then", ""))))
    if at is At.UNFINISHED:
        return Turn(card=planning.unfinished(plans.recalled(begun(moment)["step"])))
    if at is At.ALREADY:
        afresh = replace(moment, talk=replace(moment.talk, memory={}))
        return begin(afresh)
    return to(moment, at, proposal(moment))


def upgrade(shape: int, memory: Mapping[str, Json]) -> Mapping[str, Json]:
    """Nothing was shaped differently before."""
    return memory


def _planned(moment: Moment) -> list[Step]:
    """What is on the calendar, the soonest first."""
    planned = [s for s in moment.known.steps if s.state is StepState.PLANNED and s.at is not None]
    return sorted(planned, key=lambda step: step.at or moment.now)


# a plan that was begun before


def _begun(moment: Moment) -> Turn | None:
    match moment.choice:
        case "go_on":
            memory, at = begun(moment), At(str(moment.talk.memory["at"]))
            taken_up = replace(moment, talk=replace(moment.talk, memory=memory))
            return to(taken_up, at, plans.recalled(memory["step"]))
        case "afresh":
            afresh = replace(moment, talk=replace(moment.talk, memory={}))
            return begin(afresh)
    return None


# ideas and own words


def _already(moment: Moment) -> Turn | None:
    match moment.choice:
        case "both":
            return Turn(card=_ideas(moment, 0), step=At.IDEAS, memory={"page": 0})
        case "instead":
            named = moment.talk.memory.get("named")
            instead: list[Json] = [step.id for step in _planned(moment)[:1]]
            if named is not None:
                instead = [named]
            memory: dict[str, Json] = {"page": 0, "instead": instead}
            return Turn(card=_ideas(moment, 0), step=At.IDEAS, memory=memory)
        case "leave":
            return Turn(card=Card(line("plan-left")), closed=True)
    return _typed(moment, moment.text) if moment.text and not moment.meant else None


def _typed(moment: Moment, text: str) -> Turn:
    """Their own step; or nothing but a time, which waits for the step that it is for."""
    if draft.speaks_of_a_past_day(moment, text):
        return Turn(then=Go(Flow.HOME, {"text": text}))
    if not names_a_time(moment, text):
        return own_words(moment, text)
    memory = {**_afresh(moment, "tiny"), "then": text}
    then = replace(moment, talk=replace(moment.talk, memory=memory))
    return Turn(card=_ideas(then, 0), step=At.IDEAS, memory=memory)


def _library(moment: Moment) -> tuple[Idea, ...]:
    small = "tiny" in moment.talk.memory
    return (tiniest if small else offered)(moment.person.path)


def _afresh(moment: Moment, *more: str) -> dict[str, Json]:
    """The memory of a plan that begins again: which steps it takes the place of, and `more`."""
    memory = moment.talk.memory
    return {"page": 0} | {key: memory[key] for key in ("instead", "after", *more) if key in memory}


def _page(moment: Moment) -> int:
    page = moment.talk.memory.get("page")
    return page if isinstance(page, int) else 0


def _ideas(moment: Moment, page: int) -> Card:
    """Three at a time; after the last ones come the first again."""
    ideas = _library(moment)
    start = page * planning.AT_ONCE % len(ideas)
    shown = (*ideas, *ideas)[start : start + planning.AT_ONCE]
    memory = moment.talk.memory
    return planning.ideas(shown, smaller="tiny" not in memory, then=str(memory.get("then", "")))


def _chose(moment: Moment) -> Turn | None:
    chosen, text = moment.choice, moment.text
    if chosen == "others":
        page = _page(moment) + 1
        memory = {**moment.talk.memory, "page": page}
        return Turn(card=_ideas(moment, page), memory=memory)
    if chosen == "smaller":
        memory = {**_afresh(moment, "then"), "tiny": True}
        tiny = replace(moment, talk=replace(moment.talk, memory=memory))
        return Turn(card=_ideas(tiny, 0), memory=tiny.talk.memory)
    if chosen is not None:
        idea = planning.idea_of(chosen)
        return _took(moment, idea) if idea is not None else None
    if text and heard(text, moment.language) is Aside.HARD:  # no step: something to be heard
        return Turn(then=Go(Flow.HOME, {"text": text}))
    return _typed(moment, text) if text and not moment.meant else draft.left(moment)


def _took(moment: Moment, idea: Idea) -> Turn:
    step = Step(moment.draw.ids[0], idea=idea.key, minutes=idea.minutes)
    if idea.now:
        return to(moment, At.NOW, step)
    return onward(moment, step)


def _now(moment: Moment) -> Turn | None:
    step = proposal(moment)
    match moment.choice:
        case "did_it" | "done":
            done = replace(step, at=moment.now, state=StepState.GOING)
            return Turn(steps=(done,), then=Go(Flow.DEBRIEF, {"how": "done"}, done.id))
        case "later_on" | "later":
            return onward(moment, step)
        case "back":
            return Turn(card=_ideas(moment, _page(moment)), step=At.IDEAS)
    return None


# the guess


def _guess(moment: Moment) -> Turn | None:
    guess = feeling(moment.choice) if moment.choice else feel(moment.text or "", moment.language)
    if guess is None:
        return None
    step = replace(proposal(moment), guess=int(guess))
    if guess >= 9 and ladder.smaller(step) is not None:
        return to(moment, At.BIG, step)
    return to(moment, At.READ, step)


def _big(moment: Moment) -> Turn | None:
    step = proposal(moment)
    if moment.choice == "keep":
        return to(moment, At.READ, step)
    if moment.choice == "smaller":
        return to(moment, At.GUESS, replace(ladder.smaller(step) or step, guess=None))
    return None


# the read-back


def _read(moment: Moment) -> Turn | None:
    step = proposal(moment)
    match moment.choice:
        case "good" | "yes":
            return _good(moment, step)
        case "change":
            return to(moment, At.CHANGE, step)
        case "hide":
            return changing.looking(moment, step, Look.HIDDEN)
    return timing.retimed(moment)


def _good(moment: Moment, step: Step) -> Turn:
    """Now it is on the calendar."""
    if step.at is None or step.at <= moment.now:
        return Turn(card=planning.when_typed("plan-when-past"), step=At.WHEN_TYPED)
    instead = moment.talk.memory.get("instead")
    gone = [s for s in _planned(moment) if isinstance(instead, list) and s.id in instead]
    card = planning.stands(moment, step)
    planned = Turn(
        steps=(promised(step, moment), *(shelve(s)[0] for s in gone)),
        effects=(*placed(step, moment.now), *(Unplan(s.id) for s in gone)),
    )
    said = moment.written(card.words)
    after = closing.leads_on(moment)
    if after is not None:
        return replace(planned, then=replace(after, memory={**after.memory, "said": said}))
    hello = asking.offer(moment, step, said)
    if hello is not None:
        return replace(planned, then=hello)
    return replace(planned, card=card, closed=True)


def _change(moment: Moment) -> Turn | None:
    step = proposal(moment)
    match moment.choice:
        case "to_time":
            return to(moment, At.WHEN if moment.person.zone else At.CLOCK, step)
        case "to_step":
            return Turn(card=_ideas(moment, 0), step=At.IDEAS, memory=_afresh(moment))
        case "to_sign":
            return to(moment, At.SIGN, step)
        case "to_feel":
            return to(moment, At.GUESS, step)
        case "to_words":
            return to(moment, At.WORDS, step)
        case "to_look":
            return to(moment, At.LOOKS, step)
        case "back":
            return onward(moment, step)
    return timing.retimed(moment)


_QUESTIONS: Final = {
    At.UNFINISHED: _begun,
    At.ALREADY: _already,
    At.IDEAS: _chose,
    At.WHAT: draft.what,
    At.PROMISE: draft.to_someone,
    At.NOW: _now,
    At.CLOCK: timing.clock,
    At.CLOCK_TYPED: timing.clock_typed,
    At.WHEN: timing.when,
    At.WHEN_TYPED: timing.when_typed,
    At.HOUR: timing.hour,
    At.GUESS: _guess,
    At.BIG: _big,
    At.READ: _read,
    At.CHANGE: _change,
    At.LOOKS: changing.looks,
    At.SIGN: changing.sign,
    At.WORDS: changing.words,
}
