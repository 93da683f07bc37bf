"""How long something shall last: "3 days", "for two weeks", "until friday"."""

from __future__ import annotations

import re
from datetime import datetime, time, tzinfo
from typing import Final

from bot.ear.when import Unread, When, read

_FOR: Final = re.compile(r"(?:for )?(?:just |about |the next )?(?=.)", re.IGNORECASE)
_UNTIL: Final = re.compile(r"(?:un)?til{1,2} ", re.IGNORECASE)


def ends(text: str, now: datetime, zone: tzinfo, morning: time) -> datetime | None:
    """When it is over: at this hour after so many days, or on a day's `morning`; None if unsure.

    `now` is aware, in UTC; so is what it gives. It never raises.
    """
    words = " ".join(text.split())
    lasts = read("in " + _FOR.sub("", words, count=1), now, zone)
    if isinstance(lasts, When):
        return _at(lasts, now.astimezone(zone).time(), zone, now)
    ends = read(_UNTIL.sub("", words, count=1), now, zone)
    return None if isinstance(ends, Unread) else _at(ends, morning, zone, now)


def _at(when: When, hour: time, zone: tzinfo, now: datetime) -> datetime | None:
    at = when.at or datetime.combine(when.day, hour, zone).astimezone(now.tzinfo)
    return at if at > now else None
