"""Which days the pieces of a text may mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Final

from bot.ear.hours import minutes, small_hours
from bot.ear.meant import Said, Unreadable, Why
from bot.ear.tongue import Words

_NAMES_A_DAY: Final = frozenset(
    {"relative", "weekday", "day", "ordinal", "either", "span", "long", "holiday", "today"}
)
_JUST_GONE: Final = timedelta(days=90)
"""A date without a year that is farther back than this is next year's."""


def names_a_day(said: Said) -> bool:
    return not _NAMES_A_DAY.isdisjoint(said)


def days(said: Said, words: Words, today: date) -> list[date]:
    """The days that may be meant; today when none was named."""
    found = _named(said, words, today)
    if small_hours(said, words):
        return [day + timedelta(days=1) for day in found]
    return _after_midnight(found, today) if "midnight" in said else found


def _named(said: Said, words: Words, today: date) -> list[date]:
    if "counted" in said:  # "a week from friday"
        first = {name: said[name] for name in said if name not in ("counted", "n", "span")}
        return [day + _span(said, words) for day in _named(first, words, today)]
    named = [*_without_weekday(said, words, today)]
    if "weekday" in said:
        weekday = words.weekdays[said["weekday"]]
        if not named:
            return _weekdays(weekday, said, words, today)
        if named[0][0].weekday() != weekday:
            raise Unreadable(Why.UNSURE)
    if len(named) > 1:
        raise Unreadable(Why.UNSURE)
    return named[0] if named else [today]


def _without_weekday(said: Said, words: Words, today: date) -> Iterator[list[date]]:
    if "relative" in said:
        yield [today + timedelta(days=words.relatives[said["relative"]])]
    if "span" in said:
        yield [today + _span(said, words)]
    if "long" in said:
        yield [_months_on(today, _whole(said["n"], words, words.months_in[said["long"]]))]
    if "holiday" in said:
        yield [_holiday(words.holidays[said["holiday"]], today)]
    if {"day", "ordinal", "either"} & said.keys():
        yield _dates(said, words, today)


def a_year_later(day: date) -> date:
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _span(said: Said, words: Words) -> timedelta:
    return timedelta(days=_whole(said["n"], words, words.days[said["span"]]))


def _whole(number: str, words: Words, times: int = 1) -> int:
    product = minutes(number, words) * times
    if product != int(product):
        raise Unreadable(Why.UNSURE)
    return int(product)


def _holiday(month_and_day: str, today: date) -> date:
    days = (date.fromisoformat(f"{today.year + later}-{month_and_day}") for later in (0, 1))
    return next(day for day in days if day >= today)


def _months_on(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    first = _first_of(day, months)
    return min(first + timedelta(days=day.day - 1), _first_of(first, 1) - timedelta(days=1))


def _first_of(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return _day(year, month + 1, 1)


def _after_midnight(named: list[date], today: date) -> list[date]:
    """Midnight is the end of today; of another day it could be either end."""
    if named == [today]:
        return [today + timedelta(days=1)]
    return [day + timedelta(days=end) for day in named for end in (0, 1)]


def _dates(said: Said, words: Words, today: date) -> list[date]:
    """One; or both that "3/12" may be."""
    if "either" not in said:
        return [_date(said, *_day_and_month(said, words), words, today)]
    first, second = int(said["either"]), int(said["other"])
    pairs = {(first, second), (second, first)}
    possible = [(day, month) for day, month in pairs if month <= 12] or [(first, second)]
    return sorted({_date(said, day, month, words, today) for day, month in possible})


def _date(said: Said, day: int, month: int | None, words: Words, today: date) -> date:
    if "year" in said:
        year = int(said["year"])
        return _day(year if year > 99 else 2000 + year, month or today.month, day)
    if "in_month" in said:
        first = _first_of(today, said["in_month"] in words.next_one)
        return _day(first.year, first.month, day)
    if month is None:  # "the 5th"
        return _next_such(day, today)
    this_year = _day(today.year, month, day)
    return _day(today.year + 1, month, day) if today - this_year > _JUST_GONE else this_year


def _next_such(day: int, today: date) -> date:
    """The next day of this number: on the 30th of November "the 31st" is in December."""
    if not 1 <= day <= 31:
        raise Unreadable(Why.IMPOSSIBLE)
    months = (_first_of(today, ahead) for ahead in count())
    such = (first + timedelta(days=day - 1) for first in months)
    return next(date for date in such if date >= today and date.day == day)


def _day_and_month(said: Said, words: Words) -> tuple[int, int | None]:
    day = words.ordinals[said["ordinal"]] if "ordinal" in said else int(said["day"])
    if "month" not in said:
        return day, None
    month = said["month"]
    return day, words.months[month] if month in words.months else int(month)


def _weekdays(weekday: int, said: Said, words: Words, today: date) -> list[date]:
    """The coming one; "next" is next week's, and unsure where people differ."""
    ahead, which = (weekday - today.weekday()) % 7, said.get("which", "")
    if "nth" in said:
        return [_nth(weekday, said, words, today)]
    if "n" in said:  # "two fridays from now"
        offsets: tuple[int, ...] = ((ahead or 7) + 7 * (_whole(said["n"], words) - 1),)
    elif which in words.next_one:
        offsets = _next(ahead, this_week=weekday > today.weekday())
    elif which in words.coming:
        offsets = (ahead or 7,)
    elif ahead == 0 and not which:
        offsets = (0, 7)
    else:
        offsets = (ahead,)
    return [today + timedelta(days=offset) for offset in offsets]


def _nth(weekday: int, said: Said, words: Words, today: date) -> date:
    """ "First tuesday in october", "last friday of march": the one still to come."""
    month = words.months[said["month"]]
    firsts = (_day(today.year + later, month, 1) for later in (0, 1))
    such = (_nth_from(first, weekday, words.ordinals.get(said["nth"])) for first in firsts)
    return next(day for day in such if day >= today)


def _nth_from(first: date, weekday: int, nth: int | None) -> date:
    """The last one of the month that begins there where no number is given."""
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    days = [day + timedelta(weeks=weeks) for weeks in range(5)]
    of_month = [day for day in days if day.month == first.month]
    if nth is not None and nth > len(of_month):
        raise Unreadable(Why.IMPOSSIBLE)
    return of_month[-1 if nth is None else nth - 1]


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
