"""The friend's yes, with everything said before it; and the end, after which nothing stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.flows.befriended import answering, cards
from bot.core.flows.befriended.cards import At
from bot.core.records.calendar import days_on
from bot.core.records.effects import Effect, Forget, Plan, Unplan
from bot.core.records.events import DueKind
from bot.core.records.lines import Typed, line
from bot.core.records.memories import BefriendedMemory
from bot.core.records.model import Consent, Link, LinkState, Standing
from bot.core.records.news import Agreed, Declined, Left
from bot.core.records.turn import Card, Close, Moment, Turn
from bot.core.rules import friendship
from bot.core.rules.friendship import (
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
from bot.core.rules.wording import beginning
from bot.ear.asides import ABOUT_THIS, Aside, about_this, asks_after, who_it_is
from bot.ear.signs import shows

FRIEND: Final = "friend"
VERSION: Final = 1
"""The version of what the friend says yes to."""
RHYTHMS: Final = {"weekly": 7, "fortnightly": 14, "never": 0}
_WHAT: Final = ABOUT_THIS | {Aside.MORE, Aside.HUMAN, Aside.DATA}
_TIME: Final = frozenset({"later", "not_now", "skip"})
"""Words of somebody who does not know yet."""


def closed() -> Turn:
    """The link opens nothing any more: the same words for used, late and guessed."""
    return Turn(card=Card(line("befriended-closed")), then=Close())


def opened(moment: Moment) -> Turn:
    """A link opened: once, by one other person, in time."""
    link, me = moment.known.invite, moment.person
    if link is not None and link.person == me.id and not over(link, moment.now):
        return Turn(card=Card(line("befriended-own-link")), then=Close())
    if link is None or moment.known.barred or not openable(moment.known, moment.now):
        return closed()
    if any(_stands(other, link) for other in befriended(moment.known)):
        return Turn(card=Card(line("befriended-already")), then=Close())
    mine = replace(link, state=LinkState.OPENED, friend=me.id)
    return replace(_asked(mine), links=(mine,), person=replace(me, linked=True))


def taken_up(moment: Moment) -> Turn:
    """An invitation that was opened before something else was asked."""
    link = friendship.opened(moment.known, moment.now)
    return closed() if link is None else _asked(link)


def _asked(link: Link) -> Turn:
    return Turn(card=cards.asked(link), at=At.ASKED, memory=BefriendedMemory(link=link.id))


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
            return Turn(card=cards.notice(), at=At.NOTICE)
        case "back":
            return Turn(card=cards.asked(link), at=At.ASKED)
        case "yes":
            return _agreed(moment, link)
        case "no":
            return _declined(moment, link)
    return None if moment.text is None else _wondered(moment, link, moment.text)


def _wondered(moment: Moment, link: Link, text: str) -> Turn | None:
    language, names = moment.language, [link.person_name]
    if moment.aside in _WHAT or about_this(text, names, language):
        return Turn(card=cards.notice(), at=At.NOTICE)
    if moment.aside is Aside.STOP or moment.stops:
        return Turn(card=cards.asked(link, "befriended-nothing-comes"), at=At.ASKED)
    if who_it_is(text, names, language):
        return Turn(card=cards.asked(link, "befriended-who"), at=At.ASKED)
    if asks_after(text, names, language):
        return Turn(card=cards.asked(link, "befriended-never-told"), at=At.ASKED)
    if moment.meant & _TIME:
        return Turn(card=cards.asked(link, "befriended-there-is-time"), at=At.ASKED)
    return None


def _declined(moment: Moment, link: Link) -> Turn:
    """The person hears only that it closed, not that their links stay shut."""
    ended = replace(link, state=LinkState.ENDED)
    told = tell(link.person, moment, Declined, link)
    return _parted(moment, ended, "befriended-no-is-fine", told)


def _agreed(moment: Moment, link: Link) -> Turn:
    agreed = replace(
        link,
        state=LinkState.AGREED,
        friend_name=beginning(_plain(moment.known.display), LONGEST_NAME)
        or moment.written(line("befriended-nameless")),
        until=moment.now + CONFIRM_FOR,
    )
    before = _let_go(moment, link)
    told = tell(link.person, moment, Agreed, agreed)
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
        at=At.RHYTHM,
        links=(agreed, *before),
        person=person,
        effects=(*told, given_up(agreed), *(Unplan(old.id) for old in before)),
    )


def _plain(display: str) -> str:
    """The name of a profile, without what would be a link to tap; empty where it shows nothing."""
    seen = (word for word in display.split() if shows(word))
    return " ".join(word for word in seen if unfit(word) != "link")


def _let_go(moment: Moment, link: Link) -> tuple[Link, ...]:
    """What was left of an earlier link with the same person, who let it go or has gone since."""
    mine = moment.person.id
    return tuple(
        replace(old, state=LinkState.ENDED)
        for old in befriended(moment.known)
        if old.state is LinkState.SILENT
        and (old.person == link.person or (old.person, old.person_name) == (mine, link.person_name))
    )


def stopped(moment: Moment, link: Link) -> Turn:
    """The friend wants no more lines; who had let them go already is told nothing."""
    told = tell(link.person, moment, Left, link) if link.state is LinkState.ACTIVE else ()
    turn = _parted(moment, replace(link, state=LinkState.ENDED), "befriended-stopped", told)
    withdrawn = Consent(FRIEND, VERSION, False, moment.now)
    person = replace(moment.person, consents=(*moment.person.consents, withdrawn))
    return replace(turn, person=person)


def _parted(moment: Moment, ended: Link, key: str, told: tuple[Effect, ...]) -> Turn:
    """This link is over by a no, which holds; of who was only ever a friend, nothing else stays."""
    card = Card(line(key, person=Typed(ended.person_name)))
    only = only_for(moment.known, ended.id)
    gone = Forget() if only else Unplan(ended.id)
    effects = (*told, *barred(ended, moment.now), gone)
    return Turn(card=card, links=(ended,), effects=effects, then=Close())


# how often they are reminded of a hello: asked with their yes, and of a friend nothing else


def asks_rhythm(link: Link) -> Turn:
    return Turn(card=cards.rhythm(link), at=At.RHYTHM)


def rhythm(moment: Moment, link: Link) -> Turn | None:
    days = RHYTHMS.get(moment.choice or "")
    if days is None and answering.leaves_it(moment):
        if link.rhythm:
            return Turn(card=cards.home(moment, link), at=At.HOME)
        days = RHYTHMS["never"]
    if days is None:
        return None
    chosen = replace(link, rhythm=days)
    reminder = Plan(DueKind.REMINDER, link.id, days_on(moment.now, days, moment.zone))
    effect = reminder if days else Unplan(link.id, DueKind.REMINDER)
    card = cards.rhythm_set(moment, chosen)
    return Turn(card=card, links=(chosen,), effects=(effect,), then=Close())
