"""The cards of the settings: every value stands on its button."""

from __future__ import annotations

from datetime import time, timedelta
from enum import StrEnum
from typing import Final

from bot.core import pace, planning, wording
from bot.core.effects import Choice, Rows
from bot.core.lines import Hour, Line, line
from bot.core.model import Path, Person, Step, StepState
from bot.core.nudge import hour
from bot.core.turn import Card, Moment, choice, pairs

PAUSES: Final = {"day": timedelta(days=1), "three": timedelta(days=3), "week": timedelta(days=7)}
"""How long a pause lasts."""


class At(StrEnum):
    """Which part stands."""

    SCREEN = "screen"
    QUIET = "quiet"
    SENDS = "sends"
    WEEKLY = "weekly"
    LOOK = "look"
    DAYS = "days"
    PATH = "path"
    CLOCK = "clock"
    PAUSE = "pause"
    HIDE = "hide"
    BACK = "back_again"


SPANS: Final = {
    "21-9": (time(21), time(9)),
    "22-8": (time(22), time(8)),
    "20-10": (time(20), time(10)),
    "23-7": (time(23), time(7)),
}
DAYS: Final = ("0", *pace.DAYS)
WEEKDAYS: Final = {"friday": 4, "saturday": 5, "sunday": 6, "monday": 0}
"""The days on which the look at the week can come."""
_BACK: Final = (choice("back"),)


def screen(moment: Moment) -> Card:
    """Everything that can be set, on one screen."""
    person = moment.person
    days = line("settings-days-any")
    if person.days_a_week:
        days = line("settings-days", count=person.days_a_week)
    look = line("settings-look", look=line(f"plan-look-{person.look}"))
    rows: Rows = (
        (Choice("quiet", hours_of(person)), Choice("look", look)),
        (Choice("days", days), choice("pause", "settings-pause")),
        (choice("data", "settings-data"), choice("path", "settings-path")),
        (choice("sends", "settings-sends"), choice("help", "help-now")),
    )
    return Card(line("settings-screen"), rows)


def hours_of(person: Person) -> Line:
    """The quiet hours, as they stand on a button."""
    begins, ends = Hour(person.quiet_from), Hour(person.quiet_to)
    none = begins == ends
    return line("settings-no-quiet") if none else line("settings-quiet", begins=begins, ends=ends)


def sends(moment: Moment) -> Card:
    """What comes by itself, besides the steps."""
    day = next((key for key, n in WEEKDAYS.items() if n == moment.person.weekly), None)
    words = line("settings-weekly", day=line(f"settings-on-{day}")) if day else None
    weekly = Choice("weekly", words or line("settings-not-weekly"))
    monthly = "settings-monthly" if moment.person.monthly else "settings-not-monthly"
    after = "settings-fewer" if moment.person.fewer else "settings-how-was-it"
    rows: Rows = ((weekly,), (choice("monthly", monthly),), (choice("fewer", after),), _BACK)
    return Card(line("settings-ask-sends"), rows)


def weekly() -> Card:
    """On which day the look at the week comes."""
    days = tuple(choice(f"on.{day}", f"settings-on-{day}") for day in WEEKDAYS)
    never = (choice("on.never", "greeting-not-weekly"), *_BACK)
    return Card(line("settings-ask-weekly"), (*pairs(days), never))


def quiet_hours(moment: Moment) -> Card:
    """A picked time is kept even in these hours."""
    buttons = tuple(
        Choice(key, line("settings-span", begins=Hour(begins), ends=Hour(ends)))
        for key, (begins, ends) in SPANS.items()
    )
    clock = Choice("clock", line("settings-clock", time=hour(moment, moment.now)))
    return Card(line("settings-ask-quiet"), (buttons[:2], buttons[2:], (clock, *_BACK)))


def looks(moment: Moment) -> Card:
    """The real line of the next step, in each of the three looks."""
    planned = [step for step in moment.known.steps if step.state is StepState.PLANNED]
    step = planned[0] if planned else Step(0, idea="shop-hello", at=moment.now)
    return planning.looks(moment, step)


def days() -> Card:
    """How many days a week are for steps."""
    numbers = tuple(Choice(f"days.{n}", line("settings-number", n=n)) for n in pace.DAYS[:5])
    return Card(
        line("settings-ask-days"), (numbers, (choice("days.0", "settings-days-any"), *_BACK))
    )


def paths() -> Card:
    """Which words fit closest."""
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
    """What does your clock say?"""
    asked = planning.clock(moment)
    return Card(line("settings-ask-clock"), (*asked.rows[:-1], _BACK))


def pauses(moment: Moment) -> Card:
    """For how long; or the end of a pause that stands."""
    until = moment.person.paused_until
    resting = until is not None and until > moment.now
    last = (choice("resume", "settings-resume"),) if resting else _BACK
    rows: Rows = (
        (choice("day", "settings-a-day"), choice("three", "settings-three-days")),
        (choice("week", "settings-a-week"), choice("forever", "settings-until-i-say")),
        last,
    )
    return Card(line("settings-resting" if resting else "settings-ask-pause"), rows)


def on_the_shelf(count: int) -> Line:
    """What a pause does to plans, if there are any."""
    return line("settings-shelf", count=count) if count else wording.NO_LINE


def welcome_back() -> Card:
    """After a pause."""
    return Card(
        line("settings-welcome-back"),
        ((choice("next", "home-next"), choice("plan", "home-plan")),),
    )


def hide() -> Card:
    """Before everything in the chat says nothing any more."""
    return Card(
        line("settings-ask-hide"),
        ((choice("hide", "settings-hide-now"), choice("not_now", "settings-not-now")),),
    )
