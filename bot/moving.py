"""Another database takes the place of this one: every row is carried over, read back and compared.

All of it happens in one transaction of the new database, while the old one is held, so that no
bot is at work or begins. A crash leaves both as they were; where it came after the commit, the
next try finds the same rows in both, and finishes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.engine import make_url

from bot import durable
from bot.engine.failpoints import FailPoints
from bot.migrating import upgrade
from bot.settings import Settings, WrongSetting, read
from bot.store import transfer
from bot.store.connecting import engine_of
from bot.store.diagnosis import WrongDatabase, fit, not_moved, plainly
from bot.store.memory import Memory

TO: Final = "--to"
_NOT_EMPTY: Final = (
    f"{TO}: the database there is not empty. Nothing was changed. Name one that is empty."
)
_DIFFERS: Final = (
    "A row that was read back is not the same. Nothing was kept, and the old database is as it "
    "was. Run: python -m bot doctor"
)
_DELETE: Final = (
    "Delete it within 30 days: whoever erases everything from now on is still in there."
)


def move(settings: Settings, to: str, now: datetime, failpoints: FailPoints) -> str:
    """Carry everything into the empty database at `to`; what the operator does next.

    Raises WrongSetting, WrongDatabase.
    """
    with _of_the_new():
        new = read(database_url=to)
    key = settings.key()
    if key is None:
        raise WrongSetting("MASTER_KEY_FILE: there is no key. Put your copy of it in place first.")
    _two(settings, new)
    with closing(Memory(settings.database_url, key)) as source:
        source.open(None)
        _carried(source, key, settings, new, failpoints)
        failpoints.hit("move-after-commit")
        _list_goes_along(settings, new)
        aside = source.set_aside(now) if source.is_sqlite else None
    return _told(settings, new, aside)


def _two(settings: Settings, new: Settings) -> None:
    """There is a database to move, and the other one is another. Raises as `move`."""
    file, other = settings.database_file, new.database_file
    not_moved(file)
    if file is not None and not file.exists():
        raise WrongSetting("DATABASE_URL: there is no database to move. Check its name.")
    same_file = file is not None and other is not None and file.resolve() == other.resolve()
    if same_file or new.database_url == settings.database_url:
        raise WrongSetting(f"{TO}: this is the database that you have. Name the new one.")


def _carried(
    source: Memory, key: bytes, settings: Settings, new: Settings, failpoints: FailPoints
) -> None:
    empty = _empty(new)
    with _of_the_new():
        if empty:
            upgrade(new)
    target = Memory(new.database_url, key)

    def fill(old: Connection, connection: Connection) -> None:
        if not transfer.empty(connection):
            raise WrongDatabase(_NOT_EMPTY)
        transfer.carry(old, connection)
        if not transfer.same(old, connection):
            raise WrongDatabase(_DIFFERS)
        failpoints.hit("move-before-commit")

    def work(old: Connection) -> None:
        if not empty and not _same(old, new):
            raise WrongDatabase(_NOT_EMPTY)
        _no_other_list(settings, new)
        if empty:
            with _of_the_new(), closing(target):
                target.connect()
                target.by_hand(lambda t: fill(old, t.connection))
        if not source.is_sqlite:
            transfer.retire(old)

    source.by_hand(lambda t: work(t.connection))


def _empty(new: Settings) -> bool:
    if new.database_file is not None and not new.database_file.exists():
        return True
    with _looking(new) as connection:
        return transfer.empty(connection)


def _same(old: Connection, new: Settings) -> bool:
    """Whether an earlier move came to its end there, and nothing has happened since."""
    with _looking(new) as connection:
        try:
            fit(connection)
        except WrongDatabase:
            return False
        return transfer.same(old, connection, lease=False)


@contextmanager
def _looking(new: Settings) -> Iterator[Connection]:
    engine = engine_of(make_url(new.database_url), writes=False)
    try:
        with _of_the_new(), plainly(new.database_file), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _no_other_list(settings: Settings, new: Settings) -> None:
    """Where the new database's bot looks for who was erased, lies no list of another."""
    there = new.erased_file
    with plainly(there):
        if there.exists() and there.read_bytes() != _erased(settings):
            raise WrongSetting(
                f"{there}, a list of who was erased, is there already, and is of another "
                "database. Move it away first."
            )


def _list_goes_along(settings: Settings, new: Settings) -> None:
    with plainly(new.erased_file):
        if (erased := _erased(settings)) and not new.erased_file.exists():
            durable.put(new.erased_file, erased)


def _erased(settings: Settings) -> bytes:
    return settings.erased_file.read_bytes() if settings.erased_file.exists() else b""


@contextmanager
def _of_the_new() -> Iterator[None]:
    """What is said of a database's address is said of the new one's."""
    try:
        yield
    except WrongSetting as wrong:
        raise WrongSetting(_named(wrong)) from None
    except WrongDatabase as wrong:
        raise WrongDatabase(_named(wrong)) from None


def _named(wrong: Exception) -> str:
    return str(wrong).replace("DATABASE_URL", TO)


def _told(settings: Settings, new: Settings, aside: Path | None) -> str:
    lines = [f"  DATABASE_URL=  (what you wrote after {TO})"]
    if settings.master_key is None and new.key_file != settings.key_file:
        lines.append(f"  MASTER_KEY_FILE={settings.key_file.resolve()}")
    if new.backups != settings.backups and settings.backups is not None:
        lines.append(f"  BACKUP_FOLDER={settings.backups.resolve()}")
    said = [
        "Everything was moved, read back and compared. Put this into .env, then start the bot:",
        *lines,
    ]
    if aside is not None:
        gone = "The bot deletes it after 30 days." if _swept(settings, new) else _DELETE
        said.append(f"The old database is now {aside}. {gone}")
    return "\n".join(said)


def _swept(settings: Settings, new: Settings) -> bool:
    """Whether the bot of the new database looks after the folder of the old one."""
    return settings.data_folder.resolve() == new.data_folder.resolve()
