"""Killed for real, at every commit point and at random instants: nothing is lost."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from signal import SIGKILL

import pytest

from bot.engine.failpoints import POINTS
from bot.engine.flights import IN_FLIGHT
from bot.sandbox.limits import Limits
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import MOMENT, tap
from tests.journeys.seeds import with_cues
from tests.journeys.stage import MONDAY, BotProcess, wind

pytestmark = pytest.mark.journey
CUE = (MONDAY + timedelta(days=1)).replace(hour=17, minute=20, second=1)
PEOPLE = 200
ROUNDS = 10
"""Taps that each may still need, at the pace at which a bot may send."""


@pytest.mark.parametrize("stored", ["sqlite"], indirect=True)
@pytest.mark.parametrize("point", POINTS)
async def test_a_kill_at_every_commit_point(
    telegram: StrictTelegram, stored: BotProcess, point: str
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
    assert 1 <= len(cues) <= 2
    assert 1 <= len(helps) <= 2
    await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, "I'm going", "Done", "Uneasy")
    assert [message for message in ana.messages if "What felt easy?" in message.text]


async def test_twenty_kills_at_random_instants(tmp_path: Path) -> None:
    await _sweep(tmp_path, kills=20, seed=20)


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(10))
async def test_two_hundred_kills_at_random_instants(tmp_path: Path, seed: int) -> None:
    await _sweep(tmp_path, kills=20, seed=seed)


async def _sweep(folder: Path, kills: int, seed: int) -> None:
    """200 cues fall due; the bot is killed again and again while they leave and are answered."""
    chance = random.Random(seed)
    async with StrictTelegram(limits=Limits(chat_rate=None, bot_rate=None)) as telegram:
        wind(telegram, CUE - timedelta(minutes=1))
        bot = BotProcess(telegram, folder)
        await bot.migrate()
        phones = with_cues(telegram, bot, PEOPLE, CUE)
        telegram.dial.set_(CUE)
        fast = {"SEND_RATE": "60", "LOG_LEVEL": "WARNING"}
        for _ in range(kills):
            await bot.launch(fast)
            before = len(telegram.accepted)
            await telegram.world.bell.until(_more(telegram, before + 1), within=5)
            _answer(phones)
            until = before + chance.randrange(1, 16)
            await telegram.world.bell.until(_more(telegram, until), within=0.3)
            await bot.kill()
        await bot.start(fast)
        for _ in range(ROUNDS):
            _answer(phones)
            await telegram.dial.forward(MOMENT)
        await bot.stop()
    _nothing_lost(phones, kills)


def _more(telegram: StrictTelegram, count: int) -> Callable[[], bool]:
    """Whether so many calls got through."""
    return lambda: len(telegram.accepted) >= count


def _answer(phones: list[Person]) -> None:
    """Whoever has a card taps on: going, done, tense."""
    for phone in phones:
        for label in ("Tense", "Done", "I'm going"):
            if any(m.from_bot and label in m.buttons for m in phone.messages):
                phone.tap(label)
                break


def _nothing_lost(phones: list[Person], kills: int) -> None:
    cues = Counter(sum(m.from_bot for m in phone.messages) for phone in phones)
    assert cues[0] == 0, "a cue was lost"
    doubled = sum(count * (times - 1) for times, count in cues.items())
    assert doubled <= kills * IN_FLIGHT
    wedged = [p for p in phones if not any("What felt easy?" in m.text for m in p.messages)]
    assert not wedged, f"{len(wedged)} talks are stuck, one of them here:\n{wedged[0].screen()}"
