"""What the ear must know of a language to hear a time in it, read from its `times.toml`.

A language without patterns of its own borrows those of English, and the words that they name
beside its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeVar

from bot.ear.languages import ENGLISH, NOTHING, either, filled, listed, sets, table, tried

TAKEN: Final = "\0"
"""Stands in a text where a pattern took something."""
_Number = TypeVar("_Number", int, float, str)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day: the hours it may hold, and the one meant when none is said."""

    first: int
    last: int
    usual: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one language, with what they mean; `en/times.toml` shows how each is used."""

    weekdays: Mapping[str, int]  # the short ones too
    months: Mapping[str, int]
    hours: Mapping[str, int]
    numbers: Mapping[str, float]  # the hours too
    ordinals: Mapping[str, int]
    minutes: Mapping[str, int]  # the minutes in a unit
    days: Mapping[str, int]  # the days in a unit
    months_in: Mapping[str, int]  # the months in a unit
    relatives: Mapping[str, int]  # days counted from today
    holidays: Mapping[str, str]  # month and day, "12-24"
    noons: Mapping[str, int]  # minutes after 12:00
    quarters: Mapping[str, int]  # minutes
    parts: Mapping[str, Part]
    one_day_gone: frozenset[str]  # words for the day before
    ago: frozenset[str]
    back: frozenset[str]  # in "quarter to five" the minutes count back
    next_one: frozenset[str]
    coming: frozenset[str]
    joiners: frozenset[str]
    within: str

    def past_noon(self, half: str) -> bool:
        """Whether this word for a half of the day is the one after noon."""
        part = self.parts.get(half.lower())
        return part is not None and part.first >= 12


@dataclass(frozen=True, slots=True)
class Patterns:
    """Where one language says a time, and where it does not."""

    firm: tuple[re.Pattern[str], ...]
    loose: tuple[re.Pattern[str], ...]  # the firm ones first
    not_after: re.Pattern[str]
    not_before: re.Pattern[str]
    left_day: re.Pattern[str]  # what speaks of a day beside what was understood
    left_hour: re.Pattern[str]
    left_series: re.Pattern[str]
    clock: re.Pattern[str]
    span_of_day: re.Pattern[str]
    lasting: re.Pattern[str]
    until: re.Pattern[str]
    through: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language."""

    words: Words
    patterns: Patterns


def tongue(language: str) -> Tongue:
    """What we know of a language; English for those that we do not know."""
    return _read(tried(language)[0])


@cache
def _read(language: str) -> Tongue:
    own = table(language, "times")
    written = _Written(own, {} if "firm" in own else table(ENGLISH, "times"))
    words = _words(written)
    return Tongue(words, _patterns(written, words))


@dataclass(frozen=True, slots=True)
class _Written:
    """One language's file, and that of English where it borrows."""

    own: Mapping[str, Any]
    borrowed: Mapping[str, Any]

    def one(self, name: str) -> Any:
        return self.own.get(name, self.borrowed.get(name, ""))

    def listed(self, name: str) -> frozenset[str]:
        return frozenset(listed(self.one(name)))

    def both(self, name: str) -> dict[str, Any]:
        return {**self.borrowed.get(name, {}), **self.own.get(name, {})}

    def meaning(self, name: str, number: Callable[[str], _Number]) -> dict[str, _Number]:
        """What each word of a table means, as the language itself has it where both do."""
        return {
            word: number(value)
            for written in (self.borrowed, self.own)
            for value, words in written.get(name, {}).items()
            for word in listed(words)
        }


def _words(written: _Written) -> Words:
    hours = written.meaning("hours", int)
    return Words(
        weekdays=written.meaning("weekdays", int) | written.meaning("short_weekdays", int),
        months=written.meaning("months", int),
        hours=hours,
        numbers={**hours, **written.meaning("numbers", float)},
        ordinals=written.meaning("ordinals", int),
        minutes=written.meaning("minutes", int),
        days=written.meaning("days", int),
        months_in=written.meaning("months_in", int),
        relatives=written.meaning("relatives", int),
        holidays=written.meaning("holidays", str),
        noons=written.meaning("noons", int),
        quarters=written.meaning("quarters", int),
        parts={word: Part(*hours) for word, hours in written.both("parts").items()},
        one_day_gone=written.listed("one_day_gone"),
        ago=written.listed("ago"),
        back=written.listed("back"),
        next_one=written.listed("next_one"),
        coming=written.listed("coming"),
        joiners=written.listed("joiners"),
        within=written.one("within"),
    )


def _patterns(written: _Written, words: Words) -> Patterns:
    tables: dict[str, Iterable[str]] = {
        "weekday": written.meaning("weekdays", int),
        "short": written.meaning("short_weekdays", int),
        "month": words.months,
        "hour": words.hours,
        "number": words.numbers,
        "ordinal": words.ordinals,
        "unit": words.minutes,
        "span": words.days,
        "long": words.months_in,
        "relative": words.relatives,
        "holiday": words.holidays,
    }
    named = {name: _any_of(table) for name, table in tables.items()}
    known = sets(written.both("blocks"), taken=TAKEN, **named)
    hour = rf"(?:[0-9]|{named['hour']}\b|{_any_of(written.listed('named_hours'))})"
    not_after, not_before = (_any_of(written.listed(name)) for name in ("not_after", "not_before"))

    def whole(name: str) -> re.Pattern[str]:
        return re.compile(filled(written.one(name) or NOTHING, known), re.IGNORECASE)

    def left(name: str) -> re.Pattern[str]:
        made = either(tuple(filled(pattern, known) for pattern in written.one(name)))
        return re.compile(rf"(?<!\w)(?:{made})(?!\w)", re.IGNORECASE)

    firm, loose = (tuple(_piece(p, known) for p in written.one(n)) for n in ("firm", "loose"))
    return Patterns(
        firm=firm,
        loose=firm + loose,
        not_after=re.compile(rf"(?:^|\W){not_after} $", re.IGNORECASE),
        not_before=re.compile(rf" ?{not_before} ?{hour}", re.IGNORECASE),
        left_day=left("left_day"),
        left_hour=left("left_hour"),
        left_series=left("left_series"),
        clock=whole("clock"),
        span_of_day=whole("span_of_day"),
        lasting=whole("lasting"),
        until=whole("until"),
        through=whole("through"),
    )


def _piece(pattern: str, known: Mapping[str, str]) -> re.Pattern[str]:
    """Pieces start and end at a word, and not inside a fraction, a range or a share."""
    return re.compile(
        rf"(?<![\w])(?<![0-9][.,:/\u2013-])(?:{filled(pattern, known)})(?!\w)(?![:/.][0-9])(?! ?%)",
        re.IGNORECASE,
    )


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first)) or NOTHING})"
