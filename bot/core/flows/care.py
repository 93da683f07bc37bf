"""Danger in a text: human help in the next message, before anything else.

The cards are fixed; nothing is put together from what the person wrote. Neither the text nor
what was heard in it is kept: only a quiet day, without a reason, and for half an hour the
draft, so that "not what I meant" costs nobody their words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.core.flows import breathing, resting
from bot.core.records.calendar import instant, zone_of
from bot.core.records.effects import Effect, Lane, Plan, Rows, Say
from bot.core.records.events import DueKind, Edited, Event, Said, Written
from bot.core.records.helplines import Serves
from bot.core.records.lines import Country, Line, Param, Veiled, line
from bot.core.records.memories import CareMemory
from bot.core.records.model import Flow, Known, Look, Person, Step, StepState, Talk
from bot.core.records.turn import Card, Close, Moment, Turn, Yield, choice
from bot.core.rules.friendship import friends, quietly
from bot.core.rules.helplines import anywhere, guessed, numbers, screen, where_clocks_say
from bot.core.rules.moves import LEAD
from bot.core.talk.table import Conversation, Place, Resumes, Shows, card, places
from bot.ear.asides import Aside, denies
from bot.ear.care import Heard, Tier
from bot.ear.signs import shows


class At(StrEnum):
    """Which card stands."""

    CARD = "card"
    CHECK = "check"
    NUMBERS = "numbers"
    WORDS = "words"
    HELPING = "helping"
    BREATHING = "breathing"
    SAFE = "safe"
    HELLO_COMES = "hello_comes"
    DOORS = "doors"


# what is shown


_BACK: Final[Rows] = ((choice("back"),),)
"""Under what a card opens."""
_HEAVY: Final[Rows] = (
    (choice("numbers", "care-more-numbers"), choice("breathe", "care-breathe")),
    (choice("words", "care-words"),),
    (choice("safe", "care-im-safe"), choice("not_meant", "care-not-meant")),
)
_SLIP: Final[Rows] = (
    (choice("numbers", "care-someone-to-talk-to"),),
    (choice("rest", "care-rest-button"), choice("carry_on", "care-carry-on-button")),
    (choice("not_meant", "care-not-meant"),),
)
_QUESTION: Final[Rows] = (
    (choice("yes_or_unsure", "care-yes-or-unsure"),),
    (choice("rough_day", "care-no-rough-day"),),
    (choice("not_meant", "care-not-meant"),),
)
_ROWS: Final[Mapping[str, Rows]] = {
    "C1": _HEAVY,
    "C4": _HEAVY,
    "C5": _HEAVY,
    "C2": _QUESTION,
    "C3": (
        (choice("numbers", "care-more-numbers"),),
        (choice("carry_on", "care-carry-on-button"), choice("not_meant", "care-not-meant")),
    ),
    "L": _SLIP,
    "G": _SLIP,
}


_ASKS: Final = {
    "C3": "care-asks-c3",
    "C4": "care-asks-c4",
    "C5": "care-asks-c5",
    "L": "care-asks-l",
    "G": "care-asks-g",
}
"""What is asked where no phrase said it: of one's own life card C2 asks."""
_ASKED: Final = {
    Aside.CALL: "care-how-to-call",
    Aside.SAY: "care-how-to-call",
    Aside.ALONE: "care-nobody-here",
}
_GREETINGS: Final = frozenset({"hello", "thanks"})
_OF_SOMEONE: Final = frozenset({"C1", "C2", "C3", "C4"})
"""The cards that may be about somebody near: a friend's say how to help as well."""
_FOR: Final = {"C3": Serves.ABUSE, "L": Serves.SUBSTANCE, "G": Serves.GAMBLING}
"""Whom a card names, where there is somebody for just that."""


def _first_at(memory: CareMemory) -> At:
    if memory.asks:
        return At.CHECK
    return {"C2": At.CHECK, "L": At.DOORS, "G": At.DOORS}.get(memory.card, At.CARD)


