"""A friend lets lines wait: for some days, or every night. The other side learns nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.core import choosing
from bot.core.befriended import answering, cards, reminding
from bot.core.befriended.cards import At
from bot.core.effects import Hasten
from bot.core.events import DueKind
from bot.core.friends.friendship import befriended
from bot.core.model import Json, Link
from bot.core.turn import Card, Moment, Turn


def paused(moment: Moment, link: Link) -> Turn | None:
    """For a day, some days, or until they say."""
    if moment.choice == "resume":
        return resumed(moment, link, moment.talk.memory)
    if answering.leaves_it(moment):
        return Turn(card=cards.home(moment, link), step=At.HOME)
    until = choosing.quiet_until(moment)
    if until is None:
        return None
    person = replace(moment.person, paused_until=until)
    said = cards.paused(moment, until)
    return Turn(card=said, person=person, closed=True, wordless=True)


def resumed(moment: Moment, link: Link, memory: Mapping[str, Json]) -> Turn:
    person = replace(moment.person, paused_until=None)
    card, waiting = cards.home(moment, link), (Hasten(DueKind.NEWS),)
    return Turn(card=card, step=At.HOME, memory=memory, person=person, effects=waiting)


def quiet(moment: Moment, link: Link) -> Turn | None:
    """Their own quiet hours: said in words, above the menu."""
    if moment.choice == "clock":
        return reminding.ask_clock(moment, At.QUIET)
    said = choosing.heard_quiet(moment)
    if said is None and answering.leaves_it(moment):
        return Turn(card=cards.home(moment, link), step=At.HOME)
    if said is None:
        return None
    person = replace(moment.person, quiet_from=said[0], quiet_to=said[1])
    menu = cards.home(replace(moment, known=replace(moment.known, person=person)), link)
    words = cards.quiet_set(person, befriended(moment.known))
    return Turn(card=Card(words, menu.rows), step=At.HOME, person=person)


def ask_quiet(moment: Moment) -> Turn:
    """From the menu; their clock first, for their night is by it."""
    if moment.person.zone is None:
        return reminding.ask_clock(moment, At.QUIET)
    return Turn(card=cards.quiet(moment), step=At.QUIET)
