"""The friend's cards: somebody who looks in with a kind word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from bot.core import choosing
from bot.core.calendar import quiet_at
from bot.core.effects import Choice, Rows
from bot.core.friends.friendship import befriended
from bot.core.lines import Day, Hour, Line, Typed, line
from bot.core.model import FOREVER, Json, Link, Person, Standing
from bot.core.steps import nudge, planning
from bot.core.turn import Card, Moment, choice, pairs


class At(StrEnum):
    """Where the friend's talk stands."""

    ASKED = "asked"
    NOTICE = "notice"
    RHYTHM = "rhythm"
    CLOCK = "clock"
    DAY = "day"
    HOUR = "hour"
    QUIET = "quiet"
    LINE = "line"
    HOME = "home"
    HELLO = "hello"
    SURE = "sure"
    STOPPING = "stopping"
    STILL = "still"
    PAUSE = "pause"
    WHOM = "whom"


MONDAY: Final = date(2001, 1, 1)
"""Some Monday, to name the days of a week by."""
WEEKDAYS: Final = (4, 5, 6, 0)
"""The days offered for a reminder, Friday to Monday; any other can be written."""
HOURS: Final = {f"hour.{n}": time(n) for n in (9, 12, 15, 18, 20)}
"""The hours offered for a reminder; any other can be written."""
FORTNIGHT: Final = 14
clock_typed = planning.clock_typed
_READY: Final = {
    "wave": "befriended-wave",
    "say_hello": "befriended-hello",
    "glad": "befriended-glad",
    "thinking": "befriended-thinking",
    "no_need": "befriended-no-need",
    "tea": "befriended-tea",
}


def _ready(key: str) -> Choice:
    """A button that sends its words."""
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
    """The line behind a button, as it will be read by the person."""
    return line(_READY[key]) if key in _READY else None


def asked(link: Link, key: str = "befriended-asked") -> Card:
    """Who invites, what it is, what is kept, and that a no is fine; or `key` in its place."""
    rows = (
        (choice("yes", "befriended-happy-to", tap_only=True),),
        (choice("no", "befriended-no-thanks"), choice("never", "befriended-no-and-no-more")),
        (choice("what", "welcome-what-is-kept"),),
    )
    return Card(line(key, person=Typed(link.person_name)), rows)


def notice() -> Card:
    """What is kept of a friend, all of it."""
    return Card(
        line("befriended-notice"), ((choice("no", "befriended-no-thanks"), choice("back")),)
    )


def rhythm(link: Link, clock: Hour | None = None) -> Card:
    """How it stands, and whether to remind them; `clock` is what we take for theirs."""
    mend = () if clock is None else (Choice("clock", line("settings-clock", time=clock)),)
    day = Choice("day", line("befriended-day", day=weekday(link.remind_on)))
    hour = Choice("hour", line("befriended-hour", time=Hour(link.remind_at)))
    back = (choice("back"),) if link.rhythm else ()
    rows = (
        (choice("weekly", "befriended-weekly"), choice("fortnightly", "befriended-fortnightly")),
        *(((day, hour),) if link.rhythm else ()),
        (choice("never", "befriended-no-need-for-it"), *mend, *back),
    )
    keys = ("befriended-shall-i", "befriended-reminding", "befriended-reminding-second")
    return Card(_rhythm(link, *keys), rows)


def lovely(link: Link) -> Card:
    """The same question, right after the yes."""
    asked = rhythm(link)
    return Card(line("befriended-lovely", question=asked.words), asked.rows)


def _rhythm(link: Link, without: str, weekly: str, fortnightly: str) -> Line:
    """The sentence that fits the rhythm of a link."""
    name, day, at = Typed(link.person_name), weekday(link.remind_on), Hour(link.remind_at)
    if not link.rhythm:
        return line(without, person=name)
    key = fortnightly if link.rhythm == FORTNIGHT else weekly
    return line(key, person=name, day=day, time=at)


def rhythm_set(link: Link, person: Person) -> Card:
    """What was chosen, in a sentence; and that it comes in quiet hours too, if it does."""
    keys = ("befriended-no-reminder", "befriended-reminded", "befriended-reminded-second")
    words = _rhythm(link, *keys)
    if link.rhythm and quiet_at(person, link.remind_at):
        words = line("befriended-reminded-in-quiet", reminded=words)
    return Card(words)


def weekday(number: int) -> Day:
    """A day of the week by its name; Monday is 0."""
    on = MONDAY + timedelta(days=number)
    return Day(on, on - timedelta(days=2))


