"""Whom to call, and where, as far as we know it.

Nobody is promised a number that nobody looked at lately: what is stale, or unknown, becomes the
emergency numbers of all countries and an address where each finds its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, Protocol

from bot.core.records.events import Draw
from bot.core.records.helplines import Helpline, Serves
from bot.core.records.lines import Country, Hour, Line, Param, line
from bot.core.records.model import Person
from bot.core.records.turn import Moment
from bot.ear import countries, zones

_MORE: Final = {
    Serves.ABUSE: "helpline-for-abuse",
    Serves.POISON: "helpline-for-poison",
    Serves.SUBSTANCE: "helpline-for-substance",
    Serves.GAMBLING: "helpline-for-gambling",
}
"""What a screen of numbers names beside the line for any crisis."""


class Asker(Protocol):
    """Who asks, what is known, and when: a Moment, or the whole of a decision."""

    @property
    def person(self) -> Person: ...
    @property
    def draw(self) -> Draw: ...
    @property
    def now(self) -> datetime: ...


def numbers(
    asker: Asker, serves: Serves = Serves.CRISIS, *, briefly: bool = False
) -> Mapping[str, Param]:
    """What the sentences of help need: whom to call in an emergency, and whom to talk to."""
    known, country, today = asker.draw.helplines, asker.person.country, asker.now.date()
    said = anywhere(briefly=briefly)
    if number := known.emergency.get(country):
        said = {**said, "emergency": line("emergency-here", number=number)}
    found = known.first(country, serves, today) or known.first(country, Serves.CRISIS, today)
    if found is not None:
        said = {**said, "helpline": line("helpline-or", helpline=_named(found))}
    return said


def if_heavy(asker: Asker) -> Line:
    """The quiet line below whatever was not understood; on the quiet day after a card of help, the
    short card."""
    person, now = asker.person, asker.now
    quiet = [until for until in (person.held_until, person.lines_rest_until) if until is not None]
    if len(quiet) == 2 and min(quiet) > now:
        return line("care-card-c1-again", **numbers(asker))
    return line("if-heavy", **numbers(asker, briefly=True))


def guessed(person: Person) -> str | None:
    """The country whose clocks they keep, until they told us where they are."""
    return None if person.country else zones.country(person.zone or "")


def named(moment: Moment) -> str | None:
    """The country that their whole text names as we would, or as people do."""
    text = moment.text or ""
    names = {code: moment.written(_name(code)) for code in sorted(set(zones.countries().values()))}
    return countries.named(text, names, moment.language)


def _name(code: str) -> Line:
    return line("country", country=Country(code))


def where_clocks_say(person: Person) -> Person:
    """Where they are, as their clocks say and they agreed."""
    return replace(person, country=guessed(person) or person.country)


def anywhere(*, briefly: bool = False) -> Mapping[str, Param]:
    """The same where nothing is known of somebody."""
    helpline = line("helpline-address" if briefly else "helpline-anywhere")
    return {"emergency": line("emergency-anywhere"), "helpline": helpline}


def screen(moment: Moment) -> Line:
    """All the numbers that are known where somebody is; those of all countries elsewhere."""
    known, country, today = moment.draw.helplines, moment.person.country, moment.now.date()
    if country not in known.emergency and not known.first(country, Serves.CRISIS, today):
        return line("care-numbers")
    more = [
        (key, found)
        for serves, key in _MORE.items()
        if (found := known.first(country, serves, today)) is not None
    ]
    rows = line("nothing")
    for key, found in reversed(more):
        rows = line(key, helpline=_named(found), more=rows)
    return line("care-numbers-here", **numbers(moment), country=Country(country), more=rows)


def _named(found: Helpline) -> Line:
    hours = line("helpline-always")
    if found.hours is not None:
        begins, ends = found.hours
        hours = line("helpline-hours", begins=Hour(begins), ends=Hour(ends))
    write = found.texts or found.chat
    written = line("helpline-write", address=write) if write else line("nothing")
    return line("helpline-named", name=found.name, number=found.number, hours=hours, write=written)
