"""What a line may call a step: the true kind of act, and never who, where, when or how it felt.

"Today" is said only of what happened today, and only while a line sent now leaves today.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from bot.core.records.lines import Line, Typed, line
from bot.core.records.model import Link, Step, StepState
from bot.core.records.turn import Moment
from bot.core.rules.friendship import A_MINUTE
from bot.core.rules.ideas import library

ACTS: Final = frozenset(
    {"hello", "greet", "smile", "question", "stay", "with", "group", "outside", "message"}
    | {"call", "thanks", "help", "early", "posted", "promise", "invite", "notice"}
)
"""The kinds of act that have a line; what has none "took a small step"."""
TODAY: Final = Line("friend-today")
_NO_DAY: Final = Line("nothing")


def lines(step: Step | None, link: Link, *, today: bool) -> tuple[Line, ...]:
    """Every line that is true of a step, the fittest first and the plainest last."""
    name = Typed(link.person_name)
    small = line("friend-line-small", name=name)
    if not link.chosen:
        return (small,)
    day = TODAY if today else _NO_DAY
    ready = (line(f"friend-line-{kind}", name=name, day=day) for kind in kinds(step))
    return (*ready, small, line("friend-line-thinking", name=name))


def kinds(step: Step | None) -> tuple[str, ...]:
    """What can truly be said of a step; a part of an act is a small step."""
    if step is None:
        return ()
    idea = library().get(step.idea or "")
    act = "promise" if step.promise else idea.act if idea else ""
    whole = step.state is StepState.DONE and act in ACTS
    there = step.state in (StepState.DONE, StepState.PART)
    first = (act if whole else "step",) if there else ()
    changed = step.moves > 0 or (step.told and not there)
    told = ("posted",) if step.told else ()
    care = ("care",) if changed else ()
    return (*first, *told, *care) if there else (*care, *told)


def dated(words: Line) -> bool:
    return words.params.get("day") == TODAY


def today(moment: Moment) -> bool:
    """Whether "today" is true of the step, and of a line of it that is sent now."""
    step, today = moment.subject, moment.local.date()
    times = [at for at in (step.settled_at, step.at) if at] if step is not None else []
    if not times or min(times).astimezone(moment.zone).date() != today:
        return False
    return still(moment, today, moment.now + A_MINUTE)


def still(moment: Moment, day: date, at: datetime) -> bool:
    """Whether a line that says "today" of this day is true when it leaves at this instant."""
    return at.astimezone(moment.zone).date() == day
