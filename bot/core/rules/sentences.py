"""Sentences to have ready and texts to copy: the kinds, ours of each, and a person's own.

What was tapped or written is kept until they let it go: it is no entry of a day, and never fades.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.records.calendar import zone_of
from bot.core.records.lines import Line, Typed, Veiled, line
from bot.core.records.model import Company, Person, Sentence, Step
from bot.core.records.turn import Moment
from bot.core.rules import guesses
from bot.core.rules.kinds import Kind, kinds
from bot.core.rules.people import company
from bot.core.rules.wording import TRUST
from bot.ear import risky

LONGEST: Final = 200
"""Signs of one of their own: it is for one breath."""
LONGEST_PART: Final = 80
"""Signs of one that is a part: together they still can be copied."""
MOST: Final = 5
"""So many of their own are kept of a kind."""
AGAIN: Final = timedelta(days=30)
"""After so long a private one is looked at again."""
MORNING: Final = timedelta(hours=5)
"""A night is over at this hour."""
OFFERED: Final = ("no", "leave", "minute")
"""What helps where something is offered,"""
TOO_MUCH: Final = ("leave", "minute", "no")
"""and where it is too much."""
_MAY_PUSH: Final = frozenset({Company.FAMILY, Company.GROUP})


def of(person: Person, kind: str) -> tuple[Sentence, ...]:
    """What may be said: what they keep, the newest of it first, and then the others."""
    mine = tuple(one for one in reversed(person.sentences) if one.of == kind and _is_there(one))
    keys = {one.key for one in mine}
    return (*mine, *(Sentence(0, kind, key) for key in _ours(kind) if key not in keys))


def kind_of(sentence: Sentence) -> Kind:
    """One that this release no longer has is a kind without anything of ours."""
    return kinds().get(sentence.of, Kind(sentence.of))


def _ours(kind: str) -> tuple[str, ...]:
    return tuple(f"s{n}" for n in range(1, kinds().get(kind, Kind(kind)).count + 1))


def _is_there(sentence: Sentence) -> bool:
    return bool(sentence.text) or sentence.key in _ours(sentence.of)


def words(sentence: Sentence) -> Line:
    if sentence.text:
        return line("sentence-own", text=Typed(sentence.text))
    return Line(f"say-{sentence.of}.{sentence.key}")


def shown(moment: Moment, sentence: Sentence) -> Line | Veiled:
    """The same on a card: their own words lie under a spoiler in a message that comes anew."""
    said, own = words(sentence), bool(sentence.text)
    hides = kind_of(sentence).private or (own and moment.tapped is None)
    return Veiled(said) if hides else said


def leaving(person: Person) -> Sentence:
    """What may be said to leave."""
    return of(person, "leave")[0]


# what is kept


def kept(person: Person, id: int | None) -> Sentence | None:
    return next((one for one in person.sentences if one.id == id and _is_there(one)), None)


def keeping(person: Person, sentence: Sentence) -> Person:
    """The person once this is kept; it takes the place of the one with its id."""
    others = (one for one in person.sentences if one.id != sentence.id)
    return replace(person, sentences=(*others, sentence))


def without(person: Person, id: int | None) -> Person:
    return replace(person, sentences=tuple(one for one in person.sentences if one.id != id))


def full(person: Person, kind: str) -> bool:
    """Whether no more of their own fit; of ours there is an end anyway."""
    return len(_own(person, kind)) >= MOST


def adding(person: Person, own: Sentence) -> Person:
    """The person with one text more to send: the same words are there once, and where no more
    fit the oldest goes."""
    mine = _own(person, own.of)
    others = (one for one in person.sentences if one not in mine)
    newest = [one for one in mine if one.text != own.text][1 - MOST :]
    return replace(person, sentences=(*others, *newest, own))


def _own(person: Person, kind: str) -> list[Sentence]:
    """The oldest first."""
    return [one for one in person.sentences if one.of == kind and one.text]


def slept_on(person: Person, sentence: Sentence, now: datetime) -> bool:
    """Whether it can be copied: what tells of themselves is read again after a night."""
    if sentence.at is None or not (sentence.text and kind_of(sentence).night):
        return True
    written, today = ((at.astimezone(zone_of(person)) - MORNING) for at in (sentence.at, now))
    return written.date() < today.date()


def to_look_at(person: Person, now: datetime) -> Sentence | None:
    """A private one that was kept, or looked at, a month ago."""
    private = (one for one in person.sentences if kind_of(one).private and one.at is not None)
    return next((one for one in private if one.at and now - one.at >= AGAIN), None)


# where they fit


def fits(person: Person, step: Step) -> bool:
    """Whether a step is one to have a sentence ready for: it is tense, or they may be pushed."""
    if person.path not in TRUST:
        return False
    pushed = company(step) in _MAY_PUSH or risky.heard(step.text, person.language)
    return pushed or guesses.tense(step.guess)


def on(person: Person, step: Step) -> Sentence | None:
    """The one that is on a step: chosen for it, or what they keep for such a step anyway."""
    chosen = kept(person, step.sentence)
    if chosen is not None or not fits(person, step):
        return chosen
    return next((one for kind in OFFERED for one in of(person, kind) if one.id), None)


def at_hand(
    person: Person, order: tuple[str, ...], step: Step | None = None
) -> tuple[Sentence, ...]:
    """What to say now: that of the step first, what they keep, and then ours."""
    chosen = None if step is None else on(person, step)
    said = [one for kind in order for one in of(person, kind) if one != chosen]
    first = () if chosen is None else (chosen,)
    return (*first, *sorted(said, key=lambda one: one.id == 0))
