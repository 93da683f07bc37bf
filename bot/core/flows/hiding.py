"""The chat says nothing any more, and neither does the lock screen: for everybody, in any state."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.records.effects import Effect, Revise, Rows
from bot.core.records.lines import line
from bot.core.records.model import Look
from bot.core.records.turn import SHOW, Card, Moment, Turn, choice

_SHOW: Final[Rows] = ((choice(SHOW, "hide-show-again"),),)


def asked(moment: Moment) -> Card:
    """Before everything says nothing; where the lock screen is hidden, also the way back."""
    rows: Rows = ((choice("hide", "hide-now"), choice("not_now", "hide-not-now")),)
    if moment.person.look is Look.HIDDEN:
        rows = (*rows, (choice("short", "hide-no-more"),))
    return Card(line("hide-ask"), rows)


def answered(moment: Moment) -> Turn | None:
    """The cards in the chat say nothing any more, and the lock screen neither from now on."""
    match moment.choice:
        case "hide":
            person = replace(moment.person, look=Look.HIDDEN)
            hidden, words = _cards(moment), Card(line("hide-done"))
            return Turn(card=words, person=person, effects=hidden, closed=True, wordless=True)
        case "short":
            person = replace(moment.person, look=Look.SHORT)
            return Turn(card=Card(line("hide-ended")), person=person, closed=True, wordless=True)
        case "not_now":
            return Turn(card=Card(line("settings-okay")), closed=True)
    return None


def _cards(moment: Moment) -> tuple[Effect, ...]:
    return tuple(
        Revise(line("hide-card"), _SHOW, talk.id, talk.step, talk.card)
        for talk in moment.known.talks
        if talk.id != moment.talk.id and talk.card is not None
    )
