"""A proxy before several replicas: each connection to the next of them that listens."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from itertools import cycle


class Proxy:
    """`url` is where it listens; `carried` counts the connections that each place was given."""

    def __init__(self, places: Sequence[str]) -> None:
        self.url = ""
        self.carried: Counter[str] = Counter()
        self._many = len(places)
        self._next = cycle(places)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection; where nobody listens it is closed, as a bad gateway would."""
        with suppress(ConnectionError):
            for _ in range(self._many):
                place = next(self._next)
                host, _, port = place.rpartition(":")
                try:
                    there, back = await asyncio.open_connection(host, int(port))
                except ConnectionError:
                    continue
                self.carried[place] += 1
                await asyncio.gather(_carry(reader, back), _carry(there, writer))
                break
        writer.close()


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
