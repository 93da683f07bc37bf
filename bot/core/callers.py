"""The friend's cards: somebody who looks in with a kind word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from bot.core import choosing, nudge, planning
from bot.core.effects import Choice, Rows
from bot.core.lines import Day, Hour, Line, Typed, line
from bot.core.model import FOREVER, Flow, Json, Link
from bot.core.turn import Card, Moment, choice


class At(StrEnum):
    """Where the friend's talk stands."""

    ASKED = "asked"
    RHYTHM = "rhythm"
    CLOCK = "clock"
    LINE = "line"
    HOME = "home"
    HELLO = "hello"
    SURE = "sure"
    STOPPING = "stopping"
    AROUND = "around"
    STILL = "still"
    PAUSE = "pause"


HELP: Final = Flow.HELP
clock, clock_typed = planning.clock, planning.clock_typed
"""What does your clock say? Sundays at 18:00 are the friend's own."""
_READY: Final = {
    "wave": "befriended-wave",
    "glad": "befriended-glad",
    "thinking": "befriended-thinking",
    "no_need": "befriended-no-need",
    "tea": "befriended-tea",
}
_ANSWER: Final[Rows] = (
    (choice("wave", "befriended-wave"), choice("glad", "befriended-glad")),
    (choice("thinking", "befriended-thinking"),),
)
_HELLO: Final[Rows] = (
    (choice("no_need", "befriended-no-need"),),
    (choice("wave", "befriended-wave"), choice("tea", "befriended-tea")),
    (choice("back"),),
)


def ready(key: str | None) -> Line | None:
    """The line behind a button, as it will be read by the person."""
    return line(_READY[key]) if key in _READY else None


def asked(link: Link) -> Card:
    """Who invites, what it is, what is kept, and that a no is fine."""
    rows = (
        (choice("yes", "befriended-happy-to"),),
        (choice("no", "befriended-no-thanks"), choice("never", "befriended-no-and-no-more")),
    )
    return Card(line("befriended-asked", person=Typed(link.person_name)), rows)


def rhythm(link: Link, clock: Hour | None = None) -> Card:
    """Whether to remind them of a small hello; `clock` is what we take for theirs."""
    mend = () if clock is None else (Choice("clock", line("settings-clock", time=clock)),)
    rows = (
        (choice("weekly", "befriended-weekly"), choice("fortnightly", "befriended-fortnightly")),
        (choice("never", "befriended-no-need-for-it"), *mend),
    )
    return Card(line("befriended-shall-i", person=Typed(link.person_name)), rows)


def line_came(moment: Moment, link: Link, news: Mapping[str, Json]) -> Card:
    """The person's line; an answer is welcome and never needed."""
    text, today = str(news.get("text", "")), moment.local.date()
    sent = Day(date.fromisoformat(str(news.get("day", today))), today)
    key = "befriended-from" if sent.on == today else "befriended-from-earlier"
    from_ = line(key, person=Typed(link.person_name), day=sent)
    key = "befriended-line" if link.own_words else "befriended-line-ready"
    return Card(Line(key, {"from": from_, "text": Typed(text)}), _ANSWER)


def home(link: Link) -> Card:
    """The friend's own short menu."""
    rows = (
        (choice("hello", "befriended-send-hello"), choice("lines", "befriended-lines")),
        (choice("rhythm", "befriended-reminders"), choice("stop", "befriended-stop")),
        (choice("help", "home-help"),),
    )
    return Card(line("befriended-home", person=Typed(link.person_name)), rows)


def still() -> Card:
    """Once a year: are lines still welcome?"""
    rows = (
        (choice("yes", "befriended-gladly"),),
        (choice("stop", "befriended-stop"), choice("back", "befriended-not-now")),
    )
    return Card(line("befriended-still"), rows)


def hello(link: Link) -> Card:
    key = "befriended-which-hello" if link.own_words else "befriended-which-ready"
    return Card(line(key, person=Typed(link.person_name)), _HELLO)


def status(link: Link) -> Card:
    """The same bytes in every state of the person and of the link."""
    return Card(line("befriended-status", person=Typed(link.person_name)), _HELLO)


def reminded(link: Link) -> Card:
    return Card(line("befriended-reminder", person=Typed(link.person_name)), _HELLO)


def around(link: Link, text: str) -> Card:
    """A hello is asked for, before and after something."""
    words = line("befriended-around", person=Typed(link.person_name), text=Typed(text))
    rows = ((choice("yes", "befriended-remind-me"), choice("no", "befriended-cannot")),)
    return Card(words, rows)


def around_now(link: Link) -> Card:
    """The time has come for a hello that the friend said yes to."""
    return Card(line("befriended-around-now", person=Typed(link.person_name)), _HELLO)


def ready_only(link: Link) -> Card:
    """Own words are off: the nearest ready lines."""
    return Card(line("befriended-ready-only", person=Typed(link.person_name)), _HELLO)


def unfit(why: str, length: int) -> Card:
    key = "befriended-long" if why == "long" else "befriended-link"
    return Card(line(key, length=length), _HELLO)


def sure(link: Link, text: str) -> Card:
    """Words out of the blue: passed on only by a tap."""
    words = line("befriended-pass-on", person=Typed(link.person_name), text=Typed(text))
    return Card(words, ((choice("send", "befriended-send"), choice("back", "befriended-no")),))


def pauses(moment: Moment) -> Card:
    """For how long lines wait; or the end of a pause that stands."""
    asked = choosing.pauses(moment)
    if moment.person.rests(moment.now):
        return asked
    return Card(line("befriended-ask-pause"), asked.rows)


def paused(moment: Moment, until: datetime) -> Card:
    """Until when lines wait; without a clock of theirs, and without an end, no hour is named."""
    if moment.person.zone is None or until == FOREVER:
        return Card(line("befriended-paused"))
    on, at = nudge.day(moment, until), nudge.hour(moment, until)
    return Card(line("befriended-paused-until", day=on, time=at))


def stopping(link: Link) -> Card:
    return Card(
        line("befriended-stop-sure", person=Typed(link.person_name)),
        (
            (choice("stop", "befriended-stop-now"), choice("back", "befriended-stay")),
            (choice("never", "befriended-stop-for-good"),),
        ),
    )
