"""The friend's cards: somebody who looks in with a kind word."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.core.records.calendar import day_of
from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import Day, Line, Typed, line
from bot.core.records.model import Link, Standing
from bot.core.records.news import Letter
from bot.core.records.turn import Card, Moment, choice
from bot.core.rules.friendship import befriended


class At(StrEnum):
    """Where the friend's talk stands."""

    ASKED = "asked"
    NOTICE = "notice"
    RHYTHM = "rhythm"
    LINE = "line"
    HOME = "home"
    HELLO = "hello"
    SURE = "sure"
    STOPPING = "stopping"
    WHOM = "whom"


FORTNIGHT: Final = 14
_READY: Final = {
    "wave": "befriended-wave",
    "say_hello": "befriended-hello",
    "glad": "befriended-glad",
    "thinking": "befriended-thinking",
    "no_need": "befriended-no-need",
    "tea": "befriended-tea",
}
_UNFIT: Final = {
    "signs": "befriended-signs",
    "long": "befriended-long",
    "link": "befriended-link",
}


def _ready(key: str) -> Choice:
    return choice(key, _READY[key], tap_only=True)


_ANSWER: Final[Rows] = (
    (_ready("wave"), _ready("glad")),
    (_ready("thinking"),),
)
_TO_A_REQUEST: Final[Rows] = ((_ready("say_hello"), _ready("thinking")),)
_HELLO: Final[Rows] = (
    (_ready("no_need"),),
    (_ready("wave"), _ready("tea")),
    (choice("back"),),
)


def ready(key: str | None) -> Line | None:
    return line(_READY[key]) if key in _READY else None


def asked(link: Link, key: str = "befriended-asked") -> Card:
    rows = (
        (choice("yes", "befriended-happy-to", tap_only=True),),
        (choice("no", "befriended-no-thanks"),),
        (choice("what", "welcome-what-is-kept"),),
    )
    return Card(line(key, person=Typed(link.person_name)), rows)


def notice() -> Card:
    return Card(
        line("befriended-notice"), ((choice("no", "befriended-no-thanks"), choice("back")),)
    )


def rhythm(link: Link) -> Card:
    back = (choice("back"),) if link.rhythm else ()
    rows = (
        (choice("weekly", "befriended-weekly"), choice("fortnightly", "befriended-fortnightly")),
        (choice("never", "befriended-no"), *back),
    )
    return Card(line("befriended-remind", person=Typed(link.person_name)), rows)


def lovely(link: Link) -> Card:
    asked = rhythm(link)
    return Card(line("befriended-lovely", question=asked.words), asked.rows)


def rhythm_set(moment: Moment, link: Link) -> Card:
    name, on = Typed(link.person_name), day_of(moment.person, moment.now)
    if not link.rhythm:
        return Card(line("befriended-no-reminder", person=name))
    second = link.rhythm == FORTNIGHT
    if on is None:
        key = "befriended-reminded-second" if second else "befriended-reminded"
        return Card(line(key, person=name))
    key = "befriended-reminded-second-on" if second else "befriended-reminded-on"
    return Card(line(key, person=name, day=Day(on, on - timedelta(days=2))))


def line_came(moment: Moment, link: Link, letter: Letter) -> Card:
    today = moment.local.date()
    sent = (letter.since or moment.now).astimezone(moment.zone).date()
    key = "befriended-from" if sent == today else "befriended-from-earlier"
    from_ = line(key, person=Typed(link.person_name), day=Day(sent, today))
    key = "befriended-line-ready"
    if link.own_words:
        only = moment.person.standing is Standing.BEFRIENDED
        key = "befriended-line" if only else "befriended-line-reply"
    rows = _TO_A_REQUEST if letter.asks else _ANSWER
    return Card(Line(key, {"from": from_, "text": Typed(letter.text)}), rows)


def home(moment: Moment, link: Link) -> Card:
    rows = (
        (choice("hello", "befriended-send-hello"), choice("lines", "befriended-lines")),
        (choice("rhythm", "befriended-reminders"), choice("data", "settings-data")),
        (choice("stop", "befriended-stop"), choice("help", "home-help")),
    )
    if len(befriended(moment.known)) > 1:
        return Card(line("befriended-home-several"), rows)
    return Card(line("befriended-home", person=Typed(link.person_name)), rows)


def who(moment: Moment, link: Link) -> Card:
    return Card(line("befriended-who", person=Typed(link.person_name)), home(moment, link).rows)


def hello(link: Link) -> Card:
    key = "befriended-which-hello" if link.own_words else "befriended-which-ready"
    return Card(line(key, person=Typed(link.person_name)), _HELLO)


def status(link: Link) -> Card:
    """The same bytes in every state of the person and of the link."""
    return Card(line("befriended-status", person=Typed(link.person_name)), _HELLO)


def reminded(link: Link) -> Card:
    return Card(line("befriended-reminder", person=Typed(link.person_name)), _HELLO)


def ready_only(link: Link) -> Card:
    return Card(line("befriended-ready-only", person=Typed(link.person_name)), _HELLO)


def unfit(why: str, length: int) -> Card:
    return Card(line(_UNFIT[why], length=length), _HELLO)


def sure(moment: Moment, link: Link, text: str) -> Card:
    words = line("befriended-pass-on", person=Typed(link.person_name), text=Typed(text))
    rows: Rows = (
        (choice("send", "befriended-send", tap_only=True), choice("back", "befriended-no")),
    )
    if len(befriended(moment.known)) > 1:
        rows = (*rows, (choice("whom", "befriended-someone-else"),))
    return Card(words, rows)


def stopping(link: Link) -> Card:
    stop = choice("stop", "befriended-stop-now", tap_only=True)
    rows = ((stop, choice("back", "befriended-stay")),)
    return Card(line("befriended-stop-sure", person=Typed(link.person_name)), rows)
