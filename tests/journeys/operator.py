"""What whoever runs the bot types, and what they can find in its files."""

from __future__ import annotations

import asyncio
import base64
import sqlite3
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from bot.sandbox.people import Person
from bot.store.sealing import Keyring
from tests.journeys.stage import MONDAY, BotProcess
from tests.store.unsealed import unsealed

CUE = (MONDAY + timedelta(days=1)).replace(hour=17, minute=20, second=1)


async def command(bot: BotProcess, *words: str, **more: str) -> tuple[int, str]:
    """What whoever runs the bot types; the exit code, and what it said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", *words),
        cwd=bot.folder,
        env={**bot.environment, **more},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()


async def done(bot: BotProcess, *words: str, **more: str) -> str:
    """The same, where it has to go well."""
    code, said = await command(bot, *words, **more)
    assert code == 0, said
    return said


async def copied(bot: BotProcess) -> Path:
    """A copy by command, while the bot runs or not."""
    said = await done(bot, "backup")
    return bot.folder / said.strip().rpartition(": ")[2]


def copies(bot: BotProcess) -> list[Path]:
    return sorted((bot.folder / "backups").glob("*.sqlite"))


def people_in(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM person").fetchone()
    return int(count)


def key_of(bot: BotProcess) -> bytes:
    return base64.b64decode((bot.folder / "master.key").read_bytes())


def opened(bot: BotProcess) -> str:
    """All that the key can still read in the database."""
    engine = create_engine(f"sqlite:///{bot.database}", poolclass=NullPool)
    with engine.connect() as connection:
        return unsealed(connection, Keyring(key_of(bot)))


def sealed(database: Path) -> dict[int, list[bytes]]:
    """What is sealed of each person: their key, their address, their body and their talks."""
    with closing(sqlite3.connect(database)) as connection:
        people = "SELECT id, wrapped_key, address, body FROM person"
        found = {row[0]: list(row[1:]) for row in connection.execute(people)}
        for id, body in connection.execute("SELECT person_id, body FROM talk"):
            found[id].append(body)
    return found


def live(bot: BotProcess) -> bytes:
    """Every byte of the database and what lies beside it, without the copies."""
    return b"".join(one.read_bytes() for one in bot.folder.iterdir() if one.is_file())


def cues(person: Person) -> int:
    return sum(m.text.startswith("17:30, shop. One hello") for m in person.messages)
