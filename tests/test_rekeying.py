"""A key that waits to take the place of another: only where the database follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import migrating, rekeying
from bot.clock import SystemClock
from bot.settings import Settings
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
