"""The stage of the store's tests: an open memory, on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command

from bot.migrating import config
from bot.store.memory import Memory
from bot.store.tables import metadata
from tests.store import compiling
from tests.store.cluster import MISSING, Cluster
from tests.store.scene import BOT, MASTER_KEY

compiling.share()

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def sqlite_migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One migrated file, copied for every test."""
    file = tmp_path_factory.mktemp("migrated") / "companion.db"
    command.upgrade(config(f"sqlite:///{file}"), "head")
    return file


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated database without a row, on each of both."""
    if request.param == "sqlite":
        file = tmp_path / "companion.db"
        shutil.copy(request.getfixturevalue("sqlite_migrated"), file)
        yield f"sqlite:///{file}"
    else:
        postgres: Cluster = request.getfixturevalue("cluster")
        yield postgres.url(postgres.shared)
        postgres.empty(postgres.shared, [found.name for found in metadata.sorted_tables])


@pytest.fixture(params=BOTH)
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with nothing in it, on each of both."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'companion.db'}"
    else:
        postgres: Cluster = request.getfixturevalue("cluster")
        found = postgres.fresh()
        yield found
        postgres.drop(found)


@pytest.fixture(scope="session")
def postgres_memory(cluster: Cluster) -> Iterator[Memory]:
    """Connecting costs more than most tests, so they share it; the rows they do not."""
    opened = Memory(cluster.url(cluster.shared), MASTER_KEY)
    opened.open(BOT)
    yield opened
    opened.close()


@pytest.fixture
def memory(url: str, request: pytest.FixtureRequest) -> Iterator[Memory]:
    """The open memory of one bot."""
    if url.startswith("postgresql"):
        yield request.getfixturevalue("postgres_memory")
        return
    opened = Memory(url, MASTER_KEY)
    opened.open(BOT)
    yield opened
    opened.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A skip that nobody sees is a promise that nobody keeps."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any(MISSING in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(MISSING, red=True, bold=True)
