"""Danger in a text: human help in the next message, before anything else.

The cards are fixed; nothing is put together from what the person wrote. Neither the text nor
what was heard in it is kept: only a quiet day, without a reason, and for half an hour the
draft, so that "not what I meant" costs nobody their words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.flows import breathing
from bot.core.flows.care import cards
from bot.core.flows.care.cards import At
from bot.core.records.calendar import instant
from bot.core.records.effects import Effect, Lane, Plan, Say
from bot.core.records.events import Commanded, DueKind, Edited, Event, Said, Showed
from bot.core.records.lines import line
from bot.core.records.model import Flow, Json, Known, Look, Step, StepState
from bot.core.records.turn import Card, Close, Moment, Turn, Yield
from bot.core.rules.friends.friendship import friends, quietly
from bot.core.rules.steps.moves import LEAD, end_of_day
from bot.core.rules.steps.shelving import shelved
from bot.core.talk.table import Conversation, Place, Resumes, Shows, rows
from bot.ear.care import Heard

QUIET: Final = timedelta(hours=24)
"""How long nothing is pushed after a card."""
BEFORE_QUIET: Final = timedelta(hours=1)
"""A hello that was asked for at night comes so long before the next evening's quiet."""
DRAFT_FOR: Final = timedelta(minutes=30)
"""How long the person's words wait for "not what I meant", and a card for its short version."""
DRAFT: Final = frozenset({"draft", "said", "edited"})
"""What a talk remembers of the words, until that half hour is over."""
HOLDING: Final = frozenset({"C1", "C4", "C5"})
"""The cards after which a quiet day begins."""


def alarming(heard: Heard) -> bool:
    return heard.tier is not None


def memory_of(event: Event, known: Known, now: datetime) -> dict[str, Json]:
    """What the card needs to know, and the draft for half an hour."""
    match event:
        case Said(heard=heard, text=text) | Edited(heard=heard, text=text):
            draft: dict[str, Json] = {"draft": text, "said": event.message_id}
        case Showed(heard=heard) | Commanded(heard=heard):
            draft = {}
        case _:
            raise TypeError("only words can be alarming")
    tier = heard.tier.value if heard.tier is not None else ""
    edited = isinstance(event, Edited)
    return {"card": tier, "again": _just_said(known, tier, now), "edited": edited, **draft}


def _just_said(known: Known, tier: str, now: datetime) -> bool:
    return any(
        talk.flow is Flow.CARE
        and talk.memory.get("card") == tier
        and talk.touched is not None
        and now - talk.touched < DRAFT_FOR
        for talk in known.talks
    )


def without_state(event: Event) -> Say:
    """What is said when nothing of a person can be read: a card of help needs no state."""
    heard = getattr(event, "heard", None)
    if heard is None or heard.tier is None:
        return Say(line("stumbled"))
    return Say(cards.words(heard.tier), lane=Lane.CARE)


def _begun(moment: Moment) -> Turn:
    """The card itself, first in every queue; silently where the lock screen is watched."""
    tier = str(moment.talk.memory["card"])
    forget_draft = Plan(DueKind.FOLD, moment.talk.id, moment.now + DRAFT_FOR)
    person = moment.person
    held = person.held_until.isoformat() if person.held_until else None
    rested = person.lines_rest_until.isoformat() if person.lines_rest_until else None
    until = moment.now + QUIET
    person = replace(person, lines_rest_until=until)
    if tier in HOLDING:
        person = replace(person, held_until=max(until, person.held_until or until))
    return Turn(
        card=cards.card(moment),
        at=cards.first(tier),
        person=person,
        memory={
            "since": moment.now.isoformat(),
            "held": held,
            "rested": rested,
            **moment.talk.memory,
        },
        effects=(forget_draft,),
        lane=Lane.CARE,
        silent=moment.person.look is Look.HIDDEN,
    )


def _answered(moment: Moment) -> Turn | None:
    match moment.choice:
        case "numbers" | "words" | "helping":
            return Turn(at=At(moment.choice), lane=Lane.CARE)
        case "breathe":
            effects = breathing.effects(moment, At.BREATHING)
            return Turn(card=breathing.card(), at=At.BREATHING, effects=effects)
        case "back" | "enough":
            return Turn(
                card=cards.card(moment),
                at=cards.first(str(moment.talk.memory["card"])),
                effects=(Plan(DueKind.FOLD, moment.talk.id, moment.now + DRAFT_FOR),),
                lane=Lane.CARE,
            )
        case "carry_on" | "no_hello":
            return Turn(card=Card(line(f"care-{moment.choice.replace('_', '-')}")), then=Close())
        case "rough_day":
            return _rest(moment, "care-rough-day")
        case "rest":
            return _rest(moment, "care-rest")
        case "safe":
            return Turn(at=At.SAFE)
    answer = _ANSWERS.get(moment.choice or "")
    return None if answer is None else answer(moment)


def _again(moment: Moment) -> Turn:
    """The card, once more: never a question that must be answered."""
    memory = {"card": "C1", **moment.talk.memory, "again": True}
    short = cards.card(replace(moment, talk=replace(moment.talk, memory=memory)))
    return Turn(card=short, at=cards.first(str(memory["card"])), lane=Lane.CARE)


def _first(of: Callable[[], Card]) -> Shows:
    return lambda moment: Turn(card=of(), lane=Lane.CARE)


# what is tapped


def _worse(moment: Moment) -> Turn:
    memory = {**moment.talk.memory, "card": "C1", "again": False}
    return _begun(replace(moment, talk=replace(moment.talk, memory=memory)))


