"""Databases with many people in them, each made and filled by the code of its own version."""

from __future__ import annotations

import base64
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bench.bots import OURS, Make, environment_of
from bench.seeding import KEY, chats
from bot.sandbox.telegram import SANDBOX_BOT

__all__ = ["KEY", "add", "chats", "empty", "with_cues", "with_messages"]
FILL: Final = Path(__file__).with_name("seeding.py")


def empty(folder: Path, make: Make = OURS) -> None:
    """A fresh database, its key beside it, as `make run` makes it before it starts the bot."""
    folder.mkdir()
    (folder / "master.key").write_bytes(base64.b64encode(KEY))
    _run(folder, make, "-m", "bot", "migrate")


def with_cues(folder: Path, count: int, ahead: timedelta, make: Make = OURS) -> None:
    """So many people, each with one planned step and one cue on the calendar at now + ahead."""
    empty(folder, make)
    add("cues", folder, count, ahead, make)


def with_messages(folder: Path, count: int, make: Make = OURS) -> None:
    """So many people, each with one message that may leave now."""
    empty(folder, make)
    add("messages", folder, count, timedelta(days=30), make)


def add(
    what: str,
    folder: Path,
    count: int,
    ahead: timedelta,
    make: Make = OURS,
    first: int = 0,
) -> None:
    """So many people more, from the one with this number on."""
    at = datetime.now(UTC) + ahead
    url = environment_of(folder, make)["DATABASE_URL"]
    bot = SANDBOX_BOT.partition(":")[0]
    told = (what, url, bot, str(first), str(count), at.isoformat())
    _run(folder, make, "-P", str(FILL), *told)


def _run(folder: Path, make: Make, *arguments: str) -> None:
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment_of(folder, make),
        capture_output=True,
        text=True,
    )
    if ended.returncode:
        raise RuntimeError(f"{arguments} ended badly:\n{ended.stderr}")
