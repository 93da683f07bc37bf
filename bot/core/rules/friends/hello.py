"""A hello asked of a friend: of whom, at the start of which step, and in which words.

The words say nothing of the person but that a hello is welcome, so they are true at any time.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.core.records.lines import Line, Typed, line
from bot.core.records.model import Known, Link, Step, StepState
from bot.core.rules.friends.friendship import A_MINUTE, friends

READY: Final = ("friend-ask-glad", "friend-ask-short")
"""The ways to ask, the plainest first."""


def of_whom(known: Known) -> tuple[Link, ...]:
    """The friends who may be asked: those that the person chose, and wants to hear from."""
    return tuple(link for link in friends(known) if link.chosen and not link.muted)


def soonest(known: Known, now: datetime) -> Step | None:
    able = [(step.at, step) for step in known.steps if step.at and starts(known, step.id, now)]
    return min(able, key=lambda pair: pair[0])[1] if able else None


def starts(known: Known, id: int | None, now: datetime) -> datetime | None:
    """When this step starts, if that is far enough ahead to take the hello back."""
    step = known.step(id)
    if step is None or step.at is None or step.state is not StepState.PLANNED:
        return None
    return step.at if step.at > now + A_MINUTE else None


def lines(link: Link) -> tuple[Line, ...]:
    return tuple(line(key, name=Typed(link.person_name)) for key in READY)
