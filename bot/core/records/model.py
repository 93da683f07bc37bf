"""What is remembered of a person: who they are to us, their talks and their steps.

Plain frozen records. Instants are aware UTC datetimes; `zone` turns them into local time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from enum import IntEnum, StrEnum
from typing import ClassVar, Final, Self

SHAPE: Final = 1
"""The shape in which talks and effects are written by this release; rows carry theirs."""
FOREVER: Final = datetime(9999, 1, 1, tzinfo=UTC)  # the end of a pause that has none


class Trio(StrEnum):
    """Which three questions: about ease, or about trust."""

    EASE = "ease"  # what felt easy, what felt hard, what to change
    TRUST = "trust"  # what went well, what felt risky, what was learned


@dataclass(frozen=True, slots=True)
class Chip:
    """An answer that was tapped: a key, whose words stand in the book."""

    key: str


Answer = str | Chip
"""What was typed is kept as it came, and never taken for a key."""


Messages = tuple[tuple[int, str], ...]
"""Telegram's ids of messages, each with its text."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was given: `to` which question, when, and in which messages, if it was typed;
    `edited` is when one of these was changed last, `said_at` when they were sent if they waited."""

    to: str
    at: datetime
    typed: Messages = ()
    edited: datetime | None = None
    said_at: datetime | None = None

    @property
    def said(self) -> datetime:
        return self.said_at or self.at


class Standing(StrEnum):
    """How a person stands with us, by their own choice."""

    NEW = "new"  # has not answered the consent question
    BEFRIENDED = "befriended"  # gets a friend's lines, and has no steps of their own
    KEEPS = "keeps"  # "Yes, save them. I'm 18 or over"
    MINOR = "minor"  # told us they are under 18: nothing else is kept


class Path(StrEnum):
    """Which life fits closest: it changes the ideas, the words and the look to begin with."""

    ALONE = "alone"
    AFTER = "after"
    BOTH = "both"
    UNSAID = "unsaid"


class Look(StrEnum):
    """What the lock screen may show of a pushed message."""

    SHORT = "short"
    HIDDEN = "hidden"


class Company(StrEnum):
    """With whom a step is."""

    NOBODY = "nobody"
    NEW = "new"  # somebody they do not know
    FAMILY = "family"
    FRIEND = "friend"
    WORK = "work"
    NEIGHBOUR = "neighbour"
    GROUP = "group"


ROLES: Final = (*(Company.FAMILY, Company.FRIEND, Company.WORK, Company.NEIGHBOUR, Company.GROUP),)
"""Who somebody may be whom they know."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One of those they know, whom we never write to: a role, and what they call them, if they
    said. `ask` is what they want to ask them next time."""

    id: int
    role: Company
    name: str = ""
    ask: str = ""
    ask_at: datetime | None = None  # when they said what to ask


@dataclass(frozen=True, slots=True)
class Sentence:
    """One to have ready, `of` a kind: one of ours by its `key`, or their own `text`."""

    id: int
    of: str
    key: str = ""
    text: str = ""
    at: datetime | None = None  # when it was kept


class Feel(IntEnum):
    """Five words for how it feels, stored on the scale from 0 to 10 that typed numbers use."""

    CALM = 1
    OKAY = 3
    UNEASY = 5
    TENSE = 7
    VERY_TENSE = 9


class StepState(StrEnum):
    """Where a step stands. There is no state for failing, for there is no failing."""

    PLANNED = "planned"
    CUED = "cued"
    GOING = "going"
    DONE = "done"
    PART = "part"
    NOT_THIS_TIME = "not_this_time"  # "It didn't happen"
    NOT_TODAY = "not_today"
    QUIET = "quiet"  # nobody tapped; folded without a word
    SHELVED = "shelved"  # kept for another day
    LET_GO = "let_go"  # off the list by choice


UNDER_WAY: Final = frozenset({StepState.CUED, StepState.GOING})
LIVE: Final = UNDER_WAY | {StepState.PLANNED}
SAVED: Final = frozenset({StepState.SHELVED, StepState.NOT_TODAY})
"""Without a time for now, and found under /next; what is not for today is saved as the day ends."""
UNSETTLED: Final = LIVE | {StepState.SHELVED}
"""What is still to come, or may come one day: always known, however much has happened since."""


class Flow(StrEnum):
    """The conversations, a folder or a file each in `flows`."""

    WELCOME = "welcome"
    PLAN = "plan"
    CUE = "cue"
    DEBRIEF = "debrief"
    CARE = "care"
    HELP = "help"
    HOME = "home"
    DID = "did"
    COMING = "coming"
    LOOK = "look"
    SETTLE = "settle"
    SETTINGS = "settings"
    DATA = "data"
    FRIEND = "friend"
    BEFRIENDED = "befriended"
    GREETING = "greeting"
    SENTENCES = "sentences"


Moments = tuple[tuple[str, int, datetime], ...]
"""Promised moments: of which kind, about what, and when."""


NOTES: Final = "notes"
"""What the first question of consent is about."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer to one question of consent, with the version of the text that was shown."""

    to: str
    version: int
    given: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """One person. `zone` is an IANA name or an offset ("+01:00"); None until it is needed."""

    id: int
    standing: Standing = Standing.NEW
    language: str = "en"
    topic: int = 0  # of their chat, in which they wrote last; 0: in none
    zone: str | None = None
    country: str = ""  # ISO 3166, as they told us; only for numbers to call
    path: Path = Path.UNSAID
    look: Look = Look.SHORT
    quiet_from: time = time(21)
    quiet_to: time = time(9)
    reachable: bool = True
    waiting: Moments = ()  # what came while they had blocked us: it comes when they return
    held_until: datetime | None = None  # after a care card: nothing is pushed until then
    lines_rest_until: datetime | None = None  # after a care card: nothing goes to a friend
    alone_until: datetime | None = None  # left alone below it: only what they planned is pushed
    misheard_at: tuple[datetime, ...] = ()  # today, when what we only suspected was not meant
    done: int = 0  # steps done in whole or in part since joining; only mending lessens it
    named: int = 0  # the highest number of them that was named as a milestone
    promises_kept: int = 0  # of promises whose entries were removed since
    people_told: int = 0  # the same of people who were told in time
    unanswered: int = 0  # cards in a row that nobody touched
    asked: Mapping[str, datetime] = field(default_factory=dict)  # questions asked once, and when
    consents: tuple[Consent, ...] = ()
    name: str = ""  # what a friend sees, as the person typed it
    invited_at: tuple[datetime, ...] = ()  # when invitations were made lately
    linked: bool = False  # whether there may be a link to a friend, on either side
    paused_until: datetime | None = None  # nothing is pushed until then
    hello_back: bool | None = None  # one hello after a quiet week? None: not asked yet
    weekly: int | None = 6  # the weekday of the look at the week, Monday is 0; None: it stays away
    fewer: bool = False  # without the question after a nudge
    words_stay: int = 0  # the days after which what they wrote goes; 0: when they delete it
    spoken_at: datetime | None = None  # when we last said something that nobody had asked for
    mantra: str = ""  # a line of their own for a hard minute
    later: str = ""  # a line to their later self
    date: str = ""  # a date that matters to them, as month and day: "12-24"
    date_words: str = ""  # what they call it
    given: tuple[Given, ...] = ()  # what they typed of their clock and quiet hours
    people: tuple[Somebody, ...] = ()  # whom they know, as far as steps with them go
    sentences: tuple[Sentence, ...] = ()  # to have ready
    likes: tuple[str, ...] = ()  # the values and interests they chose

    def rests(self, now: datetime) -> bool:
        """Whether nothing unasked is pushed now: a quiet day, or a pause."""
        rests = (self.held_until, self.paused_until)
        return any(until is not None and now < until for until in rests)

    def wants_quiet(self, now: datetime) -> bool:
        """Whether nothing comes that they did not plan: these, or they asked to be left alone."""
        return self.rests(now) or (self.alone_until is not None and now < self.alone_until)

    def keeps_to_itself(self, now: datetime) -> bool:
        """Whether nothing goes to a friend now: a day after a care card, not on a chosen rest."""
        return self.lines_rest_until is not None and now < self.lines_rest_until


