"""The friend's yes, with everything said before it; and the end, after which nothing stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core import callers, friendship, renewal
from bot.core.callers import At
from bot.core.effects import Effect, Forget, Unplan
from bot.core.friendship import befriended, openable, over, tell
from bot.core.lines import Typed, line
from bot.core.model import Consent, Json, Link, LinkState, Standing
from bot.core.turn import Card, Moment, Turn

FRIEND: Final = "friend"
VERSION: Final = 1
"""The version of what the friend says yes to."""


def closed() -> Turn:
    """The link opens nothing any more: the same words for used, late and guessed."""
    return Turn(card=Card(line("befriended-closed")), closed=True)


def opened(moment: Moment) -> Turn:
    """A link opened: once, by one other person, in time."""
    link, me = moment.known.invite, moment.person
    if link is not None and link.person == me.id and not over(link, moment.now):
        return Turn(card=Card(line("befriended-own-link")), closed=True)
    if link is None or not openable(moment.known, moment.now):
        return closed()
    if any(other.person == link.person for other in befriended(moment.known)):
        return Turn(card=Card(line("befriended-already")), closed=True)
    mine = replace(link, state=LinkState.OPENED, friend=me.id)
    return replace(_asked(mine), links=(mine,), person=replace(me, linked=True))


def taken_up(moment: Moment) -> Turn:
    """An invitation that was opened before something else was asked."""
    link = friendship.opened(moment.known, moment.now)
    return closed() if link is None else _asked(link)


def _asked(link: Link) -> Turn:
    return Turn(card=callers.asked(link), step=At.ASKED, memory={"link": link.id})


def asked(moment: Moment, link: Link) -> Turn | None:
    if over(link, moment.now) or link.state is not LinkState.OPENED:
        return closed()
    match moment.choice:
        case "what":
            return Turn(card=callers.notice(), step=At.NOTICE)
        case "back":
            return Turn(card=callers.asked(link), step=At.ASKED)
        case "yes":
            return _agreed(moment, link)
        case "no":
            ended = replace(link, state=LinkState.ENDED)
            told = tell(link.person, moment, "declined", link)
            return parted(moment, ended, "befriended-no-is-fine", told)
    return None


def _agreed(moment: Moment, link: Link) -> Turn:
    agreed = replace(
        link, state=LinkState.AGREED, friend_name=moment.known.display or link.friend_name
    )
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
        card=callers.rhythm(agreed), step=At.RHYTHM, links=(agreed,), person=person, effects=told
    )


def parted(moment: Moment, ended: Link, key: str, told: tuple[Effect, ...]) -> Turn:
    """This link is over; of somebody who was only ever a friend, nothing stays."""
    card = Card(line(key, person=Typed(ended.person_name)))
    others = [link for link in befriended(moment.known) if link.id != ended.id]
    only = moment.person.standing in (Standing.BEFRIENDED, Standing.NEW) and not others
    gone: tuple[Effect, ...] = (Forget(),) if only else (Unplan(ended.id),)
    return Turn(card=card, links=(ended,), effects=(*told, *gone), closed=True)


def still(moment: Moment, memory: dict[str, Json]) -> Turn:
    """Once a year, when they are here anyway."""
    asked = {**moment.person.asked, renewal.again(FRIEND): moment.now}
    person = replace(moment.person, asked=asked)
    return Turn(card=callers.still(), step=At.STILL, memory=memory, person=person)


def still_welcome(moment: Moment, link: Link) -> Turn | None:
    """Yes, or not now: both are fine, as it is to stop."""
    match moment.choice:
        case "yes":
            consent = Consent(FRIEND, VERSION, True, moment.now)
            person = replace(moment.person, consents=(*moment.person.consents, consent))
            return Turn(card=callers.home(moment, link), step=At.HOME, person=person)
        case "back":
            return Turn(card=callers.home(moment, link), step=At.HOME)
    return None
