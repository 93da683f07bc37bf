"""What is asked after a step, and in what form the answer comes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Trio(StrEnum):
    """Which three questions: about ease, or about trust."""

    EASE = "ease"  # what felt easy, what felt hard, what to change
    TRUST = "trust"  # what went well, what felt risky, what was learned


@dataclass(frozen=True, slots=True)
class Chip:
    """An answer that was tapped: a key, whose words stand in the book."""

    key: str


Answer = str | Chip
"""What was typed is kept as it came, and never taken for a key."""
