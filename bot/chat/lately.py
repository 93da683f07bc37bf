"""The end of what somebody wrote with no minute between, so that what is said in two messages is
heard. It is kept in no row and no file, and nothing but the ear is told of it."""

from __future__ import annotations

from typing import Final

from bot.core.talk.reading import SEAM
from bot.engine.ports import Clock

MINUTE: Final = 60.0
MOST: Final = 1000
"""So many are kept before those of whom nothing came for a minute are looked for."""


class Lately:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ends: dict[int, tuple[float, str]] = {}

    def of(self, chat: int | None) -> str:
        at, end = self._ends.get(chat, (0.0, "")) if chat is not None else (0.0, "")
        return end if end and self._clock.elapsed() - at <= MINUTE else ""

    def keep(self, chat: int | None, text: str) -> None:
        """`text` takes the place of what was kept; it is empty where that has been answered."""
        if chat is None:
            return
        self._ends.pop(chat, None)
        if len(self._ends) >= MOST:
            now = self._clock.elapsed()
            self._ends = {c: kept for c, kept in self._ends.items() if now - kept[0] <= MINUTE}
        if text:
            self._ends[chat] = (self._clock.elapsed(), text[-SEAM:])
