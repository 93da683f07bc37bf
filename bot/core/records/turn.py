"""What a conversation is given and what it answers: a Moment in, a Turn out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from bot.core.records.calendar import zone_of
from bot.core.records.effects import Choice, Effect, Lane, Rows
from bot.core.records.events import Draw, DueKind, Edited, Event, Said, Tapped, TimeCame, Written
from bot.core.records.lines import Day, Hour, Line, Param, line
from bot.core.records.model import Flow, Known, Link, Note, Person, Step, Talk, TalkMemory
from bot.ear.asides import Aside
from bot.ear.signs import says

FARTHEST: Final = timedelta(days=1098)
"""Telegram refuses the whole message for a moment that is further ahead; its words need none."""
SHOW: Final = "show"
"""The choice under a card that hides its talk: the question is put again in its place."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything a flow may look at. `talk` is the talk the event belongs to; `words_at` is when
    the words were said that are read now, where they were kept until now."""

    known: Known
    talk: Talk
    event: Event
    now: datetime
    draw: Draw
    words_at: datetime | None = None

    @property
    def person(self) -> Person:
        return self.known.person

    @property
    def zone(self) -> tzinfo:
        return zone_of(self.person)

    @property
    def language(self) -> str:
        """The language in which they are heard, and read what we say."""
        return self.person.language

    @property
    def local(self) -> datetime:
        """The person's wall clock now, aware."""
        return self.now.astimezone(self.zone)

    @property
    def said(self) -> datetime:
        """When what they say was said. A typed time counts from here; whether it lies ahead is
        asked of `now`."""
        at = self.event.at if isinstance(self.event, Written) else None
        return self.words_at or at or self.now

    @property
    def said_on(self) -> date:
        """Their day when it was said."""
        return self.said.astimezone(self.zone).date()

    @property
    def choice(self) -> str | None:
        """The key of the button that was tapped, or typed in so many words."""
        match self.event:
            case Tapped(choice=key):
                return key
            case Said(button=str() as key):
                return key
            case Said(meaning=meaning):
                return next((key for key in self.by_words if key in meaning.keys), None)
        return None

    @property
    def tapped(self) -> int | None:
        """The message that was tapped: what follows is said there."""
        return self.event.message_id if isinstance(self.event, Tapped) else None

    @property
    def meant(self) -> frozenset[str]:
        """The keys of all the buttons that the words may stand for, offered or not."""
        return self.event.meaning.keys if isinstance(self.event, Said) else frozenset()

    @property
    def stops(self) -> bool:
        """Whether they want us to stop, however it is put."""
        return isinstance(self.event, Said) and self.event.meaning.stops

    @property
    def aside(self) -> Aside | None:
        """What is said to us whatever is asked, if that is what they wrote."""
        return self.event.meaning.aside if isinstance(self.event, Said) else None

    @property
    def by_words(self) -> tuple[str, ...]:
        """The keys of the buttons that words may stand for."""
        return tuple(key for key in self.talk.offered if key not in self.talk.tap_only)

    @property
    def due(self) -> DueKind | None:
        dues = self.event.dues if isinstance(self.event, TimeCame) else ()
        return dues[0].kind if dues else None

    @property
    def late(self) -> timedelta:
        """How long after its time the moment comes."""
        dues = self.event.dues if isinstance(self.event, TimeCame) else ()
        return self.now - dues[0].at if dues else timedelta()

    @property
    def text(self) -> str | None:
        """What was typed, if anything was; empty when there was no word in it."""
        return worded(self.event.text) if isinstance(self.event, Said) else None

    @property
    def subject(self) -> Step | None:
        return self.known.step(self.talk.subject)

    def hour(self, at: datetime | None) -> Hour:
        """An instant as the person's clock shows it."""
        return hour(self.person, at or self.now, self.now)

    def wall(self, at: datetime | None) -> dict[str, Param]:
        """The day and the time of an instant, for a line that names both."""
        return {"day": self.day(at or self.now), "time": self.hour(at)}

    def day(self, at: datetime) -> Day:
        """An instant's local day, as seen from today."""
        return Day(at.astimezone(self.zone).date(), self.local.date())

    def weekday(self, at: datetime) -> Day:
        """A local day by its name: still true tomorrow, on a card that stands till then."""
        on = at.astimezone(self.zone).date()
        return Day(on, min(self.local.date(), on - timedelta(days=2)))

    def date(self, at: datetime) -> Day:
        """A local day by its date: still true on a card that is read long after."""
        on = at.astimezone(self.zone).date()
        return Day(on, on - timedelta(days=7))

    def written(self, line: Line) -> str:
        """A line as the person will read it, for bytes that are shown before they go."""
        return self.draw.voice(self.person.language, line)

    @property
    def about(self) -> Step:
        """The step that this talk cannot do without. Raises LookupError."""
        step = self.subject
        if step is None:
            raise LookupError("a talk without its step")
        return step

    def as_said(self, said_at: datetime | None) -> Moment:
        """The same moment, for words that were kept since then."""
        return replace(self, words_at=said_at)

    def knowing(self, person: Person) -> Moment:
        """The same moment, once this is the person."""
        return replace(self, known=replace(self.known, person=person))

    def remembering(self, memory: TalkMemory) -> Moment:
        """The same moment, with this in mind."""
        return replace(self, talk=replace(self.talk, memory=memory))


