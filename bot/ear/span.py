"""A span of the day: "22-8", "22:30 to 7", "9pm - 9am"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Final

from bot.ear.languages import listed, table, tried
from bot.ear.reply import same
from bot.ear.tongue import Tongue, Words, tongue

_LONGEST: Final = 16 * 60
"""Nobody means more minutes than this; what seems longer is asked about."""
_NIGHT_BEGINS_BEFORE: Final = time(4)


def read(text: str, language: str) -> tuple[time, time] | None:
    """Where it begins and ends; None for anything else, and for a span of no length."""
    if len(text) >= 40:
        return None
    plain = " ".join(text.split())
    return next(filter(None, (_span(plain, tongue(one)) for one in tried(language))), None)


def none(text: str, language: str) -> bool:
    return any(
        same(text, words)
        for one in tried(language)
        for words in listed(table(one, "times").get("no_span", ""))
    )


def _span(text: str, of: Tongue) -> tuple[time, time] | None:
    """The one that is meant: of hours that may be of either half of the day, the night's."""
    found = of.patterns.span_of_day.fullmatch(text)
    if found is None:
        return None
    ends = (found.groups()[:3], found.groups()[3:6])
    either = not any(_counts_to_24(hour, half) for hour, _, half in ends)
    first, last = ([*_hours(of.words, *end, either=either)] for end in ends)
    spans = [(one, other) for one in first for other in last if _minutes(one, other) <= _LONGEST]
    nights = [(one, other) for one, other in spans if one > other or one < _NIGHT_BEGINS_BEFORE]
    meant = nights if len(spans) > 1 else spans
    return meant[0] if len(meant) == 1 else None


def _counts_to_24(hour: str, half: str | None) -> bool:
    return half is None and hour.isdecimal() and (hour.startswith("0") or int(hour) > 12)


def _hours(
    words: Words, hour: str, minute: str | None, half: str | None, *, either: bool
) -> Iterator[time]:
    number, past = words.hours.get(hour.lower()) or int(hour), int(minute or 0)
    hours = [0 if number == 24 and not past else number]
    if half is not None or either:
        noons = (0, 12) if half is None else (12 * words.past_noon(half.replace(".", "")),)
        hours = [number % 12 + noon for noon in noons] if 1 <= number <= 12 else []
    return (time(hour, past) for hour in hours if hour < 24 and past < 60)


def _minutes(begins: time, ends: time) -> int:
    """How long it is; a whole day where it ends as it begins."""
    ahead = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    return ahead % (24 * 60) or 24 * 60
