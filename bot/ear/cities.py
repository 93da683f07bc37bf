"""A city, and the zone that its clocks keep."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from bot.ear.plain import readings

_AREAS: Final = frozenset(
    {"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)
_NO_CITIES: Final = frozenset({"Australia/North", "Australia/South", "Australia/West"})


def zone_in(text: str) -> str | None:
    """The zone of the city that the whole text names, if its clocks are known by its name."""
    named = (_zones().get(form.strip()) for form in readings(text))
    return next(filter(None, named), None)


@cache
def _zones() -> Mapping[str, str]:
    names = (name.partition("/") for name in sorted(available_timezones()))
    cities = {city: f"{area}/{city}" for area, _, city in names if area in _AREAS}
    plain = {form.strip(): name for city, name in cities.items() for form in readings(city)}
    return {city: name for city, name in plain.items() if name not in _NO_CITIES}
