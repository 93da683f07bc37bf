"""How fast we may speak: buckets that refill with time. Pure; `now` is an argument."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Final

CHAT_BURST: Final = 5
CHAT_RATE: Final = 1.0
REMEMBERED: Final = 10_000
_NOTHING: Final = timedelta()


class Bucket:
    """`size` tokens, refilled at `rate` a second."""

    def __init__(self, size: float, rate: float, now: datetime) -> None:
        self._size = size
        self._rate = rate
        self._level = size
        self._at = now

    def wait(self, now: datetime) -> timedelta:
        """How long until a token is there; nothing when one is."""
        self._refill(now)
        # A hair's breadth below one counts as one, else rounding would wait for ever.
        short = max(0.0, 1 - 1e-6 - self._level)
        return timedelta(seconds=short / self._rate)

    def room(self, now: datetime) -> int:
        """How many whole tokens are there."""
        self._refill(now)
        return max(0, int(self._level + 1e-6))

    def take(self, now: datetime) -> None:
        """Use one token; what is taken beyond the last is owed."""
        self._refill(now)
        self._level -= 1

    def _refill(self, now: datetime) -> None:
        passed = (now - self._at).total_seconds()
        self._level = min(self._size, self._level + max(0.0, passed) * self._rate)
        self._at = now


class Budget:
    """One bucket for the bot, one for each chat, and the pauses that Telegram asked for.

    A chat that was told to wait waits alone; when a second one is told so within that time,
    the whole bot waits, but for one care message at a time that probes.
    """

    def __init__(self, rate: int, now: datetime) -> None:
        self._bot = Bucket(rate, rate, now)
        self._chats: OrderedDict[int, Bucket] = OrderedDict()
        self._paused: dict[int, datetime] = {}
        self._all_until = now

    def room(self, now: datetime) -> int:
        """How many messages the bot's rate has room for."""
        return self._bot.room(now)

    def bot_wait(self, now: datetime) -> timedelta:
        """How long the bot as a whole has to wait."""
        return max(self._bot.wait(now), self.pause(now))

    def pause(self, now: datetime) -> timedelta:
        """How much is left of a pause of the whole bot; care may probe meanwhile."""
        return max(self._all_until - now, _NOTHING)

    def chat_wait(self, chat: int, now: datetime) -> timedelta:
        """How long this chat has to wait."""
        paused = self._paused.get(chat, now) - now
        return max(self._chat(chat, now).wait(now), paused, _NOTHING)

    def take(self, chat: int, now: datetime) -> None:
        """A message leaves for this chat."""
        self._bot.take(now)
        self._chat(chat, now).take(now)

    def pause_chat(self, chat: int, wait: timedelta, now: datetime) -> None:
        """Telegram asked this chat to wait."""
        self._paused = {other: until for other, until in self._paused.items() if until > now}
        if any(other != chat for other in self._paused):
            self.pause_all(wait, now)
        self._paused[chat] = now + wait

    def pause_all(self, wait: timedelta, now: datetime) -> None:
        """Nothing but one care message at a time leaves for a while."""
        self._all_until = max(self._all_until, now + wait)

    def _chat(self, chat: int, now: datetime) -> Bucket:
        bucket = self._chats.pop(chat, None) or Bucket(CHAT_BURST, CHAT_RATE, now)
        self._chats[chat] = bucket
        if len(self._chats) > REMEMBERED:
            self._chats.popitem(last=False)
        return bucket
