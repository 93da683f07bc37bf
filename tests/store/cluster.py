"""A throwaway PostgreSQL for one run of the tests: made, migrated once, and removed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

PROGRAMS = Path("/usr/lib/postgresql")
MIGRATED = "migrated"
"""What new databases are made from; nobody may be connected to it meanwhile, so nobody ever is."""
SHARED = "shared"
"""The migrated database of all tests that only put rows into it, and take them out again."""
MISSING = "PostgreSQL is not installed, so half of this is untested: apt install postgresql"
GUEST = "guest"
"""The one user who is asked for a password."""
QUICK = (
    "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off"
    " -c deadlock_timeout=50ms"
)


class NotInstalled(Exception):
    """PostgreSQL's programs are not on this machine."""


class Cluster:
    """Databases by the dozen, over a socket that only this machine's users reach."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = (f"test{number}" for number in count(1))
        self._connections: dict[str, psycopg.Connection] = {}

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://postgres@/{name}?host={self._folder}"

    def fresh(self, template: str = "template1") -> str:
        """The URL of a new database like `template`."""
        name = next(self._names)
        self.create(name, template)
        return self.url(name)

    def create(self, name: str, template: str = "template1") -> None:
        self._do(f"CREATE DATABASE {name} TEMPLATE {template}")

    def drop(self, url: str) -> None:
        name = url.partition("@/")[2].partition("?")[0]
        self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def admit(self, password: str) -> None:
        """Make the guest anew, who owns nothing."""
        self._do(f"DROP ROLE IF EXISTS {GUEST}; CREATE ROLE {GUEST} LOGIN PASSWORD '{password}'")

    def empty(self, name: str, tables: Sequence[str]) -> None:
        """Take every row out; quicker than a new database."""
        self._do("; ".join(f"DELETE FROM {table}" for table in tables), name)

    def bytes(self, name: str) -> bytes:
        """All that the server has of a database on the disk, and its log of changes."""
        self._do("CHECKPOINT")
        (oid,) = self._do(f"SELECT oid FROM pg_database WHERE datname = '{name}'")
        folders = (self._folder / "data" / "base" / str(oid), self._folder / "data" / "pg_wal")
        files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
        return b"".join(path.read_bytes().rstrip(b"\0") for path in files)

    def close(self) -> None:
        for connection in self._connections.values():
            connection.close()

    def _do(self, statement: str, name: str = "postgres") -> tuple[Any, ...]:
        if name not in self._connections:
            place = f"host={self._folder} user=postgres dbname={name}"
            self._connections[name] = psycopg.connect(place, autocommit=True)
        done = self._connections[name].execute(statement.encode())
        return (done.fetchone() if done.description else None) or ()


@contextmanager
def running() -> Iterator[Cluster]:
    """A cluster while the block lasts. Raises NotInstalled."""
    found = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise NotInstalled
    programs = found[-1].parent
    folder = Path(tempfile.mkdtemp(prefix="store-tests-"))
    folder.chmod(0o711)  # the server's user and ours may differ
    data = folder / "data"
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        _run(programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync")
        rules = data / "pg_hba.conf"
        asked = f"local all {GUEST} scram-sha-256\n"
        rules.write_text(asked + rules.read_text(encoding="utf-8"), encoding="utf-8")
        server = f"{QUICK} -c listen_addresses='' -c unix_socket_directories='{folder}'"
        log = folder / "log"
        _run(programs / "pg_ctl", "-D", data, "-l", log, "-o", server, "-w", "start")
        cluster = Cluster(folder)
        try:
            yield cluster
        finally:
            cluster.close()
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(*command: str | Path) -> None:
    # PostgreSQL refuses to run as root.
    other = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*other, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/")
