"""The bot's undelivered updates: offsets, long polls, one poller at a time."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.sandbox.refusal import conflict

Json = dict[str, Any]

# These come only to a bot that asks for them by name.
ASKED_FOR = {"chat_member", "message_reaction", "message_reaction_count"}
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
HOOKED = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
HOOKED += "webhook first"


@dataclass(slots=True)
class _Waiting:
    update: Json
    twice: bool = False


class Mailbox:
    """What people did and the bot has not confirmed yet."""

    def __init__(self, first_id: int, changed: Callable[[], None]) -> None:
        """changed is called whenever updates were confirmed."""
        self.webhook = ""
        self.duplicates = 0
        self.reorders = 0
        self._queue: list[_Waiting] = []
        self._next_id = first_id
        self._allowed: set[str] | None = None
        self._changed = changed
        self._stir = asyncio.Event()
        self._poll: asyncio.Event | None = None

    @property
    def waiting(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self._queue)

    def post(self, kind: str, body: Json) -> int | None:
        """Queue one update; returns its id, or None when the bot does not want this kind."""
        if kind in ASKED_FOR if self._allowed is None else kind not in self._allowed:
            return None
        update_id = self._next_id
        self._next_id += 1
        twice = self.duplicates > 0
        self.duplicates -= twice
        self._queue.append(_Waiting({"update_id": update_id, kind: body}, twice))
        self._wake()
        return update_id

    def drop(self) -> None:
        """Forget every undelivered update."""
        self._queue.clear()
        self._changed()

    async def take(
        self,
        offset: int = 0,
        limit: int = 100,
        patience: int = 0,
        allowed_updates: Sequence[str] | None = None,
    ) -> list[Json]:
        """One getUpdates. Raises Refused 409 when a webhook is set or another poll comes."""
        if self.webhook:
            raise conflict(HOOKED)
        if allowed_updates is not None:
            self._allowed = set(allowed_updates) or None
        self._confirm(offset)
        mine = self._replace_poller()
        try:
            async with asyncio.timeout(patience):
                while not self._queue and not mine.is_set():
                    await self._stir.wait()
        except TimeoutError:
            pass
        finally:
            if self._poll is mine:
                self._poll = None
        if mine.is_set():
            raise conflict(OTHER_POLLER)
        return self._batch(min(max(limit, 1), 100))

    def _replace_poller(self) -> asyncio.Event:
        if self._poll:
            self._poll.set()
            self._wake()
        self._poll = asyncio.Event()
        return self._poll

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._queue = self._queue[offset:]
        elif offset:
            self._queue = [w for w in self._queue if w.update["update_id"] >= offset or w.twice]
            for waiting in self._queue:
                if waiting.update["update_id"] < offset:
                    waiting.twice = False
        self._changed()

    def _batch(self, limit: int) -> list[Json]:
        batch = [waiting.update for waiting in self._queue[:limit]]
        if self.reorders and len(batch) > 1:
            self.reorders -= 1
            batch.reverse()
        return batch

    def _wake(self) -> None:
        self._stir.set()
        self._stir = asyncio.Event()
