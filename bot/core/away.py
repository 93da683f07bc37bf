"""We were away: for steps whose time has passed one honest word, and they wait on the shelf."""

from __future__ import annotations

from bot.core.effects import Lane
from bot.core.steps import nudge
from bot.core.steps.moves import shelve
from bot.core.steps.nudge import At
from bot.core.turn import Card, Moment, Turn


def begin(moment: Moment) -> Turn:
    """Never a cue after its event: the steps go on the shelf, and we say why."""
    late = _late_ids(moment)
    steps = tuple(shelve(s)[0] for s in moment.known.steps if s.id in late)
    return Turn(card=card(moment), step=At.AWAY, steps=steps, lane=Lane.SCHEDULED, silent=True)


def card(moment: Moment) -> Card:
    late = _late_ids(moment)
    quiet = moment.talk.memory.get("quiet") is True
    if len(late) == 1:
        return nudge.away(moment, moment.about, quiet=quiet)
    return nudge.away_from_several(len(late), quiet=quiet)


def _late_ids(moment: Moment) -> frozenset[int]:
    late = moment.talk.memory["late"]
    ids = late if isinstance(late, list) else []
    return frozenset(id for id in ids if isinstance(id, int))
