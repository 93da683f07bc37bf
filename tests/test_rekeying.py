"""A key that waits to take the place of another: only where the database follows from it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import main, migrating, rekeying
from bot.clock import SystemClock
from bot.engine.failpoints import FailPoints
from bot.settings import Settings, WrongSetting
from bot.store.diagnosis import WrongDatabase
from bot.store.erasures import Erasures
from bot.store.memory import Memory


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A database that was migrated and that nobody has used, and a key."""
    made = Settings(
        database_url=f"sqlite:///{tmp_path / 'data' / 'companion.db'}",
        master_key_file=tmp_path / "keys" / "master.key",
    )
    migrating.upgrade(made)
    made.make_key()
    return made


def _used(settings: Settings) -> None:
    memory = Memory(settings.database_url, settings.key() or b"")
    memory.open(4242)
    memory.close()


def test_a_fresh_database_lets_no_waiting_key_take_the_place_of_the_one_that_opens_the_copies(
    settings: Settings,
) -> None:
    key = settings.key()
    settings.make_next_key()
    rekeying.settle(settings)
    assert settings.key() == key
    assert settings.next_key() is not None, "nobody knows which of them opens what"


def test_a_key_that_was_left_waiting_before_the_commit_goes(settings: Settings) -> None:
    _used(settings)
    key = settings.key()
    settings.make_next_key()
    rekeying.settle(settings)
    assert settings.key() == key
    assert settings.next_key() is None


def test_a_second_first_start_never_takes_the_key_of_the_first(settings: Settings) -> None:
    key = settings.key()
    with pytest.raises(FileExistsError):
        settings.make_key()
    assert settings.key() == key


@pytest.mark.parametrize("spoilt", [b"\xff\xfe", b"nonsense\n"])
def test_a_list_of_who_was_erased_that_cannot_be_read_is_named(
    settings: Settings, spoilt: bytes
) -> None:
    settings.erased_file.write_bytes(spoilt)
    erasures = Erasures(settings.erased_file, SystemClock().now)
    memory = Memory(settings.database_url, settings.key() or b"", erasures)
    with pytest.raises(WrongDatabase, match=r"erased\.list, the list of who was erased"):
        memory.open(4242)
    memory.close()


NOW = datetime(2026, 11, 30, 13, 5, tzinfo=UTC)


class _Meanwhile(FailPoints):
    """Does something at a point, instead of dying there."""

    def __init__(self, point: str, work: Callable[[], None]) -> None:
        super().__init__("")
        self._point = point
        self._work = work

    def hit(self, point: str) -> None:
        if point == self._point:
            self._work()


@pytest.mark.parametrize("point", ["key-written", "rekey-before-commit", "rekey-after-commit"])
def test_neither_a_start_nor_another_change_touches_a_key_while_it_changes(
    settings: Settings, point: str
) -> None:
    _used(settings)
    start = threading.Thread(target=rekeying.settle, args=(settings,))

    def meanwhile() -> None:
        waiting = settings.next_key()
        with pytest.raises(WrongSetting, match="being changed already"):
            rekeying.rekey(settings, FailPoints(""))
        start.start()
        start.join(timeout=0.2)
        assert start.is_alive(), "it waits for its turn"
        assert settings.next_key() == waiting != settings.key()

    before = settings.key()
    rekeying.rekey(settings, _Meanwhile(point, meanwhile))
    start.join()
    assert settings.key() != before
    assert settings.next_key() is None
    _used(settings)


def test_a_key_whose_file_cannot_be_replaced_is_not_changed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one that is mounted by itself: it is busy."""
    _used(settings)
    replace = os.replace

    def busy(part: Path, to: Path) -> None:
        if to == settings.key_file:
            raise OSError(16, "Device or resource busy")
        replace(part, to)

    monkeypatch.setattr(os, "replace", busy)
    with pytest.raises(WrongSetting, match="MASTER_KEY_FILE: its folder"):
        rekeying.rekey(settings, FailPoints(""))
    _used(settings)


def test_a_first_start_that_is_turned_away_leaves_the_key_that_another_may_use(
    settings: Settings,
) -> None:
    settings.key_file.unlink()
    other = Memory(settings.database_url, bytes(32))
    other.connect()
    with pytest.raises(WrongDatabase, match="Another copy"):
        main._memory(settings, 4242, Erasures(settings.erased_file, SystemClock().now))
    assert settings.key() is not None
    other.close()


def test_a_first_start_on_the_database_of_another_key_leaves_none(settings: Settings) -> None:
    _used(settings)
    settings.key_file.unlink()
    with pytest.raises(WrongDatabase, match="The master key does not fit"):
        main._memory(settings, 4242, Erasures(settings.erased_file, SystemClock().now))
    assert settings.key() is None


def test_a_file_is_one_database_by_whatever_name(settings: Settings, tmp_path: Path) -> None:
    assert settings.database_file is not None
    (tmp_path / "link.db").symlink_to(settings.database_file)
    memory = Memory(settings.database_url, settings.key() or b"")
    memory.connect()
    with pytest.raises(WrongDatabase, match="Another copy"):
        Memory(f"sqlite:///{tmp_path / 'link.db'}", settings.key() or b"").connect()
    memory.close()