def _card(moment: Moment) -> Card:
    memory = CareMemory.of(moment.talk)
    tier = memory.card
    helps = memory.from_friend is not None and tier in _OF_SOMEONE
    more: Rows = ((choice("helping", "care-helping-button"),),) if helps else ()
    rows = (*more, *(_QUESTION if memory.asks else _ROWS[tier]))
    if tier == "C3" and not memory.asks and friends(moment.known):
        rows = (*rows[:-1], (choice("unshare", "care-stop-sharing", tap_only=True),), rows[-1])
    return _veiled(moment, Card(_words(memory, numbers(moment, _serves(tier))), rows))


def _veiled(moment: Moment, card: Card) -> Card:
    """In a hidden chat a tap shows it, to nobody who looks over a shoulder."""
    if moment.person.look is not Look.HIDDEN:
        return card
    return Card(line("care-hidden", card=Veiled(card.words)), card.rows)


def _words(memory: CareMemory, said: Mapping[str, Param]) -> Line:
    """The card; what is only suspected has a question of its own, unless it always is one."""
    if memory.asks and memory.card in _ASKS:
        return line(_ASKS[memory.card], **said)
    short = "-again" if memory.again else ""
    return line(f"care-card-{memory.card.lower()}{short}", **said)


def _serves(tier: str) -> Serves:
    return _FOR.get(tier, Serves.CRISIS)


def _said(moment: Moment, key: str) -> Line:
    """One of our lines, with the numbers that it needs."""
    return line(key, **numbers(moment, _serves(CareMemory.of(moment.talk).card)))


def _numbers_card(moment: Moment) -> Card:
    """Whoever is asked where they are gets the numbers at the same time."""
    guess = guessed(moment.person)
    asked: Rows = ((choice("here", line("help-im-in", country=Country(guess))),),) if guess else ()
    return Card(screen(moment), (*asked, *_BACK))


def _helping_card(moment: Moment) -> Card:
    return Card(_said(moment, "care-helping"), _BACK)


def _words_card(moment: Moment) -> Card:
    copy = choice("copy", "care-copy")
    return Card(
        line("care-words-to-tell"),
        ((replace(copy, copies=line("care-words-text")),), (choice("back"),)),
    )


def _safe_card(moment: Moment) -> Card:
    """After an overdose nothing promises silence, and help stays where it was."""
    hello = (choice("hello", "care-yes-hello"), choice("no_hello", "care-no-hello-button"))
    if CareMemory.of(moment.talk).card == "C4":
        return Card(_said(moment, "care-safe-for-now"), (*_HEAVY[:2], hello, *_BACK))
    return Card(line("care-safe"), (hello, (choice("lift", "care-lift"),)))


# what is heard


QUIET: Final = timedelta(hours=24)
"""How long nothing is pushed after a card."""
BEFORE_QUIET: Final = timedelta(hours=1)
"""A hello that was asked for at night comes so long before the next evening's quiet."""
DRAFT_FOR: Final = timedelta(minutes=30)
"""How long the person's words wait for "not what I meant", and a card for its short version."""
MAY_GET_WORSE: Final = timedelta(hours=12)
"""How long after an overdose it may feel fine, and get worse."""
HOLDING: Final = frozenset({"C1", "C4", "C5"})
"""The cards after which a quiet day begins."""


ENOUGH: Final = 2
"""So often on one day somebody says no to what was only suspected; then nothing is asked any more
until tomorrow."""


def alarming(heard: Heard) -> bool:
    return heard.tier is not None


def leads_to_a_card(heard: Heard, known: Known, now: datetime) -> bool:
    """What a phrase said always does. What is only suspected is asked about where no card of help
    stands, and not after it was misheard so often."""
    if heard.tier is None or heard.sure:
        return heard.tier is not None
    misheard = len(_misheard_today(known.person, now)) >= ENOUGH
    return not (misheard or _helped(known, heard.tier, now))


def _helped(known: Known, tier: Tier, now: datetime) -> bool:
    """Whether a card of help stands, or stood a moment ago, that is no less urgent."""
    shown = [talk for talk in known.talks if talk.flow is Flow.CARE and CareMemory.of(talk).card]
    cards = {CareMemory.of(t).card for t in shown if t.floor}
    cards |= {CareMemory.of(t).card for t in shown if lately(known, now, CareMemory.of(t).card)}
    order = [*Tier]
    return any(order.index(Tier(card)) <= order.index(tier) for card in cards)


