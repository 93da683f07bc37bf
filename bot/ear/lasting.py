"""How long something shall last: "3 days", "for two weeks", "until friday"."""

from __future__ import annotations

from datetime import datetime, time, tzinfo

from bot.ear.languages import tried
from bot.ear.tongue import Tongue, tongue
from bot.ear.when import Unread, When, read_in


def ends(text: str, now: datetime, zone: tzinfo, morning: time, language: str) -> datetime | None:
    """When it is over: at this hour after so many days, or on a day's `morning`; None if unsure.

    `now` is aware, in UTC; so is what it gives. It never raises.
    """
    words = " ".join(text.split())
    over = (_ends(words, now, zone, morning, tongue(one)) for one in tried(language))
    return next(filter(None, over), None)


def _ends(text: str, now: datetime, zone: tzinfo, morning: time, of: Tongue) -> datetime | None:
    length = of.patterns.lasting.sub("", text, count=1)
    lasts = read_in(of, of.words.within.replace("{length}", length), now, zone)
    if isinstance(lasts, When):
        return _at(lasts, now.astimezone(zone).time(), zone, now)
    ends = read_in(of, of.patterns.until.sub("", text, count=1), now, zone)
    return None if isinstance(ends, Unread) else _at(ends, morning, zone, now)


def _at(when: When, hour: time, zone: tzinfo, now: datetime) -> datetime | None:
    at = when.at or datetime.combine(when.day, hour, zone).astimezone(now.tzinfo)
    return at if at > now else None
