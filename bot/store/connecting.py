"""How everybody here connects to a database: deadlines, pool, and when it begins to write."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool, StaticPool

from bot.store.diagnosis import NotThere

T = TypeVar("T")
PATIENCE: Final = 600.0
"""Seconds for which a start waits for the server."""
PAUSE: Final = 1.0
"""Seconds between two tries."""
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
    "idle_in_transaction_session_timeout": "4s",
}
"""How long PostgreSQL lets anything of ours take. Whoever stands still in a transaction lets go of
its rows before its lease ends, so that whoever takes over need not wait for them."""

BUSY: Final = 5000
"""Milliseconds for which SQLite waits for whoever else uses the file."""


def once_there(work: Callable[[], T], tell: Callable[[str], None], now: Callable[[], float]) -> T:
    """Do `work` as soon as the database's server lets us in: it may be started after us.

    It is told once that we wait. `now` counts seconds. Raises NotThere after ten minutes, and
    what else `work` raises.
    """
    since, told = now(), False
    while True:
        try:
            return work()
        except NotThere as why:
            if now() - since > PATIENCE:
                raise
            if not told:
                tell(f"{why} It is tried again for ten minutes.")
            told = True
        Event().wait(PAUSE)


def engine_of(url: URL, *, deadlines: bool = True, writes: bool = True) -> Engine:
    """How everybody here connects to the database at `url`; a migration has no `deadlines`.

    Who only looks does not begin to write, so that a bot that runs is not held up.
    """
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
    if writes:
        # Not by an event: with one, every statement asks whether others listen.
        engine.dialect.do_begin = _begin_immediate  # type: ignore[method-assign]
    return engine


def _prepare_postgres(connection: Any, record: object) -> None:
    for name, value in DEADLINES.items():
        connection.execute(f"SET {name} = '{value}'")
    connection.commit()


def take_time(connection: Connection) -> None:
    """Let this transaction take as long as it needs, but not wait long for somebody's lock."""
    if connection.dialect.name != "sqlite":
        for name in DEADLINES.keys() - {"lock_timeout"}:
            connection.exec_driver_sql(f"SET LOCAL {name} = 0")


def _leave_a_standby(context: ExceptionContext) -> None:
    """After a failover our connections may lead to a server that only reads: make new ones."""
    from psycopg.errors import ReadOnlySqlTransaction  # only PostgreSQL needs its driver

    if isinstance(context.original_exception, ReadOnlySqlTransaction):
        context.is_disconnect = True


def _prepare_sqlite(connection: Any, record: object) -> None:
    # The driver must not open transactions of its own: a deferred one that reads first and
    # then writes loses against any other writer.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA busy_timeout = {BUSY}")


def _begin_immediate(dbapi_connection: Any) -> None:
    dbapi_connection.execute("BEGIN IMMEDIATE")
