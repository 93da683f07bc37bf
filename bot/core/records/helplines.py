"""Numbers of people who help: in an emergency, and to talk to, by country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Final

A_DAY: Final = timedelta(days=1)
FRESH_FOR: Final = timedelta(days=180)
"""How long a number is shown after somebody looked whether it is still right."""


class Serves(StrEnum):
    """What a helpline is for."""

    CRISIS = "crisis"
    ABUSE = "abuse"
    YOUTH = "youth"
    POISON = "poison"
    SUBSTANCE = "substance"
    GAMBLING = "gambling"


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line. `hours` are local; None: day and night. `texts` is a number to write to, `chat` an
    address; `source` says where the number was read, on the day `verified_on`."""

    country: str  # ISO 3166
    serves: frozenset[Serves]
    name: str
    number: str
    verified_on: date
    source: str
    hours: tuple[time, time] | None = None
    texts: str = ""
    chat: str = ""
    cost: str = ""
    languages: tuple[str, ...] = ()
    verified_by: str = ""

    def fresh(self, today: date) -> bool:
        """A day ahead is somebody's tomorrow; nobody has looked any later."""
        return -A_DAY <= today - self.verified_on <= FRESH_FOR


@dataclass(frozen=True, slots=True)
class Helplines:
    """All that are known. An `emergency` number does not grow old: a law gives it."""

    emergency: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[Helpline, ...] = ()

    def first(self, country: str, serves: Serves, today: date) -> Helpline | None:
        """The first line of a country for this that somebody looked at lately."""
        return next(
            (
                one
                for one in self.lines
                if one.country == country and serves in one.serves and one.fresh(today)
            ),
            None,
        )

    def joined(self, more: Helplines) -> Helplines:
        """With more, which come first, and take the place of the same number."""
        replaced = {(one.country, one.number) for one in more.lines}
        kept = tuple(one for one in self.lines if (one.country, one.number) not in replaced)
        return Helplines({**self.emergency, **more.emergency}, (*more.lines, *kept))
