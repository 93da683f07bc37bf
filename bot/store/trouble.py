"""What an error of a database means: it takes nothing for now, or it is damaged; else it is ours.

What passes by itself is waited out, and never taken for a fault of what was being written.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from sqlalchemy.exc import DBAPIError, TimeoutError

_SQLITE_PASSES: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    }
)
_SQLITE_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class Away(Exception):
    """The database takes nothing for now: it is away, locked, full or read-only."""


class Damaged(Exception):
    """The database can no longer be read as one."""


def named(error: DBAPIError | TimeoutError) -> Exception | None:
    """What happened to the database; None when the fault is in what was asked of it."""
    if isinstance(error, TimeoutError):  # no connection of the pool became free
        return Away()
    if isinstance(error.orig, sqlite3.Error):
        return _named_by_sqlite(error.orig)
    return _named_by_postgres(error)


def _named_by_sqlite(found: sqlite3.Error) -> Exception | None:
    code = getattr(found, "sqlite_errorcode", 0) & 0xFF
    if code in _SQLITE_DAMAGED:
        return Damaged()
    return Away() if code in _SQLITE_PASSES else None


def _named_by_postgres(error: DBAPIError) -> Exception | None:
    # Its driver takes a moment to import, and whoever keeps all in a file never needs it.
    import psycopg
    from psycopg import errors

    if isinstance(error.orig, errors.DataCorrupted | errors.IndexCorrupted):
        return Damaged()
    passes = (
        psycopg.OperationalError,  # also shutting down, starting up, full, too many, deadlines
        psycopg.InterfaceError,  # the connection is gone
        errors.ReadOnlySqlTransaction,
        errors.IdleInTransactionSessionTimeout,
        errors.TransactionRollback,  # a deadlock, or two that changed the same
    )
    return Away() if error.connection_invalidated or isinstance(error.orig, passes) else None
