"""A database that is away, locked or silent for a while: nothing said is lost, nobody is told off.

Neither is it taken for a fault of what was being written, nor does it silence anybody for good.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.telegram import StrictTelegram
from tests.journeys.between import Between
from tests.journeys.people import MOMENT, PLANNED, SET, start, tap
from tests.journeys.stage import BotProcess
from tests.store.cluster import MIGRATED, Cluster

pytestmark = pytest.mark.journey

WAITS = "The database server cannot be reached."
AGAIN = "It is tried again for ten minutes."
AWAY = "the database takes nothing for now"
BACK = "the database takes what we write again"


@pytest.fixture
async def between(cluster: Cluster, tmp_path: Path) -> AsyncIterator[Between]:
    url = cluster.fresh(MIGRATED)
    async with Between(url, tmp_path) as between:
        yield between
    cluster.drop(url)


@pytest.fixture
async def remote(
    telegram: StrictTelegram, between: Between, tmp_path: Path
) -> AsyncIterator[BotProcess]:
    """A bot that runs, and reaches its PostgreSQL through `between`."""
    bot = BotProcess(telegram, tmp_path, between.url)
    await bot.start()
    yield bot
    between.mend()
    await bot.stop()


@pytest.mark.postgres
async def test_a_server_that_is_away_for_seconds_costs_nothing_but_them(
    telegram: StrictTelegram, remote: BotProcess, between: Between
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    between.cut()
    ana.tap(PLANNED[0])
    await _says(remote, AWAY)
    assert telegram.world.mailbox.waiting, "what was not committed is not acknowledged"
    between.mend()
    await _says(remote, BACK)
    await telegram.dial.settle(within=20)
    await tap(telegram, ana, *PLANNED[1:])
    assert ana.last.text == SET
    _nothing_else_happened(remote)


@pytest.mark.postgres
@pytest.mark.parametrize(
    "number", [7, *(pytest.param(n, marks=pytest.mark.faults) for n in range(1, 61) if n != 7)]
)
async def test_a_commit_whose_answer_is_lost_silences_nobody(
    telegram: StrictTelegram, remote: BotProcess, between: Between, number: int
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await telegram.dial.settle()
    between.lose_commit(number)
    for label in PLANNED:
        ana.tap(label)
        await telegram.dial.forward(MOMENT, within=20)  # what was left behind waits for its lease
    assert between.commits > number
    assert ana.last.text == SET, ana.screen()
    cards = [m.text for m in ana.messages if m.from_bot and m.text == SET]
    assert len(cards) == 1
    _nothing_else_happened(remote)


# a server that is not there yet


@pytest.fixture
async def early(
    telegram: StrictTelegram, cluster: Cluster, tmp_path: Path
) -> AsyncIterator[tuple[BotProcess, Between]]:
    """A bot that is started before its server, and the way to that server."""
    url = cluster.fresh(MIGRATED)
    between = Between(url, tmp_path)
    bot = BotProcess(telegram, tmp_path, between.url)
    yield bot, between
    await bot.kill()
    cluster.drop(url)


@pytest.mark.postgres
async def test_a_server_that_starts_after_the_bot_is_waited_for(
    telegram: StrictTelegram, early: tuple[BotProcess, Between]
) -> None:
    """As where one command starts both: the migration waits, and then the bot."""
    bot, between = early
    await bot.launch(verb="run --migrate")
    await _says(bot, WAITS)
    async with between:
        await telegram.dial.settle(within=40)
        ana = telegram.person("Ana")
        await start(telegram, ana)
        assert PLANNED[0] in ana.screen()
        assert await bot.stop() == 0
    log = bot.log.read_text()
    assert log.count(WAITS) == log.count(AGAIN) == 1
    assert "Traceback" not in log


@pytest.mark.postgres
async def test_a_bot_waits_by_itself_too(
    telegram: StrictTelegram, early: tuple[BotProcess, Between]
) -> None:
    bot, between = early
    await bot.launch()
    await _says(bot, WAITS)
    async with between:
        await telegram.dial.settle(within=40)
        assert await bot.stop() == 0
    assert bot.log.read_text().count(WAITS) == 1


@pytest.mark.postgres
@pytest.mark.parametrize("verb", ["run", "run --migrate"])
async def test_who_waits_for_a_server_ends_at_once_when_told(
    early: tuple[BotProcess, Between], verb: str
) -> None:
    bot, _ = early
    await bot.launch(verb=verb)
    await _says(bot, WAITS)
    async with asyncio.timeout(3):
        assert await bot.stop() == 0
    assert bot.log.read_text().count("\n") == 1


@pytest.mark.postgres
async def test_a_server_that_only_reads_is_waited_out(
    telegram: StrictTelegram, remote: BotProcess, between: Between, cluster: Cluster
) -> None:
    """As one that has become the standby."""
    ana = telegram.person("Ana")
    await start(telegram, ana)
    cluster.only_reads(between.name)
    ana.tap(PLANNED[0])
    await _says(remote, AWAY)
    assert telegram.world.mailbox.waiting, "what was not committed is not acknowledged"
    cluster.only_reads(between.name, False)
    await _says(remote, BACK)
    await telegram.dial.settle(within=20)
    await tap(telegram, ana, *PLANNED[1:])
    assert ana.last.text == SET
    _nothing_else_happened(remote)


@pytest.mark.sqlite
async def test_a_locked_file_is_waited_out(telegram: StrictTelegram, bot: BotProcess) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    other = sqlite3.connect(bot.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ana.tap(PLANNED[0])
    await _says(bot, AWAY)
    assert telegram.world.mailbox.waiting, "what was not committed is not acknowledged"
    other.rollback()
    other.close()
    await _says(bot, BACK)
    await telegram.dial.settle(within=20)
    await tap(telegram, ana, *PLANNED[1:])
    assert ana.last.text == SET
    _nothing_else_happened(bot)


async def _says(bot: BotProcess, what: str) -> None:
    """Wait until the log says so."""
    loop = asyncio.get_running_loop()
    until = loop.time() + 30
    while what not in bot.log.read_text() and loop.time() < until:  # noqa: ASYNC110
        await asyncio.sleep(0.05)  # a file rings no bell
    assert what in bot.log.read_text()


def _nothing_else_happened(bot: BotProcess) -> None:
    """Nobody stumbled over anything, and at most one line tells of it."""
    log = bot.log.read_text()
    assert "could not be handled" not in log
    assert "laid aside" not in log
    assert log.count(AWAY) <= 1
    assert log.count(BACK) == log.count(AWAY)
