"""A key that was destroyed goes from the log ahead of SQLite's file as soon as nobody reads it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.store import copying
from bot.store.memory import Memory
from bot.store.tables import PersonRow
from tests.store.scene import ANA, MAREK, NOW, ONLY_SQLITE, enrol, rows, small_files

pytestmark = ONLY_SQLITE


@pytest.fixture
def file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@pytest.fixture
def key(memory: Memory) -> bytes:
    """Ana's own, as it is kept; she and nobody else is there."""
    enrol(memory)
    (ana,) = rows(memory, PersonRow)
    return bytes(ana.wrapped_key)


def _everything(file: Path) -> bytes:
    return b"".join(one.read_bytes() for one in file.parent.glob(file.name + "*"))


@contextmanager
def _reader(file: Path) -> Iterator[None]:
    """Another program reads the database, as a copy does; nothing it may see is wiped."""
    with closing(sqlite3.connect(file)) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM person").fetchone()
        yield


def test_who_erases_does_not_wait_for_a_reader(memory: Memory, file: Path, key: bytes) -> None:
    with _reader(file):
        began = time.monotonic()
        memory.transact(lambda t: t.erase(ANA))
        assert time.monotonic() - began < 2, "there is a patience of five seconds for other things"
        assert key in _everything(file)


def test_it_goes_with_the_next_commit_after_the_reader(
    memory: Memory, file: Path, key: bytes
) -> None:
    with _reader(file):
        memory.transact(lambda t: t.erase(ANA))
        enrol(memory, MAREK)
        assert key in _everything(file)
    memory.transact(lambda t: t.people.alive([MAREK]))
    assert key not in _everything(file)


def test_it_goes_at_the_end_of_a_copy_though_nothing_is_committed_after(
    memory: Memory, url: str, file: Path, key: bytes, tmp_path: Path
) -> None:
    """Who erased while a copy was read would else wait for somebody else to write."""
    with _reader(file):
        memory.transact(lambda t: t.erase(ANA))
    assert key in _everything(file)
    copying.write(url, tmp_path / "a copy", NOW)
    assert key not in _everything(file)


def test_a_disk_that_takes_nothing_meanwhile_fails_nobody_who_erased(
    memory: Memory, file: Path, key: bytes
) -> None:
    with small_files(file.stat().st_size // 4):
        memory.transact(lambda t: t.erase(ANA))
    assert key in _everything(file)
    assert rows(memory, PersonRow) == []
    assert key not in _everything(file)


def test_other_commits_wait_for_others_as_before(memory: Memory, key: bytes) -> None:
    memory.transact(lambda t: t.erase(ANA))
    asked = memory.transact(lambda t: t.connection.exec_driver_sql("PRAGMA busy_timeout").scalar())
    assert asked == 5000
