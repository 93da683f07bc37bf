"""The friend's reminder of a hello: every week, every two weeks or never, asked with their yes.

It comes after whole weeks, at the hour of their answer: nothing else is asked of a friend.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.flows.befriended import answering, cards
from bot.core.flows.befriended.cards import At
from bot.core.records.effects import Plan, Unplan
from bot.core.records.events import DueKind
from bot.core.records.model import Link
from bot.core.records.turn import Moment, Turn

RHYTHMS: Final = {"weekly": 7, "fortnightly": 14, "never": 0}


def shown(link: Link) -> Turn:
    return Turn(card=cards.rhythm(link), step=At.RHYTHM)


def rhythm(moment: Moment, link: Link) -> Turn | None:
    """How often; where it is set already, it can be left as it is."""
    days = RHYTHMS.get(moment.choice or "")
    if days is None and answering.leaves_it(moment):
        if link.rhythm:
            return Turn(card=cards.home(moment, link), step=At.HOME)
        days = RHYTHMS["never"]
    if days is None:
        return None
    chosen = replace(link, rhythm=days)
    reminder = Plan(DueKind.REMINDER, link.id, moment.now + timedelta(days=days))
    effect = reminder if days else Unplan(link.id, DueKind.REMINDER)
    card = cards.rhythm_set(moment, chosen)
    return Turn(card=card, links=(chosen,), effects=(effect,), closed=True)