def is_faint(heard: Heard, known: Known, now: datetime) -> bool:
    """Whether a quiet line is all that may stand below the answer."""
    suspected = heard.faint or (heard.tier is not None and not heard.sure)
    return suspected and not leads_to_a_card(heard, known, now)


def lately(known: Known, now: datetime, tier: str = "") -> bool:
    """Whether a card of help, or one of this tier, was shown in the last half hour."""
    return any(
        talk.flow is Flow.CARE
        and tier in ("", CareMemory.of(talk).card)
        and talk.touched is not None
        and now - talk.touched < DRAFT_FOR
        for talk in known.talks
    )


def _misheard_today(person: Person, now: datetime) -> tuple[datetime, ...]:
    here = zone_of(person)
    today = now.astimezone(here).date()
    return tuple(at for at in person.misheard_at if at.astimezone(here).date() == today)


def may_get_worse(talk: Talk, now: datetime) -> bool:
    """Whether somebody told of an overdose half an hour ago or more, and hours may still matter."""
    memory = CareMemory.of(talk)
    told = memory.card == "C4" and not memory.asks and memory.from_friend is None
    return told and memory.since is not None and DRAFT_FOR <= now - memory.since < MAY_GET_WORSE


def memory_of(event: Event, known: Known, now: datetime) -> CareMemory:
    """What the card needs to know, and the draft for half an hour."""
    if not isinstance(event, Written):
        raise TypeError("only words can be alarming")
    tier = event.heard.tier.value if event.heard.tier is not None else ""
    memory = CareMemory(tier, asks=not event.heard.sure, again=lately(known, now, tier))
    if not isinstance(event, Said | Edited):
        return memory
    memory = replace(memory, draft=event.text, said=event.message_id, said_at=event.at)
    return replace(memory, edited=isinstance(event, Edited))


def without_state(event: Event) -> Say:
    """What is said when nothing of a person can be read: a card of help needs no state."""
    heard = getattr(event, "heard", None)
    if heard is None or heard.tier is None:
        return Say(line("stumbled"))
    memory = CareMemory(heard.tier.value, asks=not heard.sure)
    return Say(_words(memory, anywhere()), lane=Lane.CARE)


def _begun(moment: Moment) -> Turn:
    """The card itself, first in every queue; silently where the lock screen is watched."""
    memory, person = CareMemory.of(moment.talk), moment.person
    if memory.since is None:
        held, rested = person.held_until, person.lines_rest_until
        memory = replace(memory, since=moment.now, held=held, rested=rested)
    until = moment.now + QUIET
    if not memory.asks:
        person = replace(person, lines_rest_until=until)
    if memory.card in HOLDING and not memory.asks:
        person = replace(person, held_until=max(until, person.held_until or until))
    return Turn(
        card=_card(moment),
        at=_first_at(memory),
        person=person,
        memory=memory,
        effects=(Plan(DueKind.FOLD, moment.talk.id, moment.now + DRAFT_FOR),),
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
                card=_card(moment),
                at=_first_at(CareMemory.of(moment.talk)),
                effects=(Plan(DueKind.FOLD, moment.talk.id, moment.now + DRAFT_FOR),),
                lane=Lane.CARE,
            )
        case "carry_on":
            return Turn(card=Card(line("care-carry-on")), then=Close())
        case "rough_day":
            return _rough_day(moment)
        case "rest":
            return resting.today(moment, "care-rest", wordless=True)
        case "safe":
            return Turn(at=At.SAFE)
        case None if isinstance(moment.event, Said) and shows(moment.event.text):
            return _written(moment)
    answer = _ANSWERS.get(moment.choice or "")
    return None if answer is None else answer(moment)


