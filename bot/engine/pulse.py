"""The pulse: when each part of the running bot last did its work well, in a small file.

Whoever asks from outside learns from it whether the bot lives. Its times are seconds of the
machine's monotonic clock: every process of a machine shares it, and no turn of the wall clock
moves it. A bot that is dead or hangs writes nothing, so what it wrote last grows old.
"""

from __future__ import annotations

import asyncio
import json
import logging
import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final

from bot import durable
from bot.engine.ports import Clock

EVERY: Final = 10.0
"""Seconds between two looks at the pulse."""
BEHIND: Final = 120.0
"""Seconds after which a part is behind. Each does its work at least every half minute."""
PARTS: Final = {
    "tick": "looking at the calendar",
    "send": "sending",
    "poll": "asking Telegram for messages",
}
_UNREADABLE: Final = "The pulse cannot be read. Check PULSE_FILE, and start the bot."

_log = logging.getLogger(__name__)


class Unwell(Exception):
    """The bot here is not well; the message says what is behind, since when, and what to do."""


class NoPulse(Unwell):
    """No bot runs here, as far as anybody can tell."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """When each part last went well, in seconds of the monotonic clock."""

    tick: float
    send: float
    poll: float


class Watch:
    """The last pulse that was taken, for whoever asks this process itself."""

    def __init__(self, take: Callable[[], Pulse]) -> None:
        self._take = take
        self.last = take()

    def take(self) -> Pulse:
        self.last = self._take()
        return self.last


def check(file: Path, now: float) -> None:
    """Look at the pulse from outside. Raises Unwell, or NoPulse when there is none."""
    judge(_read(file), now)


def judge(pulse: Pulse, now: float) -> None:
    """Raises Unwell when a part is behind."""
    ages = {PARTS[part]: now - at for part, at in asdict(pulse).items()}
    if any(age < 0 for age in ages.values()):
        raise Unwell("The bot has not run since this machine was started. Start it.")
    late = [f"{part} ({_told(age)})" for part, age in ages.items() if age > BEHIND]
    if late:
        raise Unwell(
            f"The bot is behind with {' and '.join(late)}. "
            "If it does not run, start it; else its log says why."
        )


def write(file: Path, pulse: Pulse) -> None:
    """Put the pulse in the place of the last one, for its owner alone. Raises OSError."""
    durable.put(file, json.dumps(asdict(pulse)).encode())


def forget(file: Path) -> None:
    """The bot was stopped: it is not ill, it is not there."""
    with suppress(OSError):
        file.unlink(missing_ok=True)


async def keep(file: Path, take: Callable[[], Pulse], clock: Clock) -> None:
    """Write the pulse until cancelled, in a thread; failing is told once and does no harm."""
    written = True
    while True:
        try:
            await asyncio.to_thread(write, file, take())
        except OSError:
            if written:
                _log.warning("the pulse cannot be written; it is tried again")
            written = False
        else:
            written = True
        await clock.rest(EVERY)


def _read(file: Path) -> Pulse:
    try:
        said = json.loads(file.read_bytes())
        times = {field.name: float(said[field.name]) for field in fields(Pulse)}
    except (FileNotFoundError, PermissionError):
        raise NoPulse("No bot runs here: there is no pulse.") from None
    except (OSError, ValueError, TypeError, LookupError):
        raise Unwell(_UNREADABLE) from None
    if not all(map(math.isfinite, times.values())):
        raise Unwell(_UNREADABLE)
    return Pulse(**times)


def _told(seconds: float) -> str:
    minutes = int(seconds // 60)
    return f"{minutes} minutes" if minutes < 120 else f"{minutes // 60} hours"
