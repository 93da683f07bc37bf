"""One breath that moves in real time: in for 4, hold for 4, out for 6, five times."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.core.records.effects import Breathe, Effect, Plan, Rows
from bot.core.records.events import DueKind, Tapped
from bot.core.records.lines import Line, line
from bot.core.records.turn import Card, Moment, choice

ROUNDS: Final = 5
BEATS: Final[tuple[tuple[Line, int], ...]] = (
    (line("breathe-in"), 4),
    (line("breathe-hold"), 4),
    (line("breathe-out"), 6),
)
LASTS: Final = timedelta(seconds=ROUNDS * sum(seconds for _, seconds in BEATS))
ROWS: Final[Rows] = ((choice("enough", "breathe-enough"),),)


def card() -> Card:
    return Card(line("breathe-in"), ROWS)


def effects(moment: Moment, step: str) -> tuple[Effect, ...]:
    """The moving breath, and the durable moment that tidies up after it."""
    ends = Plan(DueKind.BREATH, moment.talk.id, moment.now + LASTS)
    if not isinstance(moment.event, Tapped):
        return (ends,)
    card, beats = moment.event.message_id, BEATS * ROUNDS
    return (ends, Breathe(moment.talk.id, card, beats, ROWS, step, moment.now))
