"""A key that changes at any moment of a crash, and a database file that goes away."""

from __future__ import annotations

import asyncio
import base64
import shutil
import stat
from datetime import timedelta
from pathlib import Path
from signal import SIGKILL

import pytest

from bot.engine.failpoints import REKEYING
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.operator import CUE, command, copied, cues, done, key_of
from tests.journeys.people import planned, tap
from tests.journeys.stage import BotProcess

pytestmark = pytest.mark.journey


@pytest.mark.sqlite
@pytest.mark.parametrize("replaced", [False, True])
async def test_a_database_file_that_goes_away_stops_the_bot(
    telegram: StrictTelegram, bot: BotProcess, migrated: Path, replaced: bool
) -> None:
    await planned(telegram, "Ana")
    bot.database.rename(bot.folder / "moved.db")
    if replaced:
        shutil.copy(migrated, bot.database)
    telegram.dial.shift(timedelta(seconds=30))
    async with asyncio.timeout(10):
        assert await bot.died() == 1
    last = bot.log.read_text().splitlines()[-1]
    assert last.startswith("The database file was deleted or replaced while the bot ran.")
    assert "Traceback" not in bot.log.read_text()


@pytest.mark.sqlite
async def test_another_key_opens_everything_and_the_old_one_nothing(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram, "Ana")
    code, said = await command(bot, "rekey")
    assert (code, said) == (1, "Another copy of the bot is using this database. Stop it first.\n")
    before = await copied(bot)
    await bot.stop()
    old = bot.folder / "old.key"
    shutil.copy(bot.folder / "master.key", old)
    await done(bot, "rekey")
    assert stat.S_IMODE((bot.folder / "master.key").stat().st_mode) == 0o600
    assert key_of(bot) != base64.b64decode(old.read_bytes())
    with pytest.raises(AssertionError, match="The master key does not fit this database"):
        await bot.start({"MASTER_KEY_FILE": str(old)})
    code, said = await command(bot, "restore", str(before))
    assert code == 1
    assert said.startswith("This copy does not fit the master key.")
    await bot.start()
    await telegram.dial.to(CUE)
    assert cues(ana) == 1
    await tap(telegram, ana, "I'm going", "Done", "Uneasy")
    assert "What felt easy?" in ana.last.text
    await bot.stop()
    after = await copied(bot)
    await done(bot, "restore", str(after))
    await done(bot, "restore", str(before), MASTER_KEY_FILE=str(old))


@pytest.mark.parametrize("point", REKEYING)
async def test_a_kill_during_a_change_of_keys_leaves_a_key_that_fits(
    telegram: StrictTelegram, bot: BotProcess, point: str
) -> None:
    ana = await planned(telegram, "Ana")
    await bot.stop()
    old = key_of(bot)
    code, _ = await command(bot, "rekey", FAIL_POINT=point)
    assert code == -SIGKILL
    await bot.start()
    committed = point in ("rekey-after-commit", "key-in-place")
    assert (key_of(bot) != old) == committed
    await telegram.dial.to(CUE)
    assert cues(ana) == 1
    await bot.stop()
    await done(bot, "rekey")
    assert not list(bot.folder.glob("master.key.*"))
    await bot.start()
    await tap(telegram, ana, "I'm going", "Done", "Uneasy")
    assert "What felt easy?" in ana.last.text
