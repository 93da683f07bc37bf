"""A friend lets lines wait for a time of their choice; the other side learns nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.core import callers, choosing
from bot.core.callers import At
from bot.core.model import FOREVER, Json, Link
from bot.core.turn import Moment, Turn


def paused(moment: Moment, link: Link) -> Turn | None:
    """For a day, some days, or until they say."""
    chosen = moment.choice or ""
    if chosen == "resume":
        return resumed(moment, link, moment.talk.memory)
    if chosen == "back":
        return Turn(card=callers.home(link), step=At.HOME)
    if chosen not in (*choosing.PAUSES, "forever"):
        return None
    until = FOREVER if chosen == "forever" else moment.now + choosing.PAUSES[chosen]
    person = replace(moment.person, paused_until=until)
    return Turn(card=callers.paused(moment, until), person=person, closed=True)


def resumed(moment: Moment, link: Link, memory: Mapping[str, Json]) -> Turn:
    person = replace(moment.person, paused_until=None)
    return Turn(card=callers.home(link), step=At.HOME, memory=memory, person=person)
