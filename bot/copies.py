"""Copies of the database: one a day by itself, one by command, and none older than thirty days."""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot import durable
from bot.clock import SystemClock
from bot.settings import Settings, WrongSetting
from bot.store import copying
from bot.store.copying import NoCopy
from bot.store.diagnosis import MOVED
from bot.store.erasures import DOUBT, Erasures

KEPT_FOR: Final = timedelta(days=30)
EVERY: Final = timedelta(hours=1)
"""How often it is looked whether a copy is due, or too old at the next look."""
_NAMED: Final = "copy-%Y%m%dT%H%M%SZ.sqlite"
_UNFINISHED: Final = ".part"
WORKING: Final = ".restoring-"
"""How the folders are named in which a copy is made ready to be restored."""

_log = logging.getLogger(__name__)


def make(settings: Settings, now: datetime) -> Path:
    """A new copy in the folder of copies.

    Raises WrongSetting, NoCopy, and what the database raises.
    """
    folder = settings.backups
    if folder is None:
        raise WrongSetting("BACKUP_FOLDER: it is off. Name a folder for the copies first.")
    try:
        return _made(settings.database_url, folder, now)
    except OSError:
        raise NoCopy(
            f"BACKUP_FOLDER: {folder} cannot be written to, or its disk is full. Check it."
        ) from None


def _made(url: str, folder: Path, now: datetime) -> Path:
    with durable.alone(folder / ".lock"):
        for left in folder.glob("*" + _UNFINISHED + "*"):  # of one that was cut off
            left.unlink(missing_ok=True)
        to = folder / now.astimezone(UTC).strftime(_NAMED)
        part = to.with_name(to.name + _UNFINISHED)
        try:
            copying.write(url, part, now)
            durable.move(part, to)
        finally:
            part.unlink(missing_ok=True)
    return to


def tidy(folder: Path, now: datetime) -> None:
    """Every copy that would be too old at the next look goes.

    One of a day that is still to come was made by a clock that was wrong: it would stay too long.
    """
    for at, file in _copies(folder):
        if not now - KEPT_FOR + EVERY <= at <= now + DOUBT:
            file.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    for left in folder.glob(WORKING + "*"):
        shutil.rmtree(left, ignore_errors=True)


def forget_moved(folder: Path, now: datetime) -> None:
    """A database that another has followed is kept no longer than a copy."""
    last = (now - KEPT_FOR + EVERY).timestamp()
    for left in folder.glob(f"*.{MOVED}"):
        if left.stat().st_mtime < last:
            left.unlink(missing_ok=True)


class Daily:
    """The running bot's own copies."""

    def __init__(self, settings: Settings, clock: SystemClock, erasures: Erasures) -> None:
        self._settings = settings
        self._clock = clock
        self._erasures = erasures

    async def look(self) -> None:
        """To be done every hour: one copy a day, in a thread beside the one that writes.

        It never raises.
        """
        now = self._clock.now()
        believed = False
        try:
            believed = await asyncio.to_thread(self._erasures.tidy, now)
        except Exception:
            _log.exception("the list of who was erased could not be tidied")
        else:
            if not believed:
                _log.warning("the clock has jumped; no old copy is deleted until that is sure")
        try:
            await asyncio.to_thread(self._looked, now, believed)
        except Exception:
            _log.exception("today's copy of the database could not be made")

    def _looked(self, now: datetime, believed: bool) -> None:
        sweep(self._settings.data_folder)
        if believed:
            forget_moved(self._settings.data_folder, now)
        folder = self._settings.backups
        if folder is None:
            return
        if believed:
            tidy(folder, now)
        if now.date() not in {at.date() for at, _ in _copies(folder)}:
            make(self._settings, now)


def _copies(folder: Path) -> Iterator[tuple[datetime, Path]]:
    for file in sorted(folder.glob("copy-*.sqlite")):
        try:
            at = datetime.strptime(file.name, _NAMED).replace(tzinfo=UTC)
        except ValueError:
            continue
        yield at, file
