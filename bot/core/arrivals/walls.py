"""Another clock, by another zone or by other rules of it: what was promised keeps its local time.

Only what lies ahead moves, by either clock. What has been stays the instant that it was, and
what was said as a distance ("in 20 min") stays as far away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from typing import Any, Final

from bot.core.records.calendar import same_wall, zone, zone_of
from bot.core.records.effects import Realign
from bot.core.records.events import Event, RulesChanged
from bot.core.records.memories import (
    ComingMemory,
    CueMemory,
    DebriefMemory,
    FriendMemory,
    PlanMemory,
    SentencesMemory,
)
from bot.core.records.model import FOREVER, Known, Person, Step, StepState, Talk, TalkMemory
from bot.core.rules.friendship import A_MINUTE
from bot.core.rules.moves import placed
from bot.core.talk.course import Course

WALLS: Final[Mapping[type[TalkMemory], tuple[str, ...]]] = {
    PlanMemory: ("step", "times", "meant", "wished_at"),
    CueMemory: ("times",),
    ComingMemory: ("times",),
    DebriefMemory: ("next",),
    FriendMemory: ("starts", "goes"),
    SentencesMemory: ("back",),
}
"""What talks keep in mind that was said, or shown, as a local time."""


@dataclass(frozen=True, slots=True)
class _Clock:
    """One that takes the place of the clock that `was`."""

    was: tzinfo
    place: tzinfo
    now: datetime

    def at(self, at: datetime) -> datetime:
        if at == FOREVER:
            return at
        moved = same_wall(at, self.was, self.place)
        return moved if self.now < max(at, moved) else at

    def moved(self, said: Any) -> Any:
        match said:
            case datetime():
                return self.at(said)
            case Step(at=datetime() as at, elapsed=False):
                said = replace(said, planned_at=self.moved(said.planned_at))
                begun = at <= self.now and said.state is not StepState.PLANNED
                return said if begun else replace(said, at=self.at(at))
            case tuple():
                return tuple(map(self.moved, said))
            case PlanMemory():
                names = WALLS[PlanMemory]
                return replace(said, **{name: self.moved(getattr(said, name)) for name in names})
        return said


def keep(course: Course, before: Known, event: Event) -> None:
    """Move what lay ahead, where the clock is another now, once; what this very event has derived
    is by the new clock already."""
    was, place = _was(before.person, event), zone_of(course.person)
    moved = any(isinstance(effect, Realign) for effect in course.effects)
    if was is None or was is place or course.forgets or moved:
        return
    clock = _Clock(was, place, course.now)
    _keep_rests(course, clock)
    by = dict(_keep_steps(course, clock))
    by |= dict(_keep_talks(course, before, clock, by))
    # Before what this very event has planned, which is by the new clock.
    course.effects.insert(0, Realign(was, place, by))


def _was(person: Person, event: Event) -> tzinfo | None:
    """The clock by which the instants of somebody were derived so far, if they had one."""
    if isinstance(event, RulesChanged):
        return event.was
    return None if person.zone is None else zone(person.zone)


def _keep_rests(course: Course, clock: _Clock) -> None:
    """The end of a pause was told; a quiet day gets no shorter."""
    person = course.person
    paused, held = clock.moved(person.paused_until), person.held_until
    if held is not None:
        held = max(held, clock.at(held))
    if (paused, held) != (person.paused_until, person.held_until):
        course.keep_person(replace(person, paused_until=paused, held_until=held))


def _keep_steps(course: Course, clock: _Clock) -> Iterator[tuple[int, timedelta]]:
    """How far the start of each went that is another now."""
    for step in course.known.steps:
        moved: Step = clock.moved(step)
        if step.at is None or moved.at is None or moved == step:
            continue
        course.keep_step(moved)
        if moved.state is StepState.PLANNED:
            course.effects.extend(placed(moved, course.now))
        yield step.id, moved.at - step.at


def _same(before: Any, said: Any) -> bool:
    """Whether it is what it was; of a step, its start."""
    if isinstance(before, Step) and isinstance(said, Step):
        return before.at == said.at
    return bool(before == said)


def _keep_talks(
    course: Course, before: Known, clock: _Clock, by: Mapping[int, timedelta]
) -> Iterator[tuple[int, timedelta]]:
    """How far that went which each is about: its step, or a message on its way."""
    for talk in course.known.talks:
        memory, earlier = talk.memory, before.talk(talk.id)
        names = () if _is_distance(course, talk) else WALLS.get(type(memory), ())
        said = {name: getattr(memory, name) for name in names}
        was = {name: getattr(earlier and earlier.memory, name, None) for name in names}
        stand = {name: clock.moved(said[name]) for name in names if _same(was[name], said[name])}
        moved = replace(memory, **stand)
        if moved != memory:
            course.keep_talk(replace(talk, memory=moved))
        went, goes = FriendMemory.of(talk).goes, getattr(moved, "goes", None)
        if went is not None and goes is not None:
            yield talk.id, goes - went
        elif talk.subject is not None and talk.subject in by:
            yield talk.id, by[talk.subject]


def _is_distance(course: Course, talk: Talk) -> bool:
    """Of a message on its way: it goes in a minute, or at a start that was said as a distance."""
    memory = FriendMemory.of(talk)
    step = course.known.step(memory.step if memory.start is None else memory.start)
    if step is not None and step.elapsed:
        return True
    soon = course.now + A_MINUTE
    return memory.start is None and memory.goes is not None and memory.goes <= soon
