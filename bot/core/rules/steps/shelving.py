"""What a chosen quiet does to what is planned: plans wait on the shelf, a promise is kept.

Somebody waits for a promise, and its person picked the time: its nudges come, and that is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.core.records.effects import Effect
from bot.core.records.lines import Line, line
from bot.core.records.model import FOREVER, LIVE, Step, StepState
from bot.core.records.turn import Moment
from bot.core.rules.steps.moves import head_start, nudge_at, shelve
from bot.core.rules.steps.wording import NO_LINE

_UNDER_WAY: Final = LIVE - {StepState.PLANNED}


@dataclass(frozen=True, slots=True)
class Shelved:
    """The steps as they are then, how many `plans` wait, and a sentence about the `promises`."""

    steps: tuple[Step, ...]
    effects: tuple[Effect, ...]
    plans: int
    promises: Line

    @property
    def words(self) -> Line:
        plans = line("shelf-plans", count=self.plans) if self.plans else NO_LINE
        return line("shelf-all", plans=plans, promises=self.promises)


def shelved(moment: Moment, until: datetime = FOREVER) -> Shelved:
    """All whose first nudge would come before `until`; what is under way is quiet from now on."""
    planned = [s for s in moment.known.steps if s.state is StepState.PLANNED]
    inside = [s for s in planned if (head_start(s, moment.now) or nudge_at(s, moment.now)) < until]
    promises = [replace(step, through_quiet=True) for step in inside if step.promise]
    waiting = [shelve(step) for step in inside if not step.promise]
    going = [s for s in moment.known.steps if s.state in _UNDER_WAY and s.through_quiet]
    return Shelved(
        steps=(
            *(replace(step, through_quiet=False) for step in going),
            *(step for step, _ in waiting),
            *promises,
        ),
        effects=tuple(effect for _, effects in waiting for effect in effects),
        plans=len(waiting),
        promises=_promises(moment, promises),
    )


def _promises(moment: Moment, promises: list[Step]) -> Line:
    times = sorted(step.at for step in promises if step.at is not None)
    if not times:
        return NO_LINE
    first = times[0]
    return line("shelf-promises", count=len(times), day=moment.day(first), time=moment.hour(first))
