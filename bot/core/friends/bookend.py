"""A hello before and after something: asked of a friend ahead, who is reminded at both times."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from bot.core.calendar import zone_of
from bot.core.friends import renewal
from bot.core.friends.friendship import friends, may_send
from bot.core.lines import Day, Hour, Line, Param, Typed, line
from bot.core.model import Feel, Flow, Json, Known, Link, Path, Person, Step, StepState
from bot.core.steps.moves import around
from bot.core.turn import Go, Moment

SOONEST: Final = timedelta(minutes=15)
"""A friend is asked at least so long before their first hello."""
LATE: Final = timedelta(hours=1)
"""A reminder that could not be given for so long is let go."""
NOON: Final = time(12)
EVENING: Final = time(17)
NEAR: Final = 7
"""Up to so many days ahead a weekday is enough."""
ASKED: Final = "bookend"
"""The offer in the middle of planning, among the questions asked once."""
_HARD: Final = frozenset({Path.AFTER, Path.BOTH})


def plans(known: Known, now: datetime) -> tuple[Step, ...]:
    """The plans around which a hello can still be asked, the soonest first."""
    able = [(step.at, step) for step in known.steps if step.at is not None and _able(step, now)]
    return tuple(step for _, step in sorted(able, key=lambda pair: pair[0]))


def chosen(known: Known) -> tuple[Link, ...]:
    """The friends who may be asked: those that the person chose."""
    return tuple(link for link in friends(known) if link.chosen)


def _able(step: Step, now: datetime) -> bool:
    asked = step.state is StepState.PLANNED and step.bookend is None
    return asked and around(step)[0] >= now + SOONEST


def offer(moment: Moment, step: Step, intro: str) -> Go | None:
    """Once, while something that may be hard is planned: would a hello help? `intro` stays."""
    person = moment.person
    mine = [link for link in chosen(moment.known) if not renewal.asleep(link)]
    tense = step.promise or (step.guess is not None and step.guess >= Feel.TENSE)
    held = person.keeps_to_itself(moment.now)
    if person.path not in _HARD or not mine:
        return None
    if ASKED in person.asked or held or not (tense and _able(step, moment.now)):
        return None
    if not may_send(mine[0], moment.now):
        return None
    return Go(Flow.FRIEND, {"around": request(person, step), "intro": intro, "offer": True})


# what is asked


def request(person: Person, step: Step) -> dict[str, Json]:
    """What a hello is asked for, as it travels: an id that says nothing, and the two times.

    They carry the person's own clock, for a friend whose clock we do not know.
    """
    before, after = (at.astimezone(zone_of(person)).isoformat() for at in around(step))
    return {"step": step.id, "before": before, "after": after}


def standing(known: Known, asked: Json) -> Step | None:
    """The plan behind a request, unless it has moved, passed on or gone since."""
    id = _part(asked, "step")
    step = known.step(id if isinstance(id, int) else None)
    if step is None or step.at is None or request(known.person, step) != asked:
        return None
    return step if step.state is StepState.PLANNED else None


def times(asked: Json) -> tuple[datetime, datetime]:
    """The two instants of a request."""
    before, after = str(_part(asked, "before")), str(_part(asked, "after"))
    return datetime.fromisoformat(before), datetime.fromisoformat(after)


def _part(asked: Json, key: str) -> Json:
    return asked.get(key) if isinstance(asked, dict) else None


def lines(moment: Moment, link: Link, step: Step) -> tuple[Line, ...]:
    """The ways to ask; the person's own clock counts."""
    before, after = around(step)
    values: dict[str, Param] = {
        "name": Typed(link.person_name),
        "day": weekday(moment, step.at or moment.now),
        "sooner": _hour(moment, before),
        "later": _hour(moment, after),
    }
    part = _part_of_day(moment, step)
    ready: list[Line] = [line(f"friend-around-{part}", **values)] if part else []
    return (*ready, line("friend-around-day", **values), line("friend-around-plain", **values))


def weekday(moment: Moment, at: datetime) -> Day:
    """The day by its name: it may be read on another day than it was written."""
    on, today = at.astimezone(moment.zone).date(), moment.local.date()
    return Day(on, min(today, on - timedelta(days=2)))


def _part_of_day(moment: Moment, step: Step) -> str | None:
    """Which part of a near day; a far one is named with its date, and that is enough."""
    at = (step.at or moment.now).astimezone(moment.zone)
    if (at.date() - moment.local.date()).days >= NEAR:
        return None
    clock = at.time()
    return "morning" if clock < NOON else "afternoon" if clock < EVENING else "evening"


def _hour(moment: Moment, at: datetime) -> Hour:
    return Hour(at.astimezone(moment.zone).time().replace(tzinfo=None))
