"""Changes to a plan before it stands: the sign that it is done, the lock screen, an edited text."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.core.flows.plan import cards
from bot.core.flows.plan.draft import At, proposal, timed, to
from bot.core.records.events import Edited
from bot.core.records.memories import PlanMemory
from bot.core.records.model import Look, Step
from bot.core.records.turn import Card, Moment, Turn
from bot.core.talk import reading
from bot.ear import discreet

LONGEST_SHORT: Final = 20
"""Signs that a lock screen shows whole, the time beside them."""


_SHOWN: Final[Mapping[At, Callable[[Moment, Step], Card]]] = {
    At.READ: cards.readback,
    At.PROMISE: cards.to_someone,
    At.UNFINISHED: lambda _, step: cards.unfinished(step),
}
"""Where the words of the step stand on the card."""


def mended(moment: Moment, edited: Edited) -> Turn | None:
    memory = PlanMemory.of(moment.talk)
    messages, before = reading.mended(memory.typed, edited), memory.step
    if messages is None or before is None or before.idea is not None:
        return None
    said = timed(moment, reading.text_of(messages))
    step = replace(before, text=said.text, at=said.at or before.at)
    kept = replace(memory, typed=messages, step=step)
    shown = _SHOWN.get(At(moment.talk.at))
    card = shown(moment, step) if shown is not None else None
    return Turn(card=card, memory=kept, in_place=True)


def sign(moment: Moment) -> Turn | None:
    if moment.choice == "back":
        return to(moment, At.READ, proposal(moment))
    if not moment.text:
        return None
    return to(moment, At.READ, replace(proposal(moment), sign=moment.text))


def words(moment: Moment) -> Turn | None:
    if moment.choice == "back":
        return to(moment, At.READ, proposal(moment))
    if not moment.text:
        return None
    if discreet.sensitive(moment.text):
        return Turn(card=cards.ask_typed("plan-words-telling"))
    short = _shortened(moment.text)
    return to(moment, At.READ, replace(proposal(moment), short=short))


def _shortened(text: str) -> str:
    fits = textwrap.shorten(text, LONGEST_SHORT, placeholder="")
    return fits or text.split()[0][:LONGEST_SHORT]


def looks(moment: Moment) -> Turn | None:
    chosen = moment.choice
    if chosen == "back":
        return to(moment, At.READ, proposal(moment))
    if chosen is not None and chosen.startswith("look."):
        return looking(moment, proposal(moment), Look(chosen.removeprefix("look.")))
    return None


def looking(moment: Moment, step: Step, look: Look) -> Turn:
    person = replace(moment.person, look=look)
    seen = replace(moment, known=replace(moment.known, person=person))
    return replace(to(seen, At.READ, step), person=person)
