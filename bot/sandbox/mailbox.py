"""The bot's undelivered updates: offsets, long polls, one poller at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.sandbox.bell import Bell
from bot.sandbox.contract import Json
from bot.sandbox.refusal import conflict

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

    def __init__(self, first_id: int, bell: Bell) -> None:
        self.webhook = ""
        self.duplicates = 0
        self.reorders = 0
        self._queue: list[_Waiting] = []
        self._next_id = first_id
        self._allowed: set[str] | None = None
        self._bell = bell
        self._poll = 0

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
        self._bell.ring()
        return update_id

    def drop(self) -> None:
        """Forget every undelivered update."""
        self._queue.clear()
        self._bell.ring()

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
        self._poll = mine = self._poll + 1
        self._bell.ring()
        await self._bell.until(lambda: bool(self._queue) or self._poll != mine, patience)
        if self._poll != mine:
            raise conflict(OTHER_POLLER)
        return self._batch(min(max(limit, 1), 100))

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._queue = self._queue[offset:]
        elif offset:
            self._queue = [w for w in self._queue if w.update["update_id"] >= offset or w.twice]
            for waiting in self._queue:
                if waiting.update["update_id"] < offset:
                    waiting.twice = False

    def _batch(self, limit: int) -> list[Json]:
        batch = [waiting.update for waiting in self._queue[:limit]]
        if self.reorders and len(batch) > 1:
            self.reorders -= 1
            batch.reverse()
        return batch
