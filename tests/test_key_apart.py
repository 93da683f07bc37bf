"""The doctor says when a copy of one folder would take the key along."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from bot import doctor
from bot.settings import Settings, read

KEY = base64.b64encode(bytes(range(32)))


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _with_key(file: str, **more: object) -> Settings:
    key = Path(file)
    key.parent.mkdir(parents=True, exist_ok=True)
    key.write_bytes(KEY)
    key.chmod(0o600)
    return read(master_key_file=key, **more)


@pytest.mark.parametrize(
    "file", ["data/master.key", "data/keys/master.key", "data/backups/master.key"]
)
def test_a_key_beside_the_database_or_a_copy_is_to_be_mended(file: str) -> None:
    with pytest.raises(doctor.Ailing, match="MASTER_KEY_FILE"):
        doctor._key(_with_key(file))


def test_a_key_that_is_made_by_itself_lies_apart(place: Path) -> None:
    settings = read()
    settings.make_key()
    assert settings.key_file == Path("keys/master.key")
    assert doctor._key(settings).startswith("is there")


def test_a_database_in_the_folder_above_the_key_takes_it_along(place: Path) -> None:
    settings = _with_key("keys/master.key", database_url="sqlite:///companion.db")
    with pytest.raises(doctor.Ailing, match="lies with the database"):
        doctor._key(settings)


def test_copies_elsewhere_beside_the_key_are_seen_too() -> None:
    postgres = "postgresql+psycopg://me@host/steps"
    settings = _with_key("safe/master.key", database_url=postgres, backup_folder="safe")
    with pytest.raises(doctor.Ailing, match="or its copies"):
        doctor._key(settings)
    assert doctor._key(_with_key("keys/master.key", database_url=postgres))
