"""Planning one tiny step: an idea, a time, a guess, and the plan read back.

The step is a proposal in the talk's memory until "Good"; nothing is on the calendar before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.core.flows.debrief import closing
from bot.core.flows.debrief.cards import feeling
from bot.core.flows.friend import asking
from bot.core.flows.plan import cards, changing, draft, timing
from bot.core.flows.plan.draft import (
    At,
    begun,
    names_a_time,
    onward,
    own_words,
    proposal,
    to,
    unfinished,
)
from bot.core.records.effects import Unplan
from bot.core.records.lines import line
from bot.core.records.model import Flow, Json, Look, Step, StepState
from bot.core.records.turn import Card, Close, Go, Moment, Turn
from bot.core.rules.steps import ladder, plans
from bot.core.rules.steps.ideas import Idea, offered, tiniest
from bot.core.rules.steps.moves import placed, promised, shelve
from bot.core.talk.table import (
    ANOTHER_DAY,
    Conversation,
    Place,
    Resumes,
    Shows,
    Words,
    card,
    fixed,
    rows,
)
from bot.ear.asides import Aside
from bot.ear.reply import feel


def _begun(moment: Moment) -> Turn:
    memory = moment.talk.memory
    if "step" in memory:
        return to(moment, At.CHANGE, plans.recalled(memory["step"]))
    text = memory.get("text")
    if isinstance(text, str) and text:
        return own_words(moment, text)
    if memory.get("promise"):
        return Turn(at=At.WHAT)
    before = unfinished(moment)
    if before is not None and not memory:
        return Turn(at=At.UNFINISHED, memory=before)
    if "tiny" in memory or not _planned(moment):
        return Turn(at=At.IDEAS, memory={**memory, "page": 0})
    soonest = _planned(moment)[0]
    named: dict[str, Json] = {"named": soonest.id}
    return Turn(card=cards.already(moment, soonest), at=At.ALREADY, memory=named)


def _planned(moment: Moment) -> list[Step]:
    planned = [s for s in moment.known.steps if s.state is StepState.PLANNED and s.at is not None]
    return sorted(planned, key=lambda step: step.at or moment.now)


# a plan that was begun before


def _unfinished(moment: Moment) -> Card:
    return cards.unfinished(plans.recalled(begun(moment)["step"]))


def _taken_up(moment: Moment) -> Turn | None:
    match moment.choice:
        case "go_on":
            memory, at = begun(moment), At(str(moment.talk.memory["at"]))
            taken_up = replace(moment, talk=replace(moment.talk, memory=memory))
            return to(taken_up, at, plans.recalled(memory["step"]))
        case "afresh":
            return _afresh(moment)
    return None


def _afresh(moment: Moment) -> Turn:
    return _begun(replace(moment, talk=replace(moment.talk, memory={})))


# ideas and own words


def _already(moment: Moment) -> Turn | None:
    match moment.choice:
        case "both":
            return Turn(at=At.IDEAS, memory={"page": 0})
        case "instead":
            named = moment.talk.memory.get("named")
            instead: list[Json] = [step.id for step in _planned(moment)[:1]]
            if named is not None:
                instead = [named]
            memory: dict[str, Json] = {"page": 0, "instead": instead}
            return Turn(at=At.IDEAS, memory=memory)
        case "leave":
            return Turn(card=Card(line("plan-left")), then=Close())
    return _typed(moment, moment.text) if moment.text and not moment.meant else None


def _what(moment: Moment) -> Card:
    return cards.what_promise(str(moment.talk.memory.get("then", "")))


def _typed(moment: Moment, text: str) -> Turn:
    if draft.speaks_of_a_past_day(moment, text):
        return Turn(then=Go(Flow.HOME, {"text": text}))
    if not names_a_time(moment, text):
        return own_words(moment, text)
    return Turn(at=At.IDEAS, memory={**_first_page(moment, "tiny"), "then": text})


def _library(moment: Moment) -> tuple[Idea, ...]:
    small = "tiny" in moment.talk.memory
    return (tiniest if small else offered)(moment.person.path)


def _first_page(moment: Moment, *more: str) -> dict[str, Json]:
    """The memory of a plan that begins again: which steps it takes the place of, and `more`."""
    memory = moment.talk.memory
    return {"page": 0} | {key: memory[key] for key in ("instead", "after", *more) if key in memory}


def _page(moment: Moment) -> int:
    page = moment.talk.memory.get("page")
    return page if isinstance(page, int) else 0


def _ideas(moment: Moment) -> Card:
    ideas = _library(moment)
    start = _page(moment) * cards.AT_ONCE % len(ideas)
    shown = (*ideas, *ideas)[start : start + cards.AT_ONCE]
    memory = moment.talk.memory
    return cards.ideas(shown, smaller="tiny" not in memory, then=str(memory.get("then", "")))


def _chose(moment: Moment) -> Turn | None:
    chosen, text = moment.choice, moment.text
    if chosen == "others":
        return Turn(at=At.IDEAS, memory={**moment.talk.memory, "page": _page(moment) + 1})
    if chosen == "smaller":
        return Turn(at=At.IDEAS, memory={**_first_page(moment, "then"), "tiny": True})
    if chosen is not None:
        idea = cards.idea_of(chosen)
        return _took(moment, idea) if idea is not None else None
    if moment.aside is Aside.HARD:  # no step: something to be heard
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
            return Turn(at=At.IDEAS)
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
    if step.at is None or step.at <= moment.now:
        return Turn(card=cards.when_typed("plan-when-past"), at=At.WHEN_TYPED)
    instead = moment.talk.memory.get("instead")
    gone = [s for s in _planned(moment) if isinstance(instead, list) and s.id in instead]
    stands = cards.stands(moment, step)
    planned = Turn(
        steps=(promised(step, moment), *(shelve(s)[0] for s in gone)),
        effects=(*placed(step, moment.now), *(Unplan(s.id) for s in gone)),
    )
    said = moment.written(stands.words)
    after = closing.leads_on(moment)
    if after is not None:
        return replace(planned, then=replace(after, memory={**after.memory, "said": said}))
    hello = asking.offer(moment, step, said)
    if hello is not None:
        return replace(planned, then=hello)
    return replace(planned, card=stands, then=Close())


def _change(moment: Moment) -> Turn | None:
    step = proposal(moment)
    match moment.choice:
        case "to_time":
            return to(moment, At.WHEN if moment.person.zone else At.CLOCK, step)
        case "to_step":
            return Turn(at=At.IDEAS, memory=_first_page(moment, "tiny"))
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


def _typed_here(key: str) -> Shows:
    return card(lambda _: cards.ask_typed(key))


def _of(shown: Callable[[Moment, Step], Card]) -> Shows:
    return card(lambda moment: shown(moment, proposal(moment)))


# "See you Friday" tells nobody anything, and stays in a hidden chat.
TABLE: Final = Conversation(
    Flow.PLAN,
    _begun,
    rows(
        At,
        Place(At.ALREADY, _afresh, _already),
        Place(At.UNFINISHED, card(_unfinished), _taken_up),
        Place(At.IDEAS, card(_ideas), _chose, Words.PARTS),
        Place(At.WHAT, card(_what), draft.what, Words.PARTS),
        Place(At.PROMISE, _of(cards.to_someone), draft.to_someone),
        Place(At.NOW, _of(lambda _, step: cards.to_do_now(step)), _now),
        Place(At.CLOCK, card(cards.clock), timing.clock),
        Place(At.CLOCK_TYPED, fixed(cards.clock_typed), timing.clock_typed),
        Place(At.WHEN, timing.asked, timing.when),
        Place(At.WHEN_TYPED, fixed(cards.when_typed), timing.when_typed),
        Place(At.HOUR, card(lambda m: cards.which_hour(m, draft.day_named(m))), timing.hour),
        Place(At.GUESS, fixed(cards.guess), _guess),
        Place(At.BIG, fixed(cards.big), _big),
        Place(At.READ, _of(cards.readback), _read),
        Place(At.CHANGE, fixed(cards.changes), _change),
        Place(At.LOOKS, _of(cards.looks), changing.looks),
        Place(At.SIGN, _typed_here("plan-ask-sign"), changing.sign, Words.PARTS),
        Place(At.WORDS, _typed_here("plan-ask-words"), changing.words),
    ),
    edited=changing.mended,
    resumes=Resumes.ASKED,
    remembers=True,
    cancelled="cancel-plan",
    folded=lambda moment: line("tidied-away") if moment.talk.stands else None,
    leaves=ANOTHER_DAY,
    draft=True,
)
