"""What the environment may say, read once, by the front door.

Every variable is explained in `.env.example`. A wrong one stops the start with one sentence
that names it and the mend, and never its value.
"""

from __future__ import annotations

import base64
import binascii
import os
import re
from io import StringIO
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from dotenv.parser import parse_stream
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import durable

NO_BOT: Final = (
    "BOT_TOKEN: there is none. Get one from BotFather and put it in .env, "
    "or in a file that BOT_TOKEN_FILE names."
)
TELEGRAM: Final = "https://api.telegram.org"
DOTENV: Final = ".env"
KEY_BYTES: Final = 32
CHATS: Final = 2**52
"""Telegram's numbers of private chats stay below."""
WEBHOOK: Final = "/telegram"
"""Where Telegram's posts are taken."""
PORTS: Final = frozenset({443, 80, 88, 8443})
"""Telegram posts to no other."""
DATA: Final = Path("data")
"""Where everything is kept that is not told to lie elsewhere, but for the key."""
KEYS: Final = Path("keys")
_TOKEN: Final = re.compile(r"(?<![\w-])\d{1,20}:[A-Za-z0-9_-]{10,}(?![\w-])")
_LISTENING: Final = re.compile(r"(\[[0-9a-fA-F:.]+\]|[\w.-]+):(\d{1,5})", re.ASCII)
_POSTGRES: Final = re.compile(
    r"postgresql\+psycopg://(?:[^:/@]*(?::[^@]*)?@)?"  # name, password
    r"(?:\[[^]@/?]+\]|[^:/?@]*)(?::\d+)?(?:/[^?@]*)?(?:\?\w+=.*)?"  # host, port, database, more
)


class WrongSetting(Exception):
    """A setting cannot be used; the message names it and says what to do."""


