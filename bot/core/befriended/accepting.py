"""The friend's yes, with everything said before it; and the end, after which nothing stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.befriended import cards
from bot.core.befriended.cards import At
from bot.core.effects import Effect, Forget, Unplan
from bot.core.friends import friendship, renewal
from bot.core.friends.friendship import (
    BARRED_FOR,
    BLOCKED_FOR,
    CONFIRM_FOR,
    LONGEST_NAME,
    OPEN_FOR,
    barred,
    befriended,
    given_up,
    only_for,
    openable,
    over,
    tell,
    unfit,
)
from bot.core.lines import Typed, line
from bot.core.model import Consent, Json, Link, LinkState, Standing
from bot.core.turn import Card, Moment, Turn
from bot.core.wording import beginning
from bot.ear import reply
from bot.ear.asides import Aside, about_this, asks_after, heard, who_it_is

FRIEND: Final = "friend"
VERSION: Final = 1
"""The version of what the friend says yes to."""
_WHAT: Final = frozenset({Aside.MORE, Aside.HUMAN, Aside.DATA})
_TIME: Final = frozenset({"later", "not_now", "skip"})
"""Words of somebody who does not know yet."""


def closed() -> Turn:
    """The link opens nothing any more: the same words for used, late and guessed."""
    return Turn(card=Card(line("befriended-closed")), closed=True)


def opened(moment: Moment) -> Turn:
    """A link opened: once, by one other person, in time."""
    link, me = moment.known.invite, moment.person
    if link is not None and link.person == me.id and not over(link, moment.now):
        return Turn(card=Card(line("befriended-own-link")), closed=True)
    if link is None or moment.known.barred or not openable(moment.known, moment.now):
        return closed()
    if any(_stands(other, link) for other in befriended(moment.known)):
        return Turn(card=Card(line("befriended-already")), closed=True)
    mine = replace(link, state=LinkState.OPENED, friend=me.id)
    return replace(_asked(mine), links=(mine,), person=replace(me, linked=True))


def taken_up(moment: Moment) -> Turn:
    """An invitation that was opened before something else was asked."""
    link = friendship.opened(moment.known, moment.now)
    return closed() if link is None else _asked(link)


def _asked(link: Link) -> Turn:
    return Turn(card=cards.asked(link), step=At.ASKED, memory={"link": link.id})


def _stands(other: Link, link: Link) -> bool:
    """Whether lines of this person come already, or seem to since before this link was made."""
    since, until = other.silent_since, link.until
    silent = other.state is LinkState.SILENT
    anew = silent and (since is None or until is None or until - OPEN_FOR >= since)
    return other.person == link.person and not anew


def asked(moment: Moment, link: Link) -> Turn | None:
    if over(link, moment.now) or link.state is not LinkState.OPENED:
        return closed()
    match moment.choice:
        case "what":
            return Turn(card=cards.notice(), step=At.NOTICE)
        case "back":
            return Turn(card=cards.asked(link), step=At.ASKED)
        case "yes":
            return _agreed(moment, link)
        case "no":
            return _declined(moment, link, "befriended-no-is-fine", BARRED_FOR)
        case "never":
            return _declined(moment, link, "befriended-no-more", BLOCKED_FOR)
    return _wondered(link, moment.text) if moment.text else None


def _wondered(link: Link, text: str) -> Turn | None:
    """Whoever is asked may ask back, or take their time."""
    aside, names = heard(text), [link.person_name]
    if aside in _WHAT or about_this(text, names):
        return Turn(card=cards.notice(), step=At.NOTICE)
    if aside is Aside.STOP or reply.stops(text):
        return Turn(card=cards.asked(link, "befriended-nothing-comes"), step=At.ASKED)
    if who_it_is(text, names):
        return Turn(card=cards.asked(link, "befriended-who"), step=At.ASKED)
    if asks_after(text, names):
        return Turn(card=cards.asked(link, "befriended-never-told"), step=At.ASKED)
    if reply.keys(text) & _TIME:
        return Turn(card=cards.asked(link, "befriended-there-is-time"), step=At.ASKED)
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
        friend_name=beginning(_plain(moment.known.display), LONGEST_NAME)
        or moment.written(line("befriended-nameless")),
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
        card=cards.lovely(agreed),
        step=At.RHYTHM,
        links=(agreed, *before),
        person=person,
        effects=(*told, given_up(agreed), *(Unplan(old.id) for old in before)),
    )


def _plain(display: str) -> str:
    """The name of a profile, without what would be a link to tap."""
    return " ".join(word for word in display.split() if unfit(word) is None)


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


def still(moment: Moment, memory: dict[str, Json]) -> Turn:
    """Once a year, when they are here anyway."""
    asked = {**moment.person.asked, renewal.again(FRIEND): moment.now}
    person = replace(moment.person, asked=asked)
    return Turn(card=cards.still(), step=At.STILL, memory=memory, person=person)


def still_welcome(moment: Moment, link: Link) -> Turn | None:
    """Yes, or not now: both are fine, as it is to stop."""
    match moment.choice:
        case "yes":
            consent = Consent(FRIEND, VERSION, True, moment.now)
            person = replace(moment.person, consents=(*moment.person.consents, consent))
            return Turn(card=cards.home(moment, link), step=At.HOME, person=person)
        case "back":
            return Turn(card=cards.home(moment, link), step=At.HOME)
    return None
