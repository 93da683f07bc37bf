"""A stage of several replicas on one database, behind one proxy; each can die by itself."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp

from bot.sandbox.limits import Limits
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.wire import Request, Response
from tests.journeys.proxy import Proxy, proxy
from tests.journeys.stage import MONDAY, BotProcess, wind

TAKEN_OVER = 13.0
"""Seconds at most until another says that it has taken over from one that died or stands still:
twelve, and one because what it says of itself may be as old.
"""
BUSY = 60
"""Seconds within which anything here has happened, on a machine that has much else to do."""
QUIETLY = {"SEND_RATE": "60", "LOG_LEVEL": "WARNING"}
"""For many messages; the strict Telegram has its limits off."""


class Overheard(StrictTelegram):
    """A strict Telegram that knows which replica called: each calls it by another name.

    It soon brings again what was not taken.
    """

    def __init__(self, *, limited: bool = True) -> None:
        limits = Limits() if limited else Limits(chat_rate=None, bot_rate=None)
        super().__init__(limits=limits, webhook_waits=(0.05, 0.2))
        self.heard: list[tuple[str, str]] = []
        """By which name, and what."""

    def name(self, number: int) -> str:
        """The address by which a replica calls."""
        return self.url if number == 0 else self.url.replace("127.0.0.1", "localhost")

    def _call(self, request: Request) -> Response | Awaitable[Response]:
        name = f"http://{request.headers['host']}"
        self.heard.append((name, request.path.rpartition("/")[2]))
        return super()._call(request)


class Replicas:
    """Processes on one database, behind one proxy."""

    def __init__(
        self, telegram: Overheard, folder: Path, url: str, places: list[str], before: Proxy
    ) -> None:
        self.telegram = telegram
        self.before = before
        self.url = url
        self.all = [BotProcess(telegram, folder, url) for _ in places]
        self._places = places
        for number, bot in enumerate(self.all):
            bot.log = folder / f"replica{number}.log"

    async def launch(self, number: int, more: Mapping[str, str] | None = None) -> None:
        """Start one, without waiting for anything."""
        bot, place = self.all[number], self._places[number]
        settings = {
            "UPDATES": "webhook",
            "LISTEN": place,
            "WEBHOOK_URL": self.before.url,
            "TELEGRAM_API_URL": self.telegram.name(number),
            "PULSE_FILE": str(bot.folder / f"pulse{number}.json"),
        }
        await bot.launch({**settings, **(more or {})})

    async def start(self, number: int, more: Mapping[str, str] | None = None) -> None:
        """Start one, and return when it may take something."""
        await self.launch(number, more)
        await self.ready(number)

    async def start_all(self, more: Mapping[str, str] | None = None) -> None:
        """Start them side by side, and return when one is in office and the others stand by."""
        for number in range(len(self.all)):
            await self.launch(number, more)
        for number in range(len(self.all)):
            await self.ready(number)
        await self.in_office()

    async def ready(self, number: int) -> None:
        async with asyncio.timeout(BUSY):
            while await self._lease(number) is None:  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def in_office(self, but: int | None = None) -> int:
        """Which of them sends; waits until one does, and asks all but one."""
        async with asyncio.timeout(BUSY):
            while True:
                for number in range(len(self.all)):
                    if number != but and await self._lease(number) == "held":
                        return number
                await asyncio.sleep(0.05)

    async def taken_over(self, but: int | None = None) -> float:
        """Seconds from now until one of them is in office."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        await self.in_office(but)
        return loop.time() - began

    async def kill(self, number: int) -> None:
        await self.all[number].kill()

    def signal(self, number: int, what: signal.Signals) -> None:
        process = self.all[number].process
        assert process is not None
        process.send_signal(what)

    def taker(self) -> int:
        """Who was given the last post."""
        return self._places.index(self.before.last)

    def calls_of(self, number: int) -> list[str]:
        """The methods that it has called."""
        name = self.telegram.name(number)
        return [method for caller, method in self.telegram.heard if caller == name]

    async def _lease(self, number: int) -> str | None:
        """What it says of the lease; None while it is not ready."""
        quick = aiohttp.ClientTimeout(2)
        process = self.all[number].process
        if process is None or process.returncode is not None:
            return None
        with suppress(aiohttp.ClientError, TimeoutError):
            async with (
                aiohttp.ClientSession(timeout=quick) as http,
                http.get(f"http://{self._places[number]}/readyz") as answer,
            ):
                return str(json.loads(await answer.text())["lease"]) if answer.ok else None
        return None


@asynccontextmanager
async def replicas(
    folder: Path, url: str, count: int, *, limited: bool = False
) -> AsyncIterator[Replicas]:
    """So many that do not run yet, and their Telegram; at the end they are killed."""
    places = [_a_place() for _ in range(count)]
    async with Overheard(limited=limited) as telegram, proxy(*places) as before:
        wind(telegram, MONDAY)
        several = Replicas(telegram, folder, url, places, before)
        try:
            yield several
        finally:
            for bot in several.all:
                await bot.kill()


def _a_place() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"
