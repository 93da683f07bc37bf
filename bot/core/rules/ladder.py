"""The ladder: a step made smaller, and the next one rewritten by what was learned."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from bot.core.records.calendar import instant
from bot.core.records.lines import Line
from bot.core.records.model import Answer, Chip, Path, Step, StepState
from bot.core.records.turn import Moment
from bot.core.rules.ideas import Idea, library
from bot.ear import steps
from bot.ear.steps import Sort

QUIETER: Final = time(10)
EARLIER: Final = 2
DAYS_ON: Final = 2
A_WEEK_ON: Final = 7
SHORTEST: Final = 4
LONGEST_CHANGE: Final = 60
"""Own words for a change up to so many characters ride on the next plan; longer ones are kept."""
_ASKS_FOR_LESS: Final = (Chip("worried"), Chip("tired"))


def smaller(step: Step) -> Step | None:
    """The same step in a smaller size, or None when there is none of ours."""
    idea = library().get(step.idea or "")
    if idea is not None and idea.smaller:
        return on(step, library()[idea.smaller])
    if step.minutes >= SHORTEST:
        return replace(step, minutes=step.minutes // 2, stays=0)
    return None


def bigger(key: str | None, path: Path) -> Idea | None:
    """The next rung above an idea of ours, if there is one on their path."""
    idea = library().get(key or "")
    above = library().get(idea.bigger or "") if idea is not None else None
    return None if above is None or path in above.not_for else above


def on(step: Step, rung: Idea) -> Step:
    """The same step on another rung; one with other people is no longer with whom they named."""
    here = library().get(step.idea or "")
    if here is not None and rung.company not in (here.company, step.company):
        step = replace(step, company=None, who=None)
    step = replace(step, idea=rung.key, minutes=rung.minutes, stays=0)
    return replace(step, sign="", short="", change="")


def follow_up(step: Step, moment: Moment) -> Step:
    """The next plan: the same step some days on, rewritten by the change that was chosen; smaller
    where what got in the way asks for less.

    How it felt this time is the first guess for the next; what did not happen keeps its guess.
    """
    change, less = step.answers.get("change", ""), eased(step)
    kind = _kind(step, change)
    rides = isinstance(change, str) and len(change) <= LONGEST_CHANGE and not less
    start = (step.at or moment.now).astimezone(moment.zone)
    day = moment.local.date() + timedelta(days=DAYS_ON)
    if weekly(step):
        gone = max(0, (moment.local.date() - start.date()).days) // A_WEEK_ON
        day = start.date() + timedelta(days=(gone + 1) * A_WEEK_ON)
    hour = start.time().replace(second=0, microsecond=0, tzinfo=None)
    if kind == "time":
        hour = QUIETER if hour > time(12) else _earlier(hour)
    minutes = step.minutes
    if kind == "length" and minutes >= SHORTEST:
        minutes //= 2
    following = Step(
        id=moment.draw.ids[0],
        idea=step.idea,
        text=step.text,
        sign=step.sign,
        short=step.short,
        minutes=minutes,
        at=instant(datetime.combine(day, hour), moment.zone),
        change=change if kind or rides else "",
        guess=step.guess if step.state is StepState.NOT_THIS_TIME else step.felt,
        promise=step.promise,
        company=step.company,
        who=step.who,
    )
    small = smaller(following) if less else None
    return following if small is None else replace(small, guess=None)


def weekly(step: Step) -> bool:
    """Whether it comes again on its weekday: what is their own or a promise, and what others
    do every week, as a group."""
    idea = library().get(step.idea or "")
    return not step.idea or (idea is not None and idea.weekly)


def any_size(step: Step) -> Line:
    """How small a step may be of which we have no smaller one."""
    idea = library().get(step.idea or "")
    sort = steps.sort(step.text) if idea is None else _of_idea(idea)
    return Line("cue-any-size" if sort is Sort.WAY else f"cue-any-size.{sort or 'other'}")


def _of_idea(idea: Idea) -> Sort | None:
    if idea.act == "call":
        return Sort.CALL
    if idea.now:
        return Sort.WRITE
    return Sort.WAY if idea.placed else None


def eased(step: Step) -> bool:
    """Whether what got in the way asks for less next time."""
    why = step.answers.get("why")
    less = steps.asks_for_less(why) if isinstance(why, str) else why in _ASKS_FOR_LESS
    return less and step.state is StepState.NOT_THIS_TIME


def _kind(step: Step, change: Answer) -> str | None:
    """What a change chip changes: time, place, company or length; of a promise, start or talk."""
    if not isinstance(change, Chip) or not change.key.startswith("change"):
        return None
    idea = library().get(step.idea or "")
    own = ("start", "talk") if step.promise else ("time", "company", "length")
    kinds = idea.changes if idea else own
    number = int(change.key.removeprefix("change"))
    return kinds[number - 1] if number <= len(kinds) else None


def _earlier(hour: time) -> time:
    return max(time(9), hour.replace(hour=max(0, hour.hour - EARLIER)))
