"""The cards of the settings: every value stands on its button."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from bot.core.flows.plan import cards
from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import Hour, Line, line
from bot.core.records.model import FOREVER, Path, Person, Step, StepState
from bot.core.records.turn import Card, Moment, choice, pairs
from bot.ear import lasting, span

PAUSES: Final = {"day": timedelta(days=1), "three": timedelta(days=3), "week": timedelta(days=7)}
"""How long a pause lasts."""


class At(StrEnum):
    """Which part stands."""

    SCREEN = "screen"
    QUIET = "quiet"
    SENDS = "sends"
    WEEKLY = "weekly"
    LOOK = "look"
    PATH = "path"
    CLOCK = "clock"
    PAUSE = "pause"
    BACK = "back_again"


SPANS: Final = {
    "21-9": (time(21), time(9)),
    "22-8": (time(22), time(8)),
    "20-10": (time(20), time(10)),
    "23-7": (time(23), time(7)),
}
NO_HOURS: Final = (time(), time())
WEEKDAYS: Final = {"friday": 4, "saturday": 5, "sunday": 6, "monday": 0}
"""The days on which the look at the week can come."""
_BACK: Final = (choice("back"),)


def screen(moment: Moment, done: Line | None = None) -> Card:
    quiet, look, *_ = values(moment.person)
    rows: Rows = (
        (Choice("quiet", quiet),),
        (Choice("look", look),),
        (choice("pause", "settings-pause"), choice("path", "settings-path")),
        (choice("data", "settings-data"), choice("help", "help-now")),
    )
    return Card(line("settings-screen") if done is None else line("settings-done", done=done), rows)


def values(person: Person) -> tuple[Line, ...]:
    """What is set, as it stands on the buttons: quiet hours, look, and what we send."""
    day = next((key for key, n in WEEKDAYS.items() if n == person.weekly), None)
    return (
        hours_of(person, "settings-clock-and-quiet", "settings-clock-and-no-quiet"),
        line("settings-look", look=line(f"plan-look-{person.look}")),
        line("settings-weekly", day=line(f"settings-on-{day}"))
        if day
        else line("settings-not-weekly"),
        line("settings-fewer" if person.fewer else "settings-how-was-it"),
    )


def hours_of(person: Person, some: str, none: str) -> Line:
    begins, ends = Hour(person.quiet_from), Hour(person.quiet_to)
    return line(none) if begins == ends else line(some, begins=begins, ends=ends)


def sends(moment: Moment) -> Card:
    *_, weekly, fewer = values(moment.person)
    choices = (("weekly", weekly), ("fewer", fewer))
    rows: Rows = (*((Choice(key, words),) for key, words in choices), _BACK)
    return Card(line("settings-ask-sends"), rows)


def weekly() -> Card:
    days = tuple(choice(f"on.{day}", f"settings-on-{day}") for day in WEEKDAYS)
    never = (choice("on.never", "greeting-not-weekly"), *_BACK)
    return Card(line("settings-ask-weekly"), (*pairs(days), never))


def quiet_hours(moment: Moment) -> Card:
    buttons = tuple(
        Choice(key, line("settings-span", begins=Hour(begins), ends=Hour(ends)))
        for key, (begins, ends) in SPANS.items()
    )
    told = line("settings-clock-unset")
    if moment.person.zone is not None:
        told = line("settings-clock", time=moment.hour(moment.now))
    clock = Choice("clock", told)
    return Card(line("settings-ask-quiet"), (buttons[:2], buttons[2:], (clock, *_BACK)))


def looks(moment: Moment) -> Card:
    planned = [step for step in moment.known.steps if step.state is StepState.PLANNED]
    step = planned[0] if planned else Step(0, idea="shop-hello", at=moment.now)
    return cards.looks(moment, step)


def paths() -> Card:
    rows: Rows = (
        (Choice(Path.ALONE, line("welcome-path-alone")),),
        (Choice(Path.AFTER, line("welcome-path-after")),),
        (
            Choice(Path.BOTH, line("welcome-path-both")),
            Choice(Path.UNSAID, line("welcome-path-unsaid")),
        ),
        _BACK,
    )
    return Card(line("settings-ask-path"), rows)


def clock(moment: Moment) -> Card:
    asked = cards.clock(moment)
    return Card(line("settings-ask-clock"), (*asked.rows[:-1], _BACK))


def heard_quiet(moment: Moment) -> tuple[time, time] | None:
    """From when to when it shall be quiet, tapped or written; "none" is a span of no length."""
    said = moment.text or ""
    if span.none(said, moment.language):
        return NO_HOURS
    return SPANS.get(moment.choice or "") or span.read(said, moment.language)


def quiet_now(moment: Moment) -> Line:
    return hours_of(moment.person, "settings-quiet-now", "settings-quiet-none")


def clock_now(moment: Moment) -> Line:
    return line("settings-clock-now", time=moment.hour(moment.now))


def pauses(moment: Moment) -> Card:
    until = moment.person.paused_until
    resting = until is not None and until > moment.now
    last = (choice("resume", "settings-resume"),) if resting else _BACK
    rows: Rows = (
        (choice("day", "settings-a-day"), choice("three", "settings-three-days")),
        (choice("week", "settings-a-week"), choice("forever", "settings-until-i-say")),
        (choice("sends", "settings-sends"), *last),
    )
    return Card(line("settings-resting" if resting else "settings-ask-pause"), rows)


def quiet_until(moment: Moment) -> datetime | None:
    """The end of the pause that was tapped or typed, if one was; FOREVER for none."""
    if moment.choice == "forever":
        return FOREVER
    if moment.choice in PAUSES:
        return moment.now + PAUSES[moment.choice]
    morning = moment.person.quiet_to
    return lasting.ends(moment.text or "", moment.now, moment.zone, morning, moment.language)


def waits(shelf: Line, *, friends: bool, until: datetime) -> Line:
    key = "settings-hello-waits-long" if until == FOREVER else "settings-hello-waits"
    return line(key, shelf=shelf) if friends else shelf


def welcome_back() -> Card:
    return Card(
        line("settings-welcome-back"),
        ((choice("next", "home-next"), choice("plan", "home-plan")),),
    )
