"""What can happen: every stimulus is one of these, named in the past tense.

Events carry what was heard in a text (`heard`), because hearing happens before the transaction,
and a `Draw` comes beside them, so that the same event always leads to the same decision.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Final

from bot.core.records.helplines import Helplines
from bot.core.records.lines import Line
from bot.core.records.model import Messages
from bot.core.records.news import News
from bot.ear.asides import Aside
from bot.ear.care import Heard

NOTHING_HEARD = Heard(None)
NO_HELPLINES = Helplines()


class Media(StrEnum):
    """Kinds of message we cannot read."""

    VOICE = "voice"
    PICTURE = "picture"
    STICKER = "sticker"
    PLACE = "place"
    CONTACT = "contact"
    OTHER = "other"


class DueKind(StrEnum):
    """What the calendar may bring."""

    CUE = "cue"  # a step is about to start
    KEPT_BACK = "kept_back"  # a cue came up on a quiet day that the person has ended early
    END = "end"  # the minutes of a step are over
    OUT = "out"  # the five minutes outside are over
    FOLLOW_UP = "follow_up"  # the one silent question after a cue that nobody touched
    FOLD = "fold"  # untouched cards become one line
    PAUSE = "pause"  # about three seconds since the last part of an answer
    BREATH = "breath"  # a breathing exercise is over
    HELLO = "hello"  # the one hello somebody asked for
    TIDY = "tidy"  # a finished talk leaves a hidden chat
    NEWS = "news"  # the other side of a link did something
    LINE = "line"  # a line leaves: a minute after "Send", or with the start of a step
    REMINDER = "reminder"  # the friend asked to be reminded of sending a hello
    QUIET_WEEK = "quiet_week"  # the one hello after a quiet week
    QUIET_MONTH = "quiet_month"  # "Shall I keep your place?"
    DATE = "date"  # the morning of a date that matters
    WEEK = "week"  # a person's week is over
    WEEKLY_LOOK = "weekly_look"  # the look at it waits for a better minute
    HEAD_START = "head_start"  # the earlier nudge of a promise
    GONE = "gone"  # a friend has blocked us for a day
    UNANSWERED = "unanswered"  # an invitation, or a yes, has waited long enough


ELAPSED = frozenset({DueKind.PAUSE, DueKind.BREATH, DueKind.OUT, DueKind.LINE, DueKind.TIDY})
"""What comes so many seconds or minutes after something, whatever the wall clock says."""
OF_STEP = frozenset({DueKind.END, DueKind.FOLLOW_UP, DueKind.LINE})
"""What goes with the start of its talk's step while that is ahead; its cues are placed anew."""
WALL = frozenset(
    {
        *(DueKind.HELLO, DueKind.NEWS, DueKind.REMINDER, DueKind.QUIET_WEEK, DueKind.QUIET_MONTH),
        *(DueKind.DATE, DueKind.WEEK, DueKind.WEEKLY_LOOK),
    }
)
"""What comes at an hour of the person's own clock, and stays at it when that clock is another."""

Voice = Callable[[str, Line], str]
"""A line in a language, as it will be read."""


def silent(language: str, line: Line) -> str:
    """The voice of somebody who has no book: the key."""
    return line.key


@dataclass(frozen=True, slots=True)
class Draw:
    """What comes from outside the mind: chance, the voice, and whom to call.

    `ids` are fresh row ids, `number` is for variants and "pick one for me", `token` cannot be
    guessed. `voice` writes a line out, for the one case in which bytes are shown before they go.
    """

    ids: tuple[int, ...]
    number: int
    token: str = ""
    voice: Voice = silent
    helplines: Helplines = NO_HELPLINES


@dataclass(frozen=True, slots=True)
class Due:
    """One promised moment. `subject` is the id of the step or talk it belongs to.

    `news` is what the other side of a link has to say.
    """

    kind: DueKind
    subject: int
    at: datetime
    news: News | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text may stand for, whatever it answers: the keys of buttons, a stop, an aside.

    It is read once, where a text comes in, and travels with it.
    """

    keys: frozenset[str] = frozenset()
    stops: bool = False
    aside: Aside | None = None


NOTHING_MEANT: Final = Meaning()


@dataclass(frozen=True, slots=True)
class Said:
    """The person typed a text (or forwarded one).

    An answer that came in several messages is given to a flow as one, with its `parts`.
    `button` is the key of the one whose own words these are. `at` is when it was said, by
    Telegram's clock: a time in it counts from then. None means now, here and in the others.
    """

    text: str
    message_id: int
    reply_to: int | None = None
    heard: Heard = NOTHING_HEARD
    parts: Messages = ()
    button: str | None = None
    meaning: Meaning = NOTHING_MEANT
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """The person changed a text they had typed; `at` is when they changed it."""

    text: str
    message_id: int
    heard: Heard = NOTHING_HEARD
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Commanded:
    """The person used a command; `name` without the slash, lower case. A link that was pasted is
    one too, with the words that came `beside` it."""

    name: str
    payload: str
    message_id: int
    heard: Heard = NOTHING_HEARD
    at: datetime | None = None
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Showed:
    """The person sent something we cannot read; `caption` is all that is written in it."""

    media: Media
    caption: str
    message_id: int
    heard: Heard = NOTHING_HEARD
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tapped:
    """The person tapped a button of a talk of theirs.

    Bytes we never made arrive as a tap with `talk=0`. Telegram does not say when somebody tapped,
    only how old the message is: a tap counts from now.
    """

    talk: int
    at: str
    choice: str
    message_id: int
    query_id: str
    shape: int


@dataclass(frozen=True, slots=True)
class TimeCame:
    """One or more promised moments of this person are due; several when we were away."""

    dues: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Blocked:
    """The person blocked the bot. The cards of the talks that are `unsaid` never arrived."""

    unsaid: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """The person unblocked the bot."""


@dataclass(frozen=True, slots=True)
class Outrun:
    """A card of a talk arrived as this message when its next one was written already."""

    talk: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Stumbled:
    """We could not handle what the person sent; it is laid aside, and they are told."""


@dataclass(frozen=True, slots=True)
class RulesChanged:
    """The rules of the person's zone are others than those their instants were derived by.

    By those it `was` this zone.
    """

    was: tzinfo


Written = Said | Edited | Commanded | Showed
"""Where words are; Telegram says when each of them was sent."""
Event = Written | Tapped | TimeCame | Blocked | Returned | Outrun | Stumbled | RulesChanged
