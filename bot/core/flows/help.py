"""Help: people to talk to first, then what this can do. Works in every state."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from bot.core.records.effects import Lane, Rows
from bot.core.records.lines import line
from bot.core.records.memories import HelpMemory, PlanMemory
from bot.core.records.model import Flow, Standing
from bot.core.records.turn import Card, Go, Moment, Turn, choice
from bot.core.rules.friendship import befriended
from bot.core.talk.table import Conversation, Place, Words, places


class At(StrEnum):
    """The one place."""

    HELP = "help"


_ROWS: Final[Rows] = (
    (choice("numbers", "help-now"),),
    (choice("about", "help-what-i-do"), choice("plan", "home-plan")),
)
_HELPING: Final[Rows] = ((choice("helping", "care-helping-button"),),)
_BACK: Final[Rows] = ((choice("back"),),)


def _begun(moment: Moment) -> Turn:
    match HelpMemory.of(moment.talk).to:
        case "helping":
            return Turn(card=_helping(), at=At.HELP, memory=HelpMemory(), lane=Lane.CARE)
        case "about":
            return Turn(card=Card(line("befriended-about"), _BACK), at=At.HELP, memory=HelpMemory())
        case "numbers":
            return Turn(card=_numbers(), at=At.HELP, memory=HelpMemory(), lane=Lane.CARE)
    return Turn(card=_card(moment), at=At.HELP, lane=Lane.CARE)


def _heard(moment: Moment) -> Turn | None:
    match moment.choice:
        case "numbers":
            return Turn(card=_numbers(), lane=Lane.CARE)
        case "helping":
            return Turn(card=_helping(), lane=Lane.CARE)
        case "about":
            return Turn(card=_about(moment))
        case "friend":
            return Turn(card=Card(line("befriended-about"), _BACK))
        case "back":
            return _begun(moment)
        case "plan":
            return Turn(then=Go(PlanMemory()))
    return None


def _about(moment: Moment) -> Card:
    if moment.person.standing is Standing.BEFRIENDED:
        return Card(line("befriended-about"), _BACK)
    rows = ((choice("friend", "help-as-a-friend"), *_BACK[0]),)
    return Card(line("help-about"), rows if befriended(moment.known) else _BACK)


def _card(moment: Moment) -> Card:
    known = moment.person.standing is Standing.KEEPS
    rows = _ROWS if known else (*_ROWS[:1], (_ROWS[1][0],))
    more = _HELPING if befriended(moment.known) else ()
    return Card(line("help-card"), (*rows[:1], *more, *rows[1:]))


def _numbers() -> Card:
    return Card(line("care-numbers"), _BACK)


def _helping() -> Card:
    return Card(line("care-helping"), _BACK)


TABLE: Final = Conversation(
    Flow.HELP,
    _begun,
    places(At, Place(At.HELP, _begun, _heard, Words.PASS)),
    consent=False,
)
