"""Who waits at the door: one queue a chat, a few chats in hand at once, the others by turns.

Whoever seems to be in danger goes to the head of the line. Nobody waits for the whole of
somebody else's flood: a turn is a few updates of one chat, taken together.
"""

from __future__ import annotations

import asyncio
from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from bot.core.flows.care import alarming
from bot.engine.ports import Arrival, Take

SIDE_BY_SIDE: Final = 4
"""Chats in hand at once; a database has no more hands."""
TOGETHER: Final = 10
"""Updates of one chat in one turn: few enough that the next person need not wait long."""
MOST_OPEN: Final = 200
"""So many updates wait here at most; those beyond come again."""
LAST_TURN: Final = 10.0
"""Seconds that what is in hand may take when we stop."""


class Queues:
    """What was fetched and is not committed. `broken` gets the error of a turn that failed."""

    def __init__(self, take: Take, committed: Callable[[Iterable[int]], None]) -> None:
        self._take = take
        self._committed = committed
        self._waiting: dict[int | None, list[Arrival]] = {}  # in the order of their turns
        self._in_hand: dict[int | None, asyncio.Task[None]] = {}
        self._closed = False
        self.broken: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def put(self, arrival: Arrival) -> None:
        """Let an update wait for its turn, after those of the same chat that came before it."""
        queue = self._waiting.setdefault(arrival.chat, [])
        insort(queue, arrival, key=lambda waiting: waiting.update_id)
        self._begin()

    async def close(self) -> None:
        """Begin nothing more, and finish what is in hand; the rest was never acknowledged."""
        self._closed = True
        if self._in_hand:
            await asyncio.wait(self._in_hand.values(), timeout=LAST_TURN)
        for task in self._in_hand.values():
            task.cancel()

    def _begin(self) -> None:
        while not self._closed and len(self._in_hand) < SIDE_BY_SIDE:
            free = [chat for chat in self._waiting if chat not in self._in_hand]
            if not free:
                return
            chat = next(filter(self._in_danger, free), free[0])
            queue = self._waiting.pop(chat)
            if queue[TOGETHER:]:
                self._waiting[chat] = queue[TOGETHER:]
            self._in_hand[chat] = asyncio.create_task(self._turn(chat, queue[:TOGETHER]))

    async def _turn(self, chat: int | None, arrivals: Sequence[Arrival]) -> None:
        try:
            await self._take(arrivals)
        except Exception as error:
            self._closed = True
            if not self.broken.done():
                self.broken.set_exception(error)
            return
        finally:
            del self._in_hand[chat]
        self._committed(arrival.update_id for arrival in arrivals)
        self._begin()

    def _in_danger(self, chat: int | None) -> bool:
        heard = (getattr(arrival.event, "heard", None) for arrival in self._waiting[chat])
        return any(words is not None and alarming(words) for words in heard)
