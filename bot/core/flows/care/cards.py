"""The cards of help: fixed words, with every number as plain text and a way on for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from bot.core.records.effects import Rows
from bot.core.records.lines import Line, line
from bot.core.records.memories import CareMemory
from bot.core.records.turn import Card, Moment, choice
from bot.core.rules.friends.friendship import friends


class At(StrEnum):
    """Which card stands."""

    CARD = "card"
    CHECK = "check"
    NUMBERS = "numbers"
    WORDS = "words"
    HELPING = "helping"
    BREATHING = "breathing"
    SAFE = "safe"
    HELLO_COMES = "hello_comes"
    DOORS = "doors"


BACK: Final[Rows] = ((choice("back"),),)
"""Under what a card opens."""
_HEAVY: Final[Rows] = (
    (choice("numbers", "care-more-numbers"), choice("breathe", "care-breathe")),
    (choice("words", "care-words"),),
    (choice("safe", "care-im-safe"), choice("not_meant", "care-not-meant")),
)
_ROWS: Final[Mapping[str, Rows]] = {
    "C1": _HEAVY,
    "C4": _HEAVY,
    "C5": _HEAVY,
    "C2": (
        (choice("yes_or_unsure", "care-yes-or-unsure"),),
        (choice("rough_day", "care-no-rough-day"),),
        (choice("not_meant", "care-not-meant"),),
    ),
    "C3": (
        (choice("numbers", "care-more-numbers"),),
        (choice("carry_on", "care-carry-on-button"),),
    ),
    "L": (
        (choice("numbers", "care-someone-to-talk-to"),),
        (choice("rest", "care-rest-button"), choice("carry_on", "care-carry-on-button")),
    ),
}


_OF_SOMEONE: Final = frozenset({"C1", "C2", "C3", "C4"})
"""The cards that may be about somebody near: a friend's say how to help as well."""


def first(tier: str) -> At:
    return {"C2": At.CHECK, "L": At.DOORS}.get(tier, At.CARD)


def card(moment: Moment) -> Card:
    memory = CareMemory.of(moment.talk)
    tier, short = memory.card, "-again" if memory.again else ""
    helps = memory.from_friend is not None and tier in _OF_SOMEONE
    more: Rows = ((choice("helping", "care-helping-button"),),) if helps else ()
    rows = (*more, *_ROWS[tier])
    if tier == "C3" and friends(moment.known):
        rows = (*rows[:-1], (choice("unshare", "care-stop-sharing", tap_only=True),), rows[-1])
    return Card(words(tier, short), rows)


def words(tier: str, short: str = "") -> Line:
    return line(f"care-card-{tier.lower()}{short}")


def numbers() -> Card:
    return Card(line("care-numbers"), BACK)


def helping() -> Card:
    return Card(line("care-helping"), BACK)


def words_to_tell() -> Card:
    copy = choice("copy", "care-copy")
    return Card(
        line("care-words-to-tell"),
        ((replace(copy, copies=line("care-words-text")),), (choice("back"),)),
    )


def safe() -> Card:
    return Card(
        line("care-safe"),
        (
            (choice("hello", "care-yes-hello"), choice("no_hello", "care-no-hello-button")),
            (choice("lift", "care-lift"),),
        ),
    )
