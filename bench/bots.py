"""Bots as they are started by hand, each with a folder of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.town import Town

ROOT: Final = Path(__file__).parents[1]
PATIENCE: Final = 240.0
"""Seconds: a job queue that is filled anew takes its time."""
STOPS: Final = 40.0
"""Seconds: above our own STOP_WITHIN."""
FASTEST: Final = 1000
"""The highest SEND_RATE that the settings allow."""


@dataclass(frozen=True, slots=True)
class Make:
    """Which bot: how to start it, and the line by which it says that it is ready."""

    name: str
    start: Sequence[str]
    ready: str
    root: Path = ROOT
    """Where its code lies."""
    settings: Mapping[str, str] = field(default_factory=dict)


OURS: Final = Make("ours", ("-m", "bot", "run"), '"event": "ready"')
NAIVE: Final = Make("naive", ("-m", "bench.naive"), "Application started")


class Bot:
    """One running process. `started` and `ready_at` are of the machine's monotonic clock."""

    def __init__(self, make: Make, town: Town, folder: Path, send_rate: int) -> None:
        self.lines: list[str] = []
        self.ready_at = 0.0
        self._ready = threading.Event()
        self._mark = make.ready
        self._ours = make.start == OURS.start
        telegram = {"BOT_TOKEN": town.token, "TELEGRAM_API_URL": town.url}
        environment = telegram | {"SEND_RATE": str(send_rate)} | environment_of(folder, make)
        self.started = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, *make.start],
            cwd=folder,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()
        if not self._ready.wait(PATIENCE):
            self._process.kill()
            raise RuntimeError(f"{make.name} did not start:\n" + "\n".join(self.lines))

    @property
    def pid(self) -> int:
        return self._process.pid

    def stop(self) -> None:
        """As an operator would. Of the others some take minutes to end: they are killed."""
        if self._process.poll() == -signal.SIGKILL:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            ended = self._process.wait(STOPS)
        except subprocess.TimeoutExpired:
            self.kill()
            ended = -signal.SIGKILL if self._ours else 0
        if ended not in (0, -signal.SIGTERM):
            raise RuntimeError("the bot ended badly:\n" + "\n".join(self.lines[-20:]))

    def kill(self) -> None:
        """As a power cut would."""
        self._process.kill()
        self._process.wait(PATIENCE)

    def _listen(self) -> None:
        assert self._process.stderr is not None
        for said in self._process.stderr:
            self.lines.append(said.rstrip())
            if self._mark in said:
                self.ready_at = time.monotonic()
                self._ready.set()


@contextmanager
def running(town: Town, folder: Path, send_rate: int = 30, make: Make = OURS) -> Iterator[Bot]:
    """A bot that is ready, and stopped afterwards."""
    bot = Bot(make, town, folder, send_rate)
    try:
        yield bot
    finally:
        bot.stop()


def environment_of(folder: Path, make: Make = OURS) -> dict[str, str]:
    """Only what a start by hand would have, so that no setting of this machine leaks in."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(make.root),
        "DATABASE_URL": f"sqlite:///{folder / 'companion.db'}",
        "MASTER_KEY_FILE": str(folder / "master.key"),
        # `make run` does not install it either.
        "ENCODER": "off",
        **make.settings,
    }
