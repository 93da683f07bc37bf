"""The friend's own rhythm: how often they are reminded of a hello, on which day, at what hour.

Their own clock counts, never the person's: where somebody is shows in it. It is asked with the
yes, so that nothing comes at night.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import Final

from bot.core.befriended import answering, cards
from bot.core.befriended.cards import At
from bot.core.effects import Effect, Plan, Unplan
from bot.core.events import DueKind
from bot.core.friends.friendship import reminder_at
from bot.core.model import Link
from bot.core.steps.nudge import hour as hour_of
from bot.core.steps.timing import heard_zone
from bot.core.turn import Card, Moment, Turn
from bot.ear import when as ear
from bot.ear.dates import every_week

RHYTHMS: Final = {"weekly": 7, "fortnightly": 14, "never": 0}


def card(moment: Moment, link: Link) -> Card:
    """How it stands; a clock that we know can be mended here."""
    clock = hour_of(moment, moment.now) if moment.person.zone else None
    return cards.rhythm(link, clock)


def shown(moment: Moment, link: Link) -> Turn:
    return Turn(card=card(moment, link), step=At.RHYTHM)


def rhythm(moment: Moment, link: Link) -> Turn | None:
    """How often, or what to change of it."""
    match moment.choice:
        case "clock":
            return ask_clock(moment)
        case "day":
            return Turn(card=cards.days(), step=At.DAY)
        case "hour":
            return Turn(card=cards.hours(moment.person), step=At.HOUR)
    days = RHYTHMS.get(moment.choice or "")
    if days is None and answering.leaves_it(moment):
        if link.rhythm:
            return Turn(card=cards.home(moment, link), step=At.HOME)
        days = RHYTHMS["never"]
    return _written(moment, link) if days is None else _set(moment, replace(link, rhythm=days))


def day(moment: Moment, link: Link) -> Turn | None:
    """Tapped or written."""
    if answering.leaves_it(moment):
        return shown(moment, link)
    on = {f"day.{n}": n for n in cards.WEEKDAYS}.get(moment.choice or "")
    return _written(moment, link) if on is None else _set(moment, replace(link, remind_on=on))


def hour(moment: Moment, link: Link) -> Turn | None:
    """Tapped or written; a time they pick is kept, inside their quiet hours too."""
    if answering.leaves_it(moment):
        return shown(moment, link)
    at = cards.HOURS.get(moment.choice or "")
    return _written(moment, link) if at is None else _set(moment, replace(link, remind_at=at))


def _written(moment: Moment, link: Link) -> Turn | None:
    """A day, an hour, or both: whoever writes one wants to be reminded."""
    on, rest = every_week(moment.text or "")
    at = _hour(moment, rest)
    if on is None and at is None:
        return None
    on, at = link.remind_on if on is None else on, at or link.remind_at
    rhythm = link.rhythm or RHYTHMS["weekly"]
    return _set(moment, replace(link, rhythm=rhythm, remind_on=on, remind_at=at))


def _hour(moment: Moment, text: str) -> time | None:
    """An hour that was written, of whatever day."""
    tomorrow = moment.local.date() + timedelta(days=1)
    said = ear.read(f"{tomorrow} {text}", moment.now, moment.zone)
    read = said.at if isinstance(said, ear.When) else None
    return read.astimezone(moment.zone).time() if read else ear.read_clock(text)


def ask_clock(moment: Moment, then: str = "") -> Turn:
    """What their clock says; `then` is the step that asked for it."""
    memory = {**moment.talk.memory, "then": then}
    return Turn(card=cards.clock(moment), step=At.CLOCK, memory=memory)


def clock(moment: Moment, link: Link) -> Turn | None:
    """Their own clock: their night and their evenings are by it."""
    if moment.choice == "another":
        return Turn(card=cards.clock_typed(), step=At.CLOCK)
    if moment.choice == "back":
        return Turn(card=cards.clock(moment), step=At.CLOCK)
    for_quiet = moment.talk.memory.get("then") == At.QUIET
    if moment.person.zone and answering.leaves_it(moment):
        asked = Turn(card=cards.quiet(moment), step=At.QUIET)
        return asked if for_quiet else shown(moment, link)
    zone = heard_zone(moment)
    if zone is None:
        return Turn(card=cards.clock_typed(), step=At.CLOCK)
    person = replace(moment.person, zone=zone)
    moved = replace(moment, known=replace(moment.known, person=person))
    turn = Turn(card=cards.rhythm_set(link, person), closed=True)
    if for_quiet:
        turn = Turn(card=cards.quiet(moved), step=At.QUIET)
    mine = (one for one in moment.known.links if one.friend == person.id and one.rhythm)
    effects = tuple(effect for one in mine for effect in _planned(moved, one))
    return replace(turn, person=person, effects=effects)


def _set(moment: Moment, link: Link) -> Turn:
    """It is so from now on; without a clock of theirs that is asked first."""
    turn = Turn(links=(link,), effects=_planned(moment, link))
    if moment.person.zone is None:
        asked = ask_clock(moment)
        return replace(turn, card=asked.card, step=asked.step, memory=asked.memory)
    return replace(turn, card=cards.rhythm_set(link, moment.person), closed=True)


def _planned(moment: Moment, link: Link) -> tuple[Effect, ...]:
    if not link.rhythm:
        return (Unplan(link.id, DueKind.REMINDER),)
    return (Plan(DueKind.REMINDER, link.id, reminder_at(link, moment.person, moment.now)),)
