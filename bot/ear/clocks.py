"""What somebody says of their clock: where they are, what it is called, how far it is from UTC.

Each language has its words in `places.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from bot.ear import cities, zones
from bot.ear.cities import LONGEST, Kind, Place
from bot.ear.languages import filled, listed, sets, table, tried
from bot.ear.plain import readings

_FARTHEST: Final = (timedelta(hours=-12), timedelta(hours=14))


@dataclass(frozen=True, slots=True)
class _Words:
    """What one language says: patterns, zones by the names of clocks, places by short names."""

    ahead: tuple[re.Pattern[str], ...]
    around: tuple[re.Pattern[str], ...]
    clocks: Mapping[str, tuple[str, ...]]
    short: Mapping[str, str]
    too_wide: frozenset[str]


def ahead_of_utc(text: str, language: str) -> timedelta | None:
    """How far a clock is from UTC where the whole text says so: "UTC+3", "GMT -5", "+5:30"."""
    plain = " ".join(text[:LONGEST].casefold().replace("\u2212", "-").split()).rstrip(".")
    patterns = (pattern for one in tried(language) for pattern in _words(one).ahead)
    found = next(filter(None, (pattern.fullmatch(plain) for pattern in patterns)), None)
    if found is None:
        return None
    said = found.groupdict(default="0")
    ahead = timedelta(hours=int(said.get("hours", 0)), minutes=int(said.get("minutes", 0)))
    ahead = ahead if said.get("sign", "+") == "+" else -ahead
    return ahead if _FARTHEST[0] <= ahead <= _FARTHEST[1] else None


def places(text: str, language: str) -> tuple[Place, ...]:
    """Where a whole text says that somebody is, by a place or a clock's name; each zone once, the
    likeliest first."""
    if len(text) > LONGEST:
        return ()
    said = [(bare, one) for one in tried(language) for bare in _bare(text, one)]
    if any(form.strip() in _words(one).too_wide for bare, one in said for form in readings(bare)):
        return ()
    known = (_called(bare, one) for bare, one in said)
    around = (cities.around(bare) for bare, _ in said)
    return next(filter(None, known), None) or next(filter(None, around), ())


def _called(text: str, language: str) -> tuple[Place, ...]:
    """What a clock or a place is called, in full or in short."""
    if zone := _listed().get(_spelt(text)):
        return (_of(zone),)
    of, forms = _words(language), [form.strip() for form in readings(text)]
    if clocks := [zone for form in forms for zone in of.clocks.get(form, ())]:
        return tuple(map(_of, dict.fromkeys(clocks)))
    return cities.places(next((of.short[form] for form in forms if form in of.short), text))


def _bare(text: str, language: str) -> Iterator[str]:
    """The text as it is, and without the words that stand around a place."""
    yield text
    for pattern in _words(language).around:
        for form in sorted(readings(text)):
            if found := pattern.fullmatch(form.strip()):
                yield found["place"]


@cache
def _words(language: str) -> _Words:
    written = table(language, "places")
    known = sets(written.get("sets", {}))
    ahead, around = (
        tuple(re.compile(filled(one, known)) for one in written.get(name, ()))
        for name in ("ahead", "around")
    )
    clocks: dict[str, tuple[str, ...]] = {}
    for form, zone in _forms(written.get("clocks", {})):
        clocks[form] = (*clocks.get(form, ()), zone)
    wide = dict(_forms({"": written.get("too_wide", "")}))
    return _Words(ahead, around, clocks, dict(_forms(written.get("places", {}))), frozenset(wide))


def _forms(written: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each plain form of the names between commas, and what they are names of."""
    for one, names in written.items():
        yield from ((form.strip(), one) for name in listed(names) for form in readings(name))


def _of(zone: str) -> Place:
    name = zone.rpartition("/")[2].replace("_", " ")
    return Place(name, zones.country(zone) or "", "", zone, 0, Kind.CITY)


@cache
def _listed() -> Mapping[str, str]:
    """The zones as their list writes them, and their old names, by how somebody may type them."""
    names = (zone for zone in available_timezones() if "/" in zone)
    return {_spelt(zone): zones.canonical(zone) for zone in names}


def _spelt(zone: str) -> str:
    """A minus is meant ("Etc/GMT-9"); other signs between the parts are not."""
    return re.sub(r"(?:[\s/_]|-(?!\d))+", " ", zone.casefold()).strip()
