"""What counts as done, and what is left of a step whose outcome is told anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.core.records.model import Person, Step, StepState

DONE: Final = frozenset({StepState.DONE, StepState.PART})
OVER: Final = DONE | {StepState.NOT_THIS_TIME}
"""Of these something may be told."""
STATES: Final = {
    "done": StepState.DONE,
    "part": StepState.PART,
    "home": StepState.PART,
    "none": StepState.NOT_THIS_TIME,
}
"""How it went, by the key of its button."""

AFTERWARDS: Final = frozenset({"outcome", "feel", "easy", "hard", "change", "why"})
"""The questions that are asked of a step once it is over."""


def how(step: Step) -> str:
    """The key of the button for what became of a step; of a part done, the plainer one."""
    return next((key for key, state in STATES.items() if state is step.state), "done")


def counted(person: Person, before: StepState, after: StepState) -> Person:
    """The person once this became of a step that stood so before. A milestone that was reached and
    not named yet goes with the step that reached it."""
    more = (after in DONE) - (before in DONE)
    if more >= 0:
        return replace(person, done=person.done + more) if more else person
    asked = {key: at for key, at in person.asked.items() if key != "reached"}
    return replace(person, done=max(0, person.done + more), asked=asked)


def untold(step: Step, now: datetime) -> Step:
    """The step before anything was told of it; their own words about it stay. One that was done
    early is planned as it was, while that is still to come."""
    words = {key: said for key, said in step.answers.items() if isinstance(said, str)}
    gone = AFTERWARDS - words.keys()
    given = tuple(one for one in step.given if one.to not in gone)
    step = replace(step, settled_at=None, felt=None, answers=words, given=given)
    if step.planned_at is not None and step.planned_at > now:
        return replace(step, state=StepState.PLANNED, at=step.planned_at, planned_at=None)
    return replace(step, state=StepState.GOING)
