"""Too late to be said: never a cue after its event, but one honest word instead."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.core.effects import Lane
from bot.core.model import Step
from bot.core.steps import nudge
from bot.core.steps.moves import shelve
from bot.core.steps.nudge import At
from bot.core.turn import Card, Moment, Turn

GRACE: Final = timedelta(minutes=15)
"""How long after its start a step that takes a moment may still be cued."""
DELAYED: Final = timedelta(minutes=5)
"""From how much lateness on the cue says a word about it."""


def over(step: Step, now: datetime) -> bool:
    """Whether the event has ended, so that a cue would come too late."""
    end = ends(step)
    return end is None or now > end


def ends(step: Step) -> datetime | None:
    """Until when a step may be cued."""
    return None if step.at is None else step.at + max(timedelta(minutes=step.minutes), GRACE)


def away(moment: Moment) -> Turn:
    """Never a cue after its event: the steps go on the shelf, and we say why."""
    late = _late_ids(moment)
    steps = tuple(shelve(s)[0] for s in moment.known.steps if s.id in late)
    return Turn(card=away_card(moment), step=At.AWAY, steps=steps, lane=Lane.SCHEDULED, silent=True)


def away_card(moment: Moment) -> Card:
    late = _late_ids(moment)
    quiet = moment.talk.memory.get("quiet") is True
    if len(late) == 1:
        return nudge.away(moment, moment.about, quiet=quiet)
    return nudge.away_from_several(len(late), quiet=quiet)


def _late_ids(moment: Moment) -> frozenset[int]:
    late = moment.talk.memory["late"]
    ids = late if isinstance(late, list) else []
    return frozenset(id for id in ids if isinstance(id, int))
