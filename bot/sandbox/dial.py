"""The sandbox's clock, and the dial that turns it forward under the bot's feet.

The bot follows it by asking `GET /dial?seen=k`: it asks again with seen=k only once nothing is
due and nothing is unsent at turn k, so that question is the sign that everything has settled.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from bot.sandbox.bell import Bell

STRIDE = timedelta(minutes=4)
"""A cue that is held up by less says nothing of it."""


class NotSettled(AssertionError):
    """The bot did not come to rest in time; the message says what it still had to do."""


class Dial:
    """Real time plus an offset that only grows. One turn is one change of the offset."""

    def __init__(self, bell: Bell, waiting: Callable[[], int] = lambda: 0) -> None:
        """waiting says how many updates the bot has not yet taken in."""
        self.offset = timedelta()
        self.turn = 0
        self.seen: int | None = None
        self._bell = bell
        self._waiting = waiting

    def now(self) -> datetime:
        """The sandbox's time, UTC."""
        return datetime.now(UTC) + self.offset

    def set_(self, instant: datetime) -> None:
        """Turn to an instant without waiting for the bot."""
        self.shift(instant - self.now())

    def shift(self, step: timedelta) -> None:
        """Turn by a step without waiting for the bot. Raises ValueError for a step back."""
        if step < timedelta():
            raise ValueError(
                f"the dial only turns forward: this would go back by {-step}, and messages "
                "already sent would lie in the future"
            )
        self.offset += step
        self.turn += 1
        self._bell.ring()

    async def pass_time(self, step: timedelta, within: float = 10) -> None:
        """Turn by a step in strides, so that what falls due on the way comes at its minute.

        Without a bot that follows, or with one that is slow, it turns at once. Raises ValueError
        for a step back.
        """
        with suppress(NotSettled):
            while self.seen is not None and step > STRIDE:
                self.shift(STRIDE)
                step -= STRIDE
                await self._settled(within)
        self.shift(step)

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

    async def follow(self, seen: int, patience: float = 25) -> tuple[int, float]:
        """The bot's side: it has settled at `seen`; returns (turn, offset in seconds).

        Returns as soon as there is a later turn, or after `patience` seconds.
        """
        self.seen = seen
        self._bell.ring()
        await self._bell.until(lambda: self.turn > seen, patience)
        return self.turn, self.offset.total_seconds()
