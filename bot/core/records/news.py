"""News between two people: what the other side of a link has to say.

They travel as a promised moment of whoever they are for, and carry the names: the link may be gone
when they are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
