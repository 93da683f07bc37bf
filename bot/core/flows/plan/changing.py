"""Changes to a plan before it stands: the sign that it is done, the lock screen, an edited text."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from typing import Final

from bot.core.flows.plan import cards
from bot.core.flows.plan.draft import At, proposal, timed, to
from bot.core.records.events import Edited
from bot.core.records.model import Json, Look, Step
from bot.core.records.turn import Moment, Turn
from bot.core.rules import heard
from bot.core.rules.steps import plans
from bot.ear import discreet

LONGEST_SHORT: Final = 20
"""Signs that a lock screen shows whole, the time beside them."""


def mended(moment: Moment, edited: Edited) -> Turn | None:
    memory = moment.talk.memory
    messages = heard.mended(memory.get("typed"), edited)
    if messages is None or "step" not in memory or proposal(moment).idea is not None:
        return None
    said = timed(moment, heard.joined(messages))
    step = replace(proposal(moment), text=said.text, at=said.at or proposal(moment).at)
    kept: dict[str, Json] = {**memory, "typed": messages, "step": plans.remembered(step)}
    stands = {At.READ: cards.readback, At.PROMISE: cards.to_someone}
    shown = stands.get(At(moment.talk.at))
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
