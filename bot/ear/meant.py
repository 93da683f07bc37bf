"""What reading a time may give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar

_Meant = TypeVar("_Meant")
Said = Mapping[str, str]
"""What the pieces of a text say, by the names of their groups in the patterns of a language."""


class Why(StrEnum):
    """Why a text gave no time."""

    PAST = "past"
    IMPOSSIBLE = "impossible"  # no such day or hour, or more than two years ahead
    UNSURE = "unsure"  # it could be two things, or nothing we know
    DAY = "day"  # a day in words that we don't know stands beside what was read
    SERIES = "series"  # again and again; the readings are the first of it


@dataclass(frozen=True, slots=True)
class When:
    """A point in time that lies ahead.

    `day` and `time` are what the person's clock will show, `at` is the instant in UTC. When
    only a day was named, `time` and `at` are None. `elapsed` is true for "in 20 min", which
    does not move when the person changes zone.
    """

    day: date
    time: time | None = None
    at: datetime | None = None
    elapsed: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """No time, and why; `readings` are what might be meant, to offer as buttons."""

    why: Why
    readings: tuple[When, ...] = ()


def readings(when: When | Unread) -> tuple[When, ...]:
    return (when,) if isinstance(when, When) else when.readings


class Unreadable(Exception):
    """The pieces name no time."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def understood(readings: Iterable[_Meant | Unread]) -> _Meant | Unread:
    """The first of several readings of one text that says more than that it may be anything."""
    unsure = Unread(Why.UNSURE)
    return next((meant for meant in readings if meant != unsure), unsure)
