"""The consent to share, asked again: after four weeks, then once a year.

It is asked where the person is anyway. Without an answer the link sleeps: nothing is offered by
itself, the friend sees no difference, and the next line that is sent wakes it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.friends.friendship import friends
from bot.core.model import Consent, Known, Link, Person

SHARING: Final = "sharing"
VERSION: Final = 1
"""The version of what the person says yes to."""
FIRST: Final = timedelta(weeks=4)
YEARLY: Final = timedelta(days=365)
ASKED_TO: Final = timedelta(days=30)
"""How long a yes holds where somebody asked the person to share."""


def due(link: Link, now: datetime) -> bool:
    """Whether it is time to ask; one question is enough until the next is due."""
    last = max((at for at in (link.agreed_at, link.asked_at) if at), default=None)
    return last is None or now - last >= _holds(link)


def _holds(link: Link) -> timedelta:
    if not link.chosen:
        return ASKED_TO
    return YEARLY if link.renewed else FIRST


def asked(link: Link, now: datetime) -> Link:
    """The link once its question stands."""
    return replace(link, asked_at=now)


def asleep(link: Link) -> bool:
    """Whether the question was asked, and never answered."""
    return link.asked_at is not None and (link.agreed_at is None or link.agreed_at < link.asked_at)


def awake(known: Known) -> tuple[Link, ...]:
    """The friends to whom a line is offered by itself."""
    return tuple(link for link in friends(known) if not asleep(link))


def given(person: Person, link: Link, now: datetime) -> tuple[Person, Link]:
    """A yes, kept with its date; the first one makes the link, every other renews it."""
    consents = (*person.consents, Consent(SHARING, VERSION, True, now))
    renewed = link.agreed_at is not None or link.asked_at is not None
    return replace(person, consents=consents), replace(link, agreed_at=now, renewed=renewed)


def taken_back(person: Person, now: datetime) -> Person:
    """The yes is withdrawn, and that is kept with its date too."""
    return replace(person, consents=(*person.consents, Consent(SHARING, VERSION, False, now)))


def again(to: str) -> str:
    """The name of that question among those asked."""
    return f"{to}_again"


def year_over(person: Person, to: str, now: datetime) -> bool:
    """Whether the last yes of a friend, or the last question about it, is a year old."""
    yes = [consent.at for consent in person.consents if consent.to == to and consent.given]
    asked = [person.asked[again(to)]] if again(to) in person.asked else []
    last = max((*yes, *asked), default=None)
    return last is not None and now - last >= YEARLY
