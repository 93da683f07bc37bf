"""Try it once, keep nothing: when the wiping comes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.core.comfort import At
from bot.core.effects import Effect, Forget, Plan, Revise
from bot.core.events import DueKind
from bot.core.friends.friendship import farewells
from bot.core.model import LIVE, Flow, Known, Standing

AFTER: Final = timedelta(days=2)
"""How long a try may rest before it is wiped without a word."""
STILL: Final = timedelta(days=1)
"""How long after its time a step may still be answered."""


def begun(person_id: int, now: datetime) -> Plan:
    """However the try goes on, its end is on the calendar."""
    return Plan(DueKind.WIPE, person_id, now + AFTER)


def to_come(known: Known, now: datetime, but: int | None = None) -> bool:
    """Whether something was promised that is still to come, another step or the one hello."""
    steps = any(
        step.state in LIVE and step.id != but and step.at is not None and now < step.at + STILL
        for step in known.steps
    )
    return steps or any(
        talk.open and talk.flow is Flow.CARE and talk.step == At.HELLO_COMES for talk in known.talks
    )


def over(known: Known, now: datetime) -> tuple[Effect, ...]:
    """The wiping, unless something is still to come: then it is looked at again.

    Somebody on the other side of a link hears that it has ended.
    """
    if known.person.standing is not Standing.TRIES:
        return ()
    if to_come(known, now):
        return (begun(known.person.id, now),)
    cards = (talk.card for talk in known.talks if talk.open and talk.offered)
    buttons = (Revise(None, message_id=card) for card in cards if card is not None)
    return (*buttons, *farewells(known, now), Forget())
