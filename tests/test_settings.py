"""The settings: explained in `.env.example`, plain when one is wrong, and never telling a value."""

from __future__ import annotations

import base64
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Final

import pytest

from bot.engine.failpoints import FailPoints
from bot.settings import KEY_BYTES, TELEGRAM, Settings, WrongSetting, read
from tests.house import tree

pytestmark = pytest.mark.usefixtures("empty_place")

EXAMPLE: Final = tree.text(".env.example")
CANARY: Final = "canary7"
TOKEN: Final = "123456:abcdefghijklmnopqrstuvwxyz"
KEY: Final = base64.b64encode(bytes(range(KEY_BYTES))).decode()
WRONG: Final = {
    "TELEGRAM_API_URL": [
        CANARY, f"ftp://{CANARY}", "https:///bot", f"http://{CANARY}.example.org",
        f"https://me:{CANARY}@api.telegram.org", f"https://{CANARY}@api.telegram.org",
    ],
    "DATABASE_URL": [CANARY, f"mysql://me:{CANARY}@host/db", f"postgresql://me:{CANARY}@host/db"],
    "UPDATES": [CANARY],
    "LISTEN": [
        f"127.0.0.1:{CANARY}", CANARY, ":9099", "127.0.0.2", "127.0.0.1:0", "127.0.0.1:65536",
        f"http://{CANARY}:80", f"{CANARY} :80", "::1:9099",
    ],
    "WEBHOOK_URL": [
        CANARY, f"http://{CANARY}.example.org", f"https://me:{CANARY}@bot.example.org",
        f"https://{CANARY}.example.org:8080", f"https://bot.example.org/?{CANARY}",
        f"https://bot.example.org/#{CANARY}", f"https://[{CANARY}", f"https://{CANARY}:port",
        f"https://{CANARY}ü.example.org", f"ftp://{CANARY}", "https:///telegram",
    ],
    "STOP_WITHIN": [CANARY, "0", "3601", "2.5"],
    "OPERATOR_CHAT": [CANARY, "0", "-100123", f"@{CANARY}", "4503599627370496", "1.5"],
    "SEND_RATE": [CANARY, "0", "-1", "1001", "2.5"],
    "LOG_LEVEL": [CANARY, "TRACE"],
    "DIAL": [CANARY, "2"],
}  # fmt: skip
"""Values that stop the start. Some carry a canary, which must not be heard again."""


