"""What was written goes after a time for whoever wants that: words first, feelings after a year.

What was done stays, so that nothing that is counted goes down; and what is starred stays whole,
as does a friend's line that was kept. So does a sentence to have ready: it is for days to come.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce
from typing import Final

from bot.core.records.model import UNSETTLED, Chip, Known, Note, Person, Step
from bot.core.records.turn import Turn
from bot.core.rules import people

STAYS: Final = (0, 90, 365)
"""The days for which words may stay, to choose from; 0: until they are deleted."""
YEAR: Final = timedelta(days=365)


def over(known: Known, now: datetime) -> Turn:
    """What is true once everything whose time is over has gone."""
    person = known.person
    if not person.words_stay:
        return Turn()
    kept = known.everything
    pairs = [(step, faded(step, person, now)) for step in kept.steps]
    gone = tuple(note.id for note in kept.notes if _goes(note) and _old(note.at, person, now))
    left = _without_asks(person, now)
    steps = tuple(new for old, new in pairs if new != old)
    return Turn(steps=steps, unkept=gone, person=None if left == person else left)


def _without_asks(person: Person, now: datetime) -> Person:
    """What was to be asked goes, if that step never came; whom they know stays."""
    old = (one for one in person.people if one.ask_at and _old(one.ask_at, person, now))
    return reduce(people.forgotten, old, person)


def left(known: Known) -> bool:
    """Whether there is anything kept that will go one day."""
    if not known.person.words_stay:
        return False
    kept = known.everything
    steps = any(_settled(step) and _without_feelings(step) != step for step in kept.steps)
    asks = any(one.ask for one in known.person.people)
    return steps or asks or any(_goes(note) for note in kept.notes)


def faded(step: Step, person: Person, now: datetime) -> Step:
    """A step as it stands now: with its words, without them, or without its feelings too."""
    since = step.settled_at or step.at
    if not (person.words_stay and _settled(step)) or since is None:
        return step
    if now - since >= YEAR:
        return _without_feelings(step)
    return _without_words(step) if _old(since, person, now) else step


def _settled(step: Step) -> bool:
    return step.state not in UNSETTLED and not step.starred


def _goes(note: Note) -> bool:
    """A friend's line was kept by a tap of its own, and says so."""
    return not (note.starred or note.sender)


def _old(at: datetime, person: Person, now: datetime) -> bool:
    return now - at >= timedelta(days=person.words_stay)


def _without_words(step: Step) -> Step:
    """Chips are words of ours, and stay."""
    chips = {q: said for q, said in step.answers.items() if isinstance(said, Chip)}
    change = step.change if isinstance(step.change, Chip) else ""
    gone = replace(step, text="", sign="", short="", foreseen="", given=())
    return replace(gone, answers=chips, change=change)


def _without_feelings(step: Step) -> Step:
    return replace(_without_words(step), guess=None, felt=None, answers={})