@dataclass(frozen=True, slots=True)
class Step:
    """One tiny social step through its whole life: the plan, the outcome, the answers.

    An idea of ours has `idea` set and takes its words from the book; own words stand in `text`.
    `change` is what they asked to change since last time.
    `guess` and `felt` are on the scale 0-10; `trio` is what `answers` answer. What was given
    to these and other questions lately stands in `given`, the newest last: it can be mended.
    """

    id: int
    state: StepState = StepState.PLANNED
    idea: str | None = None
    text: str = ""
    sign: str = ""
    short: str = ""
    minutes: int = 0  # 0: done in a moment; else the end is cued after so many minutes
    at: datetime | None = None  # when it starts, UTC
    elapsed: bool = False  # "in 20 min": that stays where it is when the clock is another
    change: Answer = ""
    guess: int | None = None
    felt: int | None = None
    trio: Trio | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    moves: int = 0
    promise: bool = False  # a promise to someone
    unprompted: bool = False  # it happened without a plan
    told: bool = False  # who waited was told in time
    starred: bool = False
    through_quiet: bool = False  # planned on a quiet day, so cued on it too
    settled_at: datetime | None = None
    card: int | None = None  # the message that says "see you": it rests when the reminder comes
    planned_at: datetime | None = None  # of one that was done early: when it was to start
    given: tuple[Given, ...] = ()
    company: Company | None = None  # of their own words, or instead of that of its idea
    who: int | None = None  # which of those they know
    sentence: int | None = None  # one to have ready, which is on the reminder
    foreseen: str = ""  # what they thought would happen, in words
    stays: int = 0  # minutes after which they mean to leave

    @property
    def lasts(self) -> int:
        """The minutes after which it is said that they may go; 0: nothing is said."""
        return self.stays or self.minutes


