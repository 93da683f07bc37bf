"""A typed time: "tomorrow 5pm", "in 20 min", "sat 10:00" -> a moment, or a kind reason why not.

`read` takes a text that is nothing but a time, `find` takes a sentence that holds one. Nothing
is guessed: what could be two things is refused, with the two things to offer as buttons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Final

from bot.ear.days import names_a_day
from bot.ear.meant import Said, Unread, When, Why
from bot.ear.pieces import LONGEST, Twice, cut, in_earnest, only_joined, tongue, without
from bot.ear.reckon import reckon

__all__ = ["Found", "Unread", "When", "Why", "find", "offset_of", "read", "read_clock"]

_LONGEST_TIME: Final = 100
"""Nobody needs more characters to say nothing but a time."""
_CLOCK: Final = re.compile(
    r"(?:it'?s |at )?(?P<hour>[0-9]{1,2})(?:[:.h ]?(?P<minute>[0-9]{2}))?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A time in a sentence, or what it may be; and the sentence without it."""

    when: When | Unread
    rest: str


def read(text: str, now: datetime, zone: tzinfo, language: str = "en") -> When | Unread:
    """The time that the whole text names; `now` is aware, in UTC. It never raises."""
    words = tongue(language)
    if len(text) > _LONGEST_TIME:
        return Unread(Why.UNSURE)
    try:
        pieces = cut(text, words, loosely=True)
    except Twice:
        return Unread(Why.UNSURE)
    if not pieces.said or not only_joined(pieces, words):
        return Unread(Why.UNSURE)
    return reckon(pieces.said, now, zone, words)


def find(text: str, now: datetime, zone: tzinfo, language: str = "en") -> Found | None:
    """The time inside a plan, sure or to be asked about, and the rest of its words.

    None when there is none, or nothing but a time (that is for `read`). Never raises.
    """
    words = tongue(language)
    if len(text) > LONGEST:
        return None
    try:
        pieces = cut(text, words, loosely=False)
    except Twice:
        return None
    rest = without(pieces)
    says_enough = names_a_day(pieces.said) or not pieces.said.keys() <= {"part"}
    if not rest or not says_enough or not in_earnest(pieces, words):
        return None
    when = reckon(pieces.said, now, zone, words)
    # "Yesterday" alone may tell a story; with an hour it is a time, though a past one.
    over = not {"gone", "year"}.isdisjoint(pieces.said) and _with_an_hour(pieces.said)
    return Found(when, rest) if isinstance(when, When) or when.readings or over else None


def _with_an_hour(said: Said) -> bool:
    return bool(said.keys() - {"gone", "day", "month", "year", "weekday", "ordinal"})


def read_clock(text: str) -> time | None:
    """What somebody's clock says: "14:05", "2:05 pm", "1405"; None for anything else."""
    match = _CLOCK.fullmatch(" ".join(text[:LONGEST].split()))
    if match is None or not (match["minute"] or match["half"]):
        return None
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half in "pP" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def offset_of(clock_says: time, now: datetime) -> timedelta:
    """The UTC offset of a place whose clock says this at `now`, to the quarter of an hour.

    Two places a day apart show the same time: of those the one between -10 and +13:45 hours is
    meant, for Hawaii and New Zealand have more people than the islands opposite.
    """
    utc = now.astimezone(UTC)
    ahead = (clock_says.hour - utc.hour) * 60 + clock_says.minute - utc.minute
    return timedelta(minutes=15 * ((round(ahead / 15) + 40) % 96 - 40))
