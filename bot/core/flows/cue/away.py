"""We were away: for steps whose time has passed one honest word, and they wait on the shelf."""

from __future__ import annotations

from bot.core.flows.cue import cards
from bot.core.flows.cue.cards import At
from bot.core.records.effects import Lane
from bot.core.records.memories import CueMemory
from bot.core.records.turn import Card, Moment, Turn
from bot.core.rules.steps.moves import shelve


def begin(moment: Moment) -> Turn:
    over = CueMemory.of(moment.talk).over
    steps = tuple(shelve(s)[0] for s in moment.known.steps if s.id in over)
    return Turn(card=card(moment), at=At.AWAY, steps=steps, lane=Lane.SCHEDULED, silent=True)


def card(moment: Moment) -> Card:
    memory = CueMemory.of(moment.talk)
    if len(memory.over) == 1:
        return cards.away(moment, moment.about, quiet=memory.quiet)
    return cards.away_from_several(len(memory.over), quiet=memory.quiet)
