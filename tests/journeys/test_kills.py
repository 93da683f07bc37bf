"""Killed for real, at every commit point and at random instants: nothing is lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from signal import SIGKILL

import pytest

from bot.engine.failpoints import POINTS
from bot.engine.flights import IN_FLIGHT
from bot.sandbox.limits import Limits
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.counting import Counting
from tests.journeys.crowd import CUE, Crowd
from tests.journeys.people import MOMENT, tap
from tests.journeys.seeds import with_cues
from tests.journeys.stage import BotProcess, wind

pytestmark = pytest.mark.journey
PEOPLE = 200


@pytest.mark.counts
@pytest.mark.parametrize("stored", ["sqlite"], indirect=True)
@pytest.mark.parametrize("point", POINTS)
async def test_a_kill_at_every_commit_point(
    telegram: StrictTelegram, stored: BotProcess, point: str, counted: Counting
) -> None:
    [ana] = with_cues(telegram, stored, 1, CUE)
    ana.say("/help")
    telegram.dial.set_(CUE)
    with suppress(AssertionError):
        await stored.start({"FAIL_POINT": point})
    assert await stored.died() == -SIGKILL, "the point was never reached"

    await stored.start()
    cues = [m for m in ana.messages if m.text.startswith("17:30, shop.")]
    helps = [m for m in ana.messages if m.text.startswith("Emergency: 112")]
    counted("kill -9 at a fail point", 1, 1, not cues or not helps, len(cues + helps) - 2)
    assert 1 <= len(cues) <= 2
    assert 1 <= len(helps) <= 2
    await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, "I'm going", "Done", "Uneasy")
    assert [message for message in ana.messages if "What felt easy?" in message.text]


async def test_twenty_kills_at_random_instants(tmp_path: Path, counted: Counting) -> None:
    await _sweep(tmp_path, kills=20, seed=20, counted=counted)


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(10))
async def test_two_hundred_kills_at_random_instants(
    tmp_path: Path, seed: int, counted: Counting
) -> None:
    await _sweep(tmp_path, kills=20, seed=seed, counted=counted)


async def _sweep(folder: Path, kills: int, seed: int, counted: Counting) -> None:
    """200 cues fall due; the bot is killed again and again while they leave and are answered."""
    chance = random.Random(seed)
    async with StrictTelegram(limits=Limits(chat_rate=None, bot_rate=None)) as telegram:
        wind(telegram, CUE - timedelta(minutes=1))
        bot = BotProcess(telegram, folder)
        await bot.migrate()
        crowd = Crowd(telegram, bot, PEOPLE)
        telegram.dial.set_(CUE)
        fast = {"SEND_RATE": "60", "LOG_LEVEL": "WARNING"}
        for _ in range(kills):
            await bot.launch(fast)
            before = len(telegram.accepted)
            await telegram.world.bell.until(_more(telegram, before + 1), within=5)
            crowd.answer()
            until = before + chance.randrange(1, 16)
            await telegram.world.bell.until(_more(telegram, until), within=0.3)
            await bot.kill()
        await bot.start(fast)
        await crowd.answers_to_the_end()
        await bot.stop()
    counted("kill -9 at random, under load", 1, kills, crowd.lost, crowd.doubled)
    assert not crowd.lost, crowd.told()
    assert crowd.doubled <= kills * IN_FLIGHT


def _more(telegram: StrictTelegram, count: int) -> Callable[[], bool]:
    """Whether so many calls got through."""
    return lambda: len(telegram.accepted) >= count
