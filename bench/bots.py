"""The bot as it is started by hand: `python -m bot run`, with a folder of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.town import Town

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0


class Bot:
    """One running process. `started` and `ready_at` are of the machine's monotonic clock."""

    def __init__(self, town: Town, folder: Path, send_rate: int) -> None:
        self.lines: list[str] = []
        self.ready_at = 0.0
        self._ready = threading.Event()
        environment = environment_of(folder) | {
            "BOT_TOKEN": town.token,
            "TELEGRAM_API_URL": town.url,
            "SEND_RATE": str(send_rate),
        }
        self.started = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=folder,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()
        if not self._ready.wait(PATIENCE):
            self._process.kill()
            raise RuntimeError("the bot did not start:\n" + "\n".join(self.lines))

    @property
    def pid(self) -> int:
        return self._process.pid

    def stop(self) -> None:
        """As an operator would."""
        self._process.send_signal(signal.SIGTERM)
        if self._process.wait(PATIENCE):
            raise RuntimeError("the bot ended badly:\n" + "\n".join(self.lines[-20:]))

    def _listen(self) -> None:
        assert self._process.stderr is not None
        for said in self._process.stderr:
            self.lines.append(said.rstrip())
            if '"event": "ready"' in said:
                self.ready_at = time.monotonic()
                self._ready.set()


@contextmanager
def running(town: Town, folder: Path, send_rate: int = 30) -> Iterator[Bot]:
    """A bot that is ready, and stopped afterwards."""
    bot = Bot(town, folder, send_rate)
    try:
        yield bot
    finally:
        bot.stop()


def environment_of(folder: Path) -> dict[str, str]:
    """Only what a start by hand would have, so that no setting of this machine leaks in."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": f"sqlite:///{folder / 'companion.db'}",
        "MASTER_KEY_FILE": str(folder / "master.key"),
    }


def migrate(folder: Path) -> None:
    """Make the database, as `make run` does before it starts the bot."""
    subprocess.run(
        [sys.executable, "-m", "bot", "migrate"],
        cwd=folder,
        env=environment_of(folder),
        check=True,
        stderr=subprocess.DEVNULL,
    )
