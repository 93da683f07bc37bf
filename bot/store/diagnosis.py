"""What is wrong with a database, in one sentence: what happened, and what to do.

Only here the words of a driver or of the system become ours: theirs may hold a password.
"""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.store.tables import SCHEMA

WRONG_KEY: Final = "The master key does not fit this database. Put your copy of the key in place."
NOT_READY: Final = "The database is not ready. Run: python -m bot migrate"
OLDER: Final = "This database is of an older release. Run: python -m bot migrate"
NEWER: Final = (
    "This database is of a newer release, or of another program. "
    "Use the newest release, or check DATABASE_URL."
)
MOVED: Final = "moved"
"""In the place of the version of a database that another has followed."""
_MOVED_ROWS: Final = (
    "Everything in this database was moved to another. Put the address of that one into "
    "DATABASE_URL."
)
_MOVED_FILE: Final = (
    "The database of this name was moved. Put the address of the new one into DATABASE_URL. "
    "If you want the old one all the same, rename {file} to {name}"
)
DAMAGED: Final = (
    "The database is damaged. Move its file away and keep it, then use: python -m bot restore FILE"
)
_NO_DATABASE: Final = (
    "The file that DATABASE_URL names is no database. Name another, "
    "or move it away and use: python -m bot restore FILE"
)
_FOLDER: Final = (
    "DATABASE_URL names a folder. Name a file in it, such as sqlite:///data/companion.db"
)
_DISK: Final = "The disk of the database is full or failing. Make room, then start again."
_READ_ONLY: Final = "The database can only be read, not written. Check its disk, or DATABASE_URL."
_BUSY: Final = "Another program holds the database. Stop it, then start again."
_AWAY: Final = (
    "The database server cannot be reached. "
    "Check that PostgreSQL runs, and host and port in DATABASE_URL."
)
_NOT_NOW: Final = "The database server takes nobody in at the moment. Start again in a minute."
_REFUSED: Final = (
    "The database server refuses the password. Check it in DATABASE_URL; "
    "special signs are written by number: @ as %40, % as %25."
)
_ROLE: Final = (
    "The database server does not know the user in DATABASE_URL. Check it, or create the user."
)
_NAME: Final = (
    "The database server has no database of this name. Check DATABASE_URL, or create the database."
)
_NOT_LET_IN: Final = (
    "The database server does not let us in from here. Allow it in PostgreSQL's pg_hba.conf."
)
_GRANT: Final = (
    "The user in DATABASE_URL may not do this in the database. "
    "Make this user its owner, or grant it all on schema public."
)
_UNUSABLE: Final = (
    "The database cannot be used. Check DATABASE_URL, and what the database's own log says."
)

VERSION: Final = Table("alembic_version", MetaData(), Column("version_num", String))
_OF_SQLITE: Final[Mapping[int, str]] = {
    sqlite3.SQLITE_NOTADB: _NO_DATABASE,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_FULL: _DISK,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
}
_OF_SYSTEM: Final[Mapping[int | None, str]] = {
    errno.ENOSPC: _DISK,
    errno.EDQUOT: _DISK,
    errno.EFBIG: _DISK,
    errno.EIO: _DISK,
}
_OF_POSTGRES: Final[Mapping[str, str]] = {
    "42501": _GRANT,
    "53100": _DISK,
    "25006": _READ_ONLY,
    "53300": _NOT_NOW,
    "55P03": _BUSY,
}
"""By SQLSTATE. While connecting there is none yet, only words."""
_OF_CONNECTING: Final = tuple(
    (re.compile(words, re.IGNORECASE), sentence)
    for words, sentence in (
        (r"password authentication failed|no password supplied", _REFUSED),
        (r"role .* does not exist|peer authentication failed|ident authentication failed", _ROLE),
        (r"database .* does not exist", _NAME),
        (r"no pg_hba\.conf entry", _NOT_LET_IN),
        (r"starting up|shutting down|recovery mode|too many clients|connection slots", _NOT_NOW),
        (r"resolve host|translate host|connection (is bad|failed|refused)|timeout", _AWAY),
    )
)


class WrongDatabase(Exception):
    """The database cannot be used as it is; the message says why and what to do."""


class AnotherKey(WrongDatabase):
    """The database follows from another master key."""

    def __init__(self) -> None:
        super().__init__(WRONG_KEY)


class NotThere(WrongDatabase):
    """The server cannot be reached, or lets nobody in yet: that passes by itself."""


class OfNewer(WrongDatabase):
    """A newer release has brought the database to a shape that we do not know."""

    def __init__(self) -> None:
        super().__init__(NEWER)


class Moved(WrongDatabase):
    """Another database has followed this one."""

    def __init__(self) -> None:
        super().__init__(_MOVED_ROWS)


@contextmanager
def plainly(file: Path | None) -> Iterator[None]:
    """Whatever fails inside becomes WrongDatabase. file: where SQLite keeps it all."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        said = _sentence(error, file)
        raise (NotThere if said in (_AWAY, _NOT_NOW) else WrongDatabase)(said) from None


def fit(connection: Connection) -> str:
    """The version of this database, which is ours. Raises WrongDatabase."""
    if not inspect(connection).has_table(VERSION.name):
        raise WrongDatabase(NOT_READY)
    found = connection.execute(select(VERSION.c.version_num)).scalar()
    if found is None:
        raise WrongDatabase(NOT_READY)
    if found == MOVED:
        raise Moved
    if found != SCHEMA:
        raise WrongDatabase(OLDER) if found < SCHEMA else OfNewer
    return str(found)


def set_aside(file: Path) -> Path:
    """Where a file lies whose rows were moved."""
    return file.with_name(f"{file.name}.{MOVED}")


def not_moved(file: Path | None) -> None:
    """Where a file was moved, no other is made in its place. Raises WrongDatabase."""
    if file is not None and not file.exists() and set_aside(file).exists():
        raise WrongDatabase(_MOVED_FILE.format(file=set_aside(file), name=file.name))


def _sentence(error: SQLAlchemyError | sqlite3.Error | OSError, file: Path | None) -> str:
    if isinstance(error, OSError):
        return _OF_SYSTEM.get(error.errno) or closed_to_us(file) or _UNUSABLE
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        return closed_to_us(file) or _OF_SQLITE.get(code, _UNUSABLE)
    state = getattr(cause, "sqlstate", None)
    if state is not None:
        return _OF_POSTGRES.get(state, _UNUSABLE)
    said = str(cause)
    return next((sentence for words, sentence in _OF_CONNECTING if words.search(said)), _UNUSABLE)


def closed_to_us(file: Path | None) -> str | None:
    """What this user may not do with the file or its folder, if that is it."""
    if file is None:
        return None
    folder = file.parent.resolve()
    while not os.path.lexists(folder) and folder != folder.parent:
        folder = folder.parent
    if os.path.isdir(folder) and os.statvfs(folder).f_flag & os.ST_RDONLY:
        return f"The folder {folder} can only be read. Mount it to be written, or name another."
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return _not_ours(f"The folder {folder}", f"chown -R {os.getuid()} {folder}")
    if file.is_dir():
        return _FOLDER
    if file.exists() and not os.access(file, os.R_OK | os.W_OK):
        return _not_ours(f"The file {file}", f"chown {os.getuid()} {file} && chmod 600 {file}")
    return None


def _not_ours(what: str, command: str) -> str:
    return f"{what} cannot be read and written by user {os.getuid()}. Run: {command}"
