"""A throwaway PostgreSQL for one run of the tests: made, migrated once, and removed.

All processes of a run share it, each with databases and a guest of its own.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, TextIO

import psycopg
from alembic import command

from bot import durable
from bot.migrating import config

PROGRAMS = Path("/usr/lib/postgresql")
MIGRATED = "migrated"
"""What new databases are made from; nobody may be connected to it meanwhile, so nobody ever is."""
MISSING = "PostgreSQL is not installed, so half of this is untested: apt install postgresql"
GUESTS = "guests"
"""Those who are asked for a password."""
QUICK = (
    "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off"
    " -c deadlock_timeout=50ms -c max_wal_size=64MB"
)


class NotInstalled(Exception):
    """PostgreSQL's programs are not on this machine."""


class Cluster:
    """Databases by the dozen, over a socket that only this machine's users reach.

    `whose` is the process that uses it. `shared` is the migrated database of all its tests that
    only put rows into one, and take them out again; its `guest` owns nothing.
    """

    def __init__(self, folder: Path, whose: str) -> None:
        self._folder = folder
        self._names = (f"test_{whose}_{number}" for number in count(1))
        self._connections: dict[str, psycopg.Connection] = {}
        self.shared = f"shared_{whose}"
        self.guest = f"guest_{whose}"

    def prepare(self) -> None:
        """What all processes need is made once."""
        self._do(f"CREATE ROLE {GUESTS}")
        self.create(MIGRATED)
        command.upgrade(config(self.url(MIGRATED)), "head")

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
        """Make the guest anew."""
        anew = f"CREATE ROLE {self.guest} LOGIN PASSWORD '{password}' IN ROLE {GUESTS}"
        self._do(f"DROP ROLE IF EXISTS {self.guest}; {anew}")

    def empty(self, name: str, tables: Sequence[str]) -> None:
        """Take every row out; quicker than a new database."""
        self._do("; ".join(f"DELETE FROM {table}" for table in tables), name)

    def only_reads(self, name: str, reads: bool = True) -> None:
        """From now on, as a standby does; whoever is connected has to come again."""
        self._do(f"ALTER DATABASE {name} SET default_transaction_read_only = {reads}")
        self._do(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")

    def cut(self, url: str) -> int:
        """End every connection to a database in which something is under way; how many."""
        name = url.partition("@/")[2].partition("?")[0]
        working = f"datname = '{name}' AND state <> 'idle' AND pid <> pg_backend_pid()"
        ended = f"SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity WHERE {working}"
        (count,) = self._do(f"SELECT count(*) FROM ({ended}) AS all_of_them")
        return int(count)

    def ask(self, url: str, question: str) -> tuple[Any, ...]:
        """The first row of an answer."""
        return self._do(question, url.partition("@/")[2].partition("?")[0])

    def restart(self) -> None:
        """As after a crash. For a cluster of one's own: it ends every connection."""
        self.close()
        self._connections.clear()
        data = self._folder / "data"
        log = self._folder / "log"
        _run(_programs() / "pg_ctl", "-D", data, "-l", log, "-m", "immediate", "-w", "restart")

    def keep_commits(self, url: str) -> None:
        """Whoever hears that something was committed may rely on it, through a restart too."""
        name = url.partition("@/")[2].partition("?")[0]
        self._do(f"ALTER DATABASE {name} SET synchronous_commit = on")

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
def running(meeting: Path, whose: str) -> Iterator[Cluster]:
    """The cluster of all who meet in the same folder: the first one starts it, and the last one
    stops it, whoever has died meanwhile. Raises NotInstalled.
    """
    place, turn = meeting / "cluster", meeting / "cluster.turn"
    with (meeting / "cluster.used").open("w") as used:
        with durable.alone(turn):
            folder = Path(place.read_text()) if place.exists() else _started()
            place.write_text(str(folder))
            fcntl.flock(used, fcntl.LOCK_SH)
        cluster = Cluster(folder, whose)
        try:
            cluster.create(cluster.shared, MIGRATED)
            yield cluster
        finally:
            cluster.close()
            with durable.alone(turn):
                if _nobody_else_holds(used):
                    place.unlink()
                    _remove(folder)


def _nobody_else_holds(used: TextIO) -> bool:
    try:
        fcntl.flock(used, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _started() -> Path:
    """The folder of a new cluster; in memory, where the files of the tests are."""
    programs = _programs()
    with ExitStack() as undone:
        folder = Path(mkdtemp(prefix="store-tests-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")))
        undone.callback(_remove, folder)
        folder.chmod(0o711)  # the server's user and ours may differ
        data = folder / "data"
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        _run(programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync")
        rules = data / "pg_hba.conf"
        asked = f"local all +{GUESTS} scram-sha-256\n"
        rules.write_text(asked + rules.read_text(encoding="utf-8"), encoding="utf-8")
        server = f"{QUICK} -c listen_addresses='' -c unix_socket_directories='{folder}'"
        log = folder / "log"
        _run(programs / "pg_ctl", "-D", data, "-l", log, "-o", server, "-w", "start")
        with closing(Cluster(folder, "")) as cluster:
            cluster.prepare()
        undone.pop_all()
    return folder


def _remove(folder: Path) -> None:
    data = folder / "data"
    if (data / "postmaster.pid").exists():
        _run(_programs() / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """Those of the newest PostgreSQL here."""
    found = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise NotInstalled(MISSING)
    return found[-1].parent


def _run(*command: str | Path) -> None:
    # PostgreSQL refuses to run as root.
    other = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*other, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/")
