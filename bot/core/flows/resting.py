"""A rest for the rest of the day, wherever it is offered."""

from __future__ import annotations

from dataclasses import replace

from bot.core.records.lines import line
from bot.core.records.turn import Card, Close, Moment, Turn
from bot.core.rules.moves import end_of_day, shelved
from bot.core.rules.wording import NO_LINE


def today(moment: Moment, key: str, *, but: str = "", wordless: bool = False) -> Turn:
    """Nothing is pushed any more this day but a promise; `but` is said where there is one."""
    until = end_of_day(moment)
    held = max(until, moment.person.held_until or until)
    quiet = shelved(moment, until)
    said = but if but and quiet.promises != NO_LINE else key
    return Turn(
        card=Card(line(said, shelf=quiet.words)),
        person=replace(moment.person, held_until=held),
        steps=quiet.steps,
        effects=quiet.effects,
        then=Close(wordless=wordless),
    )
