"""What is asked after a step, and in what form the answer comes."""

from __future__ import annotations

from enum import StrEnum


class Trio(StrEnum):
    """Which three questions: about ease, or about trust."""

    EASE = "ease"  # what felt easy, what felt hard, what to change
    TRUST = "trust"  # what went well, what felt risky, what was learned
