"""When the step will be: the person's clock, a tapped or typed time, a day that lacks its hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Final

from bot.core.flows.plan import cards
from bot.core.flows.plan.draft import (
    At,
    day_named,
    in_words,
    left,
    onward,
    proposal,
    to,
    unread,
    which_hour,
)
from bot.core.records.calendar import instant, usual_zones, zone_reading
from bot.core.records.memories import PlanMemory
from bot.core.records.turn import Moment, Turn
from bot.core.rules.moves import Start, first_times, heard_time, offered
from bot.core.rules.whereabouts import THERE, asked_about, meant
from bot.core.talk.reading import answered
from bot.ear import when as ear
from bot.ear.clocks import ahead_of_utc
from bot.ear.wishes import Wish, wished

_MEANT: Final = ("meant.", "on.")
"""How the buttons of what may be meant begin: times, and days that lack their hour."""


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
        zones = usual_zones(moment.language)
        number = int(chosen.removeprefix("zone."))
        return zones[number] if number < len(zones) else None
    if chosen.startswith(THERE):
        return asked_about(moment)[int(chosen.removeprefix(THERE))]
    said = ear.read_clock(moment.text or "", moment.language)
    if said is None:
        return _zone_named(moment)
    offset = ear.offset_of(said, moment.said)
    return zone_reading(offset, moment.said, moment.language)


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
    person = answered(replace(moment.person, zone=name), "clock", moment)
    step = answered(proposal(moment), "clock", moment)
    moved = moment.knowing(person)
    moved = moved.remembering(replace(PlanMemory.of(moment.talk), step=step))
    typed = step.idea is None and not step.sign
    turn = in_words(moved, step.text) if typed else onward(moved, step)
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
        return _timed(moment, Start(at)) if at is not None else None
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
    if "yes" in moment.meant and (meant := _the_only_one(moment)):
        return _meant(moment, meant)
    if "skip" in moment.meant:
        return to(moment, At.WHEN, proposal(moment))
    heard = ear.read(moment.text, moment.said, moment.zone, moment.language)
    if isinstance(heard, ear.Unread):
        return unread(moment, proposal(moment), _or_as_before(moment, heard))
    if heard.at is not None:
        return _timed(moment, Start(heard.at, heard.elapsed))
    return which_hour(moment, proposal(moment), heard.day)


def _or_as_before(moment: Moment, heard: ear.Unread) -> ear.Unread:
    """Words that are no time leave what was offered where it is."""
    if heard != ear.Unread(ear.Why.UNSURE):
        return heard
    ahead = (at for at in PlanMemory.of(moment.talk).meant if at > moment.now)
    return replace(heard, readings=tuple(ear.When(moment.day(at).on, at=at) for at in ahead))


def retimed(moment: Moment) -> Turn | None:
    """A time typed on the read-back; a day alone keeps the hour."""
    if turn := wrong_clock(moment):
        return turn
    step = proposal(moment)
    said = heard_time(moment, moment.text, step) if moment.text else None
    if isinstance(said, ear.Unread):
        return unread(moment, step, said) if said.readings else None
    return _timed(moment, said) if said is not None else None


def _the_only_one(moment: Moment) -> str | None:
    meant = [key for key in moment.talk.offered if key.startswith(_MEANT)]
    return meant[0] if len(meant) == 1 else None


def _meant(moment: Moment, chosen: str) -> Turn | None:
    if chosen.startswith("on."):
        return which_hour(moment, proposal(moment), date.fromisoformat(chosen.removeprefix("on.")))
    number = int(chosen.removeprefix("meant.")) if chosen.startswith("meant.") else 0
    at = offered(PlanMemory.of(moment.talk).meant, number)
    return _timed(moment, Start(at)) if at is not None else None


def hour(moment: Moment) -> Turn | None:
    on = day_named(moment)
    chosen = moment.choice
    if chosen == "back":
        return to(moment, At.WHEN, proposal(moment))
    if chosen is not None and chosen.startswith("hour."):
        clock = time(int(chosen.removeprefix("hour.")))
        return _timed(moment, Start(instant(datetime.combine(on, clock), moment.zone)), "hour")
    heard = at_hour(moment, on, moment.text or "")
    match heard:
        case Start():
            return _timed(moment, heard, "hour")
        case ear.Unread():
            return unread(moment, proposal(moment), heard)
    return when_typed(moment)


def at_hour(moment: Moment, on: date, text: str) -> Start | ear.Unread | None:
    """An hour that was written for a day that was named before, or what it may be."""
    heard = ear.read(f"{on.isoformat()} {text}", moment.said, moment.zone, moment.language)
    if isinstance(heard, ear.When) and heard.at is not None:
        return Start(heard.at)
    if isinstance(heard, ear.Unread) and heard.readings:
        return heard
    clock = ear.read_clock(text, moment.language)
    return None if clock is None else Start(instant(datetime.combine(on, clock), moment.zone))


def _timed(moment: Moment, start: Start, to: str = "when") -> Turn:
    step = answered(proposal(moment), to, moment)
    return onward(moment, replace(step, at=start.at, elapsed=start.elapsed))
