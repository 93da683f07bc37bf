"""What we say unasked: after a quiet time, at the end of a week, on a date that matters."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from bot.core.records.calendar import awake, instant, zone_of
from bot.core.records.effects import Decision, Effect, Plan, Unplan
from bot.core.records.events import Due, DueKind
from bot.core.records.lines import Line, Param, Typed, Veiled, line
from bot.core.records.model import FOREVER, LIVE, Known, Look, Person, Standing, Step, StepState
from bot.core.records.turn import Moment
from bot.core.rules import lookback, wording
from bot.core.rules.lookback import WEEK

# quiet times: when nobody taps we stop, and the hellos that a person chose for then


CROWDED: Final = 2
"""After so many untouched cards in a row we say goodnight."""
HELLOS: Final = {
    DueKind.QUIET_WEEK: timedelta(days=7),
    DueKind.QUIET_MONTH: timedelta(days=30),
}
"""How long it is quiet before each of the hellos that may be chosen."""
_CUED: Final = LIVE | {StepState.QUIET}


def hellos(person: Person, now: datetime) -> tuple[Effect, ...]:
    """After anything the person did: the hellos they chose are a week and a month away again.

    A pause or a quiet day is quiet by choice, so both are counted from its end.
    """
    if person.hello_back is not True:
        return ()
    last = max(until for until in (now, person.held_until, person.paused_until) if until)
    if last == FOREVER:
        return tuple(Unplan(person.id, kind) for kind in HELLOS)
    return tuple(Plan(kind, person.id, awake(person, last + HELLOS[kind])) for kind in HELLOS)


def meant_for(known: Known, due: Due) -> datetime:
    """When a hello is said: later than planned when a cue was the last word, or is to come."""
    cued = [step.at for step in known.steps if step.at and step.state in _CUED]
    ends = [awake(known.person, at + HELLOS[due.kind]) for at in cued]
    return max((due.at, *ends))


# the end of a week: a look at what happened, if anything did; it is read, not answered


SUNDAY: Final = 6
EVENING: Final = time(17, 30)
LOOK_LATE: Final = timedelta(days=1)
"""A look at the week that could not come for so long is left out."""


def week_planned(person: Person, kept: Decision, now: datetime) -> tuple[Effect, ...]:
    """A week in which something was kept has an end on the calendar."""
    settled = any(step.settled_at for step in kept.steps)
    if person.standing is not Standing.KEEPS or not (settled or kept.notes):
        return ()
    return (plan_week_end(person, now),)


def plan_week_end(person: Person, now: datetime) -> Plan:
    """The end of this week, in place of the one that was planned."""
    return Plan(DueKind.WEEK, person.id, week_ends(person, now))


def week_ends(person: Person, now: datetime) -> datetime:
    """When the week is over next: early in the evening, or when it is no longer quiet."""
    here = zone_of(person)
    today = now.astimezone(here).date()
    ahead = ((SUNDAY if person.weekly is None else person.weekly) - today.weekday()) % 7
    days = (today + timedelta(days=ahead + more) for more in (-7, 0, 7))
    evenings = (instant(datetime.combine(day, EVENING), here) for day in days)
    return next(at for at in (awake(person, evening) for evening in evenings) if at > now)


def look_wanted(known: Known, now: datetime) -> bool:
    """Whether a look at this week is welcome: something happened, and we did not say goodnight."""
    person = known.person
    if person.standing is not Standing.KEEPS or person.weekly is None:
        return False
    crowded = person.unanswered >= CROWDED
    return not crowded and (bool(_happened(known, now)) or _kept_a_line(known, now))


def look_words(moment: Moment) -> Line:
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


# a date that matters: the morning of it, each year; the years are never counted


MORNING: Final = time(9)
LEAP: Final = "02-29"
"""The day that most years do not have."""


def date_planned(person: Person, now: datetime) -> Effect:
    if not person.date:
        return Unplan(person.id, DueKind.DATE)
    return Plan(DueKind.DATE, person.id, next_morning(person, now))


def next_morning(person: Person, now: datetime) -> datetime:
    """When it is said next: at nine, or at the end of the person's quiet hours."""
    place = zone_of(person)
    today = now.astimezone(place).date()
    clock = max(MORNING, person.quiet_to)
    mornings = (
        instant(datetime.combine(day_in(person.date, year), clock), place)
        for year in (today.year, today.year + 1)
    )
    return next(at for at in mornings if at > now)


def date_is_today(person: Person, now: datetime) -> bool:
    today = now.astimezone(zone_of(person)).date()
    return bool(person.date) and day_in(person.date, today.year) == today


def day_in(month_and_day: str, year: int) -> date:
    """The day in that year; the 29th of February is the 28th where there is none."""
    month, day = (int(part) for part in month_and_day.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)
