"""Danger in a text: how worried to be, and about what.

Never a promise: the Help button that always stands is the main thing. What is heard is only
how worried to be; neither the text nor the words that alarmed us leave this room.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


def hear(text: str) -> Heard:
    """The most pressing tier of a text in any language we know."""
    return Heard(None)


def says_minor(text: str) -> bool:
    """Whether somebody says in these words that they are under 18."""
    return False
