"""What each conversation keeps in mind while it is open: a record each.

Whoever leads to a conversation hands it its record. What is empty was not said yet.
Beside words that wait stands `said_at`, when they were said: a time in them counts from then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Final

from bot.core.records.events import DueKind
from bot.core.records.model import Company, Flow, Messages, Step, TalkMemory
from bot.core.records.news import News

Times = tuple[datetime, ...]
"""Instants on buttons: a button means its time however late it is tapped."""


@dataclass(frozen=True, slots=True)
class WelcomeMemory(TalkMemory):
    flow: ClassVar[Flow] = Flow.WELCOME
    age: bool = False  # something sounded young: only the age is asked


@dataclass(frozen=True, slots=True)
class PlanMemory(TalkMemory):
    """`step` is the proposal so far; a draft that was left `stood` at a place."""

    flow: ClassVar[Flow] = Flow.PLAN
    text: str = ""  # words to begin with
    step: Step | None = None
    typed: Messages = ()  # the messages that these came in
    said_at: datetime | None = None
    then: str = ""  # a time that was said before the step,
    then_at: datetime | None = None  # when it was,
    then_in: Messages = ()  # and the messages that it came in
    promise: bool | None = None  # to someone; None: not known yet
    ideas: bool = False  # asked for ideas: no draft is offered
    tiny: bool = False
    page: int = 0
    risk: bool = False  # a risk in their words was named, and they keep them
    wished: bool = False  # a wish was cut small; what they write now is their step
    wished_at: datetime | None = None  # when it was wished for
    times: Times = ()
    meant: Times = ()  # what an unclear time may have meant
    day: date | None = None  # a day that lacks its hour
    zones: tuple[str, ...] = ()  # of the places that they may have named for their clock
    named: int | None = None  # the step that was named as planned already
    instead: tuple[int, ...] = ()  # the steps whose place it takes
    stood: str = ""
    after: str = ""  # how the step went that it follows
    company: Company | None = None  # with whom it shall be
    who: int | None = None  # which of those they know
    called: str = ""  # a new name of somebody, whose role is not known yet
    agreed: int | None = None  # the invitation that was answered by a yes
    wording: int = 0  # of a text to copy


@dataclass(frozen=True, slots=True)
class CueMemory(TalkMemory):
    """About one step, or about several that are `over`."""

    flow: ClassVar[Flow] = Flow.CUE
    due: datetime | None = None  # when the cue was promised
    over: tuple[int, ...] = ()
    quiet: bool = False  # it was a quiet day that kept them back
    asked: bool = False  # it went on elsewhere: asked how it was
    how: str = ""  # how it went, where that was said elsewhere
    late: bool = False  # a promise gets late
    cannot: bool = False  # a promise cannot be kept
    behind: int = 0  # in the words about being late: so many minutes
    said: int | None = None  # so many minutes late were told to who waits
    wording: int = 0
    times: Times = ()
    went: datetime | None = None


@dataclass(frozen=True, slots=True)
class DebriefMemory(TalkMemory):
    flow: ClassVar[Flow] = Flow.DEBRIEF
    how: str = "done"
    posted: bool = False  # who waited was told that it gets late
    stayed: int = 0  # minutes
    enough: bool = False  # no questions
    again: str = ""  # the question to begin with, which was answered before
    next: Step | None = None  # the proposal for the next step
    up: str = ""  # what is offered beside it as a little more: an idea, or as `rules/rungs.py` says
    times: int = 0  # how often it was done until then
    said: str = ""  # what a changed plan said when it stood
    if_quiet: bool = False  # asked what would be kind when it goes quiet


@dataclass(frozen=True, slots=True)
class CareMemory(TalkMemory):
    """`card` is the tier; `held` and `rested` until when it was quiet before, `since` now.

    `draft`, the message it was `said` in, and whether that was `edited`, stay for half an hour.
    """

    flow: ClassVar[Flow] = Flow.CARE
    card: str = ""
    asks: bool = False  # it was only suspected: the card is a question
    again: bool = False  # the short version
    draft: str = ""
    said: int | None = None
    said_at: datetime | None = None
    edited: bool = False
    from_friend: int | None = None  # where a friend wrote for their person; 0: in no talk
    since: datetime | None = None
    held: datetime | None = None
    rested: datetime | None = None


@dataclass(frozen=True, slots=True)
class HelpMemory(TalkMemory):
    flow: ClassVar[Flow] = Flow.HELP
    to: str = ""  # a part of it


@dataclass(frozen=True, slots=True)
class HomeMemory(TalkMemory):
    flow: ClassVar[Flow] = Flow.HOME
    text: str = ""  # words that fitted nowhere
    said_at: datetime | None = None
    typed: Messages = ()  # the messages that they came in
    media: str = ""  # a kind of message that cannot be read
    returned: bool = False  # they had blocked us


@dataclass(frozen=True, slots=True)
class DidMemory(TalkMemory):
    flow: ClassVar[Flow] = Flow.DID
    text: str = ""  # words to begin with
    said_at: datetime | None = None
    typed: Messages = ()
    planned: int | None = None  # the step that it may have been


@dataclass(frozen=True, slots=True)
class ComingMemory(TalkMemory):
    flow: ClassVar[Flow] = Flow.COMING
    page: int = 0
    then: str = ""  # a time that was said before the step,
    then_at: datetime | None = None  # and when it was
    swap: bool = False  # another idea is wanted for the step
    move: bool = False  # another time is
    cannot: bool = False  # they wrote that they cannot today
    times: Times = ()


@dataclass(frozen=True, slots=True)
class LookMemory(TalkMemory):
    flow: ClassVar[Flow] = Flow.LOOK
    page: int = 0
    id: int | None = None  # of the step or note that is open
    opened: str = ""  # the list it was opened from
    which: str = ""  # whose words are changed: a question's, or the text
    called: str = ""  # a date that matters


@dataclass(frozen=True, slots=True)
class SettleMemory(TalkMemory):
    flow: ClassVar[Flow] = Flow.SETTLE
    seen: int = 0  # things that were found
    urge: bool = False  # it was an urge that led here,
    offered: bool = False  # or somebody who offers what they would rather not have
    wording: int = 0


@dataclass(frozen=True, slots=True)
class SettingsMemory(TalkMemory):
    flow: ClassVar[Flow] = Flow.SETTINGS
    to: str = ""  # a part of it
    offered: bool = False  # a pause that nobody asked for by its name
    text: str = ""  # what was written with the command: "/pause until monday"
    zones: tuple[str, ...] = ()  # of the places that they may have named for their clock
    page: int = 0


@dataclass(frozen=True, slots=True)
class DataMemory(TalkMemory):
    flow: ClassVar[Flow] = Flow.DATA
    to: str = ""  # a part of it


@dataclass(frozen=True, slots=True)
class FriendMemory(TalkMemory):
    """About the friend of `link`; `line` are the very words that may go."""

    flow: ClassVar[Flow] = Flow.FRIEND
    to: str = ""  # "stop": they want to end what they share
    link: int | None = None
    chosen: bool = True  # the person's own idea
    stop: bool = False  # whom they tap next, they share nothing with any more
    news: News | None = None
    kept: tuple[int, ...] = ()  # the friend's lines that were kept, by number
    note: str = ""  # words written below a friend's lines
    intro: str = ""  # what the step before it said, which stays on the screen
    named: bool = False  # a milestone
    beside: bool = False  # the intro is all that is left of the step in a hidden chat
    ask: bool = False  # the question that is asked once: is there somebody to tell?
    asks: bool = False  # the line asks for a hello,
    step: int | None = None  # perhaps at the start of this step;
    offer: bool = False  # it was our idea
    able: bool = False  # it can go now,
    starts: datetime | None = None  # or at the start
    line: str = ""
    day: date | None = None  # the day of which the line says "today"
    typed: int | None = None  # the message that the line came in
    goes: datetime | None = None  # when it leaves,
    start: int | None = None  # with the start of this step
    sent: tuple[int, ...] = ()  # the friends who were told of the step


@dataclass(frozen=True, slots=True)
class BefriendedMemory(TalkMemory):
    """About the person of `link`. `text` waits for a tap, or for whom it is; `to` is what is asked
    for by a word or a command."""

    flow: ClassVar[Flow] = Flow.BEFRIENDED
    invite: bool = False  # they opened an invitation
    opened: bool = False  # they had, before something else was asked
    news: News | None = None
    link: int | None = None
    to: str = ""
    about: int | None = None  # the link whose person they ask after
    text: str | None = None
    said_at: datetime | None = None
    typed: int | None = None  # the message that the text came in
    own: bool = False  # the text may be for something of their own
    asked: datetime | None = None  # when a hello was asked for


@dataclass(frozen=True, slots=True)
class GreetingMemory(TalkMemory):
    flow: ClassVar[Flow] = Flow.GREETING
    on: DueKind | None = None


@dataclass(frozen=True, slots=True)
class SentencesMemory(TalkMemory):
    """`back` is what it was opened from, and goes back to: a plan gets the sentence."""

    flow: ClassVar[Flow] = Flow.SENTENCES
    kind: str = ""
    page: int = 0
    one: int | None = None  # the one that is open
    parts: tuple[str, ...] = ()  # of one that is put together, as far as it goes
    back: PlanMemory | SettleMemory | None = None


MEMORIES: Final[Mapping[Flow, type[TalkMemory]]] = {
    kind.flow: kind
    for kind in (
        *(WelcomeMemory, PlanMemory, CueMemory, DebriefMemory, CareMemory, HelpMemory),
        *(HomeMemory, DidMemory, ComingMemory, LookMemory, SettleMemory, SettingsMemory),
        *(DataMemory, FriendMemory, BefriendedMemory, GreetingMemory, SentencesMemory),
    )
}
