"""What the pieces of a time add up to: one moment ahead, or why not.

What could be two is never guessed: both are handed back, to be offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from bot.ear.days import a_year_later, days, names_a_day
from bot.ear.hours import hours, minutes, small_hours
from bot.ear.meant import Said, Unread, Unreadable, When, Why, readings
from bot.ear.tongue import Part, Words

_LENGTH: Final = frozenset({"n", "unit", "n2", "unit2", "over", "h", "m"})
_WAKING_TODAY: Final = Part(7, 21)
_WAKING: Final = Part(7, 20)
"""Tomorrow's "at 9" is the morning; today's may be the evening."""
_ANY_HOUR: Final = Part(0, 23)
_SOON: Final = timedelta(hours=3)
"""An hour of the night may be meant where it is so near."""
_NIGHT_ENDS: Final = 4
"""Until this hour "tomorrow" may be the day on which they wake up."""
_NOON: Final = 12
_DATE: Final = frozenset({"day", "ordinal", "either"})
_ONE_DATE: Final = frozenset({"year", "in_month"})
_FARTHEST: Final = timedelta(days=731)
_A_DAY: Final = timedelta(days=1)


def reckon(said: Said, now: datetime, zone: tzinfo, words: Words) -> When | Unread:
    """The time that the pieces mean; `now` is aware, in UTC."""
    try:
        when = _Sum(said, now, zone, words).result()
    except Unreadable as no:
        return Unread(no.why)
    if "series" in said:
        return Unread(Why.SERIES, readings(when))
    if "perhaps" in said and isinstance(when, When):
        return Unread(Why.UNSURE, (when,))
    return when


@dataclass(frozen=True, slots=True)
class _Sum:
    said: Said
    now: datetime
    zone: tzinfo
    words: Words

    def result(self) -> When | Unread:
        if "gone" in self.said:
            raise Unreadable(Why.PAST)
        if {"unit", "over", "h"} & self.said.keys():
            return self._elapsed()
        return self._on_the_calendar()

    @property
    def _wall(self) -> datetime:
        return self.now.astimezone(self.zone).replace(tzinfo=None)

    @property
    def _today(self) -> date:
        return self._wall.date()

    def _elapsed(self) -> When:
        length = self._length()
        if not self.said.keys() <= _LENGTH or length < timedelta(minutes=1):
            raise Unreadable(Why.UNSURE)
        return self._shown((self.now + length).replace(second=0, microsecond=0), elapsed=True)

    def _length(self) -> timedelta:
        said, words = self.said, self.words
        if "h" in said:
            return timedelta(hours=int(said["h"]), minutes=int(said["m"]))
        if "over" in said:  # "an hour and a half"
            over = words.quarters[said["over"]]
            return timedelta(hours=minutes(said["n"], words), minutes=over)
        length = minutes(said["n"], words) * words.minutes[said["unit"]]
        if "n2" in said:  # minutes where their unit is left out
            unit = words.minutes[said["unit2"]] if "unit2" in said else 1
            length += minutes(said["n2"], words) * unit
        return timedelta(minutes=length)

    def _on_the_calendar(self) -> When | Unread:
        named = self._days()
        clock = self._hours_of(named)
        if clock and self._is_spent(named):
            return self._next_such(named, clock)
        if clock:
            return self._one_of(named, clock)
        if "part" in self.said:
            return self._part_of(named, self.words.parts[self.said["part"]])
        if not names_a_day(self.said):
            raise Unreadable(Why.UNSURE)
        return self._one_of(named, [])

    def _days(self) -> list[date]:
        """After midnight "tomorrow" may be what the clock calls today, and tonight is now."""
        named = days(self.said, self.words, self._today)
        told = "relative" in self.said or small_hours(self.said, self.words)
        if not told or named[0] == self._today or self._wall.hour >= _NIGHT_ENDS:
            return named
        return sorted({day - timedelta(days=back) for day in named for back in (0, 1)})

    def _is_spent(self, named: list[date]) -> bool:
        """Whether it is the date of today that they name, and its hour is over."""
        dated = bool(_DATE & self.said.keys()) and not _ONE_DATE & self.said.keys()
        return dated and named == [self._today] and not any(self._ahead(named, self._usual(named)))

    def _next_such(self, named: list[date], clock: list[time]) -> Unread:
        """What may be left of today, and the same date to come."""
        left = [*self._ahead(named, clock)]
        undated = {name: said for name, said in self.said.items() if name != "weekday"}
        month_on = days(undated, self.words, self._today + _A_DAY)
        following = month_on if month_on > named else [*map(a_year_later, named)]
        later = [*self._ahead(following, self._usual(following))]
        return Unread(Why.UNSURE if left else Why.PAST, tuple(left + later))

    def _usual(self, named: list[date]) -> list[time]:
        waking = _WAKING_TODAY if named == [self._today] else _WAKING
        return hours(self.said, self.words, waking)

    def _hours_of(self, named: list[date]) -> list[time]:
        """Today an hour outside the waking ones counts too where it is near, or all that is left
        of the day."""
        usual = self._usual(named)
        if named[0] != self._today:
            return usual
        over = not any(self._ahead([self._today], usual))

        def counts(hour: time) -> bool:
            at = [self._instant(self._today + timedelta(days=on), hour) for on in (0, 1)]
            near = any(self.now < one <= self.now + _SOON for one in at)
            return near or (over and self.now < at[0])

        either = hours(self.said, self.words, _ANY_HOUR)
        return [hour for hour in either if hour in usual or counts(hour)]

    def _instant(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, self.zone).astimezone(UTC)

    def _part_of(self, named: list[date], part: Part) -> When | Unread:
        """Its usual hour; no hour when that is over but the part is not."""
        usual = self._one_of(named, [time(part.usual or part.first)])
        over = isinstance(usual, Unread) and usual.why is Why.PAST
        if over and named == [self._today] and self._wall.hour < part.last:
            return When(self._today)
        return usual

    def _one_of(self, named: list[date], clock: list[time]) -> When | Unread:
        """The one reading that lies ahead; several, or none, are no answer."""
        ahead = [*self._ahead(named, clock)]
        if len(ahead) == 1 and (len(clock) < 2 or names_a_day(self.said)):
            return ahead[0]
        tomorrow = [*self._ahead([day + _A_DAY for day in named], clock)]
        if ahead:  # a lone "at 7" in the afternoon: this evening, or tomorrow morning?
            return Unread(Why.UNSURE, tuple(ahead if len(ahead) > 1 else ahead + tomorrow[:1]))
        if self._tonight(clock):
            return tomorrow[0]
        if "in_month" in self.said:
            raise Unreadable(Why.PAST)
        if named[0] < self._today:
            return Unread(Why.PAST, tuple(self._ahead([*map(a_year_later, named)], clock)))
        return Unread(Why.PAST if len(clock) < 2 else Why.UNSURE, tuple(tomorrow))

    def _tonight(self, clock: list[time]) -> bool:
        """Whether "00:30" is what comes after this evening."""
        return (
            not names_a_day(self.said)
            and len(clock) == 1
            and clock[0].hour < _NIGHT_ENDS
            and self._wall.hour >= _NOON
        )

    def _ahead(self, named: list[date], clock: list[time]) -> Iterator[When]:
        for day in named:
            if day - self._today > _FARTHEST:
                raise Unreadable(Why.IMPOSSIBLE)
            if not clock and day >= self._today:
                yield When(day)
            for hour in clock:
                at = self._instant(day, hour)
                if at > self.now:
                    yield self._shown(at)

    def _shown(self, at: datetime, *, elapsed: bool = False) -> When:
        """As the person's clock will show it, which in a summer-time gap is not what was said."""
        wall = at.astimezone(self.zone)
        return When(wall.date(), wall.time().replace(fold=0), at, elapsed)
