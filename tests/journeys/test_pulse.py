"""Whoever asks from outside hears whether the bot is well, without its token or its database."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE

import pytest

from bot.engine.pulse import BEHIND, PARTS
from tests.journeys.stage import ROOT, BotProcess

pytestmark = [pytest.mark.journey, pytest.mark.sqlite]
"""The pulse lies beside the database's file."""


async def test_a_bot_that_runs_is_well_and_one_that_was_stopped_is_not_ill(bot: BotProcess) -> None:
    await _becomes_well(bot)
    assert bot.process is not None
    assert await bot.stop() == 0
    assert await _healthy(bot) == (1, "No bot runs here: there is no pulse.\n")
    assert "ok   pulse: no bot runs here now\n" in await _doctor(bot)


async def test_a_bot_that_was_killed_grows_ill_and_is_well_when_it_is_back(bot: BotProcess) -> None:
    await _becomes_well(bot)
    assert "ok   pulse: the bot that runs here is well\n" in await _doctor(bot)
    await bot.kill()
    _let_age(bot, BEHIND + 60)
    code, said = await _healthy(bot)
    assert code == 1
    assert said.startswith("The bot is behind with looking at the calendar (3 minutes)")
    assert all(part in said for part in PARTS.values())
    assert f"mend pulse: {said}" in await _doctor(bot)
    await bot.start()
    await _becomes_well(bot)


async def test_the_pulse_tells_times_and_nothing_else(bot: BotProcess) -> None:
    await _becomes_well(bot)
    said = json.loads((bot.folder / "pulse.json").read_bytes())
    assert set(said) == set(PARTS)
    assert all(isinstance(time, float) for time in said.values())


def _let_age(bot: BotProcess, seconds: float) -> None:
    """As if it had been written so much earlier."""
    file = bot.folder / "pulse.json"
    said = json.loads(file.read_bytes())
    file.write_text(json.dumps({part: at - seconds for part, at in said.items()}))


async def _becomes_well(bot: BotProcess) -> None:
    async with asyncio.timeout(10):
        while await _healthy(bot) != (0, "The bot is well.\n"):
            pass


async def _healthy(bot: BotProcess) -> tuple[int | None, str]:
    """The exit code and the sentence, for somebody who knows nothing but where to look."""
    place = {"PULSE_FILE": str(bot.folder / "pulse.json")}
    return await _asked(bot, "healthy", place)


async def _doctor(bot: BotProcess) -> str:
    _, said = await _asked(bot, "doctor", bot.environment)
    return said


async def _asked(bot: BotProcess, way: str, told: dict[str, str]) -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", way),
        cwd=bot.folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **told},
        stdout=PIPE,
    )
    said, _ = await process.communicate()
    return process.returncode, said.decode()
