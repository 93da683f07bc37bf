"""What a running bot counts of its own work: plain numbers, of nobody, gone when it ends.

Everything here is called on the event loop and costs a few additions. Who was promised what is
kept only until it is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.core.records.effects import Decision, Lane, Remove, Revise, Say
from bot.core.records.events import Due, DueKind
from bot.engine.ports import (
    InDoubt,
    Outcome,
    Paused,
    Refused,
    Sent,
    Troubled,
    Unreachable,
)
from bot.engine.pulse import Pulse
from bot.store.parcel import Message, Parcel
from bot.store.tally import Waiting

LATENESS: Final = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 900.0, 3600.0)
REPLIES: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
MOST: Final = 10_000
"""As many waits are measured at once; of more the oldest are let go."""


class Histogram:
    """How many took how many seconds: a count for each bound, and one for all beyond the last."""

    def __init__(self, bounds: tuple[float, ...]) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)

    def add(self, seconds: float) -> None:
        self.counts[bisect_left(self.bounds, seconds)] += 1


class Measures:
    """Counts since this process began.

    lateness: from the promised minute of a cue until Telegram had it. replies: from the update
    until Telegram had the first message that it led to.
    """

    def __init__(self) -> None:
        self.lateness = Histogram(LATENESS)
        self.replies = Histogram(REPLIES)
        self.sent = 0
        self.paused = 0  # Telegram asked us to wait (429)
        self.blocked = 0  # the person has blocked the bot
        self.refused = 0  # Telegram will never take it
        self.doubts = 0  # it may have arrived
        self.aside = 0  # updates that could not be handled
        self.waits = 0  # tries of a database that took nothing
        self._cues: dict[int, datetime] = {}
        self._asked: dict[int, float] = {}

    def taken(self, person_id: int, decision: Decision, began: float) -> None:
        """An update of theirs, taken at `began` (elapsed), was committed."""
        if any(_says(effect) for effect in decision.effects if isinstance(effect, Say | Revise)):
            self._asked.setdefault(person_id, began)
            _bound(self._asked)

    def came(self, person_id: int, decision: Decision, dues: Sequence[Due]) -> None:
        """Moments of theirs have come, and what follows was committed."""
        cues = [due.at for due in dues if due.kind is DueKind.CUE]
        if cues and any(isinstance(e, Say) and _on_time(e) for e in decision.effects):
            self._cues.setdefault(person_id, min(cues))
            _bound(self._cues)

    def landed(self, parcel: Parcel, outcome: Outcome, now: datetime, elapsed: float) -> None:
        match outcome:
            case Sent():
                self._arrived(parcel, now, elapsed)
            case Paused():
                self.paused += 1
            case Unreachable():
                self.blocked += 1
                self._let_go(parcel)
            case Refused():
                self.refused += 1
                self._let_go(parcel)
            case InDoubt() | Troubled():
                self.doubts += 1

    def _let_go(self, parcel: Parcel) -> None:
        """It is never said, so nothing is measured by what they hear next."""
        if parcel.person_id is not None:
            (self._cues if _on_time(parcel.message) else self._asked).pop(parcel.person_id, None)

    def _arrived(self, parcel: Parcel, now: datetime, elapsed: float) -> None:
        self.sent += 1
        if parcel.person_id is None:
            return
        if _on_time(parcel.message):
            promised = self._cues.pop(parcel.person_id, None)
            if promised is not None:
                self.lateness.add((now - promised).total_seconds())
        elif _says(parcel.message):
            began = self._asked.pop(parcel.person_id, None)
            if began is not None:
                self.replies.add(elapsed - began)


@dataclass(frozen=True, slots=True)
class Observed:
    """How the bot stands at this moment.

    pulse: when each part last went well; now: the same clock now. waiting: what the database
    holds; None while it takes nothing.
    """

    measures: Measures
    pulse: Pulse
    now: float
    held: bool
    waiting: Waiting | None


def _says(message: Message) -> bool:
    """Whether it answers somebody: not what comes by itself, and not what only tidies."""
    if isinstance(message, Remove) or (isinstance(message, Revise) and message.words is None):
        return False
    return getattr(message, "lane", Lane.REPLY) in (Lane.CARE, Lane.REPLY)


def _on_time(message: Message) -> bool:
    return isinstance(message, Say) and message.lane is Lane.SCHEDULED


def _bound(waits: dict[int, float] | dict[int, datetime]) -> None:
    if len(waits) > MOST:
        del waits[next(iter(waits))]