class Phase(StrEnum):
    """How far a talk is, apart from the place where it stands."""

    OPEN = "open"
    TIDYING = "tidying"  # it is over, and waits to leave a hidden chat
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class TalkMemory:
    """What a conversation keeps in mind while it is open; each has its own record."""

    flow: ClassVar[Flow]

    @classmethod
    def of(cls, talk: Talk) -> Self:
        """What this talk remembers; an empty record where it is of another conversation."""
        return talk.memory if isinstance(talk.memory, cls) else cls()


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation and the message (`card`) it lives in.

    `offered` are the keys of the buttons last shown, a tap on any other is refused; to those that
    are `tap_only` no words lead.
    The talk with `floor` receives what the person types; when it ends, the talk that it
    interrupted (`resumes`) gets the floor back. `parts` are the messages of an answer that is
    still being typed. `trail` are the ids of messages that leave a hidden chat at the end.
    """

    id: int
    memory: TalkMemory
    at: str
    offered: tuple[str, ...] = ()
    tap_only: tuple[str, ...] = ()
    floor: bool = True
    phase: Phase = Phase.OPEN
    subject: int | None = None  # the step it is about
    resumes: int | None = None
    parts: Messages = ()
    parts_at: datetime | None = None  # when the one of them that speaks of a time was said
    faint: bool = False  # one of them may have been heavy
    trail: tuple[int, ...] = ()
    after: int | None = None  # the message that it made nothing of, as far as it knows
    card: int | None = None  # Telegram's id of its newest message, once sent
    touched: datetime | None = None
    not_heard: int = 0  # answers in a row that were not understood
    shape: int = SHAPE

    @property
    def flow(self) -> Flow:
        return self.memory.flow

    @property
    def open(self) -> bool:
        """Whether it is still in the chat."""
        return self.phase is not Phase.CLOSED

    @property
    def stands(self) -> bool:
        """Whether it can still be answered."""
        return self.phase is Phase.OPEN


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth keeping that is no step: a line of their own, or one from a friend."""

    id: int
    at: datetime
    text: str
    link: int | None = None  # the friend's link it came by: it goes when the link ends
    sender: str = ""  # the friend's name, as it stood then
    starred: bool = False


class LinkState(StrEnum):
    """How far a person and a friend have come. An ended link is deleted."""

    INVITED = "invited"  # the invitation is out, and nobody has opened it
    OPENED = "opened"  # somebody has it on their screen, and no one else can
    AGREED = "agreed"  # they said yes; the person has not said yet that it is them
    ACTIVE = "active"
    SILENT = "silent"  # let go by the person without a word: the friend sees no difference
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Link:
    """Between a person and one friend: the only thing that two people share here.

    `token` is set only while an invitation is being made; the store keeps nothing but its MAC.
    """

    id: int
    person: int
    state: LinkState = LinkState.INVITED
    friend: int | None = None
    person_name: str = ""
    friend_name: str = ""
    chosen: bool = True  # the person's own idea; else someone asked them to
    muted: bool = False  # the friend's lines are dropped, and the friend is not told
    own_words: bool = True  # may the friend write words of their own?
    rhythm: int = 0  # days between two reminders to the friend; 0: none
    until: datetime | None = None  # the last minute of an invitation, or of a yes that waits
    left_at: tuple[datetime, ...] = ()  # when lines left for the friend lately
    came_at: tuple[datetime, ...] = ()  # when the friend's lines came lately
    shown_at: datetime | None = None  # when lines of the friend last reached the person
    silent_since: datetime | None = None  # when the person let it go without a word
    token: str = ""


class NeedsEverything(Exception):
    """All that is kept is looked at, and less is known."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a decision may look at: the person, their open talks, their steps and notes.

    Unless it is `whole`, their live and recent steps only, and no notes. `links` are theirs on
    either side; `invite` is the invitation whose address they opened, `barred` whether they said
    no to that person lately, `display` the name on their profile now, which is not kept.
    """

    person: Person
    talks: tuple[Talk, ...] = ()
    steps: tuple[Step, ...] = ()
    links: tuple[Link, ...] = ()
    invite: Link | None = None
    barred: bool = False
    display: str = ""
    notes: tuple[Note, ...] = ()
    whole: bool = True

    @property
    def everything(self) -> Known:
        """The same, for whoever looks at all that is kept. Raises NeedsEverything."""
        if not self.whole:
            raise NeedsEverything
        return self

    @property
    def floor(self) -> Talk | None:
        """The talk that hears what is typed, if any."""
        return next((talk for talk in self.talks if talk.floor and talk.open), None)

    def talk(self, id: int) -> Talk | None:
        return next((talk for talk in self.talks if talk.id == id), None)

    def step(self, id: int | None) -> Step | None:
        return next((step for step in self.steps if step.id == id), None)
