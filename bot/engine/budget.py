"""How fast we may speak: buckets that refill with time, and pauses. Pure; `now` is an argument.

All times here are seconds of the monotonic clock: a wall clock that is set silences nobody.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from bot.core.records.effects import Lane
from bot.engine.flights import IN_FLIGHT

CHAT_BURST: Final = 5
CHAT_RATE: Final = 1.0
SPARED: Final = 16
"""Calls that only replies and care may make at once; of a small bucket, three quarters."""
HAIR: Final = 1e-6
"""So little below a token counts as one: what waits for it may be woken a rounding too early."""
REMEMBERED: Final = 10_000
FIRST_PROBE: Final = 2.0
"""Seconds until the first message that finds out whether Telegram answers again."""
LAST_PROBE: Final = 60.0
"""Seconds at most between two such messages; each wait is twice the last."""


class Bucket:
    """`size` tokens, refilled at `rate` a second."""

    def __init__(self, size: float, rate: float, now: float) -> None:
        self._size = size
        self._rate = rate
        self._level = size
        self._at = now

    def wait(self, now: float, beside: int = 0) -> float:
        """Seconds until a token is there `beside` so many others; 0 when one is."""
        self._refill(now)
        short = beside + 1 - self._level
        return short / self._rate if short > HAIR else 0.0

    def room(self, now: float) -> int:
        self._refill(now)
        return max(0, int(self._level + HAIR))

    def take(self, now: float) -> None:
        """Use one token; what is taken beyond the last is owed."""
        self._refill(now)
        self._level -= 1

    def empty(self, now: float) -> None:
        """All are used."""
        self._level, self._at = 0, now

    def _refill(self, now: float) -> None:
        now = max(now, self._at)  # else what has refilled since would refill again
        self._level = min(self._size, self._level + (now - self._at) * self._rate)
        self._at = now


class Budget:
    """One bucket for the bot, one for each chat, and what is known of how Telegram answers.

    The bot's is smaller than Telegram's by as many calls as may be on their way: those may arrive
    late and together, when ours has been filled again for others. Some of it is spared for lanes
    that somebody waits for: whoever writes in a flood of reminders finds room.

    A chat that was told to wait waits alone. When a second one is told so within that time, or
    when answers stay away in two chats, the bot as a whole is *in question*: one message at a
    time probes, after growing waits, until one arrives.
    """

    def __init__(self, rate: int, now: float) -> None:
        size = max(1, rate - IN_FLIGHT)
        self._bot = Bucket(size, rate, now)
        self._spared = min(SPARED, size * 3 // 4)
        self._chats: OrderedDict[int, Bucket] = OrderedDict()
        self._paused: dict[int, float] = {}
        self._shut_until = now
        self._doubted: set[int] = set()
        self._probes = 0
        self._probe_at = now

    def room(self, now: float, lane: Lane = Lane.REPLY) -> int:
        """How many messages of a lane may leave."""
        return max(0, self._bot.room(now) - self._spared_from(lane))

    def bot_wait(self, now: float) -> float:
        """Seconds until a reply may leave."""
        return max(self.token_wait(now, Lane.REPLY), self.pause(now))

    def token_wait(self, now: float, lane: Lane) -> float:
        """Seconds until the pace allows one of a lane, whether or not the bot is paused."""
        return self._bot.wait(now, self._spared_from(lane))

    def _spared_from(self, lane: Lane) -> int:
        return 0 if lane.awaited else self._spared

    def pause(self, now: float) -> float:
        """Seconds left of a pause of the whole bot; care may probe meanwhile."""
        probe_at = self._probe_at if self.in_question else now
        return max(self._shut_until, probe_at, now) - now

    @property
    def in_question(self) -> bool:
        """Whether only one message at a time may leave, to find out if Telegram answers."""
        return self._probes > 0

    def chat_wait(self, chat: int, now: float) -> float:
        return max(self._chat(chat, now).wait(now), self._paused.get(chat, now) - now)

    def take(self, chat: int, now: float) -> None:
        self._bot.take(now)
        self._chat(chat, now).take(now)

    def spend(self, now: float) -> None:
        """Somebody else may have used all that the bot may say at once."""
        self._bot.empty(now)

    def pause_chat(self, chat: int, wait: float, now: float) -> None:
        """Telegram asked this chat to wait so many seconds."""
        self._paused = {other: until for other, until in self._paused.items() if until > now}
        if any(other != chat for other in self._paused):
            self._question(now)
        self._paused[chat] = now + wait

    def shut(self, wait: float, now: float) -> None:
        """Nobody can be reached: nothing but one care message at a time leaves for a while."""
        self._shut_until = max(self._shut_until, now + wait)

    def doubt(self, chat: int, now: float) -> None:
        """An answer stays away in this chat."""
        self._doubted.add(chat)
        if len(self._doubted) > 1:
            self._question(now)

    def arrived(self) -> None:
        self._doubted.clear()
        self._probes = 0

    def _question(self, now: float) -> None:
        """The bot is in question; a probe that was answered no better waits twice as long."""
        if self.in_question and now < self._probe_at:
            return  # what left before the question was asked
        self._probe_at = now + min(FIRST_PROBE * 2 ** min(self._probes, 5), LAST_PROBE)
        self._probes += 1

    def _chat(self, chat: int, now: float) -> Bucket:
        bucket = self._chats.pop(chat, None) or Bucket(CHAT_BURST, CHAT_RATE, now)
        self._chats[chat] = bucket
        if len(self._chats) > REMEMBERED:
            self._chats.popitem(last=False)
        return bucket
