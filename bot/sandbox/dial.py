"""The sandbox's clock, and the dial that turns it forward under the bot's feet.

The bot follows it by `POST /dial` with `{"seen": k, "owed": […]}`: it asks again with seen=k only
once nothing is due and nothing is unsent at turn k, so that question is the sign that everything
has settled. With it comes what the bot owes next, so that time can stop at each such moment.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.sandbox.bell import Bell

BEAT = 0.25
"""Real seconds between two turns while time is played."""
MOST_STOPS = 1000


class NotSettled(AssertionError):
    """The bot did not come to rest in time; the message says what it still had to do."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One moment on the bot's calendar: when, what kind, in whose chat. Never a text."""

    at: datetime
    kind: str
    chat: int


class Dial:
    """Real time plus an offset that only grows. One turn is one change of the offset."""

    def __init__(self, bell: Bell, waiting: Callable[[], int] = lambda: 0) -> None:
        """waiting says how many updates the bot has not yet taken in."""
        self.offset = timedelta()
        self.turn = 0
        self.seen: int | None = None
        self.owed: Sequence[Owed] = ()
        self._bell = bell
        self._waiting = waiting
        self._playing: asyncio.Task[None] | None = None

    def now(self) -> datetime:
        """The sandbox's time, UTC."""
        return datetime.now(UTC) + self.offset

    def set_(self, instant: datetime) -> None:
        """Turn to an instant without waiting for the bot. Raises ValueError for one gone by."""
        self.shift(instant - self.now())

    def shift(self, step: timedelta) -> None:
        """Turn by a step without waiting for the bot. Raises ValueError for a step back."""
        if step < timedelta():
            raise ValueError(
                "The clock only turns forward: messages already sent would lie in the future."
            )
        self.offset += step
        self.turn += 1
        self._bell.ring()

    async def pass_time(self, step: timedelta, within: float = 10) -> None:
        """Turn by a step, stopping wherever the bot owes something, so that it comes at its minute.

        Without a bot that follows, or with one that does not settle within so many seconds, it
        turns at once. Raises ValueError for a step back.
        """
        end = self.now() + step
        if step > timedelta() and self.seen is not None:
            with suppress(NotSettled):
                await self.settle(within)
                await self._stop_on_the_way(lambda at: at <= end, within)
        self.shift(max(end - self.now(), min(step, timedelta())))

    async def to_next(self, heard: Callable[[], int], within: float = 10) -> bool:
        """Turn from one owed moment to the next until `heard()` has grown; returns whether it has.

        Raises NotSettled when no bot follows.
        """
        before = heard()
        await self.settle(within if self.seen is not None else 0)
        if heard() == before:
            await self._stop_on_the_way(lambda at: heard() == before, within)
        return heard() != before

    async def _stop_on_the_way(self, wanted: Callable[[datetime], bool], within: float) -> None:
        for _ in range(MOST_STOPS):
            now = self.now()
            at = min((owed.at for owed in self.owed if owed.at > now), default=None)
            if at is None or not wanted(at):
                return
            self.set_(at)
            await self._settled(within)

    @property
    def playing(self) -> bool:
        """Whether time runs faster than it does."""
        return self._playing is not None

    def play(self, rate: float) -> None:
        """Let time run so many times as fast, until rest()."""
        self.rest()
        self._playing = asyncio.create_task(self._play(rate))
        self._bell.ring()

    def rest(self) -> None:
        """Let time run at its own pace again."""
        if self._playing:
            self._playing.cancel()
            self._playing = None
            self._bell.ring()

    async def _play(self, rate: float) -> None:
        while True:
            await asyncio.sleep(BEAT)
            await self.pass_time(timedelta(seconds=BEAT * (rate - 1)))

    async def to(self, instant: datetime, within: float = 10) -> None:
        """Let the bot settle, turn to an instant, and let it settle there."""
        await self.settle(within)
        self.set_(instant)
        await self._settled(within)

    async def forward(self, step: timedelta, within: float = 10) -> None:
        """Let the bot settle, turn by a step, and let it settle there."""
        await self.settle(within)
        self.shift(step)
        await self._settled(within)

    async def settle(self, within: float = 10) -> None:
        """Wait until the bot took in every update and has nothing due and nothing unsent.

        Raises NotSettled after so many seconds.
        """
        await self._until(lambda: not self._waiting(), within)
        self.shift(timedelta())
        await self._settled(within)

    async def _settled(self, within: float) -> None:
        turn = self.turn
        await self._until(lambda: self.seen is not None and self.seen >= turn, within)

    async def _until(self, done: Callable[[], bool], within: float) -> None:
        if not await self._bell.until(done, within):
            state = "no bot has asked for the dial (turn without waiting by set_ or shift)"
            if self.seen is not None:
                state = f"it last settled at turn {self.seen}"
            raise NotSettled(
                f"the bot did not settle at turn {self.turn} within {within:g} s: {state}, and "
                f"{self._waiting()} update(s) wait to be taken in"
            )

    async def follow(
        self, seen: int | None, owed: Sequence[Owed] = (), patience: float = 25
    ) -> tuple[int, float]:
        """The bot's side: it has settled at `seen`, and owes this; returns (turn, offset in s).

        Returns as soon as there is a later turn, or after `patience` seconds; at once to a copy of
        the bot that stands by and has nothing to settle (None).
        """
        if seen is None:
            return self.turn, self.offset.total_seconds()
        self.seen, self.owed = seen, owed
        self._bell.ring()
        await self._bell.until(lambda: self.turn > seen, patience)
        return self.turn, self.offset.total_seconds()
