"""Looking back: the week and the last steps in words, and everything that was kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.core.flows.look import cards, ownlines
from bot.core.flows.look.cards import At
from bot.core.records.calendar import instant
from bot.core.records.effects import Unplan
from bot.core.records.lines import line
from bot.core.records.memories import HomeMemory, LookMemory
from bot.core.records.model import Flow, Known, Note, Step
from bot.core.records.turn import Card, Close, Go, Moment, Turn
from bot.core.rules import lookback
from bot.core.rules.steps import promises, wording
from bot.core.talk.table import A_WHILE, Conversation, Hears, Place, Shows, card, places
from bot.ear import dates
from bot.ear.when import Unread


def _begun(moment: Moment) -> Turn:
    return Turn(at=At.WEEK)


def _seen(at: At, shows: Shows, hears: Hears) -> Place:
    def heard(moment: Moment) -> Turn | None:
        turn = hears(moment)
        if turn is None and moment.text:
            return Turn(then=Go(HomeMemory(moment.text)))
        return turn

    return Place(at, shows, heard, offers=True)


def _written(at: At, shows: Shows, hears: Hears) -> Place:
    """Where words are asked for; those of another day change nothing that was kept."""
    return Place(at, shows, hears, offers=True)


def _one(moment: Moment) -> Step | Note | None:
    id = LookMemory.of(moment.talk).id
    known = moment.known.everything
    both: tuple[Step | Note, ...] = (*known.steps, *known.notes)
    return next((one for one in both if one.id == id), None)


def _list(moment: Moment) -> At:
    return At.KEPT if LookMemory.of(moment.talk).opened == At.KEPT else At.STEPS


# lists


def _week(moment: Moment) -> Turn | None:
    match moment.choice:
        case "steps" | "kept" | "promises" as chosen:
            return Turn(at=At(chosen), memory=replace(LookMemory.of(moment.talk), page=0))
        case "own":
            return Turn(at=At.OWN)
        case "close":
            return Turn(card=cards.closed(), then=Close())
    return None


def _listed(moment: Moment) -> Turn | None:
    at, chosen = At(moment.talk.at), moment.choice or ""
    everything = _LISTS[at](moment.known)
    page = cards.page(moment, len(everything))
    match chosen:
        case "older" | "newer":
            return Turn(
                at=at,
                memory=replace(
                    LookMemory.of(moment.talk), page=page + (1 if chosen == "older" else -1)
                ),
            )
        case "back":
            return Turn(at=At.WEEK)
    if not chosen.startswith("open"):
        return None
    items = cards.shown(moment, everything)
    number = int(chosen.removeprefix("open"))
    if number > len(items):
        return Turn(at=at)
    return Turn(
        at=At.ENTRY,
        memory=replace(LookMemory.of(moment.talk), id=items[number - 1].id, opened=at.value),
    )


# one entry, or one note


def _opened(moment: Moment) -> Turn | None:
    one = _one(moment)
    if one is None:
        return Turn(at=_list(moment))
    match moment.choice:
        case "star" | "unstar" as chosen:
            turn = _changed(moment, replace(one, starred=chosen == "star"))
            return replace(turn, notice=line("look-starred")) if chosen == "star" else turn
        case "words":
            return Turn(
                at=At.WHICH if isinstance(one, Step) else At.WORDS,
                memory=replace(LookMemory.of(moment.talk), which="text"),
            )
        case "day":
            return Turn(at=At.DAY)
        case "remove":
            return Turn(at=At.REMOVING)
        case "back":
            return Turn(at=_list(moment))
    return None


def _changed(moment: Moment, one: Step | Note) -> Turn:
    turn = Turn(at=At.ENTRY)
    return replace(turn, steps=(one,)) if isinstance(one, Step) else replace(turn, notes=(one,))


def _which(moment: Moment) -> Turn | None:
    match moment.choice:
        case "easy" | "hard" | "change" | "text" as chosen:
            return Turn(at=At.WORDS, memory=replace(LookMemory.of(moment.talk), which=chosen))
        case "back":
            return Turn(at=At.ENTRY)
    return None


def _words(moment: Moment) -> Turn | None:
    one, text = _one(moment), moment.text
    if one is None:
        return Turn(at=_list(moment))
    if moment.choice == "back":
        return Turn(at=At.ENTRY)
    if moment.choice != "empty" and not text:
        return None
    which = LookMemory.of(moment.talk).which
    if isinstance(one, Note) or which == "text":
        return _changed(moment, replace(one, text=text or one.text))
    others = {key: said for key, said in one.answers.items() if key != which}
    new = {} if moment.choice == "empty" or not text else {which: text}
    trio = wording.trio(one, moment.person.path)
    return _changed(moment, replace(one, trio=trio, answers={**others, **new}))


def _day(moment: Moment) -> Turn | None:
    step, chosen, text = _one(moment), moment.choice or "", moment.text
    if not isinstance(step, Step):
        return Turn(at=_list(moment))
    today = moment.local.date()
    if chosen == "back":
        return Turn(at=At.ENTRY)
    if chosen.startswith("ago"):
        day: date | Unread = today - timedelta(days=int(chosen.removeprefix("ago")))
    elif text:
        day = dates.been(text, today, moment.person.language)
    else:
        return None
    if isinstance(day, Unread):
        key = "look-day-to-come" if day.why == "past" else "look-day-unsure"
        return Turn(card=cards.which_day(moment, key))
    clock = lookback.when(step).astimezone(moment.zone).time().replace(tzinfo=None)
    at = min(instant(datetime.combine(day, clock), moment.zone), moment.now)
    return _changed(moment, replace(step, at=at, settled_at=at))


def _removing(moment: Moment) -> Turn | None:
    one = _one(moment)
    match moment.choice:
        case "back":
            return Turn(at=At.ENTRY)
        case "remove" if one is not None:
            person = promises.without(moment.person, one)
            turn = Turn(at=_list(moment))
            notice = line("look-removed")
            gone = (Unplan(one.id),)
            return replace(turn, unkept=(one.id,), effects=gone, notice=notice, person=person)
        case "remove":
            return Turn(at=_list(moment))
    return None


_LISTS: Final[Mapping[At, Callable[[Known], tuple[Step | Note, ...]]]] = {
    At.STEPS: lookback.entries,
    At.KEPT: lookback.kept,
    At.PROMISES: promises.listed,
}
# what stands


def _listing(of: Callable[[Known], Sequence[object]], shown: Callable[[Moment], Card]) -> Shows:
    """A list, or the week when nothing is left of it."""
    return lambda m: Turn(card=shown(m)) if of(m.known) else Turn(at=At.WEEK)


def _of_one(shown: Callable[[Moment, Step | Note], Card], *, step: bool = False) -> Shows:
    """A card about one entry, or about one note too unless it is of a `step` alone."""

    def again(moment: Moment) -> Turn:
        one = _one(moment)
        if one is None or (step and not isinstance(one, Step)):
            return Turn(at=_list(moment))
        return Turn(card=shown(moment, one))

    return again


def _which_words(moment: Moment, one: Step | Note) -> Card:
    return cards.which(moment, one) if isinstance(one, Step) else cards.words(moment)


def _entry(moment: Moment) -> Turn:
    match _one(moment):
        case Step() as step:
            return Turn(card=cards.entry(moment, step), at=At.ENTRY)
        case Note() as note:
            return Turn(card=cards.note(moment, note), at=At.NOTE)
    return Turn(at=_list(moment))


TABLE: Final = Conversation(
    Flow.LOOK,
    _begun,
    places(
        At,
        _seen(At.WEEK, card(cards.week), _week),
        _seen(At.STEPS, _listing(lookback.entries, cards.steps), _listed),
        _seen(At.KEPT, _listing(lookback.kept, cards.kept), _listed),
        _seen(At.PROMISES, _listing(promises.listed, cards.promised), _listed),
        _seen(At.ENTRY, _entry, _opened),
        _seen(At.NOTE, _entry, _opened),
        _seen(At.WHICH, _of_one(_which_words, step=True), _which),
        _seen(At.REMOVING, _of_one(lambda *_: cards.removing()), _removing),
        _seen(At.OWN, card(ownlines.card), ownlines.answered),
        _written(At.WORDS, _of_one(lambda m, _: cards.words(m)), _words),
        _written(At.DAY, _of_one(lambda m, _: cards.which_day(m), step=True), _day),
        _written(At.MANTRA, card(ownlines.card), ownlines.answered),
        _written(At.LATER, card(ownlines.card), ownlines.answered),
        _written(At.DATE, card(ownlines.card), ownlines.answered),
        _written(At.DATE_DAY, card(ownlines.card), ownlines.answered),
    ),
    leaves=A_WHILE,
)
