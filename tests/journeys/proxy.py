"""A proxy before several replicas: each connection to the next of them that listens."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

PATIENCE = 5.0
"""Seconds until a place that says nothing is given up, and left out for twice as long."""


class Proxy:
    """`url` is where it listens; `carried` counts the connections that each place was given."""

    def __init__(self, places: Sequence[str]) -> None:
        self.url = ""
        self.carried: Counter[str] = Counter()
        self.last = ""
        """The place that was given the last one."""
        self.given = asyncio.Event()
        """Set by each connection that was given to a place."""
        self._places = list(places)
        self._left_out: dict[str, float] = {}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection; where nobody listens it is closed, as a bad gateway would."""
        with suppress(ConnectionError):
            for place in self._in_turn():
                host, _, port = place.rpartition(":")
                try:
                    there, back = await asyncio.open_connection(host, int(port))
                except ConnectionError:
                    continue
                self.carried[place] += 1
                self.last = place
                self.given.set()
                await self._carry_both(place, (reader, writer), (there, back))
                break
        writer.close()

    def _in_turn(self) -> list[str]:
        """All of them, another one first each time; who is silent is left out."""
        now = asyncio.get_running_loop().time()
        self._places.append(self._places.pop(0))
        return [p for p in self._places if self._left_out.get(p, now) <= now] or [*self._places]

    async def _carry_both(
        self,
        place: str,
        near: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        far: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        loop = asyncio.get_running_loop()
        asking = asyncio.create_task(_carry(near[0], far[1]))
        try:
            async with asyncio.timeout(PATIENCE):
                first = await far[0].read(65_536)
            near[1].write(first)
            await _carry(far[0], near[1])
        except TimeoutError:
            self._left_out[place] = loop.time() + 2 * PATIENCE
        finally:
            asking.cancel()
            far[1].close()


@asynccontextmanager
async def proxy(*places: str) -> AsyncIterator[Proxy]:
    """A proxy before these places, each host:port."""
    one = Proxy(places)
    async with await asyncio.start_server(one.serve, "127.0.0.1", 0) as server:
        one.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        yield one


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while part := await reader.read(65_536):
            writer.write(part)
            await writer.drain()
    with suppress(ConnectionError, OSError):
        writer.write_eof()
