"""Two copies of the bot on one PostgreSQL: one works, the other waits, and nothing comes twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import say
from tests.journeys.seeds import with_cues
from tests.journeys.stage import MONDAY, BotProcess
from tests.store.cluster import MIGRATED, Cluster

pytestmark = [pytest.mark.journey, pytest.mark.postgres]

CUE = (MONDAY + timedelta(days=1)).replace(hour=17, minute=20, second=1)
SAID = "17:30, shop. One hello is the whole thing."
WAITS = "another copy of the bot is at work; this one stands by"


@pytest.fixture
async def two(
    telegram: StrictTelegram, cluster: Cluster, tmp_path: Path
) -> AsyncIterator[tuple[BotProcess, BotProcess]]:
    """Two processes, in one folder, that do not run yet."""
    url = cluster.fresh(MIGRATED)
    both = BotProcess(telegram, tmp_path, url), BotProcess(telegram, tmp_path, url)
    both[1].log = tmp_path / "second.log"
    yield both
    for bot in both:
        await bot.kill()
    cluster.drop(url)


async def test_a_rolling_restart_overlaps_and_doubles_no_cue(
    telegram: StrictTelegram, two: tuple[BotProcess, BotProcess]
) -> None:
    first, second = two
    people = with_cues(telegram, first, 20, CUE)
    telegram.dial.set_(CUE - timedelta(minutes=1))
    await first.start()
    await second.launch()
    await _tells(second, WAITS)
    stopping = asyncio.create_task(first.stop())
    telegram.dial.set_(CUE)
    assert await stopping == 0
    await telegram.dial.settle(within=30)
    assert _heard(people) == [[SAID]] * 20
    await say(telegram, people[0], "/next")
    assert "This is what's coming." in people[0].last.text


async def test_the_second_takes_over_when_the_first_is_killed(
    telegram: StrictTelegram, two: tuple[BotProcess, BotProcess]
) -> None:
    first, second = two
    people = with_cues(telegram, first, 20, CUE)
    telegram.dial.set_(CUE - timedelta(minutes=1))
    await first.start()
    await second.launch()
    await _tells(second, WAITS)
    telegram.dial.set_(CUE)
    await people[0].until(SAID, within=10)
    await first.kill()
    await telegram.dial.settle(within=40)
    heard = _heard(people)
    assert all(texts[:1] == [SAID] for texts in heard), "everybody is reminded"
    assert sum(map(len, heard)) - 20 <= 8, "twice at most those that were in flight"


def _heard(people: list[Person]) -> list[list[str]]:
    return [[m.text for m in person.messages if m.from_bot] for person in people]


async def _tells(bot: BotProcess, what: str) -> None:
    loop = asyncio.get_running_loop()
    until = loop.time() + 20
    while what not in bot.log.read_text() and loop.time() < until:  # noqa: ASYNC110
        await asyncio.sleep(0.05)  # a file rings no bell
    assert what in bot.log.read_text()
