"""How long something shall last: "3 days", "for two weeks", "until friday"."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

from bot.ear.languages import tried
from bot.ear.tongue import Tongue, tongue
from bot.ear.when import Unread, When, Why, names_an_hour, read_in


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
    through = of.patterns.through.match(text)
    day = text[through.end() :] if through else of.patterns.until.sub("", text, count=1)
    last = read_in(of, day, now, zone)
    if isinstance(last, Unread):
        after = None if through else _after_today(last, now.astimezone(zone).date())
        return None if after is None else _at(after, morning, zone, now)
    whole = through and not names_an_hour(of, day)
    return _at(When(last.day + timedelta(days=1)) if whole else last, morning, zone, now)


def _after_today(last: Unread, today: date) -> When | None:
    """ "Until monday", said on a Monday: it is not over before it began. "Until christmas"."""
    if last.why is not Why.UNSURE or any(one.at for one in last.readings):
        return None
    ahead = [one for one in last.readings if one.day > today]
    return ahead[0] if len(ahead) == 1 else None


def _at(when: When, hour: time, zone: tzinfo, now: datetime) -> datetime | None:
    at = when.at or datetime.combine(when.day, hour, zone).astimezone(now.tzinfo)
    return at if at > now else None
