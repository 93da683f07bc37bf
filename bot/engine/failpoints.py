"""Fail points: where a test lets the process die, as a power cut would."""

from __future__ import annotations

import os
import signal
from typing import Final

POINTS: Final = (
    "take-before-commit",
    "take-after-commit",
    "tick-before-commit",
    "tick-after-commit",
    "claimed",
    "before-sent-mark",
    "after-sent-mark",
    "before-acknowledge",
)
REKEYING: Final = ("key-written", "rekey-before-commit", "rekey-after-commit", "key-in-place")
"""Points of a change of keys."""
MOVING: Final = ("move-before-commit", "move-after-commit")
"""Points of a move into another database."""


class FailPoints:
    """Armed by "name" or "name:n" (the n-th time); an empty string arms nothing."""

    def __init__(self, armed: str = "") -> None:
        name, _, times = armed.partition(":")
        if times and not (times.isascii() and times.isdigit()):
            raise ValueError("FAIL_POINT: the count after the colon is a whole number")
        if name and name not in POINTS + REKEYING + MOVING:
            raise ValueError("FAIL_POINT: there is no such point")
        self._name = name
        self._left = int(times or 1)

    def hit(self, name: str) -> None:
        if name != self._name:
            return
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
