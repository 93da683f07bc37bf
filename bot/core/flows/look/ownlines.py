"""Lines of the person's own: for a hard minute, for later, and for a date that matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.flows.look.cards import BACK, At
from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import Day, Line, Typed, line
from bot.core.records.memories import LookMemory
from bot.core.records.model import Person
from bot.core.records.turn import Card, Moment, Turn, choice
from bot.core.rules import yearly
from bot.ear import dates
from bot.ear.when import Unread, Why

A_WEEK: Final = timedelta(days=7)
"""Seen from so long before, a day is named with its date."""
LONGEST: Final = 200
"""An own line is for one glance."""


def card(moment: Moment) -> Card:
    person = moment.person
    match At(moment.talk.at):
        case At.MANTRA:
            return _line(person.mantra, "own-mantra", "own-mantra-set")
        case At.LATER:
            return _line(person.later, "own-later", "own-later-set")
        case At.DATE if person.date:
            return Card(
                line("own-date-set", text=Typed(person.date_words), day=_day(moment, person)),
                _REMOVE,
            )
        case At.DATE:
            return Card(line("own-date"), BACK)
        case At.DATE_DAY:
            return Card(line("own-date-day"), BACK)
    return Card(line("own-lines"), _MENU)


def answered(moment: Moment) -> Turn | None:
    at, text = At(moment.talk.at), moment.text
    match moment.choice:
        case "mantra" | "later" | "date" as chosen:
            return Turn(at=At(chosen), memory=LookMemory())
        case "back":
            back = At.WEEK if at is At.OWN else At.OWN
            return Turn(at=back, memory=LookMemory())
        case "remove":
            return _kept(moment, _without(moment.person, at), "own-removed")
    if not text or at is At.OWN:
        return None
    if len(text) > LONGEST:
        return _asked(moment, "own-too-long")
    if at is At.DATE:
        return Turn(at=At.DATE_DAY, memory=LookMemory(called=text))
    if at is At.DATE_DAY:
        return _dated(moment, text)
    if at is At.MANTRA:
        return _kept(moment, replace(moment.person, mantra=text), "own-kept")
    return _kept(moment, replace(moment.person, later=text), "own-kept")


def _line(now: str, asked: str, shown: str) -> Card:
    if not now:
        return Card(line(asked), BACK)
    return Card(line(shown, text=Typed(now)), _REMOVE)


def _day(moment: Moment, person: Person) -> Day | Line:
    """The next morning on which it is said, by its date; one of leap years with its other day."""
    if person.date == yearly.LEAP:
        return line("own-date-leap")
    on = yearly.next_morning(person, moment.now).astimezone(moment.zone).date()
    return Day(on, min(moment.local.date(), on - A_WEEK))


def _asked(moment: Moment, key: str) -> Turn:
    return Turn(card=Card(line(key), BACK))


def _kept(moment: Moment, person: Person, key: str, said: Line | None = None) -> Turn:
    effects = () if person.date == moment.person.date else (yearly.planned(person, moment.now),)
    words = said or line(key)
    return Turn(
        card=Card(words, _MENU), at=At.OWN, person=person, memory=LookMemory(), effects=effects
    )


def _without(person: Person, at: At) -> Person:
    if at is At.MANTRA:
        return replace(person, mantra="")
    if at is At.LATER:
        return replace(person, later="")
    return replace(person, date="", date_words="")


def _dated(moment: Moment, text: str) -> Turn:
    heard = dates.yearly(text, moment.person.language)
    if isinstance(heard, Unread):
        impossible = heard.why is Why.IMPOSSIBLE
        return _asked(moment, "own-date-impossible" if impossible else "own-date-unsure")
    called = LookMemory.of(moment.talk).called
    person = replace(moment.person, date=heard, date_words=called)
    said = line("own-date-kept", day=_day(moment, person))
    return _kept(moment, person, "own-kept", said)


_MENU: Final[Rows] = (
    (choice("mantra", "own-mantra-button"),),
    (choice("later", "own-later-button"),),
    (choice("date", "own-date-button"), choice("back")),
)
_REMOVE: Final[tuple[tuple[Choice, ...], ...]] = (
    (choice("remove", "look-remove"), choice("back")),
)
