"""A copy of the database: one whole SQLite file, whichever database it was, and the way back.

It is readable only with the master key, as the database is. It says of itself when it was made.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, delete, func, insert, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from bot import durable
from bot.store.tables import LeaseRow, OutboxRow, metadata, table
from bot.store.transfer import BATCH, count_on

PATIENCE: Final = 0.5
"""Seconds to wait for the one writer."""
_DISK: Final = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
    }
)
_SAYS_WHEN: Final = "CREATE TABLE copied (at INTEGER NOT NULL)"
"""In it a copy says when it was made, in seconds since 1970."""


class NoCopy(Exception):
    """No copy could be made, or the file is none; the message says why."""


def write(url: str, to: Path, now: datetime) -> None:
    """Copy the database as it is now into a new file; whoever uses it goes on meanwhile.

    Raises NoCopy when there is no database, OSError when the disk takes no copy, and what the
    database raises.
    """
    durable.create(to).close()
    source = make_url(url)
    if source.get_backend_name() == "sqlite":
        _write_pages(Path(source.database or ""), to)
    else:
        _write_rows(source, to)
    with _on_its_disk(), closing(sqlite3.connect(to)) as copy, copy:
        copy.execute(_SAYS_WHEN)
        copy.execute("INSERT INTO copied VALUES (?)", (int(now.timestamp()),))
    durable.flush(to)


def made(file: Path) -> datetime:
    """When a copy was made. Raises NoCopy."""
    if not file.exists():
        raise NoCopy(f"There is no file {file}. Check its name.")
    try:
        with closing(_opened(file, "ro")) as copy:
            (at,) = copy.execute("SELECT at FROM copied").fetchone()
            if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise NoCopy("This copy is damaged. Take another.")
    except (sqlite3.Error, TypeError):
        raise NoCopy("This is not a copy that `python -m bot backup` made.") from None
    return datetime.fromtimestamp(at, UTC)


def put_back(connection: Connection, file: Path) -> None:
    """The rows of a copy of today's shape take the place of all rows.

    Who is the sender, and in which term, is no matter of a copy.
    """
    kept = table(LeaseRow)
    with _sqlite(file).connect() as copy:
        for rows in metadata.sorted_tables:
            if rows is kept:
                continue
            connection.execute(delete(rows))
            for some in copy.execute(select(rows)).partitions(BATCH):
                connection.execute(insert(rows), [dict(row._mapping) for row in some])
    outbox = table(OutboxRow)
    highest = select(func.coalesce(func.max(outbox.c.id), 0))
    count_on(connection, connection.execute(highest).scalar_one())


def _write_pages(database: Path, to: Path) -> None:
    """One reading transaction of SQLite's own; the log that is ahead of the file is read too."""
    try:
        source = _opened(database, "rw")
    except sqlite3.OperationalError:
        raise NoCopy("There is no database to copy. Check DATABASE_URL.") from None
    with closing(source), closing(sqlite3.connect(to)) as copy:
        source.execute("PRAGMA wal_checkpoint(PASSIVE)")
        with _on_its_disk():
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, with no log beside it
        # Whoever was erased while we read could not be wiped from the log.
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _write_rows(source: URL, to: Path) -> None:
    engine = create_engine(
        source, poolclass=NullPool, hide_parameters=True, isolation_level="REPEATABLE READ"
    )
    try:
        with engine.connect() as database, _sqlite(to).begin() as copy:
            metadata.create_all(copy)
            version = database.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
            copy.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
            copy.execute(text("INSERT INTO alembic_version VALUES (:v)"), {"v": version})
            streaming = database.execution_options(yield_per=BATCH)
            for rows in metadata.sorted_tables:
                for some in streaming.execute(select(rows)).partitions():
                    copy.execute(insert(rows), [dict(row._mapping) for row in some])
    except DatabaseError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise OSError from None
        raise NoCopy("The database cannot be read. Check DATABASE_URL.") from None


@contextmanager
def _on_its_disk() -> Iterator[None]:
    """What the disk of the copy does not take is no fault of the database. Raises OSError."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DISK:
            raise OSError from None
        raise


def _opened(file: Path, mode: str) -> sqlite3.Connection:
    address = f"file:{quote(str(file.absolute()))}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE)


def _sqlite(file: Path) -> Engine:
    url = URL.create("sqlite", database=str(file))
    return create_engine(url, poolclass=NullPool, hide_parameters=True)
