"""The end of a person's week: a look at what happened, if anything did.

It is read, not answered. A week in which nothing happened passes without a word about it.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from bot.core.records.calendar import awake, instant, zone_of
from bot.core.records.effects import Decision, Effect, Plan
from bot.core.records.events import DueKind
from bot.core.records.lines import Line, Param, Typed, Veiled, line
from bot.core.records.model import Known, Look, Person, Standing, Step
from bot.core.records.turn import Moment
from bot.core.rules import lookback, quiet, wording
from bot.core.rules.lookback import WEEK

SUNDAY: Final = 6
EVENING: Final = time(17, 30)
LATE: Final = timedelta(days=1)
"""A look at the week that could not come for so long is left out."""


def planned(person: Person, kept: Decision, now: datetime) -> tuple[Effect, ...]:
    """A week in which something was kept has an end on the calendar."""
    settled = any(step.settled_at for step in kept.steps)
    if person.standing is not Standing.KEEPS or not (settled or kept.notes):
        return ()
    return (end(person, now),)


def end(person: Person, now: datetime) -> Plan:
    """The end of this week, in place of the one that was planned."""
    return Plan(DueKind.WEEK, person.id, ends(person, now))


def ends(person: Person, now: datetime) -> datetime:
    """When the week is over next: early in the evening, or when it is no longer quiet."""
    here = zone_of(person)
    today = now.astimezone(here).date()
    ahead = ((SUNDAY if person.weekly is None else person.weekly) - today.weekday()) % 7
    days = (today + timedelta(days=ahead + more) for more in (-7, 0, 7))
    evenings = (instant(datetime.combine(day, EVENING), here) for day in days)
    return next(at for at in (awake(person, evening) for evening in evenings) if at > now)


def wanted(known: Known, now: datetime) -> bool:
    """Whether a look at this week is welcome: something happened, and we did not say goodnight."""
    person = known.person
    if person.standing is not Standing.KEEPS or person.weekly is None:
        return False
    crowded = person.unanswered >= quiet.CROWDED
    return not crowded and (bool(_happened(known, now)) or _kept_a_line(known, now))


def words(moment: Moment) -> Line:
    happened, look = _happened(moment.known, moment.now), moment.person.look
    own, lighter = lookback.said_of(happened), lookback.lighter(happened)
    veiled = look is Look.SHORT
    quoted = line("greeting-look-quoted", text=Typed(own.text)) if own else wording.NO_LINE
    said = line(
        "greeting-look",
        did=_did(happened, veiled),
        quoted=_covered(quoted, veiled),
        lighter=_covered(lighter, veiled),
    )
    return line("greeting-hidden", hidden=Veiled(said)) if look is Look.HIDDEN else said


def _did(happened: tuple[Step, ...], veiled: bool) -> Line:
    return lookback.acts(happened, veiled=veiled) if happened else line("greeting-look-kept")


def _covered(words: Line, veiled: bool) -> Param:
    return Veiled(words) if veiled else words


def _happened(known: Known, now: datetime) -> tuple[Step, ...]:
    told = (step for step in known.everything.steps if step.told and step.settled_at)
    posted = {step.id: step for step in told if now - lookback.when(step) < WEEK}
    done = {step.id: step for step in lookback.done_lately(known, now)}
    return tuple({**done, **posted}.values())


def _kept_a_line(known: Known, now: datetime) -> bool:
    return any(now - note.at < WEEK for note in known.everything.notes)
