"""A typed time: "tomorrow 5pm", "in 20 min", "sat 10:00" -> a moment, or a kind reason why not.

`read` takes a text that is nothing but a time, `find` takes a sentence that holds one. Nothing
is guessed: what could be two things is refused, with the two things to offer as buttons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum


class Why(StrEnum):
    """Why a text gave no time."""

    PAST = "past"
    IMPOSSIBLE = "impossible"  # no such day or hour, or more than two years ahead
    UNSURE = "unsure"  # it could be two things, or nothing we know


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


@dataclass(frozen=True, slots=True)
class Found:
    """A time in a sentence, and the sentence without it."""

    when: When
    rest: str


def read(text: str, now: datetime, zone: tzinfo, language: str = "en") -> When | Unread:
    """The time that the whole text names; `now` is aware, in UTC."""
    return Unread(Why.UNSURE)


def find(text: str, now: datetime, zone: tzinfo, language: str = "en") -> Found | None:
    """The one time inside a plan, and the rest of its words; None when there is no sure one."""
    return None


def read_clock(text: str) -> time | None:
    """What somebody's clock says: "14:05", "2:05 pm", "1405"."""
    match = re.fullmatch(r"\s*([01]?\d|2[0-3])[:.]?([0-5]\d)\s*", text)
    return time(int(match[1]), int(match[2])) if match else None


def offset_of(clock_says: time, now: datetime) -> timedelta:
    """The UTC offset, to the quarter of an hour, of a place whose clock says this at `now`."""
    utc = now.hour * 60 + now.minute
    quarters = round((clock_says.hour * 60 + clock_says.minute - utc) / 15)
    return timedelta(minutes=15 * ((quarters + 48) % 96 - 48))
