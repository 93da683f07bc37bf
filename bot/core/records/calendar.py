"""When things fall: zones, wall time to instants, and how late is too late.

Wishes are local, instants are UTC. In a summer-time gap a time moves forward by the gap, in a
fold the first of the two counts (the rule of RFC 5545 and java.time). An instant is kept with the
rules by which it was derived (`tzdb` in the store), which together are its local time.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final

from bot import zones
from bot.core.records.model import Person

PARTS: Final = (time(0), time(12), time(18))
"""When the morning, the afternoon and the evening begin."""
_OFFSET = re.compile(r"([+-])(\d{2}):(\d{2})")


@lru_cache(maxsize=512)
def zone(name: str) -> tzinfo:
    """The zone of an IANA name or an offset such as "+05:30"; UTC for what is neither."""
    match = _OFFSET.fullmatch(name)
    if match:
        sign, hours, minutes = match.groups()
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(offset if sign == "+" else -offset)
    compiled = zones.rules().get(name)
    return UTC if compiled is None else zones.zone(compiled, name)


def zone_of(person: Person) -> tzinfo:
    """The person's zone; UTC until they told us what their clock says."""
    return zone(person.zone) if person.zone else UTC


_USUAL: Final = {
    "en": ("America/Los_Angeles", "America/New_York", "Europe/London", "Europe/Berlin"),
    "es": ("America/Mexico_City", "America/Bogota", "America/Buenos_Aires", "Europe/Madrid"),
    "pt": ("America/Sao_Paulo", "Europe/Lisbon"),
    "fr": ("America/Toronto", "Europe/Paris"),
    "ru": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk"),
    "uk": ("Europe/Kyiv",),
    "hi": ("Asia/Kolkata",),
    "ja": ("Asia/Tokyo",),
    "ko": ("Asia/Seoul",),
}


def usual_zones(language: str) -> tuple[str, ...]:
    """Zones whose clocks people of a language often read, from west to east."""
    return _USUAL.get(language, ("Europe/London", "Europe/Berlin", "Europe/Athens"))


def zone_reading(offset: timedelta, now: datetime, language: str) -> str:
    """The zone of somebody whose clock is `offset` from UTC now: a usual one, else the offset."""
    for name in usual_zones(language):
        if now.astimezone(zone(name)).utcoffset() == offset:
            return name
    sign = "-" if offset < timedelta() else "+"
    minutes = abs(offset) // timedelta(minutes=1)
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"


def part_of_day(person: Person, at: datetime) -> datetime:
    """When the local morning, afternoon or evening of this instant began."""
    wall = at.astimezone(zone_of(person)).replace(tzinfo=None)
    began = max(start for start in PARTS if start <= wall.time())
    return instant(datetime.combine(wall.date(), began), zone_of(person))


def next_part(person: Person, now: datetime) -> datetime:
    """When the next morning, afternoon or evening begins, outside of quiet hours."""
    here = zone_of(person)
    wall = now.astimezone(here).replace(tzinfo=None)
    days = (wall.date(), wall.date() + timedelta(days=1))
    starts = (instant(datetime.combine(day, start), here) for day in days for start in PARTS)
    return awake(person, next(start for start in starts if start > now))


def instant(wall: datetime, place: tzinfo) -> datetime:
    """The UTC instant of a naive wall time: past a gap, and the first of a fold."""
    return wall.replace(tzinfo=place, fold=0).astimezone(UTC)


def same_wall(at: datetime, was: tzinfo, place: tzinfo) -> datetime:
    """When another clock shows what the one that `was` showed at this instant."""
    wall = at.astimezone(was).replace(tzinfo=None)
    return at if at.astimezone(place).replace(tzinfo=None) == wall else instant(wall, place)


def days_on(at: datetime, days: int, place: tzinfo) -> datetime:
    """The same hour of the local clock, so many days later."""
    return instant(at.astimezone(place).replace(tzinfo=None) + timedelta(days=days), place)


def quiet(person: Person, at: datetime) -> bool:
    return quiet_at(person, at.astimezone(zone_of(person)).time())


def quiet_at(person: Person, clock: time) -> bool:
    """Whether this hour is one of the person's quiet hours, by night or by day; a span that ends
    where it begins is none."""
    start, end = person.quiet_from, person.quiet_to
    return start <= clock < end if start <= end else clock >= start or clock < end


def awake(person: Person, at: datetime) -> datetime:
    """This instant, or the end of the person's quiet hours when it falls into them."""
    place = zone_of(person)
    wall = at.astimezone(place).replace(tzinfo=None)
    if not quiet_at(person, wall.time()):
        return at
    day = wall.date() + timedelta(days=0 if wall.time() < person.quiet_to else 1)
    return instant(datetime.combine(day, person.quiet_to), place)


def day_of(person: Person, at: datetime) -> date | None:
    """Their day at this instant; while their clock is unknown, that of people of their language,
    unless it is not the same for all of them."""
    zones = (person.zone,) if person.zone else usual_zones(person.language)
    days = {at.astimezone(zone(name)).date() for name in zones}
    return days.pop() if len(days) == 1 else None
