"""When it is too late to be said: never a cue after its event."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.core.records.model import Step

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
