"""Databases with many people in them, each made and filled by the code of its own version."""

from __future__ import annotations

import base64
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bench.bots import OURS, Make, environment_of
from bench.seeding import FIRST_CHAT, KEY, chats

__all__ = ["FIRST_CHAT", "chats", "empty", "with_cues", "with_messages"]
FILL: Final = Path(__file__).with_name("seeding.py")


def empty(folder: Path, make: Make = OURS, **settings: str) -> None:
    """A fresh database, its key beside it, as `make run` makes it before it starts the bot."""
    folder.mkdir()
    (folder / "master.key").write_bytes(base64.b64encode(KEY))
    _run(folder, make, settings, "-m", "bot", "migrate")


def with_cues(
    folder: Path, token: str, count: int, ahead: timedelta, make: Make = OURS, **settings: str
) -> None:
    """So many people, each with one planned step and one cue on the calendar at now + ahead."""
    empty(folder, make, **settings)
    _fill("cues", folder, token, count, ahead, make, settings)


def with_messages(
    folder: Path, token: str, count: int, make: Make = OURS, **settings: str
) -> None:
    """So many people, each with one message that may leave now."""
    empty(folder, make, **settings)
    _fill("messages", folder, token, count, timedelta(days=30), make, settings)


def _fill(
    what: str,
    folder: Path,
    token: str,
    count: int,
    ahead: timedelta,
    make: Make,
    settings: dict[str, str],
) -> None:
    at = datetime.now(UTC) + ahead
    url = (environment_of(folder, make.root) | settings)["DATABASE_URL"]
    told = (what, url, token.partition(":")[0], str(count), at.isoformat())
    _run(folder, make, settings, "-P", str(FILL), *told)


def _run(folder: Path, make: Make, settings: dict[str, str], *arguments: str) -> None:
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment_of(folder, make.root) | settings,
        capture_output=True,
        text=True,
    )
    if ended.returncode:
        raise RuntimeError(f"{arguments} ended badly:\n{ended.stderr}")
