"""Whom it is about, where somebody is the friend of several: asked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.core.flows.befriended.cards import At
from bot.core.records.effects import Choice, Plan
from bot.core.records.events import DueKind
from bot.core.records.lines import Typed, line
from bot.core.records.memories import BefriendedMemory
from bot.core.records.model import Known, Link
from bot.core.records.turn import Card, Moment, Turn, choice, pairs
from bot.core.rules.friendship import befriended
from bot.ear import reply

UNSENT_FOR: Final = timedelta(days=1)
"""How long words wait for "Send it"."""


def several(known: Known) -> bool:
    return len(befriended(known)) > 1


def asked(moment: Moment, to: str, text: str = "") -> Turn:
    """The names, each a button; `to` is what follows, with the words that wait for it."""
    memory = BefriendedMemory(link=BefriendedMemory.of(moment.talk).link, to=to, text=text)
    forget = (Plan(DueKind.FOLD, moment.talk.id, moment.now + UNSENT_FOR),) if text else ()
    return Turn(card=card(moment.known), at=At.WHOM, memory=memory, effects=forget)


def card(known: Known) -> Card:
    buttons = [
        Choice(f"whom.{n}", line("befriended-name", person=Typed(link.person_name)))
        for n, link in enumerate(befriended(known))
    ]
    return Card(line("befriended-whom"), (*pairs(buttons), (choice("back"),)))


def chosen(moment: Moment) -> Link | None:
    mine, key = befriended(moment.known), moment.choice or ""
    if key.startswith("whom."):
        number = int(key.removeprefix("whom."))
        return mine[number] if number < len(mine) else None
    return next((link for link in mine if reply.same(moment.text or "", link.person_name)), None)


def named(links: Sequence[Link], text: str) -> Link | None:
    return next((link for link in links if _says(text, link.person_name)), None)


def _says(text: str, name: str) -> bool:
    return bool(name) and re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) is not None
