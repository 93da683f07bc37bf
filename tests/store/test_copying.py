"""A copy is one whole file made while the database is in use, and every row of it can return."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, select
from sqlalchemy.pool import NullPool

from bot import copies
from bot.core.records.model import Person
from bot.migrating import config
from bot.settings import Settings
from bot.store import copying
from bot.store.copying import NoCopy
from bot.store.memory import Memory
from bot.store.tables import OutboxRow, PersonRow, metadata
from bot.store.transaction import Transaction
from tests.store.scene import (
    ANA,
    BOT,
    CHATS,
    MASTER_KEY,
    NOW,
    ONLY_SQLITE,
    enrol,
    put,
    rows,
    said,
    small_files,
)
from tests.store.test_canaries import _live


def _rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return {
            rows.name: sorted(map(tuple, connection.execute(select(rows))), key=repr)
            for rows in metadata.sorted_tables
        }


@pytest.fixture
def copied(memory: Memory, url: str, tmp_path: Path) -> Path:
    """A copy of a lived database, made beside the bot that uses it."""
    _live(memory)
    file = tmp_path / "copy.sqlite"
    copying.write(url, file, NOW)
    return file


def test_every_row_is_in_the_copy(copied: Path, url: str) -> None:
    original = _rows(url)
    assert all(original[name] for name in ("person", "talk", "step", "outbox", "due", "aside"))
    assert _rows(f"sqlite:///{copied}") == original


def test_it_is_one_whole_file_for_its_owner_alone(copied: Path) -> None:
    assert [found.name for found in copied.parent.glob("copy*")] == ["copy.sqlite"]
    assert stat.S_IMODE(copied.stat().st_mode) == 0o600
    moved = copied.with_name("moved")
    copied.rename(moved)
    with closing(sqlite3.connect(moved)) as copy:
        assert copy.execute("SELECT count(*) FROM person").fetchone() == (1,)
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_it_says_when_it_was_made(copied: Path) -> None:
    assert copying.made(copied) == NOW


@ONLY_SQLITE
def test_the_file_of_the_database_alone_holds_nobody_yet(
    memory: Memory, url: str, tmp_path: Path
) -> None:
    """Why there is a command: what is new stands in the log ahead of the file."""
    enrol(memory)
    alone = tmp_path / "alone"
    alone.write_bytes(Path(url.removeprefix("sqlite:///")).read_bytes())
    with closing(sqlite3.connect(alone)) as copy:
        assert copy.execute("SELECT count(*) FROM person").fetchone() == (0,)
    copying.write(url, tmp_path / "copy.sqlite", NOW)
    with closing(sqlite3.connect(tmp_path / "copy.sqlite")) as copy:
        assert copy.execute("SELECT count(*) FROM person").fetchone() == (1,)


def test_a_copy_waits_for_no_transaction_and_none_waits_for_it(
    memory: Memory, url: str, tmp_path: Path
) -> None:
    """Ana is being enrolled while the copy is made: it is as it was before."""

    def work(transaction: Transaction) -> None:
        transaction.people.enrol(CHATS[ANA], Person(ANA), NOW)
        copying.write(url, tmp_path / "copy.sqlite", NOW)

    memory.transact(work)
    assert _rows(f"sqlite:///{tmp_path / 'copy.sqlite'}")["person"] == []
    assert len(rows(memory, PersonRow)) == 1


@pytest.mark.parametrize("limit", [0, 4096 * 5])
def test_a_full_disk_of_the_copies_is_named_as_theirs(
    memory: Memory, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.chdir(tmp_path)
    _live(memory)
    memory.by_hand(lambda t: None)  # nothing of it is left in the log
    folder = tmp_path / "backups"
    settings = Settings(database_url=url, backup_folder=str(folder))
    with small_files(limit), pytest.raises(NoCopy, match=r"BACKUP_FOLDER: .* its disk is full"):
        copies.make(settings, NOW)
    assert [one.name for one in folder.iterdir()] == [".lock"]


def test_a_server_that_is_away_is_no_fault_of_the_copies(tmp_path: Path) -> None:
    url = f"postgresql+psycopg://postgres@/none?host={tmp_path}"
    settings = Settings(database_url=url, backup_folder=str(tmp_path / "backups"))
    with pytest.raises(NoCopy, match="database cannot be read"):
        copies.make(settings, NOW)


def test_what_was_copied_comes_back_and_what_came_after_goes(
    copied: Path, memory: Memory, url: str
) -> None:
    before = _rows(url)
    memory.transact(lambda t: t.erase(ANA))
    memory.transact(lambda t: t.lease.hold("another", timedelta()))
    lease = _rows(url)["lease"]
    memory.by_hand(lambda t: copying.put_back(t.connection, copied))
    after = _rows(url)
    assert lease[0][2] < after["lease"][0][2], "a term never comes twice"  # type: ignore[operator]
    assert {**after, "lease": []} == {**before, "lease": []}
    assert memory.transact(lambda t: t.people.find(CHATS[ANA])) == ANA


def test_no_number_of_a_message_comes_twice_though_the_copy_does_not_know_it(
    copied: Path, memory: Memory
) -> None:
    put(memory, said("lost with the database"))
    highest = max(row.id for row in rows(memory, OutboxRow))
    memory.by_hand(lambda t: copying.put_back(t.connection, copied))
    there = {row.id for row in rows(memory, OutboxRow)}
    assert highest not in there
    put(memory, said("one more"))
    (added,) = {row.id for row in rows(memory, OutboxRow)} - there
    assert added > highest


def test_a_copy_fills_a_new_database_of_either_kind_and_numbers_count_on(
    copied: Path, bare_url: str
) -> None:
    new = bare_url.replace("companion.db", "new.db")
    command.upgrade(config(new), "head")
    memory = Memory(new, MASTER_KEY)
    memory.connect()
    memory.by_hand(lambda t: copying.put_back(t.connection, copied))
    memory.close()
    memory.open(BOT)
    assert memory.transact(lambda t: t.people.find(CHATS[ANA])) == ANA
    before = {row.id for row in rows(memory, OutboxRow)}
    put(memory, said("one more"))
    (added,) = {row.id for row in rows(memory, OutboxRow)} - before
    assert added > max(before)
    memory.close()


@pytest.mark.parametrize("content", [b"", b"not a database"])
def test_what_is_no_copy_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    with pytest.raises(NoCopy, match="not a copy"):
        copying.made(file)


def test_a_copy_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoCopy, match=r"no file .*/mistyped"):
        copying.made(tmp_path / "mistyped")


def test_the_database_itself_is_no_copy(sqlite_migrated: Path) -> None:
    with pytest.raises(NoCopy, match="not a copy"):
        copying.made(sqlite_migrated)


def test_a_damaged_copy_is_refused(copied: Path) -> None:
    content = bytearray(copied.read_bytes())
    content[4096 * 3 : 4096 * 9] = bytes(4096 * 6)
    copied.write_bytes(content)
    with pytest.raises(NoCopy):
        copying.made(copied)


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NoCopy, match="no database"):
        copying.write(f"sqlite:///{tmp_path / 'none.db'}", tmp_path / "copy", NOW)
    assert not (tmp_path / "none.db").exists()
