"""When the step will be: the person's clock, a tapped or typed time, a day that lacks its hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Final

from bot.core.flows.plan import cards
from bot.core.flows.plan.draft import (
    At,
    day_named,
    left,
    onward,
    own_words,
    proposal,
    to,
    unread,
    which_hour,
)
from bot.core.records.calendar import instant, usual_zones, zone_reading
from bot.core.records.memories import PlanMemory
from bot.core.records.turn import Moment, Turn
from bot.core.rules.moves import first_times, heard_time, offered
from bot.core.rules.whereabouts import THERE, asked_about, meant
from bot.ear import when as ear
from bot.ear.clocks import ahead_of_utc
from bot.ear.wishes import Wish, wished

_THAT_ONE: Final = "meant.0"
"""The button of the first time that may be meant."""


def clock(moment: Moment) -> Turn | None:
    if moment.choice == "another":
        return to(moment, At.CLOCK_TYPED, proposal(moment))
    zone = heard_zone(moment)
    return _in_zone(moment, zone) if zone is not None else which_clock(moment)


def clock_typed(moment: Moment) -> Turn | None:
    if moment.choice == "back":
        return to(moment, At.CLOCK, proposal(moment))
    return clock(moment)


def heard_zone(moment: Moment) -> str | None:
    chosen = moment.choice or ""
    if chosen.startswith("zone."):
        zones = usual_zones(moment.person.language)
        number = int(chosen.removeprefix("zone."))
        return zones[number] if number < len(zones) else None
    if chosen.startswith(THERE):
        return asked_about(moment)[int(chosen.removeprefix(THERE))]
    said = ear.read_clock(moment.text or "", moment.language)
    if said is None:
        return _zone_named(moment)
    offset = ear.offset_of(said, moment.now)
    return zone_reading(offset, moment.now, moment.person.language)


def _zone_named(moment: Moment) -> str | None:
    ahead = ahead_of_utc(moment.text or "", moment.language)
    if ahead is not None:
        return zone_reading(ahead, moment.now, moment.language)
    places = meant(moment)
    return places[0].zone if len(places) == 1 else None


def names_a_place(moment: Moment) -> bool:
    """Whether the hour was not theirs: they typed where they are, and no clock."""
    return moment.choice is None and ear.read_clock(moment.text or "", moment.language) is None


def which_clock(moment: Moment) -> Turn | None:
    """Of several places of one name, it is asked which."""
    places = meant(moment)
    if not places:
        return None
    memory = replace(PlanMemory.of(moment.talk), zones=tuple(place.zone for place in places))
    return Turn(card=cards.which_clock(moment, places), at=At.CLOCK_TYPED, memory=memory)


def _in_zone(moment: Moment, name: str) -> Turn:
    # Now that the hour is known, a time inside own words can be heard too.
    person = replace(moment.person, zone=name)
    moved = replace(moment, known=replace(moment.known, person=person))
    step = proposal(moment)
    typed = step.idea is None and not step.sign
    turn = own_words(moved, step.text) if typed else onward(moved, step)
    return replace(turn, person=person)


def wrong_clock(moment: Moment) -> Turn | None:
    """Who sees that the hour is not theirs says so, and when it shall be is asked again."""
    if wished(moment.text or "", moment.language) is not Wish.CLOCK:
        return None
    return to(moment, At.CLOCK, replace(proposal(moment), at=None))


def asked(moment: Moment) -> Turn:
    """When? What stands on the buttons is noted: they mean the same an hour later."""
    memory = replace(PlanMemory.of(moment.talk), times=tuple(first_times(moment)))
    return Turn(card=cards.when(moment), memory=memory)


def when(moment: Moment) -> Turn | None:
    chosen = moment.choice
    if chosen == "another":
        return to(moment, At.WHEN_TYPED, proposal(moment))
    if chosen is not None and chosen.startswith("at."):
        at = offered(PlanMemory.of(moment.talk).times, int(chosen.removeprefix("at.")))
        return _timed(moment, at) if at is not None else None
    return when_typed(moment)


def when_typed(moment: Moment) -> Turn | None:
    if moment.choice == "back":
        return to(moment, At.WHEN, proposal(moment))
    if moment.choice is not None:
        return _meant(moment, moment.choice)
    if not moment.text:
        return None
    if turn := left(moment) or wrong_clock(moment):
        return turn
    if "yes" in moment.meant and moment.talk.offered[:1] == (_THAT_ONE,):
        return _meant(moment, _THAT_ONE)
    if "skip" in moment.meant:
        return to(moment, At.WHEN, proposal(moment))
    heard = ear.read(moment.text, moment.now, moment.zone, moment.person.language)
    if isinstance(heard, ear.Unread):
        return unread(moment, proposal(moment), heard)
    if heard.at is not None:
        return _timed(moment, heard.at)
    return which_hour(moment, proposal(moment), heard.day)


def retimed(moment: Moment) -> Turn | None:
    """A time typed on the read-back; a day alone keeps the hour."""
    if turn := wrong_clock(moment):
        return turn
    step = proposal(moment)
    said = heard_time(moment, moment.text, step) if moment.text else None
    if isinstance(said, ear.Unread):
        return unread(moment, step, said) if said.readings else None
    return _timed(moment, said) if said is not None else None


def _meant(moment: Moment, chosen: str) -> Turn | None:
    number = int(chosen.removeprefix("meant.")) if chosen.startswith("meant.") else 0
    at = offered(PlanMemory.of(moment.talk).meant, number)
    return _timed(moment, at) if at is not None else None


def hour(moment: Moment) -> Turn | None:
    on = day_named(moment)
    chosen = moment.choice
    if chosen == "back":
        return to(moment, At.WHEN, proposal(moment))
    if chosen is not None and chosen.startswith("hour."):
        return _at_hour(moment, on, time(int(chosen.removeprefix("hour."))))
    language = moment.language
    heard = ear.read(f"{on.isoformat()} {moment.text}", moment.now, moment.zone, language)
    if isinstance(heard, ear.When) and heard.at is not None:
        return _timed(moment, heard.at)
    clock = ear.read_clock(moment.text or "", language)
    return _at_hour(moment, on, clock) if clock is not None else when_typed(moment)


def _at_hour(moment: Moment, on: date, clock: time) -> Turn:
    at = instant(datetime.combine(on, clock), moment.zone)
    return _timed(moment, at)


def _timed(moment: Moment, at: datetime) -> Turn:
    return onward(moment, replace(proposal(moment), at=at))