def hour(person: Person, at: datetime, now: datetime) -> Hour:
    """An instant as the person's clock shows it, which their apps may know, too, if it is ahead."""
    wall = at.astimezone(zone_of(person)).time().replace(tzinfo=None)
    return Hour(wall, at if now < at < now + FARTHEST else None)


def worded(text: str) -> str:
    """The words without blanks around them; empty where a text shows nothing, or signs alone."""
    return text.strip() if says(text) else ""


@dataclass(frozen=True, slots=True)
class Card:
    """What the person sees: words, and rows of buttons."""

    words: Line
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class Go:
    """Continue in the same message with the conversation that this memory is of; its `begin` is
    asked next."""

    memory: TalkMemory
    subject: int | None = None

    @property
    def flow(self) -> Flow:
        return self.memory.flow


@dataclass(frozen=True, slots=True)
class Close:
    """The talk ends. The one it had interrupted gets the floor back, and with it the words that it
    `hands_back`, if any; `wordless` leaves its question unsaid."""

    hands_back: Said | Edited | None = None
    wordless: bool = False


@dataclass(frozen=True, slots=True)
class Yield:
    """The talk stays open without the floor, which goes back in the same way; `wordless` leaves
    the question unsaid, too."""

    wordless: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What a conversation answers. What is left at its default stays as it was; one that names a
    place (`at`) and shows no card shows what stands there.

    After a tap the card edits the message that was tapped; otherwise it is a new message and the
    old buttons go; `in_place` edits the talk's card without a push. What comes `then` is one of
    three, or nothing: the talk stays where it stands.
    """

    card: Card | None = None
    at: str | None = None
    memory: TalkMemory | None = None
    subject: int | None = None
    then: Go | Close | Yield | None = None
    person: Person | None = None
    steps: tuple[Step, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()
    unkept: tuple[int, ...] = ()
    effects: tuple[Effect, ...] = ()
    notice: Line | None = None  # a short word over the chat, in answer to a tap
    lane: Lane = Lane.REPLY
    silent: bool = False
    until: datetime | None = None
    in_place: bool = False
    once: int | None = None  # the link of a friend's line: never sent again in doubt


def choice(key: str, caption: str | Line | None = None, *, tap_only: bool = False) -> Choice:
    """A button whose caption is the line named, or `<key>` itself as a line's key."""
    words = caption if isinstance(caption, Line) else line(caption or key)
    return Choice(key, words, tap_only=tap_only)


def pairs(buttons: Sequence[Choice]) -> Rows:
    return tuple(tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2))
