"""Cities, states and countries, and the zones that their clocks keep.

What is known of them stands in `cities.tsv` and `areas.tsv`, which are searched as they are:
somebody names a place once in months, and an index would take longer to build than hundreds of
searches, and ten times the memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import starmap
from typing import Final

from bot.ear.plain import readings

LONGEST: Final = 60
"""Longer words are no place."""
_MOST_WORDS: Final = 8
"""More are no place beside its country."""
_MOST_UNKNOWN: Final = 2
"""More words that we do not know, beside a country, say something else of it."""
_LONGEST_CODE: Final = 3
"""Of a country or a state: "FR", "NSW"."""
_FAR_SMALLER: Final = 50
"""Of two places of one name, nobody is asked about one with so many times fewer people; the one
who lives there names the country too, and sees the hour that was taken for theirs."""
_CAPITAL: Final = 10_000
"""One with so many people is always asked about."""
_BY_NAME: Final = (1, 10, 100)
"""So many times fewer people mean a place by its own name, by a part of it ("Leon", of León de los
Aldama), and by another (Amman, that once was a Philadelphia)."""


class Kind(StrEnum):
    """What a row is about."""

    CITY = "city"
    CAPITAL = "capital"
    REGION = "region"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """One zone of what was named. `name` is a city's: of a country, the largest one there."""

    name: str
    country: str
    region: str
    zone: str
    people: int
    kind: Kind

    @property
    def is_area(self) -> bool:
        return self.kind in (Kind.REGION, Kind.COUNTRY)

    def inside(self, areas: Iterable[Place]) -> bool:
        return any(self.country == a.country and a.region in ("", self.region) for a in areas)


def places(text: str) -> tuple[Place, ...]:
    """What a whole text may name, each zone once, the likeliest first.

    Its country or state may stand beside it: "Paris, France", "Portland OR", "Cordoba Argentina".
    """
    return _first(_places, text)


def around(text: str) -> tuple[Place, ...]:
    """The country or state in which a place lies that we do not know: "Giverny, France"."""
    return _first(_around, text)


def _first(read: Callable[[tuple[str, ...]], tuple[Place, ...]], text: str) -> tuple[Place, ...]:
    if len(text) > LONGEST:
        return ()
    named = filter(None, (tuple(form.split()) for form in sorted(readings(text))))
    return next(filter(None, map(read, named)), ())


def _places(words: tuple[str, ...]) -> tuple[Place, ...]:
    whole = [*_rows("areas", words), *_rows("cities", words)]
    return _likely(whole) or next(filter(None, starmap(_inside, _parts(words))), ())


def _around(words: tuple[str, ...]) -> tuple[Place, ...]:
    areas = (area for name, area in _parts(words) if len(name) <= _MOST_UNKNOWN)
    return next(filter(None, (_likely(_areas(area)) for area in areas)), ())


def _parts(words: tuple[str, ...]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """A place, and its area behind it; then the other way round."""
    cuts = range(1, len(words)) if len(words) <= _MOST_WORDS else ()
    parts = [(words[:n], words[n:]) for n in cuts]
    return [*parts, *((behind, before) for before, behind in parts)]


def _inside(name: tuple[str, ...], area: tuple[str, ...]) -> tuple[Place, ...]:
    code, areas = "".join(area).upper(), [row.place for row in _areas(area)]
    if not areas and len(code) > _LONGEST_CODE:
        return ()
    return _likely(
        row
        for row in (*_rows("areas", name), *_rows("cities", name))
        if code in (row.place.country, row.place.region) or row.place.inside(areas)
    )


def _areas(words: tuple[str, ...]) -> list[_Row]:
    """The zones of a country or a state; a state may have its country behind it."""
    named = [*_rows("areas", words)]
    for n in range(1, len(words)) if not named else ():
        countries = [row.place for row in _rows("areas", words[n:])]
        named += [row for row in _rows("areas", words[:n]) if row.place.inside(countries)]
    return named


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that brings a name, and how many people mean it there."""

    place: Place
    people: int
    own: bool

    def is_meant(self, most: int) -> bool:
        """Whether it may be, where `most` people mean another."""
        capital = self.own and self.place.kind is Kind.CAPITAL and self.people >= _CAPITAL
        return self.place.is_area or capital or self.people * _FAR_SMALLER >= most


def _likely(rows: Iterable[_Row]) -> tuple[Place, ...]:
    ordered = sorted(rows, key=lambda row: -row.people)
    found: dict[str, Place] = {}
    for row in ordered:
        if row.is_meant(ordered[0].people):
            found.setdefault(row.place.zone, row.place)
    return tuple(found.values())


def _rows(table: str, words: tuple[str, ...]) -> Iterator[_Row]:
    """The rows of a table that bring a name."""
    rows, name = _table(table), f"\t{' '.join(words)}".encode()
    at = rows.find(name)
    while at >= 0:
        before = rows[rows.rfind(b"\n", 0, at) + 1 : at].decode().split("\t")
        if rows[at + len(name)] in b"\t\n" and len(before) >= len(fields(Place)):
            yield _row(*before)
        at = rows.find(name, at + 1)


def _row(
    name: str, country: str, region: str, zone: str, people: str, kind: str, *names: str
) -> _Row:
    """From what stands in a row before the name that was looked for."""
    by = names.count("|")
    place = Place(name, country, region, zone, int(people), Kind(kind))
    return _Row(place, place.people // _BY_NAME[by], own=by == 0)


@cache
def _table(name: str) -> bytes:
    return files("bot.ear").joinpath(f"{name}.tsv").read_bytes()
