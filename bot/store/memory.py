"""One database, opened once: connections, transactions, and whose database it is.

SQLite is one file, one connection and one process (a lock file keeps others out); PostgreSQL a
small pool. Everything here is synchronous and belongs in the engine's worker threads.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, TimeoutError

from bot import durable
from bot.store import trouble
from bot.store.connecting import BUSY, engine_of, take_time
from bot.store.diagnosis import (
    DAMAGED,
    AnotherKey,
    WrongDatabase,
    fit,
    not_moved,
    plainly,
    set_aside,
)
from bot.store.erasures import Erasures
from bot.store.lease import AtWork
from bot.store.listener import Listener
from bot.store.ownership import AnotherBot
from bot.store.rewrapping import rewrap
from bot.store.sealing import Keyring, Seal, WrongKey
from bot.store.transaction import Transaction

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Ended(NamedTuple):
    """What a piece of work in a transaction came to: its result, or what it raised."""

    result: Any = None
    error: Exception | None = None


class Memory:
    """The database of one bot. Who is erased in it is noted in `erasures`."""

    def __init__(self, url: str, master_key: bytes, erasures: Erasures | None = None) -> None:
        self._url = make_url(url)
        self._keyring = Keyring(master_key)
        self._erasures = erasures
        self._file: tuple[int, int] | None = None
        self._lock = ExitStack()
        self._engine: Engine | None = None
        self._to_wipe = False
        self.tells = not self.is_sqlite
        """Whether a transaction tells the other replicas what is new; who sends need not."""

    def listener(self) -> Listener | None:
        """How the other replicas are heard, where there can be any."""
        return None if self.is_sqlite else Listener(self._url)

    def hashed(self, chat: int) -> str:
        """How replicas name a chat to each other: it says nothing without the key."""
        return self._keyring.order_mac(chat)

    @property
    def seal(self) -> Seal:
        """Closes what replicas tell each other and nobody else may read."""
        return self._keyring.system

    @property
    def is_sqlite(self) -> bool:
        return self._url.get_backend_name() == "sqlite"

    @property
    def _path(self) -> Path | None:
        return Path(self._url.database or "") if self.is_sqlite else None

    def open(self, bot_id: int | None) -> None:
        """Connect, and make sure that this is the database of this bot; None for whoever's it is.

        Raises WrongDatabase.
        """
        self.connect()
        try:
            with plainly(self._path):
                self._commit(lambda transaction: transaction.ownership.stamp(bot_id))
        except AnotherBot:
            raise WrongDatabase(
                "This database belongs to another bot. Use its BOT_TOKEN, or another DATABASE_URL."
                if bot_id is not None
                else "No bot has used this database yet."
            ) from None
        except WrongKey:
            raise AnotherKey from None
        if self._erasures is not None:
            self._erasures.begin()
            self._keep_away(self._erasures)

    def connect(self) -> None:
        """Connect, whoever's it is. Raises WrongDatabase."""
        with plainly(self._path):
            not_moved(self._path)
            if self._path is not None:
                _lock(self._lock, self._path)
            self._engine = engine_of(self._url)
            with self._engine.connect() as connection:
                fit(connection)
        self._file = self._place()

    def look(self, *, prove: bool) -> str:
        """The version of the database, seen from beside a bot that runs.

        prove: whether the key must fit. Raises WrongDatabase.
        """
        with self._looking() as (version, transaction):
            if self.is_sqlite and _damaged(transaction.connection):
                raise WrongDatabase(DAMAGED)
            if prove:
                transaction.ownership.prove()
            return version

    def fits(self) -> bool:
        """Whether the key is that of the database; of one that nobody used, no key is.

        Raises WrongDatabase.
        """
        if self._path is not None and not self._path.exists():
            return False  # looking would make the file
        try:
            with self._looking() as (_, transaction):
                return transaction.ownership.prove()
        except AnotherKey:
            return False

    @contextmanager
    def _looking(self) -> Iterator[tuple[str, Transaction]]:
        """The version of the database and a look into it. Raises WrongDatabase."""
        engine = engine_of(self._url, writes=False)
        try:
            with plainly(self._path), engine.connect() as connection:
                yield fit(connection), Transaction(connection, self._keyring)
        except WrongKey:
            raise AnotherKey from None
        finally:
            engine.dispose()

    def adrift(self) -> bool:
        """Whether the file we write to is no longer the one that lies in its place."""
        try:
            return self._file is not None and self._place() != self._file
        except OSError:  # nobody can tell; a database that is away is noticed by itself
            return False

    def by_hand(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` while no bot uses this database. Raises WrongDatabase when one does."""

        def alone(transaction: Transaction) -> T:
            transaction.lease.take_over_by_hand()
            take_time(transaction.connection)
            return work(transaction)

        try:
            with plainly(self._path):
                result = self._commit(alone)
        except AtWork:
            raise WrongDatabase("The bot is running. Stop it first, and wait a moment.") from None
        self._to_wipe = self.is_sqlite
        self._wipe()
        return result

    def rekey(self, master_key: bytes, committing: Callable[[], None]) -> None:
        """Let everything follow from another master key, all of it or nothing.

        Raises WrongDatabase while a bot is at work.
        """
        new = self._keyring.followed_by(master_key)

        def work(transaction: Transaction) -> None:
            rewrap(transaction.connection, transaction.keyring, new)
            committing()

        self.by_hand(work)
        self._keyring = new

    def close(self) -> None:
        """Let go of everything; safe to call twice."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        self._lock.close()

    def set_aside(self, now: datetime) -> Path:
        """Its rows are somewhere else now: close it, and let no bot start on it by mistake.

        Where the file lies then; it says of itself that it was set aside `now`.
        """
        assert self._path is not None
        aside = set_aside(self._path)
        if self._engine is not None:
            self._engine.dispose()
        os.utime(self._path, (now.timestamp(),) * 2)
        durable.move(self._path, aside)
        self.close()
        return aside

    def transact(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction; it is committed when it returns, undone if it raises.

        Raises Away or Damaged for what is no fault of `work`. After Away it may be committed.
        """
        with _named():
            return self._commit(work)

    def transact_together(self, works: Iterable[Callable[[Transaction], Any]]) -> list[Ended]:
        """Run all of `works`, in their order, in one transaction; SQLite only.

        What one of them raises undoes it alone. Raises Away or Damaged, and then nothing of it
        stays, but after Away it may all be committed.
        """

        def each(connection: Connection) -> tuple[list[Ended], list[int]]:
            ended: list[Ended] = []
            erased: list[int] = []
            for work in works:
                transaction = Transaction(connection, self._keyring)
                ended.append(_alone(transaction, work))
                erased += transaction.erased if ended[-1].error is None else ()
            return ended, erased

        with _named():
            return self._committed(each)

    def _commit(self, work: Callable[[Transaction], T]) -> T:
        def one(connection: Connection) -> tuple[T, list[int]]:
            transaction = Transaction(connection, self._keyring)
            result = work(transaction)
            if self.tells:
                transaction.notices.tell()
            return result, transaction.erased

        return self._committed(one)

    def _committed(self, work: Callable[[Connection], tuple[T, list[int]]]) -> T:
        """The result of `work`, which also tells who was erased in it."""
        with ExitStack() as noted, self._begin() as connection:
            result, erased = work(connection)
            if self._erasures is not None:
                try:
                    noted.enter_context(self._erasures.noted(erased))
                except (OSError, WrongDatabase):  # nobody is erased whom the list cannot name
                    raise trouble.Away from None
        self._to_wipe |= bool(erased) and self.is_sqlite
        self._wipe()
        return result

    def _keep_away(self, erasures: Erasures) -> None:
        """Whoever was erased stays gone, even where an older file was put in place by hand."""
        with plainly(self._path):
            back = erasures.settle(
                lambda ids: self._commit(lambda t: t.people.alive(ids)) if ids else ()
            )
            for person_id in back:
                self._commit(lambda t, gone=person_id: t.erase(gone))  # type: ignore[misc]
        if back:
            facts = {"facts": {"count": len(back)}}
            _log.warning(
                "an older database was put in place; who was erased stays gone", extra=facts
            )

    def _place(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat() if self._path is not None else None
        except FileNotFoundError:
            return (0, 0)
        return (found.st_dev, found.st_ino) if found is not None else None

    def _wipe(self) -> None:
        """A key that was destroyed must not live on in the log ahead of the file.

        While somebody reads the log, or the disk fails, that is left to the next commit.
        """
        if self._to_wipe and self._engine is not None:
            with self._engine.connect() as connection:
                driver = connection.connection.driver_connection
                assert driver is not None
                self._to_wipe = not _log_emptied(driver)

    def _begin(self) -> AbstractContextManager[Connection]:
        if self._engine is None:
            raise WrongDatabase("The database is not open.")
        return self._engine.begin()


def _alone(transaction: Transaction, work: Callable[[Transaction], Any]) -> Ended:
    """What became of `work`; if it raised, nothing of it stays in the transaction around it."""
    driver = transaction.connection.connection.driver_connection
    assert driver is not None
    driver.execute("SAVEPOINT work")
    try:
        result = work(transaction)
    except Exception as error:
        if isinstance(error, trouble.Away | trouble.Damaged) or _is_trouble(error):
            raise
        driver.execute("ROLLBACK TO work")
        driver.execute("RELEASE work")
        return Ended(error=error)
    driver.execute("RELEASE work")
    return Ended(result)


def _is_trouble(error: Exception) -> bool:
    return isinstance(error, DBAPIError) and trouble.named(error) is not None


@contextmanager
def _named() -> Iterator[None]:
    """Raises Away or Damaged for what is no fault of whoever asks."""
    try:
        yield
    except (DBAPIError, TimeoutError) as error:
        what = trouble.named(error)
        if what is None:
            raise
        raise what from None  # the driver's words may show an address or a value


def _lock(stack: ExitStack, path: Path) -> None:
    """Keep a second process away from the same file, by whatever name. Raises WrongDatabase."""
    file = path.resolve()
    try:
        stack.enter_context(durable.alone(file.with_name(file.name + ".lock"), wait=False))
    except BlockingIOError:
        raise WrongDatabase(
            "Another copy of the bot is using this database. Stop it first."
        ) from None
    if file.exists() and (mode := stat.S_IMODE(file.stat().st_mode)) & 0o077:
        file.chmod(mode & 0o700)


def _log_emptied(driver: Any) -> bool:
    driver.execute("PRAGMA busy_timeout = 0")  # a commit does not wait for whoever reads
    try:
        (busy, *_) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error:
        return False
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY}")
    return not busy


def _damaged(connection: Connection) -> bool:
    return connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok"
