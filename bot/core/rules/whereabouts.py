"""Where somebody says that they are, and the clocks that this may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.core.records.calendar import zone
from bot.core.records.lines import Country, Param
from bot.core.records.memories import PlanMemory, SettingsMemory
from bot.core.records.turn import Moment
from bot.ear import clocks
from bot.ear.cities import Place

MOST: Final = 5
"""So many places are asked about: with the two buttons below them they are seven."""
THERE: Final = "there."
"""How the keys of their buttons begin."""
_WEEKS: Final = 53


def meant(moment: Moment) -> tuple[Place, ...]:
    """The places that the whole text may mean, one for each clock; of those that we asked about,
    if one of them is among these: "Spain", where Cordoba may be in three countries."""
    named = clocks.places(moment.text or "", moment.language)
    asked = asked_about(moment)
    different: dict[tuple[timedelta | None, ...], Place] = {}
    for place in tuple(place for place in named if place.zone in asked) or named:
        different.setdefault(_year_of(place.zone, moment.now), place)
    return tuple(different.values())[:MOST]


def asked_about(moment: Moment) -> tuple[str, ...]:
    """The zones of the places that stand on the buttons."""
    match moment.talk.memory:
        case PlanMemory(zones=zones) | SettingsMemory(zones=zones):
            return zones if THERE + "0" in moment.talk.offered else ()
    return ()


def label(place: Place, among: Sequence[Place]) -> Param:
    """What tells a place from the others: its country, or in one country its name."""
    if Counter(one.country for one in among)[place.country] == 1:
        return Country(place.country)
    if Counter(one.name for one in among)[place.name] == 1:
        return place.name
    return f"{place.name}, {place.region or place.zone.rpartition('/')[2].replace('_', ' ')}"


def _year_of(name: str, now: datetime) -> tuple[timedelta | None, ...]:
    """What a clock shows through the coming year: two that agree are one."""
    there = zone(name)
    return tuple(
        (now + timedelta(weeks=week)).astimezone(there).utcoffset() for week in range(_WEEKS)
    )
