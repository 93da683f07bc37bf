"""How many days a week are for steps: asked once, after the third, and never needed.

What is proposed keeps to it; what somebody asks for themselves is theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.core.effects import Choice
from bot.core.lines import Line, line
from bot.core.model import LIVE, Standing, StepState
from bot.core.turn import Card, Moment, Turn

ASKED: Final = "days_a_week"
"""Among the questions asked once."""
ASKED_AFTER: Final = 3
"""How many steps done it is asked after."""
DAYS: Final = ("1", "2", "3", "4", "5", "6", "7")
A_DAY: Final = timedelta(days=1)
A_WEEK: Final = timedelta(days=7)
_COUNTS: Final = LIVE | {StepState.DONE, StepState.PART}


def asks(moment: Moment) -> bool:
    """Whether this is the minute to ask, once; not of somebody who has chosen already."""
    person = moment.person
    fresh = person.days_a_week == 0 and ASKED not in person.asked
    return person.standing is Standing.KEEPS and person.done >= ASKED_AFTER and fresh


def question(moment: Moment, said: Line) -> Turn:
    """The question, below what was `said`; unanswered, steps go on as they come."""
    asked = {**moment.person.asked, ASKED: moment.now}
    buttons = tuple(Choice(f"days.{n}", line("settings-number", n=n)) for n in DAYS)
    return Turn(
        card=Card(line("pace-asked", said=said), (buttons[:4], buttons[4:])),
        memory={**moment.talk.memory, "pace": True},
        person=replace(moment.person, asked=asked),
    )


def chosen(moment: Moment) -> Turn | None:
    """A number, tapped or written: the next proposals go by it."""
    said = (moment.choice or moment.text or "").removeprefix("days.")
    if said not in DAYS:
        return None
    person = replace(moment.person, days_a_week=int(said))
    words = line("pace-chosen", count=person.days_a_week)
    return Turn(card=Card(words), person=person, closed=True)


def keeps_to(moment: Moment, day: date) -> bool:
    """Whether a step on this local day leaves its week, from Monday on, within the days chosen."""
    most, monday = moment.person.days_a_week, day - A_DAY * day.weekday()
    taken = {on for on in _with_steps(moment) if monday <= on < monday + A_WEEK}
    return most == 0 or day in taken or len(taken) < most


def days_from(moment: Moment, day: date) -> Iterator[date]:
    """The local days from this one on that keep to it, without an end."""
    while True:
        if keeps_to(moment, day):
            yield day
        day += A_DAY


def _with_steps(moment: Moment) -> Iterator[date]:
    """The local days on which something was done, or is to come."""
    for step in moment.known.steps:
        at = step.at or step.settled_at
        if step.state in _COUNTS and at is not None:
            yield at.astimezone(moment.zone).date()
