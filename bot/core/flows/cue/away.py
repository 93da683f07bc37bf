"""We were away: for steps whose time has passed one honest word, and they wait on the shelf."""

from __future__ import annotations

from bot.core.flows.cue import cards
from bot.core.flows.cue.cards import At
from bot.core.records.effects import Lane
from bot.core.records.turn import Card, Moment, Turn
from bot.core.rules.steps.moves import shelve


def begin(moment: Moment) -> Turn:
    late = _late_ids(moment)
    steps = tuple(shelve(s)[0] for s in moment.known.steps if s.id in late)
    return Turn(card=card(moment), at=At.AWAY, steps=steps, lane=Lane.SCHEDULED, silent=True)


def card(moment: Moment) -> Card:
    late = _late_ids(moment)
    quiet = moment.talk.memory.get("quiet") is True
    if len(late) == 1:
        return cards.away(moment, moment.about, quiet=quiet)
    return cards.away_from_several(len(late), quiet=quiet)


def _late_ids(moment: Moment) -> frozenset[int]:
    late = moment.talk.memory["late"]
    ids = late if isinstance(late, list) else []
    return frozenset(id for id in ids if isinstance(id, int))
