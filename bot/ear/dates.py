"""A typed day without an hour: one that has been ("Tuesday", "3 Nov"), or one of every year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from bot.ear.days import days, names_a_day
from bot.ear.languages import tried
from bot.ear.meant import Said, Unread, Unreadable, Why, understood
from bot.ear.pieces import LONGEST, Twice, cut, in_earnest, only_joined, without
from bot.ear.tongue import Tongue, Words, tongue

_LEAP: Final = date(2028, 1, 1)
"""From this day on every day of a year is still to come, the 29th of February too."""
_JUST_GONE: Final = 90
"""So many days ago nobody counts in days any more."""
_TWO_MONTHS: Final = 63
"""Within so many days each day of a month has been."""
_HOURS: Final = frozenset({"hour", "minute", "half", "noon", "unit", "series"})
_ONE_DAY: Final = frozenset({"year", "relative", "span", "long", "n", "nth", "in_month"})
"""What names one day and no other, be it over or not."""
_EVERY_YEAR: Final = frozenset({"month", "either", "holiday"})


def been(text: str, today: date, language: str) -> date | Unread:
    """The day at or before `today` that the whole text names. Never raises."""
    return understood(_been(text, today, tongue(one)) for one in tried(language))


def _been(text: str, today: date, of: Tongue) -> date | Unread:
    said = _said(text, of)
    if said is None:
        return Unread(Why.UNSURE)
    if "gone" in said:
        return _gone(said["gone"], today, of.words)
    try:
        day, *others = days(said, of.words, today)
        if "weekday" in said and not {"day", "ordinal", "n", "nth"} & said.keys():
            return _last(day.weekday(), today)
        if others:
            return Unread(Why.UNSURE)
        return day if day <= today else _before(said, day, today)
    except (Unreadable, ValueError) as no:
        return Unread(no.why if isinstance(no, Unreadable) else Why.IMPOSSIBLE)


def told(text: str, today: date, language: str) -> tuple[date, str] | None:
    """The day gone by that a sentence speaks of, and the sentence without it. Never raises.

    Only what can be no other day: "yesterday I called mom", "3 days ago", "last Tuesday". With an
    hour the sentence stays whole.
    """
    of = tongue(language)
    if len(text) > LONGEST:
        return None
    try:
        pieces = cut(text, of.patterns, loosely=False)
    except Twice:
        return None
    rest = without(pieces)
    if "gone" not in pieces.said or not rest or not in_earnest(pieces, of.patterns):
        return None
    day = _gone(pieces.said["gone"], today, of.words)
    if isinstance(day, Unread) or day >= today:
        return None
    return day, rest if pieces.said.keys() == {"gone"} else pieces.text


def yearly(text: str, language: str) -> str | Unread:
    """Month and day ("03-12") of a date that comes every year. Never raises."""
    return understood(_yearly(text, tongue(one)) for one in tried(language))


def _yearly(text: str, of: Tongue) -> str | Unread:
    said = _said(text, of)
    if said is None or _EVERY_YEAR.isdisjoint(said):
        return Unread(Why.UNSURE)
    try:
        any_year = {key: value for key, value in said.items() if key != "year"}
        day, *others = days(any_year, of.words, _LEAP)
    except Unreadable as no:
        return Unread(no.why)
    return Unread(Why.UNSURE) if others else f"{day:%m-%d}"


def _said(text: str, of: Tongue) -> Said | None:
    if len(text) > LONGEST:
        return None
    try:
        pieces = cut(text, of.patterns, loosely=True)
    except Twice:
        return None
    day = names_a_day(pieces.said) or "gone" in pieces.said
    plain = day and only_joined(pieces, of.words) and not _HOURS & pieces.said.keys()
    return pieces.said if plain else None


def _gone(said: str, today: date, words: Words) -> date | Unread:
    """ "Yesterday", "last Tuesday", "3 days ago"; anything vaguer is asked for by its date."""
    *number, named = (word for word in said.split() if word not in words.ago)
    if named in words.weekdays:
        return _last(words.weekdays[named], today)
    if said in words.one_day_gone:
        return today - timedelta(days=1)
    ago, each = _number(" ".join(number), words), words.days.get(named, 0)
    if ago != int(ago) or not 0 < ago * each < _JUST_GONE:
        return Unread(Why.UNSURE)
    return today - timedelta(days=int(ago) * each)


def _number(word: str, words: Words) -> float:
    return words.numbers.get(word, int(word) if word.isdecimal() else 0)


def _last(weekday: int, today: date) -> date:
    return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)


def _before(said: Said, day: date, today: date) -> date | Unread:
    """A date without a year or a month is the last one that has been."""
    if not _ONE_DAY.isdisjoint(said):
        return Unread(Why.PAST)
    if not _EVERY_YEAR.isdisjoint(said):
        return day.replace(year=day.year - 1)
    so_far = (today - timedelta(days=ago) for ago in range(_TWO_MONTHS))
    return next(one for one in so_far if one.day == day.day)