def _written(moment: Moment) -> Turn | None:
    """What is typed below a card. To the gentle question all but a no, a greeting, or a wish to
    leave it unanswered, is a yes."""
    if moment.stops or (moment.talk.at == At.CHECK and "unanswered" in moment.meant):
        alone = _beside(moment, "care-left-alone")
        at = At.CARD if moment.talk.at == At.CHECK else None  # nothing is asked there any more
        person = replace(moment.person, alone_until=moment.now + QUIET)
        return replace(alone, at=at, person=person, then=Yield(wordless=True))
    if moment.aside in _ASKED:
        return _beside(moment, _ASKED[moment.aside])
    if may_get_worse(moment.talk, moment.now):
        return _hours_later(moment)
    if moment.talk.at != At.CHECK or moment.meant & _GREETINGS:
        return None
    declined = "no" in moment.meant or denies(moment.text or "", moment.language)
    if declined and CareMemory.of(moment.talk).asks:  # it was only suspected: nothing is put off
        return _not_meant(moment)
    return _rough_day(moment) if declined else _worse(moment)


def _beside(moment: Moment, key: str) -> Turn:
    """A line in the place of the card, whose help stays; a question that is gone has no answers."""
    rows = tuple(
        kept
        for row in _card(moment).rows
        if (kept := tuple(b for b in row if b.key not in ("yes_or_unsure", "rough_day")))
    )
    if moment.talk.at == At.CHECK:
        rows = (_HEAVY[0], *rows)
    silent = moment.person.look is Look.HIDDEN
    words = _said(moment, key)
    return Turn(card=_veiled(moment, Card(words, rows)), lane=Lane.CARE, silent=silent)


def _hours_later(moment: Moment) -> Turn:
    """Whatever is written then, how it feels tells nothing; a promised hello stays promised."""
    rows = () if moment.talk.at == At.HELLO_COMES else _HEAVY
    words = _veiled(moment, Card(_said(moment, "care-card-c4-later"), rows))
    silent = moment.person.look is Look.HIDDEN
    return Turn(card=words, lane=Lane.CARE, silent=silent, then=Yield(wordless=True))


def _rough_day(moment: Moment) -> Turn:
    known = replace(moment.known, person=_misheard(moment))
    return resting.today(replace(moment, known=known), "care-rough-day", wordless=True)


def _again(moment: Moment) -> Turn:
    """The card, once more: never a question that must be answered."""
    memory = CareMemory.of(moment.talk)
    memory = replace(memory, card=memory.card or "C1", again=True)
    short = _card(moment.remembering(memory))
    return Turn(card=short, at=_first_at(memory), lane=Lane.CARE)


def _at_once(of: Callable[[Moment], Card]) -> Shows:
    return lambda moment: Turn(card=_veiled(moment, of(moment)), lane=Lane.CARE)


# what is tapped


def _worse(moment: Moment) -> Turn:
    memory = CareMemory.of(moment.talk)
    tier = memory.card if memory.asks and memory.card != "C2" else "C1"
    memory = replace(memory, card=tier, asks=False, again=False)
    return _begun(moment.remembering(memory))


def _not_meant(moment: Moment) -> Turn:
    """The number stays on the screen, this card's quiet ends; an answer goes to its question.

    A quiet day that an earlier card began goes on.
    """
    before = CareMemory.of(moment.talk)
    steps, effects = _back_on_the_calendar(moment) if before.held is None else ((), ())
    person = replace(_misheard(moment), held_until=before.held, lines_rest_until=before.rested)
    return Turn(
        card=Card(_said(moment, "care-number-stays")),
        person=replace(person, alone_until=None),
        steps=steps,
        effects=effects,
        then=Close(hands_back=_draft(moment)),
        lane=Lane.CARE,
    )


def _misheard(moment: Moment) -> Person:
    """Somebody who said no to what was only suspected; those of other days are forgotten."""
    person = moment.person
    if not CareMemory.of(moment.talk).asks:
        return person
    return replace(person, misheard_at=(*_misheard_today(person, moment.now), moment.now))


def _lifted(moment: Moment) -> Turn:
    person = replace(moment.person, held_until=None, alone_until=None)
    steps, effects = _back_on_the_calendar(moment)
    words = Card(line("care-lifted"))
    return Turn(card=words, person=person, steps=steps, effects=effects, then=Close(wordless=True))


