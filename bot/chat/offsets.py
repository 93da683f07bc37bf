"""Which updates we know, and up to which all are committed: only those are acknowledged."""

from __future__ import annotations

from collections.abc import Iterable


class Offsets:
    """The numbers of one bot's updates."""

    def __init__(self) -> None:
        self._open: set[int] = set()
        self._done: set[int] = set()  # committed, and not yet known to be acknowledged
        self._highest = 0

    @property
    def next(self) -> int:
        """What Telegram may be asked from: the lowest that is not committed. 0 from the start."""
        return min(self._open, default=self._highest + 1 if self._highest else 0)

    @property
    def open(self) -> int:
        return len(self._open)

    def add(self, id: int) -> bool:
        """Begin to know an update; False when we do already."""
        if id in self._open or id in self._done:
            return False
        self._open.add(id)
        self._highest = max(self._highest, id)
        return True

    def commit(self, ids: Iterable[int]) -> None:
        ids = set(ids)
        self._open -= ids
        self._done |= ids

    def acknowledged(self, offset: int) -> None:
        self._done = {id for id in self._done if id >= offset}

    def forget(self) -> None:
        """Telegram has nothing more. After a quiet week its numbers may start anew, lower."""
        if not self._open:
            self._done.clear()
            self._highest = 0