class Settings(BaseSettings):
    """The settings, checked. Build with `read`, which speaks plainly when one is wrong."""

    model_config = SettingsConfigDict(
        env_file=DOTENV,
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    bot_token: SecretStr | None = None
    bot_token_file: Path | None = None
    telegram_api_url: str = TELEGRAM
    database_url: str = "sqlite:///data/companion.db"
    master_key: SecretStr | None = None
    master_key_file: Path | None = None
    backup_folder: str = ""
    updates: Literal["polling", "webhook"] = "polling"
    listen: str = ""
    webhook_url: str = ""
    send_rate: int = Field(default=30, ge=1, le=1000)
    stop_within: int = Field(default=35, ge=1, le=3600)
    pulse_file: Path | None = None
    operator_name: str = ""
    operator_contact: str = ""
    operator_chat: int | None = None
    helplines_file: Path | None = None
    encoder: Literal["auto", "off"] = "auto"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    dial: bool = False
    fail_point: str = ""

    @field_validator("telegram_api_url")
    @classmethod
    def _an_address(cls, value: str) -> str:
        wrong = ValueError("use the address of a Bot API server, such as " + TELEGRAM)
        try:
            parts = urlsplit(value)
        except ValueError:  # its own words would show the value
            raise wrong from None
        if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
            raise wrong
        if parts.scheme == "http" and not _loopback(parts.hostname):
            raise ValueError("use https:// for a server that is not on this machine")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _a_database(cls, value: str) -> str:
        kind = value.partition(":")[0]
        if kind == "sqlite":
            file = value.removeprefix("sqlite:///")
            if file == value or "?" in file or file in {"", ":memory:"}:
                raise ValueError(
                    "name a file after three slashes, such as sqlite:///data/companion.db"
                )
        elif kind in {"postgres", "postgresql", "postgresql+psycopg2", "postgresql+asyncpg"}:
            raise ValueError(f"begin it with postgresql+psycopg:// instead of {kind}://")
        elif kind != "postgresql+psycopg":
            raise ValueError(
                "use sqlite:///path/to/file.db or postgresql+psycopg://user@host/database"
            )
        elif not _POSTGRES.fullmatch(value):
            raise ValueError(
                "it cannot be read. Write postgresql+psycopg://user:password@host:port/database; "
                "special signs in a password are written by number: @ as %40, : as %3A, / as %2F, "
                "? as %3F, % as %25"
            )
        return value

    @field_validator("listen")
    @classmethod
    def _a_place(cls, value: str) -> str:
        found = _LISTENING.fullmatch(value)
        if value and (found is None or not 0 < int(found[2]) < 2**16):
            raise ValueError("write host:port, such as 127.0.0.1:8080, or leave it empty")
        return value

    @field_validator("webhook_url")
    @classmethod
    def _a_public_address(cls, value: str) -> str:
        """What Telegram is told: the path of its posts is added where it is missing."""
        if not value:
            return value
        wrong = ValueError(
            "use the address at which the world finds this bot, such as https://bot.example.org"
        )
        try:
            parts = urlsplit(value)
            port = parts.port
        except ValueError:  # its own words would show the value
            raise wrong from None
        odd = "@" in parts.netloc or parts.query or parts.fragment or not value.isascii()
        if odd or parts.scheme not in {"http", "https"} or not parts.hostname:
            raise wrong
        if not _loopback(parts.hostname):
            if parts.scheme == "http":
                raise ValueError("begin it with https://: Telegram sends to no other address")
            if port not in {None, *PORTS}:
                raise ValueError("Telegram sends only to the ports 443, 80, 88 and 8443")
        return value.rstrip("/").removesuffix(WEBHOOK) + WEBHOOK

    @field_validator("operator_chat")
    @classmethod
    def _a_chat(cls, value: int | None) -> int | None:
        if value is not None and not 0 < value < CHATS:
            raise ValueError("use the number of your own chat with the bot, or leave it empty")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value

    @model_validator(mode="after")
    def _only_on_loopback(self) -> Settings:
        if (self.dial or self.fail_point) and not self.on_loopback:
            name = "DIAL" if self.dial else "FAIL_POINT"
            raise ValueError(f"{name}: only for tests, with a TELEGRAM_API_URL on this machine")
        return self

    @model_validator(mode="after")
    def _a_webhook_needs_a_place(self) -> Settings:
        if self.updates == "webhook" and not self.listen:
            raise ValueError(
                "LISTEN: UPDATES=webhook needs it. Say where to listen, such as 127.0.0.1:8080"
            )
        if self.updates == "webhook" and not self.webhook_url:
            raise ValueError(
                "WEBHOOK_URL: UPDATES=webhook needs it. Say at which address the world finds this "
                "bot, such as https://bot.example.org"
            )
        return self

    @property
    def on_loopback(self) -> bool:
        return _loopback(urlsplit(self.telegram_api_url).hostname or "")

    def token(self) -> str | None:
        """The bot's token, or None when there is none. Raises WrongSetting."""
        name, token = "BOT_TOKEN", self.bot_token.get_secret_value() if self.bot_token else None
        if token is None and self.bot_token_file is not None:
            name = "BOT_TOKEN_FILE"
            token = _file(name, self.bot_token_file)
        if token is None:
            return None
        # Quotes may stand around it, or BotFather's whole message.
        found: set[str] = set(_TOKEN.findall(token))
        if len(found) != 1:
            raise WrongSetting(
                f"{name}: this does not look like a token. "
                "Copy the one that BotFather gave, such as 123456:AbCdEf-GhIjKl"
            )
        return found.pop()

    @property
    def database_file(self) -> Path | None:
        prefix = "sqlite:///"
        if not self.database_url.startswith(prefix):
            return None
        return Path(self.database_url.removeprefix(prefix))

    @property
    def listens_at(self) -> tuple[str, int]:
        """Host and port of the web server; only with a `listen`."""
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)

    @property
    def data_folder(self) -> Path:
        """Where what belongs to the database lies; with PostgreSQL too."""
        return self.database_file.parent if self.database_file else DATA

    @property
    def backups(self) -> Path | None:
        """The folder of the copies; None when none are wanted."""
        if self.backup_folder.strip().lower() == "off":
            return None
        return Path(self.backup_folder) if self.backup_folder else self.data_folder / "backups"

    @property
    def erased_file(self) -> Path:
        return self.data_folder / "erased.list"

    @property
    def key_file(self) -> Path:
        """Where the master key lies when it is not given by itself: apart from the database."""
        if self.master_key_file is not None:
            return self.master_key_file
        apart, beside = KEYS / "master.key", self.data_folder / "master.key"
        # Earlier releases made it beside the database.
        return beside if os.path.exists(beside) and not os.path.exists(apart) else apart

    @property
    def next_key_file(self) -> Path:
        """Where a new key waits until everything in the database follows from it."""
        return self.key_file.parent / f"{self.key_file.name}.next"

    @property
    def pulse(self) -> Path:
        return self.pulse_file or self.data_folder / "pulse.json"

    def key(self) -> bytes | None:
        """The master key, or None when there is none yet. Raises WrongSetting."""
        if self.master_key is not None:
            return _decoded("MASTER_KEY", self.master_key.get_secret_value())
        if not os.path.lexists(self.key_file):
            return None
        return _decoded("MASTER_KEY_FILE", _file("MASTER_KEY_FILE", self.key_file))

    def next_key(self) -> bytes | None:
        """The key that a change of keys left waiting, if any. Raises WrongSetting."""
        if self.master_key is not None or not os.path.lexists(self.next_key_file):
            return None
        return _decoded("MASTER_KEY_FILE", _file("MASTER_KEY_FILE", self.next_key_file))

    def some_key(self) -> tuple[bytes, bool]:
        """The master key, and whether it was made now. Raises OSError, WrongSetting."""
        key = self.key()
        if key is not None:
            return key, False
        try:
            return self.make_key(), True
        except FileExistsError:  # another replica that starts with us was faster
            key = self.key()
            if key is None:  # no: a file stands in the place of its folder
                raise
            return key, False

    def make_key(self) -> bytes:
        """A new master key, readable by its owner alone, and safe on the disk."""
        key = os.urandom(KEY_BYTES)
        durable.put_new(self.key_file, base64.b64encode(key) + b"\n")
        return key

    def make_next_key(self) -> bytes:
        key = os.urandom(KEY_BYTES)
        durable.put(self.next_key_file, base64.b64encode(key) + b"\n")
        return key

    def put_key(self, key: bytes) -> None:
        """Let this be the master key in the file. Raises OSError."""
        durable.put(self.key_file, base64.b64encode(key) + b"\n")


