"""For all tests: what is collected once is not looked through by every garbage collection."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.store.cluster import Cluster


IN_MEMORY = Path("/dev/shm")
ROOM = 2**29
"""Bytes that have to be free there; the tests and their PostgreSQL need a fifth of them."""


ON_POSTGRES = os.environ.get("STORE") == "postgres"
"""Whether everything that could use either database uses PostgreSQL: make test-postgres."""

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")  # a busy machine is no fault


def pytest_configure() -> None:
    """Files of tests lie in memory where there is room: thousands of them are flushed to the disk.

    The workers of a run get their folders from here. Whoever names a place is not contradicted.
    """
    if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Hardly anything of it is garbage; not looking for any saves a third of its time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is about SQLite's own file is left out where all is on PostgreSQL."""
    for item in items:
        if ON_POSTGRES and item.get_closest_marker("sqlite"):
            item.add_marker(pytest.mark.skip("about SQLite's own file"))


def pytest_collection_finish() -> None:
    """They stay to the end anyway; freezing them saves a fifth of the time.

    What outlives two collections mostly stays too, and is looked through a tenth as often.
    """
    gc.freeze()
    gc.set_threshold(*gc.get_threshold()[:2], 100)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One PostgreSQL for all processes of the run."""
    from tests.store.cluster import NotInstalled, running  # few need all this

    folder, worker = tmp_path_factory.getbasetemp(), os.environ.get("PYTEST_XDIST_WORKER")
    try:
        with running(folder.parent if worker else folder, worker or "alone") as found:
            yield found
    except NotInstalled as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


@pytest.fixture
def empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a `.env`, and an environment that says nothing to us."""
    from bot.settings import Settings

    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.delenv(name, raising=False)
    return tmp_path