def _unshared(moment: Moment) -> Turn:
    """Whoever is hurt or watched ends what they share in one tap; nobody is told, ever."""
    ended = tuple(quietly(link, moment.now) for link in friends(moment.known))
    left = _card(replace(moment, known=replace(moment.known, links=ended)))
    card = Card(_said(moment, "care-stopped-sharing"), left.rows)
    return Turn(card=card, links=ended, lane=Lane.CARE)


def _draft(moment: Moment) -> Said | Edited | None:
    # A friend's words in which a danger was said go nowhere.
    memory = CareMemory.of(moment.talk)
    if memory.said is None or (memory.from_friend is not None and not memory.asks):
        return None
    suspected = Heard(None, faint=memory.asks)
    said = Edited if memory.edited else Said
    return said(memory.draft, memory.said, heard=suspected, at=memory.said_at)


def _back_on_the_calendar(moment: Moment) -> tuple[tuple[Step, ...], tuple[Effect, ...]]:
    """What should have been cued while this card kept it quiet is asked about now."""
    begun = CareMemory.of(moment.talk).since
    if begun is None:
        return (), ()
    kept_back = tuple(
        replace(step, state=StepState.PLANNED)
        for step in moment.known.steps
        if step.state is StepState.SHELVED
        and step.at is not None
        and begun <= step.at <= moment.now + LEAD
    )
    cues = tuple(Plan(DueKind.KEPT_BACK, step.id, moment.now) for step in kept_back)
    return kept_back, cues


def _hello_wanted(moment: Moment) -> Turn:
    hello: Effect = Plan(DueKind.HELLO, moment.talk.id, _tomorrow(moment))
    tier, since = CareMemory.of(moment.talk).card, CareMemory.of(moment.talk).since
    return Turn(
        card=Card(_said(moment, "care-hello-after-all" if tier == "C4" else "care-hello-coming")),
        at=At.HELLO_COMES,
        memory=CareMemory(tier, since=since),
        effects=(hello,),
        then=Yield(wordless=True),
    )


def _lives_here(moment: Moment) -> Turn:
    return Turn(person=where_clocks_say(moment.person), at=At.NUMBERS, lane=Lane.CARE)


def _no_hello(moment: Moment) -> Turn:
    after_all = CareMemory.of(moment.talk).card == "C4"
    words = _said(moment, "care-left-alone" if after_all else "care-no-hello")
    ends = Yield(wordless=True) if after_all else Close(wordless=True)
    return Turn(card=Card(words), then=ends)


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
        at = _first_at(CareMemory.of(moment.talk))
        return Turn(card=_card(moment), at=at, in_place=True, lane=Lane.CARE)
    if due is DueKind.FOLD:
        gone = CareMemory.of(moment.talk)
        memory = replace(gone, draft="", said=None, said_at=None, edited=False)
        breathes = moment.talk.at == At.BREATHING
        return Turn(memory=memory, then=None if breathes else Yield())
    return None


_ANSWERS: Final[Mapping[str, Callable[[Moment], Turn]]] = {
    "yes_or_unsure": _worse,
    "hello": _hello_wanted,
    "no_hello": _no_hello,
    "lift": _lifted,
    "here": _lives_here,
    "not_meant": _not_meant,
    "unshare": _unshared,
}


TABLE: Final = Conversation(
    Flow.CARE,
    _begun,
    places(
        At,
        Place(At.CARD, _again, _answered, stops=True),
        Place(At.CHECK, _again, _answered, stops=True),
        Place(At.DOORS, _again, _answered, stops=True),
        Place(At.NUMBERS, _at_once(_numbers_card), _answered, stops=True),
        Place(At.WORDS, _at_once(_words_card), _answered, stops=True),
        Place(At.HELPING, _at_once(_helping_card), _answered, stops=True),
        Place(At.BREATHING, _again, _answered, stops=True),
        Place(At.SAFE, card(lambda m: _veiled(m, _safe_card(m))), _answered, stops=True),
        Place(At.HELLO_COMES, _again, _answered, stops=True, promised=True),
    ),
    time_came=_time_came,
    consent=False,
    resumes=Resumes.QUIETLY,
    leaves=DRAFT_FOR,
    remains=True,
    can_be_left=False,
)
