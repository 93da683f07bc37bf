"""What promises add up to. It only ever grows: nothing that did not happen is counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.model import Step, StepState


@dataclass(frozen=True, slots=True)
class Word:
    """How often a promise was kept, and how often somebody who waited was kept posted."""

    kept: int = 0
    posted: int = 0


def word(steps: Iterable[Step]) -> Word:
    """Counted from a person's steps; one promise may count on both sides."""
    promises = [step for step in steps if step.promise]
    return Word(
        kept=sum(step.state is StepState.DONE for step in promises),
        posted=sum(step.told for step in promises),
    )
