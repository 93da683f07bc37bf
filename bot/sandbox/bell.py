"""One bell for the whole sandbox: whoever waits for something hears it and looks again."""

import asyncio
from collections.abc import Callable


class Bell:
    """Rung whenever anything changed. count grows with each ring."""

    def __init__(self) -> None:
        self.count = 0
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Wake everyone who waits."""
        self.count += 1
        self._event.set()
        self._event = asyncio.Event()

    async def until(self, done: Callable[[], bool], within: float) -> bool:
        """Wait until done() holds, at most so many seconds; returns whether it held."""
        try:
            async with asyncio.timeout(within):
                while not done():
                    await self._event.wait()
        except TimeoutError:
            return False
        return True
