"""Another master key: the file and the database change together, or neither does.

The new key waits in a file beside the old one, the database follows in one transaction, then the
new file takes the place of the old. A crash leaves a key that fits in one of the two files.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime

from bot import durable
from bot.engine.failpoints import FailPoints
from bot.settings import Settings, WrongSetting
from bot.store.memory import Memory, fits


def rekey(settings: Settings, now: datetime, failpoints: FailPoints) -> None:
    """Change the master key. Raises WrongSetting, WrongDatabase."""
    if settings.master_key is not None:
        raise WrongSetting("MASTER_KEY: move the key into a file first, and name MASTER_KEY_FILE.")
    settle(settings)
    key = settings.key()
    if key is None:
        raise WrongSetting("MASTER_KEY_FILE: there is no key yet. The first start makes one.")
    memory = Memory(settings.database_url, key)
    try:
        memory.open(None)
        try:
            new = settings.make_next_key()
        except OSError:
            raise WrongSetting("MASTER_KEY_FILE: its folder cannot be written to.") from None
        failpoints.hit("key-written")
        memory.rekey(new, now, lambda: failpoints.hit("rekey-before-commit"))
        failpoints.hit("rekey-after-commit")
        _take_place(settings)
        failpoints.hit("key-in-place")
    finally:
        memory.close()


def settle(settings: Settings) -> None:
    """Where a change of keys was cut off after its commit, the new key takes its place now.

    One that was cut off before it leaves nothing behind.
    """
    waiting, key = settings.next_key(), settings.key()
    if waiting is None:
        return
    if fits(settings.database_url, waiting):
        _take_place(settings)
    elif key is not None and fits(settings.database_url, key):
        settings.next_key_file.unlink(missing_ok=True)


def _take_place(settings: Settings) -> None:
    with suppress(FileNotFoundError):  # another start was quicker
        os.replace(settings.next_key_file, settings.key_file)
    durable.flush(settings.key_file.parent)
