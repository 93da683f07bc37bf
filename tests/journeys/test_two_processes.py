"""Two copies of the bot on one PostgreSQL: one works, the other waits, and nothing comes twice."""

from __future__ import annotations

import asyncio
import signal
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
WORKS = "this copy of the bot is at work now"
TAKEN_OVER = 12.0
"""Seconds at most until somebody else does the work of one that is killed, or stands still."""
HANDED_OVER = 3.0
"""The same of one that stops as it should: it lets go by itself."""
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
    assert await _tells(second, WORKS) < TAKEN_OVER
    await telegram.dial.settle(within=20)
    heard = _heard(people)
    assert all(SAID in texts for texts in heard), "everybody is reminded"
    twice = sum(texts.count(SAID) for texts in heard) - 20
    assert twice <= 8, "twice at most those that were in flight"


async def test_one_that_stands_still_is_replaced_and_then_stands_by(
    telegram: StrictTelegram, two: tuple[BotProcess, BotProcess]
) -> None:
    first, second = two
    people = with_cues(telegram, first, 3, CUE)
    telegram.dial.set_(CUE - timedelta(minutes=1))
    await first.start()
    await second.launch()
    await _tells(second, WAITS)
    assert first.process is not None
    first.process.send_signal(signal.SIGSTOP)
    assert await _tells(second, WORKS) < TAKEN_OVER
    await _answered(people[0])
    first.process.send_signal(signal.SIGCONT)
    await _tells(first, WAITS)
    telegram.dial.set_(CUE)
    await telegram.dial.settle(within=20)
    assert [texts.count(SAID) for texts in _heard(people)] == [1, 1, 1]
    assert await second.stop() == 0
    assert await _answered(people[1]) < HANDED_OVER
    assert first.process.returncode is None


async def _answered(person: Person) -> float:
    """Seconds until somebody answers what is typed now."""
    loop = asyncio.get_running_loop()
    began, before = loop.time(), len(person.messages)
    person.say("/next")
    while not any(m.from_bot for m in person.messages[before:]):
        assert loop.time() - began < 30
        await asyncio.sleep(0.05)
    return loop.time() - began


def _heard(people: list[Person]) -> list[list[str]]:
    return [[m.text for m in person.messages if m.from_bot] for person in people]


async def _tells(bot: BotProcess, what: str) -> float:
    """Seconds until its log says so."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    while what not in bot.log.read_text() and loop.time() < began + 20:  # noqa: ASYNC110
        await asyncio.sleep(0.05)  # a file rings no bell
    assert what in bot.log.read_text()
    return loop.time() - began
