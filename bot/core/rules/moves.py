"""When a step comes: its nudges, where it can move to, the shelf, and when it is too late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import count, islice
from typing import Final, NamedTuple

from bot.core.records.calendar import instant, quiet, zone_of
from bot.core.records.effects import Effect, Plan, Unplan
from bot.core.records.events import DueKind
from bot.core.records.lines import Line, line
from bot.core.records.model import FOREVER, UNDER_WAY, Chip, Known, Step, StepState
from bot.core.records.turn import Moment
from bot.core.rules import ideas
from bot.core.rules.wording import NO_LINE
from bot.ear import promise
from bot.ear.when import Unread, When, Why, read

SOONEST: Final = timedelta(minutes=30)
"""A step offered for today is at least so far ahead."""
LEAD: Final = timedelta(minutes=10)
"""How long before its start a step is cued."""
PROMISE_LEAD: Final = timedelta(minutes=30)
"""How long before its time a promise is cued."""
HEAD_START: Final = timedelta(minutes=60)
EARLIER_START: Final = timedelta(minutes=75)
"""How long before its time a promise gets its first nudge: usually, and to leave earlier."""
MOST_TIMES: Final = 4
"""How many times are offered together."""
GRACE: Final = timedelta(minutes=15)
"""How long after its start a step that takes a moment may still be cued."""
DELAYED: Final = timedelta(minutes=5)
"""From how much lateness on the cue says a word about it."""
MOST_TOLD: Final = 2
"""How many steps are named to whoever did something; there are other buttons."""
LEAVE_EARLIER: Final = Chip("change1")
"""The chip under a promise that asks for an earlier start."""


def nudge_at(step: Step, now: datetime) -> datetime:
    """When a step is cued: a little before its start, and never in the past."""
    return max(cued_at(step, now), now)


def cued_at(step: Step, now: datetime) -> datetime:
    """The same, though it may be past: reckoned from when it is on time."""
    return _on_time(step, step.at or now) - (PROMISE_LEAD if step.promise else LEAD)


def _on_time(step: Step, at: datetime) -> datetime:
    """Sooner than its time where it is to be early: it is reminded before it can be kept."""
    idea = ideas.library().get(step.idea or "")
    early = promise.early(step.text) if idea is None else idea.early
    return at - timedelta(minutes=early)


def head_start(step: Step, now: datetime) -> datetime | None:
    """When a promise gets its first nudge, if that is still to come."""
    if not step.promise or step.at is None:
        return None
    at = _on_time(step, step.at) - (EARLIER_START if step.change == LEAVE_EARLIER else HEAD_START)
    return at if at > now else None


def first_nudge(step: Step, now: datetime) -> datetime:
    return head_start(step, now) or nudge_at(step, now)


def to_come(step: Step, kind: DueKind, now: datetime) -> bool:
    """Whether this reminder of it, or what takes its place, is still to come."""
    if kind is DueKind.HEAD_START:
        return head_start(step, now) is not None
    return step.state is StepState.PLANNED and step.at is not None and cued_at(step, now) > now


def placed(step: Step, now: datetime) -> tuple[Effect, ...]:
    """The step on the calendar, with all its nudges and without those of an earlier time."""
    first = head_start(step, now)
    cue = Plan(DueKind.CUE, step.id, nudge_at(step, now))
    if first is not None:
        return cue, Plan(DueKind.HEAD_START, step.id, first)
    return cue, Unplan(step.id, DueKind.HEAD_START)


def first_times(moment: Moment) -> tuple[datetime, ...]:
    """Three instants offered first: today if there is still time, and tomorrow twice."""
    today = moment.local.date()
    walls = (
        datetime.combine(today + timedelta(days=days), hour)
        for days in range(3)
        for hour in (time(10), time(17, 30))
    )
    instants = (instant(wall, moment.zone) for wall in walls)
    ahead = (at for at in instants if at >= moment.now + SOONEST)
    return tuple(islice(ahead, 3))


def later_times(moment: Moment, step: Step) -> tuple[datetime, ...]:
    """Up to four instants offered for "Later": soon, later today, the same hour on two days.

    After "Not today" three other days are offered, and nothing of today. A promise is not moved
    to a time before its own: whoever waits was told that it is off.
    """
    put_off = step.state is StepState.NOT_TODAY
    now = moment.local
    soon = _rounded(now + timedelta(minutes=30))
    evening = _rounded(now + timedelta(hours=2))
    start = step.at.astimezone(moment.zone) if step.at else now
    days = (
        instant(
            datetime.combine(now.date() + timedelta(days=days), start.time().replace(tzinfo=None)),
            moment.zone,
        )
        for days in ((1, 2, 3) if put_off else (1, 2))
    )
    today = (
        at
        for at in (() if put_off else (soon, evening))
        if at.date() == now.date() and not quiet(moment.person, at)
        if not (step.promise and at <= start)
    )
    return (*(at.astimezone(moment.now.tzinfo) for at in today), *days)


def next_such(moment: Moment, at: datetime, days: int = 1) -> datetime:
    """The same hour of their clock on the first day that is still to come, so many `days` on or
    a multiple of it."""
    wall = at.astimezone(moment.zone).replace(tzinfo=None)
    on = (instant(wall + timedelta(days=n * days), moment.zone) for n in count())
    return next(at for at in on if at >= moment.now + SOONEST)


def instead_of(moment: Moment, at: datetime, times: Sequence[datetime]) -> tuple[datetime, ...]:
    """These times once more, after one of them went by: the next such hour comes first."""
    following = next_such(moment, at)
    return (following, *(other for other in times if other != following))[:MOST_TIMES]


class Start(NamedTuple):
    """When a step shall start, and whether that was said as a distance."""

    at: datetime
    elapsed: bool = False


def heard_time(moment: Moment, text: str, step: Step) -> Start | Unread:
    """The start that a typed text names for a step, which may have gone by since it was said; a
    day alone keeps the step's hour."""
    heard = read(text, moment.said, moment.zone, moment.language)
    return heard if isinstance(heard, Unread) else start_of(moment, heard, step)


