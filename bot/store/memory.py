"""One database, opened once: connections, transactions, and whose database it is.

SQLite is one file, one connection and one process (a lock file keeps others out); PostgreSQL a
small pool. Everything here is synchronous and belongs in the engine's worker threads.
"""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final, TypeVar

from psycopg.errors import ReadOnlySqlTransaction
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, TimeoutError
from sqlalchemy.pool import QueuePool, StaticPool

from bot.store import trouble
from bot.store.diagnosis import DAMAGED, WrongDatabase, fit, plainly
from bot.store.sealing import Keyring, WrongKey
from bot.store.transaction import AnotherBot, Transaction

_WRONG_KEY: Final = "The master key does not fit this database. Put your copy of the key in place."

T = TypeVar("T")
POOL: Final = 4
CONNECTING: Final[dict[str, Any]] = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""How soon a PostgreSQL server that is gone is known to be: seconds, but for the milliseconds."""
DEADLINES: Final = {
    "lock_timeout": "10s",
    "statement_timeout": "30s",
    "idle_in_transaction_session_timeout": "30s",
}
"""How long PostgreSQL lets anything of ours take."""


class Memory:
    """The database of one bot."""

    def __init__(self, url: str, master_key: bytes) -> None:
        self._url = make_url(url)
        self._keyring = Keyring(master_key)
        self._lock: int | None = None
        self._engine: Engine | None = None

    @property
    def is_sqlite(self) -> bool:
        return self._url.get_backend_name() == "sqlite"

    @property
    def _file(self) -> Path | None:
        return Path(self._url.database or "companion.db") if self.is_sqlite else None

    def open(self, bot_id: int) -> None:
        """Connect, and make sure that this is the database of this bot.

        Raises WrongDatabase.
        """
        try:
            with plainly(self._file):
                if self._file is not None:
                    self._lock = _locked(self._file)
                self._engine = engine_of(self._url)
                with self._engine.connect() as connection:
                    fit(connection)
                self._commit(lambda transaction: transaction.stamp(bot_id))
        except AnotherBot:
            raise WrongDatabase(
                "This database belongs to another bot. Use its BOT_TOKEN, or another DATABASE_URL."
            ) from None
        except WrongKey:
            raise WrongDatabase(_WRONG_KEY) from None

    def look(self, *, prove: bool) -> str:
        """The version of the database, seen from beside a bot that runs.

        prove: whether the key must fit. Raises WrongDatabase.
        """
        engine = engine_of(self._url)
        try:
            with plainly(self._file), engine.connect() as connection:
                version = fit(connection)
                if self.is_sqlite and _damaged(connection):
                    raise WrongDatabase(DAMAGED)
                if prove:
                    Transaction(connection, self._keyring).prove()
                return version
        except WrongKey:
            raise WrongDatabase(_WRONG_KEY) from None
        finally:
            engine.dispose()

    def close(self) -> None:
        """Let go of everything; safe to call twice."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def transact(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction; it is committed when it returns, undone if it raises.

        Raises Away or Damaged for what is no fault of `work`. After Away it may be committed.
        """
        try:
            return self._commit(work)
        except (DBAPIError, TimeoutError) as error:
            what = trouble.named(error)
            if what is None:
                raise
            raise what from None  # the driver's words may show an address or a value

    def _commit(self, work: Callable[[Transaction], T]) -> T:
        with self._begin() as connection:
            transaction = Transaction(connection, self._keyring)
            result = work(transaction)
        if transaction.erased and self.is_sqlite:
            self._empty_log()
        return result

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
    if file.exists() and (mode := stat.S_IMODE(file.stat().st_mode)) & 0o077:
        file.chmod(mode & 0o700)
    return handle


def _damaged(connection: Connection) -> bool:
    return connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok"


def engine_of(url: URL, *, deadlines: bool = True) -> Engine:
    """How everybody here connects to the database at `url`; a migration has no `deadlines`."""
    if url.get_backend_name() != "sqlite":
        engine = create_engine(
            url,
            poolclass=QueuePool,
            pool_size=POOL,
            connect_args=CONNECTING,
            hide_parameters=True,
        )
        if deadlines:
            event.listen(engine, "connect", _prepare_postgres)
        event.listen(engine, "handle_error", _leave_a_standby)
        return engine
    engine = create_engine(
        url,
        poolclass=StaticPool,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _prepare_postgres(connection: Any, record: object) -> None:
    for name, value in DEADLINES.items():
        connection.execute(f"SET {name} = '{value}'")
    connection.commit()


def _leave_a_standby(context: ExceptionContext) -> None:
    """After a failover our connections may lead to a server that only reads: make new ones."""
    if isinstance(context.original_exception, ReadOnlySqlTransaction):
        context.is_disconnect = True


def _prepare_sqlite(connection: Any, record: object) -> None:
    # The driver must not open transactions of its own: a deferred one that reads first and
    # then writes loses against any other writer.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA busy_timeout = 5000")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
