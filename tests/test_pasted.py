"""What people paste into a setting: taken where it is plain what is meant, else one sentence."""

from __future__ import annotations

import re
from typing import Final

import pytest
from sqlalchemy.engine import make_url

from bot.settings import WrongSetting, read

pytestmark = pytest.mark.usefixtures("empty_place")

CANARY: Final = "canary7"
TOKEN: Final = "123456:abcdefghijklmnopqrstuvwxyz"
SERVER: Final = "postgresql+psycopg://"


@pytest.mark.parametrize(
    "around",
    ['"{}"', "'{}' ", " {}\r", "\ufeff{}", "Use this token to access the HTTP API: {} Keep it."],
)  # fmt: skip
def test_a_token_is_found_in_what_was_pasted_with_it(
    around: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", around.format(TOKEN))
    assert read().token() == TOKEN


@pytest.mark.parametrize("value", [f"{TOKEN} 7{TOKEN}", f"https://api.telegram.org/bot{TOKEN}"])
def test_a_token_that_may_be_another_is_not_taken(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", value)
    with pytest.raises(WrongSetting, match=r"^BOT_TOKEN\b"):
        read().token()


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (f"postgres://me:{CANARY}@host/db", r"begin it with postgresql\+psycopg:// instead"),
        (f"postgresql://me:{CANARY}@host/db", r"begin it with postgresql\+psycopg:// instead"),
        (f"{SERVER}me:{CANARY}@word@host/db", "@ as %40"),
        (f"{SERVER}me:p@{CANARY}:word@host/db", "@ as %40"),
        (f"{SERVER}me:p@{CANARY}?word@host/db", r"\? as %3F"),
        (f"{SERVER}host:{CANARY}/db", "host:port/database"),
        (f"sqlite://{CANARY}/companion.db", "after three slashes"),
        (f"sqlite:/{CANARY}", "after three slashes"),
        (f"sqlite:///{CANARY}?mode=ro", "after three slashes"),
        ("sqlite:///:memory:", "after three slashes"),
        ("sqlite:///", "after three slashes"),
    ],
)
def test_an_address_of_a_database_that_is_not_ours_to_guess(
    value: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", value)
    with pytest.raises(WrongSetting, match=rf"^DATABASE_URL: .*{says}") as refused:
        read()
    assert CANARY not in str(refused.value)
    assert re.fullmatch(r"[^\n]+\.", str(refused.value))


@pytest.mark.parametrize(
    "place",
    [
        "host/db", "me@host/db", "me:a/b#c?d:e@host:5432/db", "me:p%40ss@[::1]:5432/db",
        "me@/db?host=/run/postgresql", "/db?user=me&password=p@ss", "host", "me:p%40ss@host/",
    ],
)  # fmt: skip
def test_what_the_driver_reads_rightly_is_taken(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", SERVER + place)
    url = make_url(read().database_url)
    assert url.host in {None, "", "host", "::1"}
    assert url.port in {None, 5432}
