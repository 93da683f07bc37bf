"""Told to stop, the process ends within its grace, whatever hangs, and the next start goes on."""

from __future__ import annotations

import asyncio
import shutil
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import start
from tests.journeys.stage import BotProcess

pytestmark = pytest.mark.journey

SOON = 5
"""Seconds that are more than enough for the shortest grace, and less than any patience of ours."""
SAID = "Not everything could be finished within 1 seconds, so the bot ended at once."
PROCESSES = Path("/proc")
HELP = "Emergency: 112"


@pytest.fixture
async def hasty(
    telegram: StrictTelegram, migrated: Path, tmp_path: Path
) -> AsyncIterator[BotProcess]:
    """A bot that runs, and has a second to end."""
    process = BotProcess(telegram, tmp_path)
    shutil.copy(migrated, process.database)
    await process.start({"STOP_WITHIN": "1"})
    yield process
    await process.stop()


async def test_a_silent_telegram_does_not_hold_the_process(
    telegram: StrictTelegram, hasty: BotProcess
) -> None:
    ana = await _begun(telegram)
    with telegram.faults.start("timeout_before", method="sendMessage", seconds=60) as fault:
        ana.say("/help")
        await _until(telegram, lambda: fault.met > 0)
        assert await _stopped(hasty) == 1
    assert SAID in hasty.log.read_text()
    await hasty.start()
    await telegram.dial.settle()
    assert sum(HELP in message.text for message in ana.messages) == 1


async def test_a_locked_database_does_not_hold_the_process(
    telegram: StrictTelegram, hasty: BotProcess
) -> None:
    ana = await _begun(telegram)
    other = sqlite3.connect(hasty.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ana.say("/help")
    await _until(telegram, lambda: telegram.world.mailbox.waiting == 1)
    assert await _stopped(hasty) == 1
    other.close()
    assert SAID in hasty.log.read_text()
    await hasty.start()
    await telegram.dial.settle()
    assert sum(HELP in message.text for message in ana.messages) == 1


async def test_a_second_signal_ends_it_at_once(telegram: StrictTelegram, bot: BotProcess) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    with telegram.faults.start("timeout_before", method="sendMessage", seconds=60) as fault:
        ana.say("/help")
        await _until(telegram, lambda: fault.met > 0)
        assert await _stopped(bot, again=True) == 128 + signal.SIGTERM


async def test_what_hangs_does_not_hold_it_either_when_its_token_is_gone(
    telegram: StrictTelegram, hasty: BotProcess
) -> None:
    ana = await _begun(telegram)
    with telegram.faults.start("timeout_before", method="sendMessage", seconds=60) as fault:
        ana.say("/help")
        await _until(telegram, lambda: fault.met > 0)
        telegram.token = "1:another"
        ana.say("/next")
        async with asyncio.timeout(SOON):
            assert await hasty.died() == 1
    assert SAID in hasty.log.read_text()


async def test_while_telegram_keeps_it_at_the_door_it_ends_at_once(
    telegram: StrictTelegram, migrated: Path, tmp_path: Path
) -> None:
    bot = BotProcess(telegram, tmp_path)
    with telegram.faults.start("timeout_before", method="getMe", seconds=60) as fault:
        await bot.launch()
        await _until(telegram, lambda: fault.met > 0)
        assert await _stopped(bot) == 0


@pytest.mark.skipif(not PROCESSES.exists(), reason="the child is looked for in /proc")
async def test_a_migration_that_hangs_is_ended_too(
    telegram: StrictTelegram, migrated: Path, tmp_path: Path
) -> None:
    bot = BotProcess(telegram, tmp_path)
    shutil.copy(migrated, bot.database)
    other = sqlite3.connect(bot.database, isolation_level=None)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN EXCLUSIVE")  # nobody else may even look
    with bot.log.open("ab") as log:
        command = (sys.executable, "-m", "bot", "run", "--migrate")
        bot.process = await asyncio.create_subprocess_exec(
            *command, cwd=bot.folder, env=bot.environment, stdout=log, stderr=log
        )
    process = PROCESSES / str(bot.process.pid)
    await _until(telegram, lambda: _hears(process))
    children = process / "task" / process.name / "children"
    await _until(telegram, lambda: children.read_text() != "")
    migrating = PROCESSES / _first(children) / "cmdline"
    await _until(telegram, lambda: b"migrate" in migrating.read_bytes())
    assert await _stopped(bot) == 0
    await _until(telegram, lambda: not migrating.exists() or migrating.read_bytes() == b"")
    other.close()


async def _begun(telegram: StrictTelegram) -> Person:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    return ana


def _hears(process: Path) -> bool:
    """Whether it hears by now that it shall end: it does so in a thread of its own."""
    return len(list((process / "task").iterdir())) > 1


def _first(children: Path) -> str:
    return children.read_text().split()[0]


async def _stopped(bot: BotProcess, *, again: bool = False) -> int:
    """The exit code of a process that is told to end, once or until it has."""
    assert bot.process is not None
    ended = asyncio.ensure_future(bot.process.wait())
    async with asyncio.timeout(SOON):
        bot.process.send_signal(signal.SIGTERM)
        while again and not ended.done():
            await asyncio.wait({ended}, timeout=0.2)
            if not ended.done():
                bot.process.send_signal(signal.SIGTERM)
        return await ended


async def _until(telegram: StrictTelegram, done: Callable[[], bool]) -> None:
    """Not everything rings the bell, so it is looked at now and then."""
    async with asyncio.timeout(SOON):
        while not await telegram.world.bell.until(done, within=0.05):
            pass