def _refusal(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    """What is said when this environment is wrong."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting) as refused:
        read()
    return str(refused.value)


# what .env.example says


def test_every_setting_is_explained_and_every_explanation_has_its_setting() -> None:
    explained = re.findall(r"^([A-Z_]+)=", EXAMPLE, re.MULTILINE)
    assert explained == [name.upper() for name in Settings.model_fields]


def test_every_setting_has_a_note_above_it() -> None:
    lines = EXAMPLE.splitlines()
    for n, row in enumerate(lines):
        if re.match(r"[A-Z_]+=", row):
            assert lines[n - 1].startswith("# "), row


def test_a_copied_example_says_what_is_said_without_one(empty_place: Path) -> None:
    without = read()
    (empty_place / ".env").write_text(EXAMPLE, encoding="utf-8")
    assert read() == without


def test_the_example_shows_the_default() -> None:
    shown = dict(re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))
    defaults = {name.upper(): field.default for name, field in Settings.model_fields.items()}
    assert shown == {
        name: "0" if default is False else "" if default is None else str(default)
        for name, default in defaults.items()
    }


def test_what_stands_in_the_file_counts_and_the_environment_counts_more(
    empty_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty_place / ".env").write_text("SEND_RATE=20\nLOG_LEVEL=debug\n", encoding="utf-8")
    monkeypatch.setenv("SEND_RATE", "10")
    assert (read().send_rate, read().log_level) == (10, "DEBUG")


def test_by_itself_it_talks_to_telegram_from_a_file_on_this_machine() -> None:
    settings = read()
    assert settings.telegram_api_url == TELEGRAM == "https://api.telegram.org"
    assert settings.database_file == Path("data/companion.db")
    assert settings.key_file == Path("keys/master.key")
    assert settings.backups == Path("data/backups")
    assert not settings.on_loopback


def test_what_stops_the_container_waits_longer_than_the_bot_does() -> None:
    given = re.search(r"stop_grace_period: (\d+)s", tree.text("compose.yaml"))
    assert given
    assert int(given[1]) > read().stop_within


# a wrong one


def test_a_wrong_value_stops_with_one_sentence_that_names_it_and_never_tells_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in ((name, value) for name, values in WRONG.items() for value in values):
        with monkeypatch.context() as environment:
            said = _refusal(environment, **{name: value})
        assert re.fullmatch(rf"{name}: [^\n]{{10,}}\.", said), value
        assert CANARY not in said, value
        assert value not in said, value


@pytest.mark.parametrize("value", [f"https://[{CANARY}]", f"https://[{CANARY}"])
def test_an_address_with_stray_brackets_is_not_told_either(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = _refusal(monkeypatch, TELEGRAM_API_URL=value)
    assert said == _refusal(monkeypatch, TELEGRAM_API_URL="nonsense")


def test_an_address_with_only_a_password_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert CANARY not in _refusal(monkeypatch, TELEGRAM_API_URL=f"https://:{CANARY}@example.org")


def test_nothing_of_a_wrong_value_stays_in_the_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"mysql://me:{CANARY}@host/db")
    with pytest.raises(WrongSetting) as refused:
        read()
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None


@pytest.mark.parametrize("value", [CANARY, f"{CANARY}:abc", "123456", f"123456:{CANARY} abcdefghi"])
def test_a_wrong_token_stops_without_being_told(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", value)
    with pytest.raises(WrongSetting, match=r"^BOT_TOKEN\b") as refused:
        read().token()
    assert CANARY not in str(refused.value)
    assert "BotFather" in str(refused.value)


@pytest.mark.parametrize("value", [CANARY, KEY[:-4], KEY + KEY, "=" + KEY, f"{CANARY}é"])
def test_a_wrong_key_stops_without_being_told(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MASTER_KEY", value)
    with pytest.raises(WrongSetting, match=r"^MASTER_KEY: .*32 bytes in base64") as refused:
        read().key()
    assert CANARY not in str(refused.value)
    assert value not in str(refused.value)


def test_secrets_are_not_shown_when_the_settings_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("MASTER_KEY", KEY)
    shown = f"{read()!r} {read()} {read().model_dump()}"
    assert TOKEN not in shown
    assert KEY not in shown


# where updates come in


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "LISTEN"),
        ({"LISTEN": "127.0.0.1:8080"}, "WEBHOOK_URL"),
        ({"WEBHOOK_URL": "https://bot.example.org"}, "LISTEN"),
    ],
)
def test_a_webhook_needs_a_place_and_an_address(
    given: dict[str, str], missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = _refusal(monkeypatch, UPDATES="webhook", **given)
    assert re.fullmatch(rf"{missing}: UPDATES=webhook needs it\. [^\n]+\.", said)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("https://bot.example.org", "https://bot.example.org/telegram"),
        ("https://bot.example.org/telegram", "https://bot.example.org/telegram"),
        ("https://bot.example.org:8443/steps/", "https://bot.example.org:8443/steps/telegram"),
        ("http://localhost:8080/telegram/", "http://localhost:8080/telegram"),
    ],
)
def test_what_telegram_is_told_leads_to_where_posts_are_taken(
    given: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEBHOOK_URL", given)
    assert read().webhook_url == told


@pytest.mark.parametrize(
    ("given", "place"),
    [("127.0.0.1:8080", ("127.0.0.1", 8080)), ("[::]:80", ("::", 80)), ("bot:9", ("bot", 9))],
)
def test_where_to_listen_is_a_host_and_a_port(
    given: str, place: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LISTEN", given)
    assert read().listens_at == place


# secrets from files


def test_the_token_may_lie_in_a_file(empty_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read().token() is None
    (empty_place / "token").write_text(f"{TOKEN}\n", encoding="utf-8")
    monkeypatch.setenv("BOT_TOKEN_FILE", "token")
    assert read().token() == TOKEN


def test_a_token_that_is_given_counts_more_than_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN_FILE", "gone")
    monkeypatch.setenv("BOT_TOKEN", f" {TOKEN} ")
    assert read().token() == TOKEN


def test_a_key_that_an_earlier_release_made_beside_the_database_is_found(empty_place: Path) -> None:
    (empty_place / "data").mkdir()
    beside = empty_place / "data" / "master.key"
    beside.write_text(f"{KEY}\n", encoding="utf-8")
    assert read().key_file == Path("data/master.key")
    (empty_place / "keys").mkdir()
    beside.rename(empty_place / "keys" / "master.key")
    assert read().key_file == Path("keys/master.key")


def test_copies_can_be_turned_off_or_lie_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKUP_FOLDER", "off")
    assert read().backups is None
    monkeypatch.setenv("BACKUP_FOLDER", "elsewhere/copies")
    assert read().backups == Path("elsewhere/copies")


def test_the_key_may_lie_in_a_file(empty_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read().key() is None
    (empty_place / "key").write_text(f"{KEY}\n", encoding="utf-8")
    monkeypatch.setenv("MASTER_KEY_FILE", "key")
    assert read().key() == bytes(range(KEY_BYTES))


def test_a_key_that_is_given_counts_more_than_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MASTER_KEY_FILE", "gone")
    monkeypatch.setenv("MASTER_KEY", KEY)
    assert read().key() == bytes(range(KEY_BYTES))


@pytest.mark.parametrize("content", [CANARY.encode(), b"\xff\xfe" + CANARY.encode(), b""])
def test_a_file_without_a_secret_in_it_is_named_and_not_told(
    content: bytes, empty_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty_place / "secret").write_bytes(content)
    for name in ("BOT_TOKEN_FILE", "MASTER_KEY_FILE"):
        monkeypatch.setenv(name, "secret")
    for secret in (read().token, read().key):
        with pytest.raises(WrongSetting, match=r"^(BOT_TOKEN|MASTER_KEY_FILE)") as refused:
            secret()
        assert CANARY not in str(refused.value)


def test_a_wrong_token_in_a_file_is_looked_for_in_the_file(
    empty_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty_place / "token").write_text(CANARY, encoding="utf-8")
    monkeypatch.setenv("BOT_TOKEN_FILE", "token")
    with pytest.raises(WrongSetting, match=r"^BOT_TOKEN_FILE\b"):
        read().token()


def test_a_token_file_that_is_not_there_is_named_and_its_path_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_TOKEN_FILE", f"/run/{CANARY}")
    with pytest.raises(WrongSetting, match=r"^BOT_TOKEN_FILE: ") as refused:
        read().token()
    assert CANARY not in str(refused.value)


def test_a_new_key_is_for_its_owner_alone_and_never_takes_the_place_of_another() -> None:
    settings = read()
    key = settings.make_key()
    assert len(key) == KEY_BYTES
    assert settings.key() == key
    assert settings.key_file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        settings.make_key()
    assert settings.key() == key


def test_whoever_finds_that_another_was_faster_takes_its_key() -> None:
    class Slower(Settings):
        def make_key(self) -> bytes:
            read().make_key()
            return super().make_key()

    assert Slower().some_key() == (read().key(), False)
    assert read().some_key() == (read().key(), False)


def test_of_replicas_that_make_a_key_at_once_one_does_and_all_go_by_what_is_kept(
    tmp_path: Path,
) -> None:
    all_there = Barrier(8)

    def starts(settings: Settings) -> tuple[bytes, bool]:
        all_there.wait()
        return settings.some_key()

    with ThreadPoolExecutor(all_there.parties) as replicas:
        for number in range(100):
            settings = Settings(master_key_file=tmp_path / f"{number}.key")
            made = [*replicas.map(starts, [settings] * all_there.parties)]
            assert {key for key, _ in made} == {settings.key()}
            assert [fresh for _, fresh in made].count(True) == 1


def test_a_file_in_the_place_of_the_folder_of_the_key_is_no_key_that_another_made(
    tmp_path: Path,
) -> None:
    (tmp_path / "keys").touch()
    with pytest.raises(FileExistsError):
        Settings(master_key_file=tmp_path / "keys" / "master.key").some_key()


# what is only for tests


@pytest.mark.parametrize(("name", "value"), [("FAIL_POINT", f"claimed{CANARY}"), ("DIAL", "1")])
@pytest.mark.parametrize(
    "address", [None, "https://bots.example.org", "https://127.0.0.1.example.org"]
)
def test_fail_points_and_the_dial_are_refused_unless_the_server_is_on_this_machine(
    name: str, value: str, address: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if address is not None:
        monkeypatch.setenv("TELEGRAM_API_URL", address)
    said = _refusal(monkeypatch, **{name: value})
    assert said.startswith(f"{name}: only for tests")
    assert CANARY not in said


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8081", "http://localhost:8081/", "http://[::1]:8081"]
)
def test_they_are_there_when_the_server_is_on_this_machine(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", address)
    monkeypatch.setenv("FAIL_POINT", "claimed")
    monkeypatch.setenv("DIAL", "1")
    settings = read()
    assert settings.on_loopback
    assert (settings.fail_point, settings.dial) == ("claimed", True)
    assert not settings.telegram_api_url.endswith("/")


def test_a_fail_point_that_does_not_exist_is_named_and_not_told() -> None:
    with pytest.raises(ValueError, match=r"^FAIL_POINT: ") as refused:
        FailPoints(CANARY)
    assert CANARY not in str(refused.value)


@pytest.mark.parametrize("count", [CANARY, "1:2", " x"])
def test_a_fail_point_with_a_wrong_count_is_named_and_not_told(count: str) -> None:
    with pytest.raises(ValueError, match=r"^FAIL_POINT: ") as refused:
        FailPoints(f"claimed:{count}")
    assert count not in str(refused.value)
