"""The friend's yes, with everything said before it; and the end, after which nothing stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core import callers, renewal
from bot.core.callers import At
from bot.core.effects import Effect, Forget, Plan, Unplan
from bot.core.events import DueKind
from bot.core.friendship import (
    BARRED_FOR,
    BLOCKED_FOR,
    CONFIRM_FOR,
    LONGEST_NAME,
    OPEN_FOR,
    barred,
    befriended,
    given_up,
    only_for,
    over,
    reminder_at,
    tell,
)
from bot.core.lines import Typed, line
from bot.core.model import Consent, Json, Link, LinkState, Standing
from bot.core.timing import heard_zone
from bot.core.turn import Card, Moment, Turn
from bot.core.wording import beginning

FRIEND: Final = "friend"
VERSION: Final = 1
"""The version of what the friend says yes to."""
RHYTHMS: Final = {"weekly": 7, "fortnightly": 14, "never": 0}


def closed() -> Turn:
    """The link opens nothing any more: the same words for used, late and guessed."""
    return Turn(card=Card(line("befriended-closed")), closed=True)


def opened(moment: Moment) -> Turn:
    """A link opened: once, by one other person, in time."""
    link, me = moment.known.invite, moment.person
    if link is None or over(link, moment.now) or moment.known.barred:
        return closed()
    if link.person == me.id:
        return Turn(card=Card(line("befriended-own-link")), closed=True)
    if link.friend not in (None, me.id) or link.state not in (LinkState.INVITED, LinkState.OPENED):
        return closed()
    if any(_stands(other, link) for other in befriended(moment.known)):
        return Turn(card=Card(line("befriended-already")), closed=True)
    opened = replace(link, state=LinkState.OPENED, friend=me.id)
    return Turn(
        card=callers.asked(opened),
        step=At.ASKED,
        memory={"link": link.id},
        links=(opened,),
        person=replace(me, linked=True),
    )


def _stands(other: Link, link: Link) -> bool:
    """Whether lines of this person come already, or seem to since before this link was made."""
    since, until = other.silent_since, link.until
    silent = other.state is LinkState.SILENT
    anew = silent and (since is None or until is None or until - OPEN_FOR >= since)
    return other.person == link.person and not anew


def asked(moment: Moment, link: Link) -> Turn | None:
    if over(link, moment.now):
        return closed()
    match moment.choice:
        case "yes":
            return _agreed(moment, link)
        case "no":
            return _declined(moment, link, "befriended-no-is-fine", BARRED_FOR)
        case "never":
            return _declined(moment, link, "befriended-no-more", BLOCKED_FOR)
    return None


def _declined(moment: Moment, link: Link, key: str, shut: timedelta) -> Turn:
    """The person hears only that it closed, however long their links stay shut."""
    told = tell(link.person, moment, "declined", link)
    bar = barred(link, moment.now + shut)
    return parted(moment, replace(link, state=LinkState.ENDED), key, (*told, *bar))


def _agreed(moment: Moment, link: Link) -> Turn:
    agreed = replace(
        link,
        state=LinkState.AGREED,
        friend_name=beginning(moment.known.display or link.friend_name, LONGEST_NAME),
        until=moment.now + CONFIRM_FOR,
    )
    before = _let_go(moment, link)
    told = tell(link.person, moment, "agreed", agreed)
    person = moment.person
    consent = Consent(FRIEND, VERSION, True, moment.now)
    new = person.standing is Standing.NEW
    person = replace(
        person,
        standing=Standing.BEFRIENDED if new else person.standing,
        consents=(*person.consents, consent),
    )
    return Turn(
        card=callers.rhythm(agreed),
        step=At.RHYTHM,
        links=(agreed, *before),
        person=person,
        effects=(*told, given_up(agreed), *(Unplan(old.id) for old in before)),
    )


def _let_go(moment: Moment, link: Link) -> tuple[Link, ...]:
    """What was left of an earlier link with the same person, who let it go or has gone since."""
    mine = moment.person.id
    return tuple(
        replace(old, state=LinkState.ENDED)
        for old in befriended(moment.known)
        if old.state is LinkState.SILENT
        and (old.person == link.person or (old.person, old.person_name) == (mine, link.person_name))
    )


def stopped(moment: Moment, link: Link, key: str, shut: timedelta) -> Turn:
    """The friend wants no more lines; who had let them go already is told nothing."""
    told = tell(link.person, moment, "left", link) if link.state is LinkState.ACTIVE else ()
    bar = barred(link, moment.now + shut)
    turn = parted(moment, replace(link, state=LinkState.ENDED), key, (*told, *bar))
    withdrawn = Consent(FRIEND, VERSION, False, moment.now)
    person = replace(moment.person, consents=(*moment.person.consents, withdrawn))
    return replace(turn, person=person)


def parted(moment: Moment, ended: Link, key: str, told: tuple[Effect, ...]) -> Turn:
    """This link is over; of somebody who was only ever a friend, nothing stays."""
    card = Card(line(key, person=Typed(ended.person_name)))
    only = only_for(moment.known, ended.id)
    gone: tuple[Effect, ...] = (Forget(),) if only else (Unplan(ended.id),)
    return Turn(card=card, links=(ended,), effects=(*told, *gone), closed=True)


def rhythm(moment: Moment, link: Link) -> Turn | None:
    days = RHYTHMS.get(moment.choice or "")
    if days is None:
        return None
    turn = _every(moment, link, days)
    if days and moment.person.zone is None:
        # Their own clock, never the person's: where somebody is shows in it.
        return replace(turn, card=callers.clock(moment), step=At.CLOCK, closed=False)
    return turn


def _every(moment: Moment, link: Link, days: int) -> Turn:
    changed = replace(link, rhythm=days)
    if not days:
        off = Unplan(link.id, DueKind.REMINDER)
        card = Card(line("befriended-no-reminder", person=Typed(link.person_name)))
        return Turn(card=card, links=(changed,), effects=(off,), closed=True)
    at = reminder_at(changed, moment.person, moment.now)
    card = Card(line("befriended-reminded", person=Typed(link.person_name)))
    remind = Plan(DueKind.REMINDER, link.id, at)
    return Turn(card=card, links=(changed,), effects=(remind,), closed=True)


def clock(moment: Moment, link: Link) -> Turn | None:
    """Their own clock, so that Sundays at 18:00 are theirs."""
    if moment.choice == "another":
        return Turn(card=callers.clock_typed(), step=At.CLOCK)
    if moment.choice == "back":
        return Turn(card=callers.clock(moment), step=At.CLOCK)
    zone = heard_zone(moment)
    if zone is None:
        return None
    person = replace(moment.person, zone=zone)
    moved = replace(moment, known=replace(moment.known, person=person))
    return replace(_every(moved, link, link.rhythm), person=person)


def still(moment: Moment, memory: dict[str, Json]) -> Turn:
    """Once a year, when they are here anyway."""
    asked = {**moment.person.asked, renewal.again(FRIEND): moment.now}
    person = replace(moment.person, asked=asked)
    return Turn(card=callers.still(), step=At.STILL, memory=memory, person=person)


def still_welcome(moment: Moment, link: Link) -> Turn | None:
    """Yes, stop, or not now: all three are fine."""
    match moment.choice:
        case "yes":
            consent = Consent(FRIEND, VERSION, True, moment.now)
            person = replace(moment.person, consents=(*moment.person.consents, consent))
            return Turn(card=callers.home(link), step=At.HOME, person=person)
        case "stop":
            return Turn(card=callers.stopping(link), step=At.STOPPING)
        case "back":
            return Turn(card=callers.home(link), step=At.HOME)
    return None
