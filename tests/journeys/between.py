"""Stands between a bot and its PostgreSQL, and cuts, holds up or loses what they say."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import TracebackType
from typing import Self

SOCKET = ".s.PGSQL.5432"
COMMIT = b"COMMIT\0"


class Between:
    """A socket in `folder` that leads to the server behind `url`, while the block lasts."""

    def __init__(self, url: str, folder: Path) -> None:
        before, _, behind = url.partition("host=")
        self.url = f"{before}host={folder}"
        self.commits = 0
        """How many commits the server was asked for."""
        self.name = url.partition("@/")[2].partition("?")[0]
        """Of the database there."""
        self._behind = Path(behind) / SOCKET
        self._here = folder / SOCKET
        self._cut = False
        self._loses = 0
        self._open: set[asyncio.StreamWriter] = set()
        self._talks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_unix_server(self._talk, self._here)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.cut()
        self._server.close()
        await asyncio.gather(*self._talks, return_exceptions=True)

    def cut(self) -> None:
        """The server is away: every connection ends, and none begins."""
        self._cut = True
        for writer in self._open:
            writer.close()

    def mend(self) -> None:
        """It is back."""
        self._cut = False

    def lose_commit(self, ahead: int = 1) -> None:
        """The answer to a commit, so many ahead, never comes; it was carried out."""
        self._loses = self.commits + ahead

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._cut:
            writer.close()
            return
        theirs, ours = await asyncio.open_unix_connection(self._behind)
        self._open |= {writer, ours}
        lost = asyncio.Event()
        both = (self._asked(reader, ours, lost), self._answered(theirs, writer, lost))
        talks = [asyncio.create_task(way) for way in both]
        self._talks.update(talks)
        await asyncio.wait(talks, return_when=asyncio.FIRST_COMPLETED)
        for end in (writer, ours):
            end.close()
            self._open.discard(end)

    async def _asked(
        self, reader: asyncio.StreamReader, server: asyncio.StreamWriter, lost: asyncio.Event
    ) -> None:
        while said := await reader.read(65536):
            if COMMIT in said:
                self.commits += 1
                if self.commits == self._loses:
                    lost.set()
            server.write(said)
            await server.drain()

    async def _answered(
        self, server: asyncio.StreamReader, writer: asyncio.StreamWriter, lost: asyncio.Event
    ) -> None:
        while said := await server.read(65536):
            if lost.is_set():
                return  # it was carried out; nobody hears of it
            writer.write(said)
            await writer.drain()