def heard_ahead(moment: Moment, text: str, step: Step) -> Start | Unread:
    """The same, if it is still to come."""
    heard = heard_time(moment, text, step)
    gone = isinstance(heard, Start) and heard.at <= moment.now
    return Unread(Why.PAST) if gone else heard


def meant(
    moment: Moment, said: Unread, step: Step, usual: Sequence[datetime]
) -> tuple[datetime, ...]:
    """What an unsure time may mean for the step, to be offered; the usual times where it is over
    or may be anything."""
    read = (start_of(moment, reading, step).at for reading in said.readings)
    ahead = [at for at in read if at > moment.now]
    if said.why is Why.PAST or not ahead:
        ahead += usual
    return tuple(dict.fromkeys(ahead))[:MOST_TIMES]


def start_of(moment: Moment, heard: When, step: Step) -> Start:
    """The start that a time names; a day alone keeps the step's hour."""
    if heard.at is not None:
        return Start(heard.at, heard.elapsed)
    start = (step.at or moment.said).astimezone(moment.zone).time()
    return Start(instant(datetime.combine(heard.day, start.replace(tzinfo=None)), moment.zone))


def move(step: Step, start: Start, now: datetime) -> tuple[Step, tuple[Effect, ...]]:
    """The step at its new time, and its new place on the calendar. Moves are never shown."""
    moved = replace(
        step,
        at=start.at,
        elapsed=start.elapsed,
        state=StepState.PLANNED,
        moves=step.moves + 1,
        settled_at=None,
    )
    return moved, placed(moved, now)


def promised(step: Step, moment: Moment) -> Step:
    """The step as it is put on the calendar: what is planned while it is quiet is wanted then."""
    return replace(step, through_quiet=moment.person.rests(moment.now))


def offered(times: Sequence[datetime], number: int) -> datetime | None:
    return times[number] if number < len(times) else None


def soonest_today(known: Known, now: datetime) -> Step | None:
    """The next step that is planned for what is left of their day."""
    here = zone_of(known.person)
    planned = (step for step in known.steps if step.state is StepState.PLANNED)
    ahead = ((step.at, step) for step in planned if step.at is not None and step.at > now)
    today = now.astimezone(here).date()
    of_today = (pair for pair in ahead if pair[0].astimezone(here).date() == today)
    return min(of_today, key=lambda pair: pair[0], default=(now, None))[1]


def done_today(known: Known, now: datetime) -> tuple[Step, ...]:
    """What somebody may have done who says so: what is under way, the latest first, and the next
    step of today; of two that are called the same the one that comes first here."""
    cued = [step for step in known.steps if step.state in UNDER_WAY]
    cued.sort(key=lambda step: step.at or now, reverse=True)
    ahead = soonest_today(known, now)
    named: dict[tuple[str | None, str], Step] = {}
    for step in (*cued, *(() if ahead is None else (ahead,))):
        named.setdefault((step.idea, step.text), step)
    return tuple(named.values())[:MOST_TOLD]


def only_step(known: Known, now: datetime) -> Step | None:
    """The one step that somebody may mean who only says that they did it; None for several."""
    mine = done_today(known, now) or tuple(s for s in known.steps if s.state is StepState.PLANNED)
    return mine[0] if len(mine) == 1 else None


def shelve(step: Step) -> tuple[Step, tuple[Effect, ...]]:
    return replace(step, state=StepState.SHELVED), (Unplan(step.id),)


def end_of_day(moment: Moment) -> datetime:
    tomorrow = moment.local.date() + timedelta(days=1)
    return instant(datetime.combine(tomorrow, datetime.min.time()), moment.zone)


def _rounded(at: datetime) -> datetime:
    floor = at.replace(second=0, microsecond=0)
    return floor + timedelta(minutes=-floor.minute % 5)


# too late to be said


def over(step: Step, now: datetime) -> bool:
    """Whether the event has ended, so that a cue would come too late."""
    end = ends(step)
    return end is None or now > end


def ends(step: Step) -> datetime | None:
    """Until when a step may be cued."""
    return None if step.at is None else step.at + max(timedelta(minutes=step.lasts), GRACE)


# what is to come in a quiet time


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
    inside = [s for s in planned if first_nudge(s, moment.now) < until]
    promises = [replace(step, through_quiet=True) for step in inside if step.promise]
    waiting = [shelve(step) for step in inside if not step.promise]
    going = [s for s in moment.known.steps if s.state in UNDER_WAY and s.through_quiet]
    return Shelved(
        steps=(
            *(replace(step, through_quiet=False) for step in going),
            *(step for step, _ in waiting),
            *promises,
        ),
        effects=tuple(effect for _, effects in waiting for effect in effects),
        plans=len(waiting),
        promises=_promises_stay(moment, promises),
    )


def _promises_stay(moment: Moment, promises: list[Step]) -> Line:
    times = sorted(step.at for step in promises if step.at is not None)
    if not times:
        return NO_LINE
    first = times[0]
    return line("shelf-promises", count=len(times), **moment.wall(first))
