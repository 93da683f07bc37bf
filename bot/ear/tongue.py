"""What the ear must know of a language to hear a time in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day: the hours it may hold, and the one meant when none is said."""

    first: int
    last: int
    usual: int | None = None


@dataclass(frozen=True, slots=True)
class Tongue:
    """Words and patterns of one language; `en/times.py` shows how each is used."""

    language: str

    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    months: Mapping[str, int]
    hours: Mapping[str, int]
    numbers: Mapping[str, float]
    ordinals: Mapping[str, int]
    minutes: Mapping[str, int]  # the minutes in a unit
    days: Mapping[str, int]  # the days in a unit
    relatives: Mapping[str, int]  # days counted from today
    one_day_gone: frozenset[str]  # words for the day before
    parts: Mapping[str, Part]
    noons: Mapping[str, int]  # minutes after 12:00
    quarters: Mapping[str, int]  # minutes
    back: frozenset[str]  # in "quarter to five" the minutes count back
    next_one: frozenset[str]
    coming: frozenset[str]
    blocks: Mapping[str, str]  # pieces of patterns, by name
    firm: tuple[str, ...]
    loose: tuple[str, ...]
    joiners: tuple[str, ...]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]

    def tables(self) -> Mapping[str, Mapping[str, object]]:
        """The tables that patterns may name."""
        return {
            "weekday": self.weekdays,
            "short": self.short_weekdays,
            "month": self.months,
            "hour": self.hours,
            "number": self.numbers,
            "ordinal": self.ordinals,
            "unit": self.minutes,
            "span": self.days,
            "relative": self.relatives,
            "noon": self.noons,
            "quarter": self.quarters,
        }
