"""What other replicas tell, heard at once: two connections of its own, beside the transactions'.

Work that is told of while a connection is away is found by looking; what was written lately is
not, and is heard alone then.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy.engine import URL

from bot.store.connecting import CONNECTING
from bot.store.notices import CHANNEL

if TYPE_CHECKING:
    from psycopg import AsyncConnection

FIRST_PAUSE: Final = 0.2
LONGEST_PAUSE: Final = 3.0
"""Seconds between two tries to connect; each pause is twice the last."""
_TELLING: Final = "SELECT pg_notify(%s, what) FROM unnest(CAST(%s AS text[])) AS what"

_log = logging.getLogger(__name__)


class Listener:
    """Calls `heard` with each thing that is told, and `missed` when something may have been told
    that nobody here heard. `connected` is whether all is heard now."""

    def __init__(self, url: URL) -> None:
        self.connected = False
        self._url = url
        self._to_tell: asyncio.Queue[str] = asyncio.Queue()
        self._mine = 0

    async def run(
        self,
        heard: Callable[[str], None],
        missed: Callable[[], None],
        rest: Callable[[float], Awaitable[None]],
    ) -> None:
        """Listen until cancelled, and connect again whenever a connection breaks."""
        pause = FIRST_PAUSE
        while True:
            try:
                await self._connected(heard, missed)
            except Exception as error:
                why = {"facts": {"why": type(error).__name__}}  # its words may show an address
                _log.info("the other replicas are not heard for now", extra=why)
            pause = FIRST_PAUSE if self.connected else min(pause * 2, LONGEST_PAUSE)
            self.connected = False
            missed()
            await rest(pause)

    def tell(self, what: str) -> None:
        """Tell the other replicas, outside of any transaction; while we cannot, it is not told."""
        if self.connected:
            self._to_tell.put_nowait(what)

    async def _connected(self, heard: Callable[[str], None], missed: Callable[[], None]) -> None:
        async with await self._connect() as ear, await self._connect() as mouth:
            await ear.execute(f"LISTEN {CHANNEL}".encode())
            self._mine = mouth.info.backend_pid
            self._to_tell = asyncio.Queue()
            self.connected = True
            missed()
            both = [
                asyncio.create_task(each) for each in (self._hear(ear, heard), self._say(mouth))
            ]
            try:
                await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for each in both:
                    each.cancel()
                ended = await asyncio.gather(*both, return_exceptions=True)
            raise next(error for error in ended if isinstance(error, Exception))

    async def _hear(self, ear: AsyncConnection[Any], heard: Callable[[str], None]) -> None:
        async for notice in ear.notifies():
            if notice.pid != self._mine:
                heard(notice.payload)

    async def _say(self, mouth: AsyncConnection[Any]) -> None:
        while True:
            said = [await self._to_tell.get()]
            while not self._to_tell.empty():
                said.append(self._to_tell.get_nowait())
            await mouth.execute(_TELLING, (CHANNEL, said))

    async def _connect(self) -> AsyncConnection[Any]:
        from psycopg import AsyncConnection  # only PostgreSQL needs its driver

        _, where = self._url.get_dialect()().create_connect_args(self._url)
        return await AsyncConnection.connect(**{**CONNECTING, **where, "autocommit": True})
