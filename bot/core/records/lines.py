"""What is said, before it is words: a line's key and the values it needs.

The core never writes a sentence. It names a line of the book and hands over typed values; the
book knows how a day, an hour or a person's own words look in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class Typed:
    """Words that a person typed: never parsed, cleaned of control characters by the book."""

    text: str


@dataclass(frozen=True, slots=True)
class Hour:
    """A local wall-clock time, shown as hours and minutes; of a moment to come, the `instant`."""

    at: time
    instant: datetime | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A local date as seen from `today`: "tomorrow", "Thursday", "Friday 4 Dec"."""

    on: date
    today: date


@dataclass(frozen=True, slots=True)
class Country:
    """A country, by its ISO 3166 code: named as the reader's language calls it."""

    code: str


@dataclass(frozen=True, slots=True)
class Veiled:
    """A value that is shown under a spoiler until it is touched."""

    inner: Param


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the book with its values. A key `idea-tea.sign` names an attribute."""

    key: str
    params: Mapping[str, Param] = field(default_factory=dict)


Param = str | int | Typed | Hour | Day | Country | Veiled | Line
"""A value in a line. A `str` is a word of ours (a name, a number that must not be formatted)."""


def line(key: str, **params: Param) -> Line:
    """A line with its values: `line("cue-short", time=Hour(...))`."""
    return Line(key, params)
