"""Which days the pieces of a text may mean."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from bot.ear.hours import minutes
from bot.ear.meant import Said, Unreadable, Why
from bot.ear.tongue import Words

_NAMES_A_DAY: Final = frozenset(
    {"relative", "weekday", "day", "ordinal", "either", "span", "today"}
)
_JUST_GONE: Final = timedelta(days=90)
"""A date without a year that is farther back than this is next year's."""


def names_a_day(said: Said) -> bool:
    return not _NAMES_A_DAY.isdisjoint(said)


def days(said: Said, words: Words, today: date) -> list[date]:
    """The days that may be meant; today when none was named."""
    named: list[list[date]] = []
    if "relative" in said:
        named.append([today + timedelta(days=words.relatives[said["relative"]])])
    if "span" in said:
        named.append([today + _span(said, words)])
    if {"day", "ordinal", "either"} & said.keys():
        named.append([_date(said, words, today)])
    if "weekday" in said:
        weekday = words.weekdays[said["weekday"]]
        if not named:
            named.append(_weekdays(weekday, said.get("which", ""), words, today))
        elif named[0][0].weekday() != weekday:
            raise Unreadable(Why.UNSURE)
    if len(named) > 1:
        raise Unreadable(Why.UNSURE)
    found = named[0] if named else [today]
    return _after_midnight(found, today) if "midnight" in said else found


def a_year_later(day: date) -> date:
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _span(said: Said, words: Words) -> timedelta:
    ahead = minutes(said["n"], words) * words.days[said["span"]]
    if ahead != int(ahead):
        raise Unreadable(Why.UNSURE)
    return timedelta(days=int(ahead))


def _after_midnight(named: list[date], today: date) -> list[date]:
    """Midnight is the end of today; of another day it could be either end."""
    if named == [today]:
        return [today + timedelta(days=1)]
    return [day + timedelta(days=end) for day in named for end in (0, 1)]


def _date(said: Said, words: Words, today: date) -> date:
    day, month = _day_and_month(said, words)
    if "year" in said:
        year = int(said["year"])
        return _day(year if year > 99 else 2000 + year, month or today.month, day)
    if month is None:  # "the 5th"
        later = today.replace(day=1) + timedelta(days=32 if day < today.day else 0)
        return _day(later.year, later.month, day)
    this_year = _day(today.year, month, day)
    return _day(today.year + 1, month, day) if today - this_year > _JUST_GONE else this_year


def _day_and_month(said: Said, words: Words) -> tuple[int, int | None]:
    if "either" in said:
        first, second = int(said["either"]), int(said["other"])
        if first != second and first <= 12 and second <= 12:
            raise Unreadable(Why.UNSURE)
        return (first, second) if second <= 12 else (second, first)
    day = words.ordinals[said["ordinal"]] if "ordinal" in said else int(said["day"])
    if "month" not in said:
        return day, None
    month = said["month"]
    return day, words.months[month] if month in words.months else int(month)


def _weekdays(weekday: int, which: str, words: Words, today: date) -> list[date]:
    """The coming one; "next" is next week's, and unsure where people differ."""
    ahead = (weekday - today.weekday()) % 7
    if which in words.next_one:
        offsets = _next(ahead, this_week=weekday > today.weekday())
    elif which in words.coming:
        offsets = (ahead or 7,)
    elif ahead == 0 and not which:
        offsets = (0, 7)
    else:
        offsets = (ahead,)
    return [today + timedelta(days=offset) for offset in offsets]


def _next(ahead: int, *, this_week: bool) -> tuple[int, ...]:
    """Nobody calls tomorrow "next"; this week's later days and the first two of next week, some."""
    if ahead == 0:
        return (7,)
    if this_week:
        return (8,) if ahead == 1 else (ahead, ahead + 7)
    return (ahead,) if ahead > 2 else (ahead, ahead + 7)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(Why.IMPOSSIBLE) from None
