"""One database, opened once: connections, transactions, and whose database it is.

SQLite is one file, one connection and one process (a lock file keeps others out); PostgreSQL a
small pool. Everything here is synchronous and belongs in the engine's worker threads.
"""

from __future__ import annotations

import fcntl
import logging
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool, QueuePool, StaticPool

from bot.store.erasures import Erasures
from bot.store.rewrapping import rewrap
from bot.store.sealing import Keyring, WrongKey
from bot.store.tables import BotRow, table
from bot.store.transaction import AnotherBot, AtWork, Transaction

T = TypeVar("T")
POOL: Final = 4


_log = logging.getLogger(__name__)


class WrongDatabase(Exception):
    """The database cannot be used as it is; the message says why and what to do."""


class Memory:
    """The database of one bot. Who is erased in it is noted in `erasures`."""

    def __init__(self, url: str, master_key: bytes, erasures: Erasures | None = None) -> None:
        self._url = make_url(url)
        self._keyring = Keyring(master_key)
        self._erasures = erasures
        self._file: tuple[int, int] | None = None
        self._lock: int | None = None
        self._engine: Engine | None = None

    @property
    def is_sqlite(self) -> bool:
        return self._url.get_backend_name() == "sqlite"

    def open(self, bot_id: int | None) -> None:
        """Connect, and make sure that this is the database of this bot; None for whoever's it is.

        Raises WrongDatabase.
        """
        self.connect()
        try:
            self.transact(lambda transaction: transaction.stamp(bot_id))
        except AnotherBot:
            raise WrongDatabase(
                "This database belongs to another bot. Use its BOT_TOKEN, or another DATABASE_URL."
                if bot_id is not None
                else "No bot has used this database yet."
            ) from None
        except WrongKey:
            raise WrongDatabase(
                "The master key does not fit this database. Put your copy of the key in place."
            ) from None
        if self._erasures is not None:
            self._erasures.begin()
            self._keep_away(self._erasures)

    def connect(self) -> None:
        """Connect, whoever's it is. Raises WrongDatabase."""
        if self.is_sqlite:
            self._lock = _locked(Path(self._url.database or "companion.db"))
        self._engine = _engine(self._url.render_as_string(hide_password=False), self.is_sqlite)
        if not inspect(self._engine).has_table("outbox"):
            raise WrongDatabase("The database is not ready. Run: python -m bot migrate")
        self._file = self._place()

    def adrift(self) -> bool:
        """Whether the file we write to is no longer the one that lies in its place."""
        return self._file is not None and self._place() != self._file

    def by_hand(self, now: datetime, work: Callable[[Transaction], T]) -> T:
        """Run `work` while no bot uses this database. Raises WrongDatabase when one does."""

        def alone(transaction: Transaction) -> T:
            transaction.alone(now, surely=self.is_sqlite)
            return work(transaction)

        try:
            result = self.transact(alone)
        except AtWork:
            raise WrongDatabase("The bot is running. Stop it first, and wait a moment.") from None
        if self.is_sqlite:
            self._empty_log()
        return result

    def rekey(self, master_key: bytes, now: datetime, committing: Callable[[], None]) -> None:
        """Let everything follow from another master key, all of it or nothing.

        Raises WrongDatabase while a bot is at work.
        """
        new = self._keyring.followed_by(master_key)

        def work(transaction: Transaction) -> None:
            rewrap(transaction.connection, transaction.keyring, new)
            committing()

        self.by_hand(now, work)
        self._keyring = new

    def close(self) -> None:
        """Let go of everything; safe to call twice."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def transact(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction; it is committed when it returns, undone if it raises."""
        with ExitStack() as noted, self._begin() as connection:
            transaction = Transaction(connection, self._keyring)
            result = work(transaction)
            if self._erasures is not None:
                noted.enter_context(self._erasures.noted(transaction.erased))
        if transaction.erased and self.is_sqlite:
            self._empty_log()
        return result

    def _keep_away(self, erasures: Erasures) -> None:
        """Whoever was erased stays gone, even where an older file was put in place by hand."""
        back = erasures.settle(lambda ids: self.transact(lambda t: t.alive(ids)) if ids else ())
        for person_id in back:
            self.transact(lambda t, gone=person_id: t.erase(gone))  # type: ignore[misc]
        if back:
            facts = {"facts": {"count": len(back)}}
            _log.warning(
                "an older database was put in place; who was erased stays gone", extra=facts
            )

    def _place(self) -> tuple[int, int] | None:
        """Which file lies at our path."""
        try:
            found = os.stat(self._url.database or "") if self.is_sqlite else None
        except FileNotFoundError:
            return (0, 0)
        return (found.st_dev, found.st_ino) if found is not None else None

    def _empty_log(self) -> None:
        """A key that was destroyed must not live on in the log ahead of the file."""
        assert self._engine is not None
        with self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _begin(self) -> AbstractContextManager[Connection]:
        if self._engine is None:
            raise WrongDatabase("The database is not open.")
        return self._engine.begin()


def fits(url: str, master_key: bytes) -> bool:
    """Whether this is the master key of the database."""
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    with engine.connect() as connection:
        bot = table(BotRow)
        used = inspect(connection).has_table(bot.name)
        row = connection.execute(select(bot)).one_or_none() if used else None
    try:
        Keyring(master_key).system.open(row.proof if row else b"", f"bot|proof|{row and row.id}")
    except WrongKey:
        return False
    return True


def _locked(file: Path) -> int:
    """Keep a second process away from the same file. Raises WrongDatabase."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(file.with_name(file.name + ".lock"), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise WrongDatabase(
            "Another copy of the bot is using this database. Stop it first."
        ) from None
    if file.exists():
        file.chmod(0o600)
    return handle


def _engine(url: str, sqlite: bool) -> Engine:
    if not sqlite:
        return create_engine(url, poolclass=QueuePool, pool_size=POOL, hide_parameters=True)
    engine = create_engine(
        url,
        poolclass=StaticPool,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _prepare_sqlite(connection: Any, record: object) -> None:
    # The driver must not open transactions of its own: a deferred one that reads first and
    # then writes loses against any other writer.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA busy_timeout = 5000")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
