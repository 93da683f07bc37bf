"""Another master key: the file and the database change together, or neither does.

The new key waits in a file beside the old one, the database follows in one transaction, then the
new file takes the place of the old. A crash leaves a key that fits in one of the two files.
"""

from __future__ import annotations

from contextlib import AbstractContextManager

from bot import durable
from bot.engine.failpoints import FailPoints
from bot.settings import Settings, WrongSetting
from bot.store.memory import Memory


def rekey(settings: Settings, failpoints: FailPoints) -> None:
    """Change the master key. Raises WrongSetting, WrongDatabase."""
    if settings.master_key is not None:
        raise WrongSetting("MASTER_KEY: move the key into a file first, and name MASTER_KEY_FILE.")
    try:
        with _turn(settings, wait=False):
            _settled(settings)
            _changed(settings, failpoints)
    except BlockingIOError:
        raise WrongSetting(
            "MASTER_KEY_FILE: the key is being changed already. Wait until that is done."
        ) from None
    except OSError:
        raise WrongSetting("MASTER_KEY_FILE: its folder cannot be written to.") from None


def _changed(settings: Settings, failpoints: FailPoints) -> None:
    key = settings.key()
    if key is None:
        raise WrongSetting("MASTER_KEY_FILE: there is no key yet. The first start makes one.")
    memory = Memory(settings.database_url, key)
    try:
        memory.open(None)
        settings.put_key(key)  # what cannot be replaced is found out before the commit
        new = settings.make_next_key()
        failpoints.hit("key-written")
        memory.rekey(new, lambda: failpoints.hit("rekey-before-commit"))
        failpoints.hit("rekey-after-commit")
        settings.put_key(new)
        failpoints.hit("key-in-place")
    finally:
        memory.close()
    settings.next_key_file.unlink()


def settle(settings: Settings) -> None:
    """Where a change of keys was cut off after its commit, the new key takes its place now.

    One that was cut off before it leaves nothing behind. Raises OSError.
    """
    if settings.next_key() is not None:
        with _turn(settings):  # one that is under way still is no matter of ours
            _settled(settings)


def _settled(settings: Settings) -> None:
    waiting, key = settings.next_key(), settings.key()
    if waiting is None:
        return
    if Memory(settings.database_url, waiting).fits():
        settings.put_key(waiting)
    elif key is None or not Memory(settings.database_url, key).fits():
        return  # nobody knows which of them opens what
    settings.next_key_file.unlink()


def _turn(settings: Settings, *, wait: bool = True) -> AbstractContextManager[None]:
    lock = settings.key_file.with_name(f".{settings.key_file.name}.lock")
    return durable.alone(lock, wait=wait)
