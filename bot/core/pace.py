"""How many days a week are for steps: asked once, after the third, and never needed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.effects import Choice
from bot.core.lines import Line, line
from bot.core.model import Standing
from bot.core.turn import Card, Moment, Turn

ASKED: Final = "days_a_week"
"""Among the questions asked once."""
ASKED_AFTER: Final = 3
"""How many steps done it is asked after."""
DAYS: Final = ("1", "2", "3", "4", "5", "6", "7")


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
