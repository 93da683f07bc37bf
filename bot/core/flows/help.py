"""Help: people to talk to first, then what this can do. Works in every state."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Final

from bot.core.records.effects import Lane, Rows
from bot.core.records.lines import Country, Veiled, line
from bot.core.records.memories import HelpMemory, SettingsMemory
from bot.core.records.model import Flow, Look, Standing
from bot.core.records.turn import Card, Go, Moment, Turn, choice
from bot.core.rules.friendship import befriended
from bot.core.rules.helplines import guessed, named, numbers, screen, where_clocks_say
from bot.core.talk.table import Conversation, Place, Words, places


class At(StrEnum):
    """Where it stands."""

    HELP = "help"
    COUNTRY = "country"


_WHAT: Final = choice("about", "help-what-i-do")
_SETTINGS: Final = choice("settings", "home-more")
_HELPING: Final[Rows] = ((choice("helping", "care-helping-button"),),)
_BACK: Final[Rows] = ((choice("back"),),)


def _begun(moment: Moment) -> Turn:
    match HelpMemory.of(moment.talk).to:
        case "helping":
            return replace(_helping(moment), at=At.HELP, memory=HelpMemory())
        case "about":
            return Turn(card=Card(line("befriended-about"), _BACK), at=At.HELP, memory=HelpMemory())
        case "what":
            return Turn(card=_about(moment), at=At.HELP, memory=HelpMemory())
    return Turn(card=_card(moment), at=At.HELP, lane=Lane.CARE)


def _heard(moment: Moment) -> Turn | None:
    match moment.choice:
        case "helping":
            return _helping(moment)
        case "about":
            return Turn(card=_about(moment))
        case "friend":
            return Turn(card=Card(line("befriended-about"), _BACK))
        case "here":
            return Turn(at=At.HELP, person=where_clocks_say(moment.person))
        case "country":
            return Turn(at=At.COUNTRY)
        case "back":
            return _begun(moment)
        case "settings":
            return Turn(then=Go(SettingsMemory()))
    return None


def _asked(moment: Moment) -> Turn:
    """Numbers stay on the screen while somebody is asked where they are."""
    words = line("help-which-country", **numbers(moment))
    anywhere = ((choice("nowhere", "help-no-country"),),) if moment.person.country else ()
    return Turn(card=Card(words, (*anywhere, *_BACK)), lane=Lane.CARE)


def _named(moment: Moment) -> Turn | None:
    if moment.choice == "back":
        return Turn(at=At.HELP)
    if moment.choice == "nowhere":
        return Turn(at=At.HELP, person=replace(moment.person, country=""))
    country = named(moment)
    if country is None:
        return None
    return Turn(at=At.HELP, person=replace(moment.person, country=country))


def _about(moment: Moment) -> Card:
    if moment.person.standing is Standing.BEFRIENDED:
        return Card(line("befriended-about"), _BACK)
    rows = ((choice("friend", "help-as-a-friend"), *_BACK[0]),)
    return Card(line("help-about"), rows if befriended(moment.known) else _BACK)


def _card(moment: Moment) -> Card:
    """The numbers at once: nobody who needs them taps twice."""
    keeps = moment.person.standing is Standing.KEEPS
    helping = _HELPING if befriended(moment.known) else ()
    where = _where(moment) if keeps else ()
    words = line("help-card", numbers=screen(moment))
    return Card(words, (*where, *helping, (_WHAT, _SETTINGS) if keeps else (_WHAT,)))


def _where(moment: Moment) -> Rows:
    """Where somebody is: as their clock says, or in their own words."""
    guess = guessed(moment.person)
    if guess is None:
        told = "help-another-country" if moment.person.country else "help-my-country"
        return ((choice("country", told),),)
    asked = choice("here", line("help-im-in", country=Country(guess)))
    return ((asked, choice("country", "help-another-country")),)


def _helping(moment: Moment) -> Turn:
    """Under a spoiler where the lock screen is watched, as any card of help."""
    helping = line("care-helping", **numbers(moment))
    words = line("help-helping", helping=helping, numbers=screen(moment))
    hidden = moment.person.look is Look.HIDDEN
    shown = line("care-hidden", card=Veiled(words)) if hidden else words
    return Turn(card=Card(shown, _BACK), lane=Lane.CARE, silent=hidden)


TABLE: Final = Conversation(
    Flow.HELP,
    _begun,
    places(
        At,
        Place(At.HELP, _begun, _heard, Words.PASS),
        Place(At.COUNTRY, _asked, _named, Words.PASS),
    ),
    consent=False,
    can_be_left=False,
)
