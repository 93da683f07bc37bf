"""What follows: every consequence is one of these, named in the imperative.

Durable effects go through the outbox in the same transaction as the state; fleeting ones are
tried once after the commit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from enum import IntEnum

from bot.core.records.calendar import same_wall
from bot.core.records.events import OF_STEP, WALL, Due, DueKind
from bot.core.records.lines import Line
from bot.core.records.model import Link, Note, Person, Step, Talk
from bot.core.records.news import News


class Lane(IntEnum):
    """Who goes first when more is waiting than may be sent."""

    CARE = 0
    REPLY = 1
    SCHEDULED = 2
    TIDYING = 3

    @property
    def awaited(self) -> bool:
        """Whether somebody who has just written waits for what leaves by it."""
        return self <= Lane.REPLY


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: a key that is unique within its card, and its caption.

    What sends, agrees or erases is `tap_only`: words are never taken for it. The last tap of
    erasing everything is shown as what it is: it `erases`.

    With `copies` the button copies that line's text on the phone and tells us nothing; with
    `opens` it opens an address.
    """

    key: str
    caption: Line
    copies: Line | None = None
    opens: str | None = None
    tap_only: bool = False
    erases: bool = False


Rows = tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True, slots=True)
class Say:
    """Send a new message. With `talk`, it becomes that talk's card once it is sent.

    What cannot leave by `until` is not sent any more: never a cue after its event. A friend's
    line goes `once`: when nobody knows whether it arrived, it is not sent again. What passes
    `between` two people stays in their chat: apps let nobody forward or save it.
    """

    words: Line
    rows: Rows = ()
    talk: int | None = None
    at: str = ""  # the place in the talk that its buttons belong to
    lane: Lane = Lane.REPLY
    silent: bool = False
    until: datetime | None = None
    once: int | None = None  # of this link: never sent again in doubt, but the sender is told
    between: bool = False
    topic: int = 0  # of their chat, in which it is said; 0: in none


@dataclass(frozen=True, slots=True)
class Revise:
    """Edit a message: the one named, else the talk's card, even if it is not sent yet.

    `words=None` leaves the text and replaces the buttons (no rows: takes them away). When there
    is nothing to edit, it is sent as new if `or_say`, else dropped.
    """

    words: Line | None
    rows: Rows = ()
    talk: int | None = None
    at: str = ""
    message_id: int | None = None
    or_say: bool = False
    lane: Lane = Lane.REPLY
    between: bool = False  # these two are for the new message, as in Say
    topic: int = 0

    @property
    def as_new(self) -> Say | None:
        """What is sent where there is nothing to edit, if anything."""
        if self.words is None or not self.or_say:
            return None
        said = Say(self.words, self.rows, self.talk, self.at, self.lane)
        return replace(said, between=self.between, topic=self.topic)


@dataclass(frozen=True, slots=True)
class Remove:
    """Delete a message from the chat, while Telegram allows it."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Put a moment on the calendar. A subject has at most one of a kind; a new one replaces it."""

    kind: DueKind
    subject: int
    at: datetime
    news: News | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class Unplan:
    """Take a subject's moments off the calendar: one kind, or all."""

    subject: int
    kind: DueKind | None = None


@dataclass(frozen=True, slots=True)
class Pass:
    """Pass news on to somebody else: a promised moment of theirs, decided in their own turn."""

    to: int
    subject: int
    at: datetime
    news: News


@dataclass(frozen=True, slots=True)
class Hasten:
    """Let what waits of a kind on this person's calendar come now."""

    kind: DueKind


@dataclass(frozen=True, slots=True)
class Realign:
    """Let what waits on this person's calendar keep its local time: their clock was one of the
    zone `was`, and is of `place`. `by` is how far the starts went that talks are about."""

    was: tzinfo
    place: tzinfo
    by: Mapping[int, timedelta] = field(default_factory=dict, hash=False)

    def at(self, due: Due, now: datetime) -> datetime:
        """When this moment comes by the new clock, if it is still to come by either."""
        moved = due.at
        if due.kind in WALL:
            moved = same_wall(due.at, self.was, self.place)
        elif due.kind in OF_STEP:
            moved += self.by.get(due.subject, timedelta())
        came = due.kind is DueKind.NEWS and due.at <= now  # that was to be told at once
        return moved if now < max(due.at, moved) and not came else due.at


@dataclass(frozen=True, slots=True)
class Bar:
    """Let no invitation of `inviter` open anything for this person until then."""

    inviter: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Export:
    """Send the person everything that is kept of them, as a file: "txt" to read, or "json"."""

    words: Line
    kind: str = "txt"
    lane: Lane = Lane.REPLY
    topic: int = 0


@dataclass(frozen=True, slots=True)
class Forget:
    """Destroy the person's key and every row of theirs.

    What is said in the same decision still reaches them. A person with another id in it is
    somebody new in their chat.
    """


@dataclass(frozen=True, slots=True)
class AnswerTap:
    """Fleeting: stop the button's spinner, perhaps with a short word over the chat."""

    query_id: str
    words: Line | None = None


@dataclass(frozen=True, slots=True)
class Typing:
    """Fleeting: show that an answer is on its way."""


@dataclass(frozen=True, slots=True)
class Breathe:
    """Fleeting: move a breath in real time by editing one message, until the talk moves on.

    `beats` are the lines to show, each with the seconds it stays. `since` is when this was
    decided: the talk has moved on when it was saved later than that.
    """

    talk: int
    message_id: int
    beats: tuple[tuple[Line, int], ...]
    rows: Rows
    at: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Menu:
    """Fleeting: the commands that Telegram lists for this person; with none, everybody's."""

    names: tuple[str, ...] = ()


Durable = Say | Revise | Remove | Export | Plan | Unplan | Pass | Hasten | Realign | Bar | Forget
Fleeting = AnswerTap | Typing | Breathe | Menu
Effect = Durable | Fleeting


@dataclass(frozen=True, slots=True)
class Decision:
    """What is true now and what follows. Records given here replace the stored ones."""

    person: Person | None = None
    talks: tuple[Talk, ...] = ()
    steps: tuple[Step, ...] = ()
    effects: tuple[Effect, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()
    unkept: tuple[int, ...] = ()  # notes and steps that go
    needs_everything: bool = False  # nothing is decided yet: ask again with all that is kept
