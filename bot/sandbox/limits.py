"""Telegram's flood limits: a bucket for each chat and one for the bot, on the dial's time."""

import math
from dataclasses import dataclass, field

from bot.sandbox.refusal import too_many

PAID_RATE = 1000.0


@dataclass(slots=True)
class Bucket:
    """So many tokens at most, refilled at a rate a second."""

    size: float
    rate: float
    left: float = field(init=False)
    at: float = 0.0

    def __post_init__(self) -> None:
        self.left = self.size

    def wait(self, now: float) -> int:
        """Whole seconds until a token is there; 0 when one is."""
        self.left = min(self.size, self.left + (now - self.at) * self.rate)
        self.at = now
        # A hair below one token is one token: floats refill in crumbs.
        return 0 if self.left > 1 - 1e-6 else max(1, math.ceil((1 - self.left) / self.rate))


@dataclass(slots=True)
class Limits:
    """What a bot may send. None switches a limit off; rates are a second.

    chat_burst messages to one chat at once, then chat_rate; bot_rate over all chats.
    """

    chat_burst: int = 5
    chat_rate: float | None = 1.0
    bot_rate: float | None = 30.0
    _chats: dict[int, Bucket] = field(default_factory=dict)
    _bot: Bucket | None = None
    _paid: Bucket | None = None

    def take(self, chat_id: int, now: float, *, paid: bool = False) -> None:
        """Count one message or edit to a chat at `now` (seconds). Raises Refused 429."""
        buckets = [bucket for bucket in (self._chat(chat_id), self._all(paid)) if bucket]
        wait = max((bucket.wait(now) for bucket in buckets), default=0)
        if wait:
            raise too_many(wait)
        for bucket in buckets:
            bucket.left -= 1

    def _chat(self, chat_id: int) -> Bucket | None:
        if self.chat_rate is None:
            return None
        bucket = self._chats.get(chat_id)
        if bucket is None:
            bucket = self._chats[chat_id] = Bucket(self.chat_burst, self.chat_rate)
        return bucket

    def _all(self, paid: bool) -> Bucket | None:
        if self.bot_rate is None:
            return None
        if paid:
            self._paid = self._paid or Bucket(PAID_RATE, PAID_RATE)
            return self._paid
        self._bot = self._bot or Bucket(self.bot_rate, self.bot_rate)
        return self._bot
