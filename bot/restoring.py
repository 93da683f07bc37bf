"""A copy becomes the database: whoever was erased since stays gone, and nothing is said twice.

All is made ready in a working copy, which the key of this bot has to open; then its rows take
the place of all that is in the database, in one transaction.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot import durable
from bot.copies import KEPT_FOR, WORKING, sweep
from bot.core.decide import decide
from bot.engine import gap
from bot.engine.handling import Handling
from bot.migrating import upgrade
from bot.settings import Settings, WrongSetting
from bot.store import copying
from bot.store.copying import NoCopy
from bot.store.diagnosis import OfNewer, WrongDatabase
from bot.store.erasures import Erasures
from bot.store.memory import Memory
from bot.store.transaction import Transaction
from bot.words.book import Book

_NEWER: Final = (
    "This database is of a newer release. To go back to this one, move the database away, or name "
    "an empty one; then restore again. Nothing was changed."
)


def restore(settings: Settings, file: Path, now: datetime, *, without_list: bool = False) -> None:
    """Put a copy in the place of all that the database holds.

    Raises NoCopy, WrongSetting, WrongDatabase.
    """
    at = copying.made(file)
    if at < now - KEPT_FOR:
        raise NoCopy(
            "This copy is older than 30 days. It is not known any more who was erased since. "
            "Take a newer one, and delete this."
        )
    key = settings.key()
    if key is None:
        raise WrongSetting("MASTER_KEY_FILE: there is no key. Put your copy of it in place first.")
    erasures = Erasures(settings.erased_file, lambda: now)
    if not without_list:
        _reaches_back(erasures, at)
    try:
        upgrade(settings)
    except OfNewer:
        raise WrongDatabase(_NEWER) from None
    database = Memory(settings.database_url, key)
    try:
        database.connect()
        database.by_hand(lambda t: None)  # no bot runs
        erasures.settle(lambda ids: database.transact(lambda t: t.people.alive(ids)))
        data = durable.folder(settings.data_folder)
        sweep(data)
        with TemporaryDirectory(prefix=WORKING, dir=data) as folder:
            ready = Path(folder) / "working.sqlite"
            _made_ready(settings, key, file, ready, now, erasures)
            database.by_hand(lambda t: copying.put_back(t.connection, ready))
    finally:
        database.close()
    erasures.begin()


def _reaches_back(erasures: Erasures, at: datetime) -> None:
    """Whether the list names everybody who was erased since the copy was made. Raises NoCopy."""
    since = erasures.since()
    if since is not None and since <= at:
        return
    without = "If there is none, use --without-list; then whoever was erased since comes back."
    if not erasures.file.exists():
        raise NoCopy(
            f"{erasures.file} is not there: the list of who was erased. Put your copy of it there. "
            + without
        )
    raise NoCopy(
        f"{erasures.file}, the list of who was erased, does not reach back to this copy: it was "
        "begun later. Put your newest copy of the list there. " + without
    )


def _made_ready(
    settings: Settings,
    key: bytes,
    file: Path,
    ready: Path,
    now: datetime,
    erasures: Erasures,
) -> None:
    shutil.copyfile(file, ready)
    url = f"sqlite:///{ready}"
    try:
        upgrade(settings.model_copy(update={"database_url": url}))
    except OfNewer:
        raise NoCopy("This copy was made by a newer release. Install that one first.") from None
    working = Memory(url, key)
    try:
        working.open(None)
    except WrongDatabase:
        working.close()
        raise NoCopy(
            "This copy does not fit the master key. Put the key of its day in place, restore, "
            "and then use: python -m bot rekey"
        ) from None
    try:
        for entry in erasures.entries():
            working.transact(lambda t, gone=entry.people: _erase(t, gone))  # type: ignore[misc]
        gap.live_through(working, Handling(decide, Book({})), now)
    finally:
        working.close()
        durable.flush(ready)


def _erase(transaction: Transaction, people: tuple[int, ...]) -> None:
    for id in transaction.people.alive(people):
        transaction.erase(id)
