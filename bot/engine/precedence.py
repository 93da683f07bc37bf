"""Precedence: what one person did comes in the order in which they did it, whoever takes it.

Behind a webhook Telegram sends several updates at once, each to any replica, and queues them by
their kind: a tap may come before the text that was sent before it. Their numbers follow each
other, so whoever gets one knows whether an earlier one is still to come.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

PATIENCE: Final = 1.0
"""Seconds that an update waits at most for those before it."""
FAR: Final = 1000
"""A number so far from the last one begins a new count: Telegram starts anew after a quiet week."""
MOST_KNOWN: Final = 10_000
"""So many updates on their way are kept in mind: of older ones, whoever took them has died."""


class Precedence:
    """The updates that are known to be on their way, here and in the other replicas.

    `tell` tells those what they will hear by `heard`; `hashed` is how a chat is named to them;
    `hears` is whether all of them are heard now: else nobody knows which numbers have come.
    """

    def __init__(
        self,
        tell: Callable[[str], None] = lambda what: None,
        hashed: Callable[[int], str] = str,
        hears: Callable[[], bool] = lambda: True,
    ) -> None:
        self._tell_others = tell
        self._hashed = hashed
        self._hears = hears
        self._on_their_way: dict[int, str] = {}  # of which chat each is, the longest known first
        self._next = -FAR  # the lowest number that has not come
        self._beyond: set[int] = set()  # those that have come all the same
        self._changed = asyncio.Event()

    async def admit(self, update_id: int, chat: int | None) -> None:
        """Wait until everything that this chat did before is committed, or for about a second."""
        whose = "" if chat is None else self._hashed(chat)
        self._came(update_id, whose)
        self._tell_others(f"came {update_id} {whose}")
        if chat is None:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while self._misses(update_id) or self._before(update_id, whose):
                    await self._changed.wait()
            return
        self._give_up(update_id, whose)

    def done(self, ids: Iterable[int]) -> None:
        """These are committed; whoever waits for them may go on."""
        over = list(ids)
        self._over(over)
        self._tell_others(f"done {' '.join(map(str, over))}")

    def heard(self, what: str) -> None:
        """Another replica tells what `admit` and `done` told it."""
        match what.split():
            case ["came", id, *whose]:
                self._came(int(id), "".join(whose))
            case ["done", *ids]:
                self._over(map(int, ids))

    def begin_anew(self) -> None:
        """Something may have come that was not heard of."""
        self._next = -FAR
        self._beyond.clear()
        self._on_their_way.clear()
        self._tell()

    def _over(self, ids: Iterable[int]) -> None:
        for id in ids:
            self._on_their_way.pop(id, None)
        self._tell()

    def _came(self, id: int, whose: str) -> None:
        if not -FAR < id - self._next < FAR:
            self._next = id
            self._beyond.clear()
        if id >= self._next:
            self._beyond.add(id)
        self._close_up()
        if whose:
            self._on_their_way[id] = whose
        if len(self._on_their_way) > MOST_KNOWN:
            del self._on_their_way[next(iter(self._on_their_way))]
        self._tell()

    def _misses(self, id: int) -> bool:
        """Whether an earlier one has not come yet."""
        return self._next < id and self._hears()

    def _before(self, id: int, whose: str) -> list[int]:
        return [other for other, of in self._on_their_way.items() if of == whose and other < id]

    def _give_up(self, id: int, whose: str) -> None:
        """What has not come by now comes late or never: nobody else waits for it again."""
        self._next = max(self._next, id)
        self._beyond = {beyond for beyond in self._beyond if beyond >= self._next}
        self._close_up()
        self._over(self._before(id, whose))

    def _close_up(self) -> None:
        while self._next in self._beyond:
            self._beyond.remove(self._next)
            self._next += 1

    def _tell(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()
