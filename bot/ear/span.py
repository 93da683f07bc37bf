"""A span of the day: "22-8", "22:30 to 7", "9pm - 9am"."""

from __future__ import annotations

from datetime import time

from bot.ear.languages import listed, table, tried
from bot.ear.reply import same
from bot.ear.tongue import Tongue, Words, tongue


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
    found = of.patterns.span_of_day.fullmatch(text)
    if found is None:
        return None
    begins, ends = (_hour(of.words, *found.groups()[n : n + 3]) for n in (0, 3))
    return None if begins is None or ends is None or begins == ends else (begins, ends)


def _hour(words: Words, hour: str, minute: str | None, half: str | None) -> time | None:
    number = int(hour)
    if half is not None:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if words.past_noon(half) else 0)
    if number == 24 and not minute:
        number = 0
    return time(number, int(minute or 0)) if number < 24 and int(minute or 0) < 60 else None
