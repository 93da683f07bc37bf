"""What they like: interests and values to tap, a few at a time; steps that fit come first then.

Nobody is asked: it is behind a button, and none of it has to be chosen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.records.effects import Choice
from bot.core.records.lines import line
from bot.core.records.memories import PlanMemory, SettingsMemory
from bot.core.records.turn import Card, Moment, Turn, choice, pairs
from bot.core.rules.likes import INTERESTS, MOST, VALUES, turned

BUTTON: Final = choice("likes", "likes-button")
_AT_ONCE: Final = 4
_PAGES: Final = tuple(
    (asked, some[n : n + _AT_ONCE])
    for asked, some in (("likes-interests", INTERESTS), ("likes-values", VALUES))
    for n in range(0, len(some), _AT_ONCE)
)


def shown(moment: Moment, memory: PlanMemory | SettingsMemory) -> Card:
    asked, some = _PAGES[memory.page % len(_PAGES)]
    buttons = tuple(_button(like, chosen=like in moment.person.likes) for like in some)
    ends = (choice("more", "likes-more"), choice("done", "likes-done"))
    return Card(line(asked), (*pairs(buttons), ends))


def heard(moment: Moment, memory: PlanMemory | SettingsMemory) -> Turn | None:
    """Another page, or one chosen or taken off; what the end leads to is said where it stands."""
    chosen, at = moment.choice or "", moment.talk.at
    if chosen == "more":
        return Turn(at=at, memory=replace(memory, page=memory.page + 1))
    if not chosen.startswith("like."):
        return None
    like = chosen.removeprefix("like.")
    likes = turned(moment.person.likes, like)
    if likes is None:
        most = next(most for some, most in MOST.items() if like in some)
        return Turn(at=at, notice=line("likes-enough", most=most))
    return Turn(at=at, person=replace(moment.person, likes=likes))


def _button(like: str, *, chosen: bool) -> Choice:
    word = line(f"like-{like}")
    return Choice(f"like.{like}", line("likes-chosen", word=word) if chosen else word)
