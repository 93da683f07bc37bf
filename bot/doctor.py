"""The doctor: looks at everything a start needs, and says what to do."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from bot import encoder, helplines, steps
from bot.chat.door import open_door
from bot.chat.network import NoEntry
from bot.clock import SystemClock
from bot.core.rules.ideas import library
from bot.ear import suspicion
from bot.ear.phrases import all_phrases
from bot.engine import pulse
from bot.settings import KEY_BYTES, NO_BOT, Settings, WrongSetting
from bot.store.diagnosis import WrongDatabase, closed_to_us, not_moved, plainly
from bot.store.memory import Memory

BELOW: Final = "\n            "
SENSIBLE: Final = datetime(2026, 1, 1, tzinfo=UTC)


class Ailing(Exception):
    """Something needs a hand; the message says what to do."""


def examine(settings: Settings) -> int:
    checks: tuple[tuple[str, Callable[[Settings], str]], ...] = (
        ("clock", _clock),
        ("database", _database),
        ("key", _key),
        ("token", _token),
        ("operator", _operator),
        ("ear", _ear),
        ("helplines", _helplines),
        ("steps", _steps),
        ("pulse", _pulse),
    )
    well = True
    _print("settings", True, "read")
    for name, check in checks:
        try:
            finding, fine = check(settings), True
        except (Ailing, WrongDatabase, WrongSetting, NoEntry) as ailing:
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
    with plainly(file):
        not_moved(file)
        if file is not None and not file.exists():
            raise Ailing(closed_to_us(file) or "not there yet. Run: python -m bot migrate")
    try:
        key = settings.key()
    except WrongSetting:  # the key's own check says so
        key = None
    memory = Memory(settings.database_url, key or bytes(KEY_BYTES))
    return f"at version {memory.look(prove=key is not None)}"


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
        raise Ailing(NO_BOT)
    asyncio.run(_asked(token, settings.telegram_api_url))
    return "Telegram knows it"


async def _asked(token: str, api_url: str) -> None:
    async with open_door(token, api_url, SystemClock()):
        return


def _operator(settings: Settings) -> str:
    if not settings.operator_name.strip():
        raise Ailing(
            "OPERATOR_NAME is empty. People have a right to know who runs this bot and can read "
            "their notes. Write your name, or that of your group, in .env."
        )
    if not settings.operator_contact.strip():
        return "has a name; OPERATOR_CONTACT is empty, so people are told to ask who sent them"
    return "has a name, and people can reach them"


def _ear(settings: Settings) -> str:
    languages = len(all_phrases().negations)
    told = f"phrases in {languages} languages"
    if suspicion.pieces() is None:
        raise Ailing(f"{told} alone: what was learned is missing or spoilt. Install the bot anew.")
    model = encoder.load() if settings.encoder == "auto" else None
    if model is None:
        return f"{told}, and what was learned; no encoder"
    if not suspicion.Suspicion(model).slow:
        raise Ailing(
            f"{told}, and what was learned; the encoder is {model.name}, and nothing was learned "
            "with it. Install the one in requirements-encoder.txt, or set ENCODER=off."
        )
    return f"{told}, what was learned, and the encoder {model.name}"


def _helplines(settings: Settings) -> str:
    today = SystemClock().real().date()
    lines = helplines.read(settings).lines
    due = sum(not one.fresh(today) for one in lines)
    told = f"{len(lines) - due} are fresh"
    return f"{told}, {due} are due: python -m bot helplines" if due else told


def _steps(settings: Settings) -> str:
    if faults := steps.settle():
        raise Ailing(BELOW.join((*faults, "The bot does without these.")))
    return f"{len(library())} to choose from"


def _pulse(settings: Settings) -> str:
    try:
        pulse.check(settings.pulse, SystemClock().monotonic())
    except pulse.NoPulse:
        return "no bot runs here now"
    except pulse.Unwell as unwell:
        raise Ailing(str(unwell)) from None
    return "the bot that runs here is well"


def _print(name: str, fine: bool, finding: str) -> None:
    print(f"{'ok  ' if fine else 'mend'} {name}: {finding}", file=sys.stdout)