def days() -> Card:
    """On which day?"""
    buttons = [Choice(f"day.{n}", line("befriended-a-day", day=weekday(n))) for n in WEEKDAYS]
    return Card(line("befriended-ask-day"), (*pairs(buttons), (choice("back"),)))


def hours(person: Person) -> Card:
    """At what hour? Those of their quiet hours are not offered."""
    buttons = [
        Choice(key, line("befriended-an-hour", time=Hour(at)))
        for key, at in HOURS.items()
        if not quiet_at(person, at)
    ]
    return Card(line("befriended-ask-hour"), (*pairs(buttons), (choice("back"),)))


def clock(moment: Moment) -> Card:
    """What does your clock say? Their night is by it."""
    return Card(line("befriended-clock"), planning.clock(moment).rows)


def quiet(moment: Moment) -> Card:
    """When lines wait: the same choices as everybody's."""
    return Card(line("befriended-ask-quiet"), choosing.quiet_hours(moment).rows)


def quiet_set(person: Person, links: Sequence[Link]) -> Line:
    """When lines wait from now on; a reminder in that time was picked, and comes all the same."""
    begins, ends = Hour(person.quiet_from), Hour(person.quiet_to)
    if begins == ends:
        return line("befriended-quiet-none")
    words = line("befriended-quiet-set", begins=begins, ends=ends)
    for link in links:
        if link.rhythm and quiet_at(person, link.remind_at):
            time = Hour(link.remind_at)
            words = line("befriended-quiet-but", set=words, time=time)
    return words


def line_came(moment: Moment, link: Link, news: Mapping[str, Json]) -> Card:
    """The person's line; an answer is welcome and never needed."""
    text, today = str(news.get("text", "")), moment.local.date()
    sent = Day(date.fromisoformat(str(news.get("day", today))), today)
    key = "befriended-from" if sent.on == today else "befriended-from-earlier"
    from_ = line(key, person=Typed(link.person_name), day=sent)
    key = "befriended-line-ready"
    if link.own_words:
        only = moment.person.standing is Standing.BEFRIENDED
        key = "befriended-line" if only else "befriended-line-reply"
    rows = _TO_A_REQUEST if "asks" in news else _ANSWER
    return Card(Line(key, {"from": from_, "text": Typed(text)}), rows)


def home(moment: Moment, link: Link) -> Card:
    """The friend's own short menu; where there are several people it names none."""
    person = moment.person
    quiet = choosing.hours_of(person, "settings-quiet", "settings-no-quiet")
    rows = (
        (choice("hello", "befriended-send-hello"), choice("lines", "befriended-lines")),
        (Choice("quiet", quiet), choice("rhythm", "befriended-reminders")),
        (choice("data", "settings-data"), choice("stop", "befriended-stop")),
        (choice("help", "home-help"),),
    )
    if len(befriended(moment.known)) > 1:
        return Card(line("befriended-home-several"), rows)
    return Card(line("befriended-home", person=Typed(link.person_name)), rows)


def who(moment: Moment, link: Link) -> Card:
    """Whose name it is, above the menu."""
    return Card(line("befriended-who", person=Typed(link.person_name)), home(moment, link).rows)


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


def ready_only(link: Link) -> Card:
    """Own words are off: the nearest ready lines."""
    return Card(line("befriended-ready-only", person=Typed(link.person_name)), _HELLO)


def unfit(why: str, length: int) -> Card:
    key = "befriended-long" if why == "long" else "befriended-link"
    return Card(line(key, length=length), _HELLO)


def sure(moment: Moment, link: Link, text: str) -> Card:
    """Words out of the blue: passed on only by a tap."""
    words = line("befriended-pass-on", person=Typed(link.person_name), text=Typed(text))
    rows: Rows = (
        (choice("send", "befriended-send", tap_only=True), choice("back", "befriended-no")),
    )
    if len(befriended(moment.known)) > 1:
        rows = (*rows, (choice("whom", "befriended-someone-else"),))
    return Card(words, rows)


def pauses(moment: Moment) -> Card:
    """For how long lines wait; or the end of a pause that stands."""
    asked = choosing.pauses(moment)
    until = moment.person.paused_until
    if until is not None and moment.now < until:
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
            (
                choice("stop", "befriended-stop-now", tap_only=True),
                choice("back", "befriended-stay"),
            ),
            (choice("never", "befriended-stop-for-good", tap_only=True),),
        ),
    )
