"""Looking back: the week and the last steps in words, and everything that was kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from bot.core.flows.cue.cards import OUTCOME_ROWS
from bot.core.flows.debrief.cards import feel_rows
from bot.core.records.calendar import instant
from bot.core.records.effects import Choice, Rows, Unplan
from bot.core.records.lines import Day, Line, Typed, line
from bot.core.records.memories import HomeMemory, LookMemory
from bot.core.records.model import Flow, Known, Note, Person, Step
from bot.core.records.turn import Card, Close, Go, Moment, Turn, choice, pairs
from bot.core.rules import guesses, lookback, outcomes, people, promises, unasked, wording
from bot.core.talk.table import A_WHILE, Conversation, Hears, Place, Shows, card, places
from bot.ear import dates
from bot.ear.when import Unread, Why


class At(StrEnum):
    """Where somebody looks."""

    WEEK = "week"
    STEPS = "steps"
    KEPT = "kept"
    PROMISES = "promises"
    ENTRY = "entry"
    NOTE = "note"
    WHICH = "which"
    WORDS = "words"
    FELT = "felt"
    BECAME = "became"
    DAY = "day"
    REMOVING = "removing"
    OWN = "own"
    MANTRA = "mantra"
    LATER = "later"
    DATE = "date"
    DATE_DAY = "date_day"


# what is shown


T = TypeVar("T")


_PAGE: Final = 3
"""How many are shown together."""
_BACK: Final[Rows] = ((choice("back"),),)
_DAYS_BACK: Final = (1, 2, 3)
"""Days before today that stand on buttons."""


def _page(moment: Moment, number_of: int) -> int:
    """The page that is looked at, of so many items."""
    return max(0, min(LookMemory.of(moment.talk).page, (number_of - 1) // _PAGE))


def _shown(moment: Moment, items: Sequence[T]) -> Sequence[T]:
    first = _page(moment, len(items)) * _PAGE
    return items[first : first + _PAGE]


def _week_card(moment: Moment) -> Card:
    last = (choice("own", "look-own-lines"), choice("close", "look-close"))
    rows: list[Choice] = []
    if lookback.entries(moment.known):
        rows.append(choice("steps", "look-last-steps"))
    if lookback.kept(moment.known):
        rows.append(choice("kept", "look-kept-lines"))
    words = lookback.week(moment) if rows else lookback.so_far(moment)
    if promises.listed(moment.known):
        rows.append(choice("promises", "look-promises-button"))
    return Card(words, (tuple(rows), last) if rows else (last,))


def _steps_card(moment: Moment) -> Card:
    entries = lookback.entries(moment.known)
    listed = [
        lookback.row(moment, n, step) for n, step in enumerate(_shown(moment, entries), start=1)
    ]
    return Card(_below(listed), _pages(moment, len(entries)))


def _kept_card(moment: Moment) -> Card:
    both = lookback.kept(moment.known)
    listed = [
        lookback.row(moment, n, one)
        if isinstance(one, Step)
        else line("look-numbered", number=str(n), text=lookback.note(moment, one, short=True))
        for n, one in enumerate(_shown(moment, both), start=1)
    ]
    return Card(_below(listed), _pages(moment, len(both)))


def _promises_card(moment: Moment) -> Card:
    mine = promises.listed(moment.known)
    rows = [lookback.promise(moment, step) for step in _shown(moment, mine)]
    turning = (*_turning(moment, len(mine)), choice("back"))
    return Card(lookback.promised(moment, _below(rows)), (turning,))


def _below(listed: Sequence[Line]) -> Line:
    words = listed[-1]
    for one in reversed(listed[:-1]):
        words = line("look-lines", first=one, rest=words)
    return words


def _pages(moment: Moment, count: int) -> Rows:
    here = min(_PAGE, count - _page(moment, count) * _PAGE)
    numbers = tuple(
        Choice(f"open{n}", line("look-number", number=str(n))) for n in range(1, here + 1)
    )
    return (numbers, (*_turning(moment, count), choice("back")))


def _turning(moment: Moment, count: int) -> tuple[Choice, ...]:
    here = _page(moment, count)
    older = (choice("older", "look-older"),) if (here + 1) * _PAGE < count else ()
    return (*older, choice("newer", "look-newer")) if here else older


def _step_card(moment: Moment, step: Step) -> Card:
    star = choice("unstar", "look-unstar") if step.starred else choice("star", "look-star")
    rows = (
        (star, choice("words", "look-change-words")),
        (choice("day", "look-another-day"), choice("remove", "look-remove")),
        *_BACK,
    )
    return Card(lookback.entry(moment, step), rows)


def _note_card(moment: Moment, kept: Note) -> Card:
    # The words of a friend are theirs, so they are not changed.
    star = choice("unstar", "look-unstar") if kept.starred else choice("star", "look-star")
    first = (star,) if kept.sender else (star, choice("words", "look-change-words"))
    rows = (first, (choice("remove", "look-remove"), choice("back")))
    return Card(lookback.note(moment, kept), rows)


def _which_card(moment: Moment, step: Step) -> Card:
    """What can be changed: what it was, what became of it, how it felt, and every answer."""
    path, done = moment.person.path, step.state in outcomes.DONE
    told = lookback.TOLD[:3] if done else lookback.TOLD[3:]
    answers = tuple(choice(q, wording.asked(step, path, q)) for q in told)
    what: tuple[Choice, ...] = () if step.idea else (choice("text", "look-what-it-was"),)
    became = () if step.unprompted else (choice("became", "look-became-button"),)
    felt = (choice("felt", "look-felt-button"),) if done and not step.promise else ()
    return Card(line("look-which"), (*pairs((*what, *became, *felt, *answers)), *_BACK))


def _felt_card() -> Card:
    return Card(line("look-felt"), (*feel_rows(), *_BACK))


def _became_card() -> Card:
    done, part, none, _ = (button for row in OUTCOME_ROWS for button in row)
    return Card(line("look-became"), ((done, part), (none,), *_BACK))


def _words_card(moment: Moment) -> Card:
    """The new words; an answer can be emptied, a step or a note cannot."""
    empty: Rows = ((choice("empty", "look-empty-it"),),)
    emptied = LookMemory.of(moment.talk).which in lookback.TOLD
    return Card(line("look-new-words"), (*(empty if emptied else ()), *_BACK))


def _day_card(moment: Moment, key: str = "look-which-day") -> Card:
    today = moment.local.date()
    days = tuple(
        Choice(
            f"on.{on.isoformat()}",
            line("look-yesterday") if n == 1 else line("look-day", day=Day(on, today)),
        )
        for n in _DAYS_BACK
        if (on := today - timedelta(days=n))
    )
    return Card(line(key), (*pairs(days), *_BACK))


def _removing_card() -> Card:
    rows = ((choice("remove", "look-remove", tap_only=True), choice("back", "look-keep-it")),)
    return Card(line("look-removing"), rows)


# what is heard


def _begun(moment: Moment) -> Turn:
    return Turn(at=At.WEEK)


def _seen(at: At, shows: Shows, hears: Hears) -> Place:
    def heard(moment: Moment) -> Turn | None:
        turn = hears(moment)
        if turn is None and moment.text:
            return Turn(then=Go(HomeMemory(moment.text)))
        return turn

    return Place(at, shows, heard, offers=True)


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
            return Turn(card=Card(line("look-closed")), then=Close())
    return None


def _listed(moment: Moment) -> Turn | None:
    at, chosen, memory = At(moment.talk.at), moment.choice or "", LookMemory.of(moment.talk)
    everything = _LISTS[at](moment.known)
    page = _page(moment, len(everything))
    match chosen:
        case "older" | "newer":
            turned = page + (1 if chosen == "older" else -1)
            return Turn(at=at, memory=replace(memory, page=turned))
        case "back":
            return Turn(at=At.WEEK)
    if not chosen.startswith("open"):
        return None
    items = _shown(moment, everything)
    number = int(chosen.removeprefix("open"))
    if number > len(items):
        return Turn(at=at)
    opened = replace(memory, id=items[number - 1].id, opened=at.value)
    return Turn(at=At.ENTRY, memory=opened)


# one entry, or one note


def _opened(moment: Moment) -> Turn | None:
    one = _one(moment)
    if one is None:
        return Turn(at=_list(moment))
    match moment.choice:
        case "star" | "unstar" as chosen:
            turn = _changed(replace(one, starred=chosen == "star"))
            return replace(turn, notice=line("look-starred")) if chosen == "star" else turn
        case "words":
            memory = replace(LookMemory.of(moment.talk), which="text")
            return Turn(at=At.WHICH if isinstance(one, Step) else At.WORDS, memory=memory)
        case "day":
            return Turn(at=At.DAY)
        case "remove":
            return Turn(at=At.REMOVING)
        case "back":
            return Turn(at=_list(moment))
    return None


def _changed(one: Step | Note) -> Turn:
    if isinstance(one, Step):
        return Turn(at=At.ENTRY, steps=(one,))
    return Turn(at=At.ENTRY, notes=(one,))


def _which(moment: Moment) -> Turn | None:
    match moment.choice:
        case "easy" | "hard" | "change" | "why" | "text" as chosen:
            return Turn(at=At.WORDS, memory=replace(LookMemory.of(moment.talk), which=chosen))
        case "felt" | "became" as chosen:
            return Turn(at=At(chosen))
        case "back":
            return Turn(at=At.ENTRY)
    return None


def _felt(moment: Moment) -> Turn | None:
    one, chosen = _one(moment), moment.choice
    if not isinstance(one, Step):
        return Turn(at=_list(moment))
    if chosen == "back":
        return Turn(at=At.ENTRY)
    felt = guesses.heard(moment)
    return None if felt is None else _changed(replace(one, felt=int(felt)))


def _became(moment: Moment) -> Turn | None:
    """What is counted follows what became of it."""
    one, chosen = _one(moment), moment.choice or ""
    if not isinstance(one, Step):
        return Turn(at=_list(moment))
    if chosen == "back":
        return Turn(at=At.ENTRY)
    if chosen not in outcomes.STATES:
        return None
    state = outcomes.STATES[chosen]
    person = outcomes.counted(moment.person, one.state, state)
    return replace(_changed(replace(one, state=state)), person=person)


def _words(moment: Moment) -> Turn | None:
    one, text = _one(moment), moment.text
    if one is None:
        return Turn(at=_list(moment))
    if moment.choice == "back":
        return Turn(at=At.ENTRY)
    if moment.choice != "empty" and not text:
        return None
    which = LookMemory.of(moment.talk).which
    if isinstance(one, Note):
        return _changed(replace(one, text=text or one.text))
    asked = "what" if which == "text" else which
    one = replace(one, given=tuple(given for given in one.given if given.to != asked))
    if which == "text":
        return _changed(people.told(replace(one, text=text or one.text), moment.person))
    others = {key: said for key, said in one.answers.items() if key != which}
    new = {} if moment.choice == "empty" or not text else {which: text}
    trio = wording.trio(one, moment.person.path)
    return _changed(replace(one, trio=trio, answers={**others, **new}))


def _day(moment: Moment) -> Turn | None:
    step, chosen, text = _one(moment), moment.choice or "", moment.text
    if not isinstance(step, Step):
        return Turn(at=_list(moment))
    if chosen == "back":
        return Turn(at=At.ENTRY)
    if chosen.startswith("on."):  # the day that the button named, however late it is tapped
        day: date | Unread = date.fromisoformat(chosen.removeprefix("on."))
    elif text:
        day = dates.been(text, moment.said_on, moment.language)
    else:
        return None
    if isinstance(day, Unread):
        key = "look-day-to-come" if day.why == "past" else "look-day-unsure"
        return Turn(card=_day_card(moment, key))
    clock = lookback.when(step).astimezone(moment.zone).time().replace(tzinfo=None)
    at = min(instant(datetime.combine(day, clock), moment.zone), moment.now)
    return _changed(replace(step, at=at, settled_at=at))


def _removing(moment: Moment) -> Turn | None:
    one = _one(moment)
    match moment.choice:
        case "back":
            return Turn(at=At.ENTRY)
        case "remove" if one is not None:
            return Turn(
                at=_list(moment),
                person=promises.without(moment.person, one),
                unkept=(one.id,),
                effects=(Unplan(one.id),),
                notice=line("look-removed"),
            )
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
    return _which_card(moment, one) if isinstance(one, Step) else _words_card(moment)


def _entry(moment: Moment) -> Turn:
    match _one(moment):
        case Step() as step:
            return Turn(card=_step_card(moment, step), at=At.ENTRY)
        case Note() as note:
            return Turn(card=_note_card(moment, note), at=At.NOTE)
    return Turn(at=_list(moment))


# lines of their own


_A_WEEK: Final = timedelta(days=7)
"""Seen from so long before, a day is named with its date."""
_LONGEST: Final = 200
"""An own line is for one glance."""


def _own_card(moment: Moment) -> Card:
    person = moment.person
    match At(moment.talk.at):
        case At.MANTRA:
            return _own_or_ask(person.mantra, "own-mantra", "own-mantra-set")
        case At.LATER:
            return _own_or_ask(person.later, "own-later", "own-later-set")
        case At.DATE if person.date:
            return Card(
                line("own-date-set", text=Typed(person.date_words), day=_date_day(moment, person)),
                _REMOVE,
            )
        case At.DATE:
            return Card(line("own-date"), _BACK)
        case At.DATE_DAY:
            return Card(line("own-date-day"), _BACK)
    return Card(line("own-lines"), _OWN_LINES)


def _own_answered(moment: Moment) -> Turn | None:
    at, text = At(moment.talk.at), moment.text
    match moment.choice:
        case "mantra" | "later" | "date" as chosen:
            return Turn(at=At(chosen), memory=LookMemory())
        case "back":
            back = At.WEEK if at is At.OWN else At.OWN
            return Turn(at=back, memory=LookMemory())
        case "remove":
            return _own_kept(moment, _without_own(moment.person, at), "own-removed")
    if not text or at is At.OWN:
        return None
    if len(text) > _LONGEST:
        return _own_asked(moment, "own-too-long")
    if at is At.DATE:
        return Turn(at=At.DATE_DAY, memory=LookMemory(called=text))
    if at is At.DATE_DAY:
        return _dated(moment, text)
    if at is At.MANTRA:
        return _own_kept(moment, replace(moment.person, mantra=text), "own-kept")
    return _own_kept(moment, replace(moment.person, later=text), "own-kept")


def _own_or_ask(now: str, asked: str, shown: str) -> Card:
    if not now:
        return Card(line(asked), _BACK)
    return Card(line(shown, text=Typed(now)), _REMOVE)


def _date_day(moment: Moment, person: Person) -> Day | Line:
    """The next morning on which it is said, by its date; one of leap years with its other day."""
    if person.date == unasked.LEAP:
        return line("own-date-leap")
    on = unasked.next_morning(person, moment.now).astimezone(moment.zone).date()
    return Day(on, min(moment.local.date(), on - _A_WEEK))


def _own_asked(moment: Moment, key: str) -> Turn:
    return Turn(card=Card(line(key), _BACK))


def _own_kept(moment: Moment, person: Person, key: str, said: Line | None = None) -> Turn:
    effects = (
        () if person.date == moment.person.date else (unasked.date_planned(person, moment.now),)
    )
    words = said or line(key)
    return Turn(
        card=Card(words, _OWN_LINES),
        at=At.OWN,
        person=person,
        memory=LookMemory(),
        effects=effects,
    )


def _without_own(person: Person, at: At) -> Person:
    if at is At.MANTRA:
        return replace(person, mantra="")
    if at is At.LATER:
        return replace(person, later="")
    return replace(person, date="", date_words="")


def _dated(moment: Moment, text: str) -> Turn:
    heard = dates.yearly(text, moment.language)
    if isinstance(heard, Unread):
        impossible = heard.why is Why.IMPOSSIBLE
        return _own_asked(moment, "own-date-impossible" if impossible else "own-date-unsure")
    called = LookMemory.of(moment.talk).called
    person = replace(moment.person, date=heard, date_words=called)
    said = line("own-date-kept", day=_date_day(moment, person))
    return _own_kept(moment, person, "own-kept", said)


_OWN_LINES: Final[Rows] = (
    (choice("mantra", "own-mantra-button"),),
    (choice("later", "own-later-button"),),
    (choice("date", "own-date-button"), choice("back")),
)
_REMOVE: Final[Rows] = ((choice("remove", "look-remove"), choice("back")),)


TABLE: Final = Conversation(
    Flow.LOOK,
    _begun,
    places(
        At,
        _seen(At.WEEK, card(_week_card), _week),
        _seen(At.STEPS, _listing(lookback.entries, _steps_card), _listed),
        _seen(At.KEPT, _listing(lookback.kept, _kept_card), _listed),
        _seen(At.PROMISES, _listing(promises.listed, _promises_card), _listed),
        _seen(At.ENTRY, _entry, _opened),
        _seen(At.NOTE, _entry, _opened),
        _seen(At.WHICH, _of_one(_which_words, step=True), _which),
        _seen(At.FELT, _of_one(lambda *_: _felt_card(), step=True), _felt),
        _seen(At.BECAME, _of_one(lambda *_: _became_card(), step=True), _became),
        _seen(At.REMOVING, _of_one(lambda *_: _removing_card()), _removing),
        _seen(At.OWN, card(_own_card), _own_answered),
        Place(At.WORDS, _of_one(lambda m, _: _words_card(m)), _words, offers=True),
        Place(At.DAY, _of_one(lambda m, _: _day_card(m), step=True), _day, offers=True),
        Place(At.MANTRA, card(_own_card), _own_answered, offers=True),
        Place(At.LATER, card(_own_card), _own_answered, offers=True),
        Place(At.DATE, card(_own_card), _own_answered, offers=True),
        Place(At.DATE_DAY, card(_own_card), _own_answered, offers=True),
    ),
    leaves=A_WHILE,
)
