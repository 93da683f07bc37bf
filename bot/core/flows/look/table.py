"""Looking back: the week and the last steps in words, and everything that was kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.core.flows.look import cards, ownlines
from bot.core.flows.look.cards import At
from bot.core.records.calendar import instant
from bot.core.records.effects import Unplan
from bot.core.records.lines import line
from bot.core.records.model import Flow, Json, Known, Note, Step
from bot.core.records.turn import Card, Go, Moment, Turn
from bot.core.rules import lookback
from bot.core.rules.steps import promises, wording
from bot.core.talk.ledger import after
from bot.core.talk.table import A_WHILE, Conversation, Hears, Place, rows
from bot.ear import dates
from bot.ear.when import Unread

_OWN: Final = frozenset({At.OWN, At.MANTRA, At.LATER, At.DATE, At.DATE_DAY})


def _begun(moment: Moment) -> Turn:
    """The week."""
    return show(moment, At.WEEK)


def _or_home(hears: Hears) -> Hears:
    """Where no words are asked for, they are heard at home."""

    def heard(moment: Moment) -> Turn | None:
        turn = hears(moment)
        if turn is None and moment.text:
            return Turn(then=Go(Flow.HOME, {"text": moment.text}))
        return turn

    return heard


def show(
    moment: Moment,
    at: At,
    *,
    steps: tuple[Step, ...] = (),
    notes: tuple[Note, ...] = (),
    **more: Json,
) -> Turn:
    """A screen, with what is changed on the way; what has gone leads back to its list."""
    known = after(moment.known, notes, tuple(step.id for step in steps))
    known = replace(known, steps=(*known.steps, *steps))
    memory = {**moment.talk.memory, **more}
    there = replace(moment, known=known, talk=replace(moment.talk, step=at, memory=memory))
    at, card = _card(there)
    return Turn(card=card, step=at, memory=memory, steps=steps, notes=notes)


def _card(moment: Moment) -> tuple[At, Card]:
    at = At(moment.talk.step)
    one = _one(moment)
    match at, one:
        case At.STEPS, _ if lookback.entries(moment.known):
            return at, cards.steps(moment)
        case At.KEPT, _ if lookback.kept(moment.known):
            return at, cards.kept(moment)
        case At.PROMISES, _ if promises.listed(moment.known):
            return at, cards.promised(moment)
        case ((At.ENTRY | At.NOTE), Step()):
            return At.ENTRY, cards.entry(moment, one)
        case ((At.ENTRY | At.NOTE), Note()):
            return At.NOTE, cards.note(moment, one)
        case At.WHICH, Step():
            return at, cards.which(moment, one)
        case At.WORDS, Step() | Note():
            return at, cards.words(moment)
        case At.DAY, Step():
            return at, cards.which_day(moment)
        case At.REMOVING, Step() | Note():
            return at, cards.removing()
        case _ if at in _OWN:
            return at, ownlines.card(moment)
    if at in (At.WEEK, At.STEPS, At.KEPT, At.PROMISES):
        return At.WEEK, cards.week(moment)
    return _card(replace(moment, talk=replace(moment.talk, step=_list(moment))))


def _one(moment: Moment) -> Step | Note | None:
    """The entry or note that is looked at, if it is still there."""
    id = moment.talk.memory.get("id")
    known = moment.known.everything
    both: tuple[Step | Note, ...] = (*known.steps, *known.notes)
    return next((one for one in both if one.id == id), None)


def _list(moment: Moment) -> At:
    """The list it was opened from."""
    return At.KEPT if moment.talk.memory.get("opened") == At.KEPT else At.STEPS


# lists


def _week(moment: Moment) -> Turn | None:
    match moment.choice:
        case "steps" | "kept" | "promises" as chosen:
            return show(moment, At(chosen), page=0)
        case "own":
            return show(moment, At.OWN)
        case "close":
            return Turn(card=cards.closed(), closed=True)
    return None


def _listed(moment: Moment) -> Turn | None:
    at, chosen = At(moment.talk.step), moment.choice or ""
    everything = _LISTS[at](moment.known)
    page = cards.page_of(moment.talk.memory.get("page"), len(everything))
    match chosen:
        case "older" | "newer":
            return show(moment, at, page=page + (1 if chosen == "older" else -1))
        case "back":
            return show(moment, At.WEEK)
    if not chosen.startswith("open"):
        return None
    items = cards.shown(moment, everything)
    number = int(chosen.removeprefix("open"))
    if number > len(items):
        return show(moment, at)
    return show(moment, At.ENTRY, id=items[number - 1].id, opened=at.value)


# one entry, or one note


def _opened(moment: Moment) -> Turn | None:
    one = _one(moment)
    if one is None:
        return show(moment, _list(moment))
    match moment.choice:
        case "star" | "unstar" as chosen:
            turn = _changed(moment, replace(one, starred=chosen == "star"))
            return replace(turn, notice=line("look-starred")) if chosen == "star" else turn
        case "words":
            return show(moment, At.WHICH if isinstance(one, Step) else At.WORDS, which="text")
        case "day":
            return show(moment, At.DAY)
        case "remove":
            return show(moment, At.REMOVING)
        case "back":
            return show(moment, _list(moment))
    return None


def _changed(moment: Moment, one: Step | Note) -> Turn:
    if isinstance(one, Step):
        return show(moment, At.ENTRY, steps=(one,))
    return show(moment, At.ENTRY, notes=(one,))


def _which(moment: Moment) -> Turn | None:
    match moment.choice:
        case "easy" | "hard" | "change" | "text" as chosen:
            return show(moment, At.WORDS, which=chosen)
        case "back":
            return show(moment, At.ENTRY)
    return None


def _words(moment: Moment) -> Turn | None:
    one, text = _one(moment), moment.text
    if one is None:
        return show(moment, _list(moment))
    if moment.choice == "back":
        return show(moment, At.ENTRY)
    if moment.choice != "empty" and not text:
        return None
    which = str(moment.talk.memory.get("which"))
    if isinstance(one, Note) or which == "text":
        return _changed(moment, replace(one, text=text or one.text))
    others = {key: said for key, said in one.answers.items() if key != which}
    new = {} if moment.choice == "empty" or not text else {which: text}
    trio = wording.trio(one, moment.person.path)
    return _changed(moment, replace(one, trio=trio, answers={**others, **new}))


def _day(moment: Moment) -> Turn | None:
    step, chosen, text = _one(moment), moment.choice or "", moment.text
    if not isinstance(step, Step):
        return show(moment, _list(moment))
    today = moment.local.date()
    if chosen == "back":
        return show(moment, At.ENTRY)
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
            return show(moment, At.ENTRY)
        case "remove" if one is not None:
            person = promises.without(moment.person, one)
            known = replace(after(moment.known, (), (one.id,)), person=person)
            turn = show(replace(moment, known=known), _list(moment))
            effects = (*turn.effects, Unplan(one.id))
            notice = line("look-removed")
            return replace(turn, unkept=(one.id,), effects=effects, notice=notice, person=person)
        case "remove":
            return show(moment, _list(moment))
    return None


_LISTS: Final[Mapping[At, Callable[[Known], tuple[Step | Note, ...]]]] = {
    At.STEPS: lookback.entries,
    At.KEPT: lookback.kept,
    At.PROMISES: promises.listed,
}
_LOOKED_AT: Final[Mapping[At, Hears]] = {
    At.WEEK: _week,
    At.STEPS: _listed,
    At.KEPT: _listed,
    At.PROMISES: _listed,
    At.ENTRY: _opened,
    At.NOTE: _opened,
    At.WHICH: _which,
    At.REMOVING: _removing,
    At.OWN: ownlines.answered,
}
_WRITTEN: Final[Mapping[At, Hears]] = {
    At.WORDS: _words,
    At.DAY: _day,
    At.MANTRA: ownlines.answered,
    At.LATER: ownlines.answered,
    At.DATE: ownlines.answered,
    At.DATE_DAY: ownlines.answered,
}


def _again(moment: Moment) -> Turn:
    return show(moment, At(moment.talk.step))


TABLE: Final = Conversation(
    Flow.LOOK,
    _begun,
    rows(
        At,
        *(Place(at, _again, _or_home(hears), offers=True) for at, hears in _LOOKED_AT.items()),
        *(Place(at, _again, hears, offers=True) for at, hears in _WRITTEN.items()),
    ),
    leaves=A_WHILE,
)
"""Another day's words change nothing that was kept."""
