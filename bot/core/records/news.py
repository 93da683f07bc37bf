"""News between two people: what the other side of a link has to say.

They travel as a promised moment of whoever they are for, and carry the names: the link may be gone
when they are read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, get_args

from bot.core.records.model import Json


class Side(StrEnum):
    """Of a link: who does the steps, and who hears of them."""

    PERSON = "person"
    FRIEND = "friend"


@dataclass(frozen=True, slots=True)
class _Told:
    """For the side `to` of a link, since when, and what either is called."""

    link: int
    to: Side
    person: str
    friend: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Letter(_Told):
    """A line, word for word, with `more` that came with it; one that asks for a hello, or is the
    hello that was `expected`."""

    text: str = ""
    more: tuple[str, ...] = ()
    asks: bool = False
    expected: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.text, *self.more)


@dataclass(frozen=True, slots=True)
class Wave(_Told):
    """A wave back."""


@dataclass(frozen=True, slots=True)
class Reminder(_Told):
    """The friend asked to be reminded of a hello."""


@dataclass(frozen=True, slots=True)
class Agreed(_Told):
    """The friend said yes."""


@dataclass(frozen=True, slots=True)
class Declined(_Told):
    """The friend said no."""


@dataclass(frozen=True, slots=True)
class Unanswered(_Told):
    """Nothing came back since a hello was asked for."""


@dataclass(frozen=True, slots=True)
class Ended(_Told):
    """The person ended it with a kind line."""


@dataclass(frozen=True, slots=True)
class Closed(_Told):
    """It was not who the person had meant."""


@dataclass(frozen=True, slots=True)
class Left(_Told):
    """The friend stopped, blocked us or erased everything."""


@dataclass(frozen=True, slots=True)
class InDoubt(_Told):
    """Nobody knows whether a line arrived."""


News = Letter | Wave | Reminder | Agreed | Declined | Unanswered | Ended | Closed | Left | InDoubt
_KINDS: Final[Mapping[str, type[News]]] = {
    re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower(): kind for kind in get_args(News)
}
_NAMES: Final = {kind: name for name, kind in _KINDS.items()}


def packed(news: News) -> dict[str, Json]:
    """For a talk's memory and a row's body; what is not so stays away."""
    said: dict[str, Json] = {"kind": _NAMES[type(news)]}
    for field in fields(news):
        value = getattr(news, field.name)
        if isinstance(value, datetime):
            said[field.name] = value.isoformat()
        elif isinstance(value, Side):
            said[field.name] = value.value
        elif value != field.default:
            said[field.name] = list(value) if isinstance(value, tuple) else value
    return said


def unpacked(said: Json) -> News:
    """What `packed` put away. Raises LookupError, TypeError or ValueError for anything else."""
    if not isinstance(said, dict) or said.get("kind") not in _KINDS:
        raise ValueError("no news that this release knows")
    kind = _KINDS[str(said["kind"])]
    named = {field.name for field in fields(kind)}
    told: dict[str, Any] = {key: value for key, value in said.items() if key in named}
    since, more = told.get("since"), told.get("more")
    told |= {"since": datetime.fromisoformat(since)} if isinstance(since, str) else {}
    told |= {"more": tuple(more)} if isinstance(more, list) else {}
    return kind(**{**told, "to": Side(str(said["to"]))})
