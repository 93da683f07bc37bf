"""Danger in a text: how worried to be, and about what.

Never a promise: the Help button that always stands is the main thing. What is heard is only
how worried to be; neither the text nor the words that alarmed us leave this room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.ear.phrases import Phrases, all_phrases
from bot.ear.plain import readings


class Tier(StrEnum):
    """What a text may be about, the most pressing first."""

    C4 = "C4"  # overdose, not breathing, cannot be woken
    C1 = "C1"  # direct words on dying, suicide, self-harm
    C3 = "C3"  # being hurt, controlled, afraid of someone
    C5 = "C5"  # an urge or a plan to hurt someone
    C2 = "C2"  # hopeless, unclear or negated
    L = "L"  # a slip


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard: only the tier, never the words; None when nothing was."""

    tier: Tier | None


_NEGATED: Final = {Tier.C4: Tier.C2, Tier.C1: Tier.C2, Tier.C5: None}
"""What a direct word becomes after a "not" or "never": for one's own life, never nothing."""
_NEGATION_REACH: Final = 28


def hear(text: str) -> Heard:
    """The most pressing tier of a text in any language we know; it never raises."""
    known = all_phrases()
    heard = {
        tier for plain in readings(text) for phrases in known for tier in _tiers(plain, phrases)
    }
    return Heard(next((tier for tier in Tier if tier in heard), None))


def says_minor(text: str) -> bool:
    return any(_young(plain, phrases) for plain in readings(text) for phrases in all_phrases())


def _young(plain: str, phrases: Phrases) -> bool:
    """Whether an age is said as one's own, and not inside "since I'm 16"."""
    grown = [found.span(1) for pattern in phrases.grown for found in pattern.finditer(plain)]
    return any(
        not any(begins <= found.start(1) and found.end(1) <= ends for begins, ends in grown)
        for pattern in phrases.minor
        for found in pattern.finditer(plain)
    )


def _tiers(plain: str, phrases: Phrases) -> Iterator[Tier]:
    """The tiers of what is said in earnest, until one is sure: the most pressing stand first."""
    everyday: list[tuple[int, int]] | None = None
    for tier, pattern in phrases.dangers:
        for match in pattern.finditer(plain):
            if everyday is None:
                everyday = [
                    found.span(1) for idiom in phrases.idioms for found in idiom.finditer(plain)
                ]
            start, end = match.span(1)
            if any(begins <= start and end <= ends for begins, ends in everyday):
                continue
            negated = phrases.negation.search(plain, max(0, start - _NEGATION_REACH), start)
            sure = _NEGATED.get(Tier(tier), Tier(tier)) if negated else Tier(tier)
            if sure is not None:
                yield sure
            if not negated:
                return
