"""Zones of the clock, as their own list (IANA's) names them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_LISTS = files("tzdata").joinpath("zoneinfo")


@cache
def countries() -> Mapping[str, str]:
    """The country of each zone, as the zones' own list says."""
    rows = (row.split("\t") for row in _rows("zone.tab"))
    return {zone: code for code, _, zone, *_ in rows}


def country(zone: str) -> str | None:
    return countries().get(canonical(zone))


def canonical(zone: str) -> str:
    """The zone itself, or the one that an old name stands for: "Asia/Calcutta", "US/Eastern"."""
    return zone if zone in countries() else _links().get(zone, zone)


@cache
def _links() -> Mapping[str, str]:
    rows = (row.split(" ") for row in _rows("tzdata.zi") if row.startswith("L "))
    return {link: zone for _, zone, link in rows}


def _rows(name: str) -> list[str]:
    text = _LISTS.joinpath(name).read_text(encoding="utf-8")
    return [row for row in text.splitlines() if not row.startswith("#")]
