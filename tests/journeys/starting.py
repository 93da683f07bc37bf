"""A start by hand: one command, in a folder and with an environment of its own."""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.sandbox.telegram import StrictTelegram
from tests.journeys.stage import ROOT

PASSWORD = "c4nary"
WAYS = ("migrate", "run", "run --migrate", "doctor")
OPENED = ("run", "doctor")
"""The ways that expect a database which is ready."""
ASKING = ("run", "run --migrate", "doctor")
"""The ways that talk to Telegram."""
# Whoever may do everything runs into no closed door, so that is taken from them first.
_ANYBODY = ("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--") if os.geteuid() == 0 else ()


@dataclass
class Start:
    """What a start is given. `data` holds the database, `here` is where the command is typed."""

    telegram: StrictTelegram
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    python: tuple[str, ...] = (sys.executable,)

    def __post_init__(self) -> None:
        for place in (self.here, self.data):
            place.mkdir(mode=0o700)
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN": self.telegram.token,
            "TELEGRAM_API_URL": self.telegram.url,
            "DATABASE_URL": f"sqlite:///{self.file}",
            "OPERATOR_NAME": "A small group",
        }

    @property
    def here(self) -> Path:
        return self.folder / "here"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def file(self) -> Path:
        return self.data / "companion.db"

    async def said(self, way: str) -> tuple[int, str]:
        """The exit code, and all that was printed."""
        process = await asyncio.create_subprocess_exec(
            *_ANYBODY,
            *self.before,
            *self.python,
            *("-m", "bot", *way.split()),
            cwd=self.here,
            env=self.environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        try:
            async with asyncio.timeout(60):
                output, _ = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
        assert process.returncode is not None
        return process.returncode, output.decode()

    async def refusal(self, way: str) -> str:
        """The one sentence with which this start ends."""
        code, output = await self.said(way)
        assert "Traceback" not in output
        assert not any(secret in output for secret in (self.telegram.token, PASSWORD)), output
        assert code in {1, 2}, output
        lines = output.splitlines()
        if way == "doctor" and code == 1:
            lines = [line.partition(": ")[2] for line in lines if not line.startswith("ok  ")]
        assert len(lines) == 1, output
        return lines[0]


def table(*rows: tuple[object, str, tuple[str, ...]]) -> pytest.MarkDecorator:
    """One case for each mistake and each way to start; all but one way are a long sweep."""
    cases = [
        pytest.param(
            *(wrong, says, way),
            id=f"{getattr(wrong, '__name__', n)}-{way}",
            marks=() if at == n % len(ways) else pytest.mark.faults,
        )
        for n, (wrong, says, ways) in enumerate(rows)
        for at, way in enumerate(ways)
    ]
    return pytest.mark.parametrize(("wrong", "says", "way"), cases)