def read(**given: Any) -> Settings:
    """The settings of this environment. Raises WrongSetting."""
    try:
        _check_lines(Path(DOTENV))
        return Settings(**given)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False, include_input=False, include_context=False)[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        mend = str(first["msg"]).removeprefix("Value error, ")
    raise WrongSetting(f"{name}: {mend}." if name else f"{mend}.")


def _check_lines(file: Path) -> None:
    """A line that nobody understands would be passed over, and a token with it."""
    if os.path.isfile(file):
        for binding in parse_stream(StringIO(_file(DOTENV, file))):
            if binding.error:
                raise WrongSetting(
                    f"{DOTENV}: line {binding.original.line} cannot be read. Write NAME=value."
                )


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _file(name: str, path: Path) -> str:
    """What a file holds; `name` is the setting that leads to it. Raises WrongSetting."""
    try:
        return path.read_text(encoding="utf-8-sig").strip()
    except UnicodeDecodeError:
        mend = "the file is no plain text. Save it as UTF-8."
    except FileNotFoundError:
        mend = "the file cannot be read. Check that it is there."
    except IsADirectoryError:
        mend = "this is a folder, not a file. Put the file in its place."
    except OSError:
        mend = f"the file cannot be read by user {os.getuid()}. Give it to that user (chown)."
    raise WrongSetting(f"{name}: {mend}")


def _decoded(name: str, text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise WrongSetting(f"{name}: must be 32 bytes in base64. Restore the key from your copy.")
    return key
