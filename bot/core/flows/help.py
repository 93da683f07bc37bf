"""Help: people to talk to first, then what this can do. Works in every state."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from bot.core.records.effects import Lane, Rows
from bot.core.records.lines import line
from bot.core.records.memories import HelpMemory, SettingsMemory
from bot.core.records.model import Flow, Standing
from bot.core.records.turn import Card, Go, Moment, Turn, choice
from bot.core.rules.friendship import befriended
from bot.core.talk.table import Conversation, Place, Words, places


class At(StrEnum):
    """The one place."""

    HELP = "help"


_WHAT: Final = choice("about", "help-what-i-do")
_SETTINGS: Final = choice("settings", "home-more")
_HELPING: Final[Rows] = ((choice("helping", "care-helping-button"),),)
_BACK: Final[Rows] = ((choice("back"),),)


def _begun(moment: Moment) -> Turn:
    match HelpMemory.of(moment.talk).to:
        case "helping":
            return Turn(card=_helping(), at=At.HELP, memory=HelpMemory(), lane=Lane.CARE)
        case "about":
            return Turn(card=Card(line("befriended-about"), _BACK), at=At.HELP, memory=HelpMemory())
        case "what":
            return Turn(card=_about(moment), at=At.HELP, memory=HelpMemory())
    return Turn(card=_card(moment), at=At.HELP, lane=Lane.CARE)


def _heard(moment: Moment) -> Turn | None:
    match moment.choice:
        case "helping":
            return Turn(card=_helping(), lane=Lane.CARE)
        case "about":
            return Turn(card=_about(moment))
        case "friend":
            return Turn(card=Card(line("befriended-about"), _BACK))
        case "back":
            return _begun(moment)
        case "settings":
            return Turn(then=Go(SettingsMemory()))
    return None


def _about(moment: Moment) -> Card:
    if moment.person.standing is Standing.BEFRIENDED:
        return Card(line("befriended-about"), _BACK)
    rows = ((choice("friend", "help-as-a-friend"), *_BACK[0]),)
    return Card(line("help-about"), rows if befriended(moment.known) else _BACK)


def _card(moment: Moment) -> Card:
    """The numbers at once: nobody who needs them taps twice."""
    keeps = moment.person.standing is Standing.KEEPS
    helping = _HELPING if befriended(moment.known) else ()
    words = line("help-card", numbers=line("care-numbers"))
    return Card(words, (*helping, (_WHAT, _SETTINGS) if keeps else (_WHAT,)))


def _helping() -> Card:
    return Card(line("care-helping"), _BACK)


TABLE: Final = Conversation(
    Flow.HELP,
    _begun,
    places(At, Place(At.HELP, _begun, _heard, Words.PASS)),
    consent=False,
    can_be_left=False,
)
