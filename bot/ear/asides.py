"""What is said to us and answers no question: "help", "are you a human?", "I feel awful".

Danger is not heard here: `care` comes before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Final

from bot.ear.en import asides
from bot.ear.plain import readings

LONGEST: Final = 120
"""Longer words are a story: they are kept or planned, not answered."""


class Aside(StrEnum):
    """What may be meant."""

    HELP = "help"
    PAUSE = "pause"
    HUMAN = "human"  # are you one?
    BACK = "back"
    DATA = "data"  # what is kept, and how it goes
    REMINDERS = "reminders"  # fewer, or none
    STOP = "stop"  # no more lines of somebody
    WHAT = "what"  # what is this, and is it safe?
    MORE = "more"  # the same, but for somebody who knows it these words may be for another
    MENU = "menu"
    HARD = "hard"  # it is hard just now


def heard(text: str) -> Aside | None:
    """What a whole short message says besides; None for all others. It never raises."""
    if len(text) > LONGEST:
        return None
    plain = readings(text)
    for aside, messages in asides.WHOLE.items():
        if any(form.strip() in messages for form in plain):
            return Aside(aside)
    if any(_pattern(asides.STOPPING).fullmatch(form.strip()) for form in plain):
        return Aside.STOP
    return Aside.HARD if _found(asides.HARD, plain) else None


def harsh(text: str) -> bool:
    """Whether somebody speaks harshly of themselves. It never raises."""
    return _found(asides.HARSH, readings(text))


def asks_after(text: str, names: Sequence[str]) -> bool:
    """Whether a friend asks how somebody of one of these names is, or how it went for them.

    With a question mark or without; questions to the person themselves are none of these.
    """
    return _of_somebody(asides.AFTER, text, names)


def worries(text: str, names: Sequence[str]) -> bool:
    """Whether a friend is afraid for somebody of one of these names, or asks how to help."""
    return _of_somebody(asides.WORRIED, text, names)


def about_this(text: str, names: Sequence[str]) -> bool:
    """Whether a friend asks what this is, or what somebody of one of these names sees of it."""
    return heard(text) is Aside.WHAT or _of_somebody(asides.SEEN, text, names)


def who_it_is(text: str, names: Sequence[str]) -> bool:
    """Whether somebody asks whose name this is."""
    return _of_somebody(asides.WHO, text, names)


def speaks_of(text: str, names: Sequence[str]) -> bool:
    """Whether these words are about somebody, of one of these names maybe, more than to them."""
    return _of_somebody(asides.SPOKEN_OF, text, names)


def _of_somebody(about: Sequence[str], text: str, names: Sequence[str]) -> bool:
    plain = {form.strip() for name in names for form in readings(name)}
    who = "|".join((*asides.THIRD, *(f"{re.escape(name)}s?" for name in sorted(plain) if name)))
    named = "|".join(f"{re.escape(name)}s?" for name in sorted(plain) if name) or "(?!)"
    patterns = tuple(one.format(who=who, named=named) for one in about)
    whole = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")
    return any(whole.search(form.strip()) for form in readings(text))


def _found(patterns: tuple[str, ...], plain: frozenset[str]) -> bool:
    return any(_pattern(patterns).search(form) for form in plain)


@cache
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(patterns)
    return re.compile(rf"(?<!\w)(?<!not )(?:{either})(?!\w)")