def _not_meant(moment: Moment) -> Turn:
    """The number stays on the screen, this card's quiet ends; an answer goes to its question.

    A quiet day that an earlier card began goes on.
    """
    until, rested = _before(moment, "held"), _before(moment, "rested")
    steps, effects = _back_on_the_calendar(moment) if until is None else ((), ())
    return Turn(
        card=Card(line("care-number-stays")),
        person=replace(moment.person, held_until=until, lines_rest_until=rested),
        steps=steps,
        effects=effects,
        then=Close(hands_back=_draft(moment)),
        lane=Lane.CARE,
    )


def _lifted(moment: Moment) -> Turn:
    person = replace(moment.person, held_until=None)
    steps, effects = _back_on_the_calendar(moment)
    words = Card(line("care-lifted"))
    return Turn(card=words, person=person, steps=steps, effects=effects, then=Close())


def _unshared(moment: Moment) -> Turn:
    """Whoever is hurt or watched ends what they share in one tap; nobody is told, ever."""
    ended = tuple(quietly(link, moment.now) for link in friends(moment.known))
    left = cards.card(replace(moment, known=replace(moment.known, links=ended)))
    card = Card(line("care-stopped-sharing"), left.rows)
    return Turn(card=card, links=ended, lane=Lane.CARE)


def _before(moment: Moment, what: str) -> datetime | None:
    said = moment.talk.memory.get(what)
    return datetime.fromisoformat(said) if isinstance(said, str) else None


def _draft(moment: Moment) -> Said | Edited | None:
    # A friend's words were no answer of theirs.
    memory = moment.talk.memory
    if cards.FROM_A_FRIEND in memory:
        return None
    text, id = memory.get("draft"), memory.get("said")
    if not isinstance(text, str) or not isinstance(id, int):
        return None
    return Edited(text, id) if memory.get("edited") else Said(text, id)


def _back_on_the_calendar(moment: Moment) -> tuple[tuple[Step, ...], tuple[Effect, ...]]:
    """What should have been cued while this card kept it quiet is asked about now."""
    since = moment.talk.memory.get("since")
    if not isinstance(since, str):
        return (), ()
    begun = datetime.fromisoformat(since)
    kept_back = tuple(
        replace(step, state=StepState.PLANNED)
        for step in moment.known.steps
        if step.state is StepState.SHELVED
        and step.at is not None
        and begun <= step.at <= moment.now + LEAD
    )
    cues = tuple(Plan(DueKind.KEPT_BACK, step.id, moment.now) for step in kept_back)
    return kept_back, cues


def _rest(moment: Moment, key: str) -> Turn:
    """Nothing needs them today: nothing is pushed for the rest of this day, but a promise."""
    until = end_of_day(moment)
    held = max(until, moment.person.held_until or until)
    person = replace(moment.person, held_until=held)
    quiet = shelved(moment, until)
    return Turn(
        card=Card(line(key, shelf=quiet.words)),
        person=person,
        steps=quiet.steps,
        effects=quiet.effects,
        then=Close(),
    )


def _hello_wanted(moment: Moment) -> Turn:
    hello: Effect = Plan(DueKind.HELLO, moment.talk.id, _tomorrow(moment))
    return Turn(
        card=Card(line("care-hello-coming")),
        at=At.HELLO_COMES,
        memory={"card": moment.talk.memory["card"]},
        effects=(hello,),
        then=Yield(),
    )


def _tomorrow(moment: Moment) -> datetime:
    """This hour tomorrow, inside the person's waking hours: the word and the day are one."""
    wall = moment.now.astimezone(moment.zone)
    day = wall.date() + timedelta(days=1)
    last = (datetime.combine(day, moment.person.quiet_from) - BEFORE_QUIET).time()
    return instant(
        datetime.combine(day, max(moment.person.quiet_to, min(wall.time(), last))), moment.zone
    )


def _time_came(moment: Moment, due: DueKind) -> Turn | None:
    if due is DueKind.HELLO:
        words = line("care-hello")
        return Turn(card=Card(words), then=Close(), lane=Lane.SCHEDULED)
    if due is DueKind.BREATH and moment.talk.at == At.BREATHING:
        tier = str(moment.talk.memory["card"])
        return Turn(card=cards.card(moment), at=cards.first(tier), in_place=True, lane=Lane.CARE)
    if due is DueKind.FOLD:
        memory = {key: v for key, v in moment.talk.memory.items() if key not in DRAFT}
        breathes = moment.talk.at == At.BREATHING
        return Turn(memory=memory, then=None if breathes else Yield())
    return None


_ANSWERS: Final[Mapping[str, Callable[[Moment], Turn]]] = {
    "yes_or_unsure": _worse,
    "hello": _hello_wanted,
    "lift": _lifted,
    "not_meant": _not_meant,
    "unshare": _unshared,
}


TABLE: Final = Conversation(
    Flow.CARE,
    _begun,
    rows(
        At,
        Place(At.CARD, _again, _answered, stops=True),
        Place(At.CHECK, _again, _answered, stops=True),
        Place(At.DOORS, _again, _answered, stops=True),
        Place(At.NUMBERS, _first(cards.numbers), _answered, stops=True),
        Place(At.WORDS, _first(cards.words_to_tell), _answered, stops=True),
        Place(At.HELPING, _first(cards.helping), _answered, stops=True),
        Place(At.BREATHING, _again, _answered, stops=True),
        Place(At.SAFE, _first(cards.safe), _answered, stops=True),
        Place(At.HELLO_COMES, _again, _answered, stops=True, promised=True),
    ),
    time_came=_time_came,
    consent=False,
    resumes=Resumes.QUIETLY,
)
