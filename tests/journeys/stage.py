"""The stage of a journey: the strict Telegram, and the bot as a process of its own.

Nothing is faked but Telegram's other end: the process is started by its command, speaks HTTP,
keeps its own database file, and is killed for real.
"""

from __future__ import annotations

import asyncio
import base64
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.sandbox.telegram import StrictTelegram
from bot.store.memory import Memory

ROOT = Path(__file__).parents[2]
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 30, 14, 5, tzinfo=BERLIN)
"""Where most stories begin: Monday 30 November 2026, five past two in Berlin."""


class BotProcess:
    """`python -m bot run` against a strict Telegram, with a folder of its own.

    `url` names a database elsewhere; without one it is a file in the folder.
    """

    def __init__(self, telegram: StrictTelegram, folder: Path, url: str = "") -> None:
        self.telegram = telegram
        self.folder = folder
        self.database = folder / "companion.db"
        self.url = url or f"sqlite:///{self.database}"
        self.process: asyncio.subprocess.Process | None = None
        self.log = folder / "bot.log"

    @property
    def environment(self) -> dict[str, str]:
        """Only what a start by hand would have, so that no setting of this machine leaks in."""
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN": self.telegram.token,
            "TELEGRAM_API_URL": self.telegram.url,
            "DATABASE_URL": self.url,
            "MASTER_KEY_FILE": str(self.folder / "master.key"),
            "BACKUP_FOLDER": str(self.folder / "backups"),
            "DIAL": "1",
            "ENCODER": "off",
            "LOG_LEVEL": "DEBUG",
        }

    async def migrate(self) -> None:
        """Make the database, as `make run` does before it starts the bot."""
        await (await self._spawn("migrate", {})).wait()

    async def launch(self, more: Mapping[str, str] | None = None, *, verb: str = "run") -> None:
        """Start, without waiting for anything."""
        self.telegram.dial.seen = None
        self.process = await self._spawn(verb, more or {})

    async def start(self, more: Mapping[str, str] | None = None) -> None:
        """Start, and return once the bot follows the dial."""
        await self.launch(more)
        assert self.process is not None
        ready = asyncio.ensure_future(self.telegram.dial.settle(within=20))
        ended = asyncio.ensure_future(self.process.wait())
        await asyncio.wait({ready, ended}, return_when=asyncio.FIRST_COMPLETED)
        if ended.done():
            ready.cancel()
            raise AssertionError(f"the bot did not start:\n{self.log.read_text()}")
        ended.cancel()
        await ready

    async def _spawn(self, verb: str, more: Mapping[str, str]) -> asyncio.subprocess.Process:
        with self.log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "bot", *verb.split()),
                cwd=self.folder,
                env={**self.environment, **more},
                stdout=log,
                stderr=log,
            )

    async def kill(self) -> None:
        """As a power cut would: no signal handler, no goodbye."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """As an operator would; returns the exit code."""
        return await self._end(signal.SIGTERM)

    @contextmanager
    def opened(self) -> Iterator[Memory]:
        """What it has kept; it must have stopped."""
        key = base64.b64decode((self.folder / "master.key").read_bytes())
        memory = Memory(self.url, key)
        memory.open(int(self.telegram.token.partition(":")[0]))
        try:
            yield memory
        finally:
            memory.close()

    async def died(self) -> int:
        """Wait until the process ends by itself (a fail point)."""
        assert self.process is not None
        return await self.process.wait()

    async def _end(self, how: signal.Signals) -> int:
        if self.process is None:
            return 0
        if self.process.returncode is None:
            self.process.send_signal(how)
        return await self.process.wait()


def wind(telegram: StrictTelegram, instant: datetime) -> None:
    """Begin the story at `instant`, whatever the real date is."""
    telegram.dial.offset = instant - datetime.now(UTC)
