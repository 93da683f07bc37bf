"""The doctor: looks at everything a start needs, and says what to do."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from bot.chat.door import NoEntry, open_door
from bot.clock import SystemClock
from bot.migrating import config
from bot.settings import Settings, WrongSetting

SENSIBLE: Final = datetime(2026, 1, 1, tzinfo=UTC)


class Ailing(Exception):
    """Something needs a hand; the message says what to do."""


def examine(settings: Settings) -> int:
    """Print one line a check. Returns 0 when all is well, else 1."""
    checks: tuple[tuple[str, Callable[[Settings], str]], ...] = (
        ("clock", _clock),
        ("database", _database),
        ("key", _key),
        ("token", _token),
    )
    well = True
    _print("settings", True, "read")
    for name, check in checks:
        try:
            finding, fine = check(settings), True
        except (Ailing, WrongSetting, NoEntry) as ailing:
            finding, fine = str(ailing), False
        _print(name, fine, finding)
        well = well and fine
    return 0 if well else 1


def _clock(settings: Settings) -> str:
    now = SystemClock().real()
    if now < SENSIBLE:
        raise Ailing("this machine's clock is wrong. Set it, or let it follow a time server.")
    return f"{now:%Y-%m-%d %H:%M} UTC"


def _database(settings: Settings) -> str:
    file = settings.database_file
    if file is not None and not file.exists():
        raise Ailing("not there yet. Run: python -m bot migrate")
    engine = create_engine(settings.database_url, poolclass=NullPool, hide_parameters=True)
    try:
        with engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
    except SQLAlchemyError:
        raise Ailing("cannot be reached. Check DATABASE_URL.") from None
    wanted = ScriptDirectory.from_config(config(settings.database_url)).get_current_head()
    if found != wanted:
        raise Ailing("is not of today's shape. Run: python -m bot migrate")
    return f"at version {found}"


def _key(settings: Settings) -> str:
    if settings.key() is None:
        return "will be made at the first start; keep a copy of it elsewhere"
    if settings.master_key is None and settings.key_file.stat().st_mode & 0o077:
        raise Ailing("others on this machine can read the key file. Run: chmod 600 on it.")
    if settings.master_key is None and _together(settings):
        raise Ailing(
            "lies with the database or its copies: whoever copies that folder can read all notes. "
            "Move the key file to a folder of its own, and name it in MASTER_KEY_FILE."
        )
    return "is there; is a copy of it elsewhere?"


def _together(settings: Settings) -> bool:
    key = settings.key_file.resolve().parent
    data = [settings.data_folder] if settings.database_file else []
    return any(key.is_relative_to(one.resolve()) for one in [*data, settings.backups] if one)


def _token(settings: Settings) -> str:
    token = settings.token()
    if token is None:
        raise Ailing("BOT_TOKEN: there is none. Get one from BotFather, or run the sandbox.")
    asyncio.run(_asked(token, settings.telegram_api_url))
    return "Telegram knows it"


async def _asked(token: str, api_url: str) -> None:
    async with open_door(token, api_url, SystemClock()):
        return


def _print(name: str, fine: bool, finding: str) -> None:
    print(f"{'ok  ' if fine else 'mend'} {name}: {finding}", file=sys.stdout)
