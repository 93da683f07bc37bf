"""A typed time: "tomorrow 5pm", "in 20 min", "sat 10:00" -> a moment, or a kind reason why not.

`read` takes a text that is nothing but a time, `find` takes a sentence that holds one. Nothing
is guessed: what could be two things is refused, with the two things to offer as buttons.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Final

from bot.ear.days import names_a_day
from bot.ear.hours import HOURS
from bot.ear.languages import tried
from bot.ear.meant import Said, Unread, When, Why, readings, understood
from bot.ear.pieces import LONGEST, Cut, Twice, cut, in_earnest, only_joined, without
from bot.ear.reckon import reckon
from bot.ear.tongue import Patterns, Tongue, tongue

__all__ = [
    "Found",
    "Unread",
    "When",
    "Why",
    "find",
    "names_an_hour",
    "offset_of",
    "read",
    "read_clock",
    "read_in",
    "time_words",
]

_LONGEST_TIME: Final = 100
"""Nobody needs more characters to say nothing but a time."""


@dataclass(frozen=True, slots=True)
class Found:
    """A time in a sentence, or what it may be; and the sentence without it."""

    when: When | Unread
    rest: str


def read(text: str, now: datetime, zone: tzinfo, language: str) -> When | Unread:
    """The time that the whole text names; `now` is aware, in UTC. It never raises."""
    return understood(read_in(tongue(one), text, now, zone) for one in tried(language))


def read_in(of: Tongue, text: str, now: datetime, zone: tzinfo) -> When | Unread:
    """The same, in one language."""
    if len(text) > _LONGEST_TIME:
        return Unread(Why.UNSURE)
    try:
        pieces = cut(text, of.patterns, loosely=True)
    except Twice:
        return Unread(Why.UNSURE)
    if not pieces.said or not only_joined(pieces, of.words):
        return Unread(Why.UNSURE)
    return reckon(pieces.said, now, zone, of.words)


def find(text: str, now: datetime, zone: tzinfo, language: str) -> Found | None:
    """The time inside a plan, sure or to be asked about, and the rest of its words.

    None when there is none, or nothing but a time (that is for `read`). Never raises. A sentence
    is heard in one language only: what two make of it together would be a guess.
    """
    of = tongue(language)
    if len(text) > LONGEST:
        return None
    try:
        pieces = cut(text, of.patterns, loosely=False)
    except Twice:
        return None
    rest = without(pieces)
    says_enough = names_a_day(pieces.said) or not pieces.said.keys() <= {"part"}
    if not rest or not says_enough or not in_earnest(pieces, of.patterns):
        return None
    when = _with_what_is_left(pieces, reckon(pieces.said, now, zone, of.words), of.patterns)
    # "Yesterday" alone may tell a story; with an hour it is a time, though a past one.
    over = not {"gone", "year"}.isdisjoint(pieces.said) and _with_an_hour(pieces.said)
    asked = isinstance(when, Unread) and (when.readings or when.why is Why.DAY)
    return Found(when, rest) if isinstance(when, When) or asked or over else None


def _with_what_is_left(pieces: Cut, when: When | Unread, patterns: Patterns) -> When | Unread:
    """Where the other words speak of time too, what was understood is no more than a reading."""
    meant = readings(when)
    if meant and patterns.left_series.search(pieces.left):
        return Unread(Why.SERIES, meant)
    if meant and patterns.left_day.search(pieces.left):
        named = names_a_day(pieces.said) or "unit" in pieces.said
        return Unread(Why.DAY, meant if named else ())
    if isinstance(when, When) and when.at and patterns.left_hour.search(pieces.left):
        return Unread(Why.UNSURE, meant)
    return when


def time_words(text: str, language: str) -> Said:
    """What speaks of a time in a text, whatever it comes to; nothing where it may be two."""
    try:
        return cut(text[:LONGEST], tongue(language).patterns, loosely=False).said
    except Twice:
        return {}


def _with_an_hour(said: Said) -> bool:
    return bool(said.keys() - {"gone", "day", "month", "year", "weekday", "ordinal"})


def names_an_hour(of: Tongue, text: str) -> bool:
    """Whether a text that can be read says an hour: "friday night" has one, but says none."""
    said = cut(text, of.patterns, loosely=True).said
    return not said.keys().isdisjoint(HOURS)


def read_clock(text: str, language: str) -> time | None:
    """What somebody's clock says: "14:05", "2:05 pm", "1405"; None for anything else."""
    plain = " ".join(text[:LONGEST].split())
    return next(filter(None, (_clock(plain, tongue(one)) for one in tried(language))), None)


def _clock(text: str, of: Tongue) -> time | None:
    match = of.patterns.clock.fullmatch(text)
    if match is None or not (match["minute"] or match["half"]):
        return None
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if of.words.past_noon(half) else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def offset_of(clock_says: time, now: datetime) -> timedelta:
    """The UTC offset of a place whose clock says this at `now`, to the quarter of an hour.

    Two places a day apart show the same time: of those the one between -10 and +13:45 hours is
    meant, for Hawaii and New Zealand have more people than the islands opposite.
    """
    utc = now.astimezone(UTC)
    ahead = (clock_says.hour - utc.hour) * 60 + clock_says.minute - utc.minute
    return timedelta(minutes=15 * ((round(ahead / 15) + 40) % 96 - 40))
