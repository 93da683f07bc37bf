"""The rules of a zone change while the bot is down: what was promised comes at its local minute.

The process is started with a tz database in which Berlin has other rules, as an update of the
machine's would bring them.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import MOMENT, planned, say, start, tap
from tests.journeys.stage import BERLIN, BotProcess
from tests.tzif import written

pytestmark = pytest.mark.journey

AS_IT_IS = "CET-1CEST,M3.5.0,M10.5.0/3"
WINTER, SUMMER = "CET-1", "CEST-2"
"""Berlin stops changing its clocks: for the winter's time, or for the summer's."""
OWN = "call my aunt on 5 April 2027 at 17:30"
APRIL = datetime(2027, 4, 5, 17, 20, tzinfo=BERLIN)
"""Ten minutes before it, by the rules that were known in November."""
HOUR = timedelta(hours=1)


class Rules:
    """The tz databases that the machine has had, one after another."""

    def __init__(self, bot: BotProcess) -> None:
        self._bot = bot
        self._editions = 0

    async def start(self, posix: str) -> None:
        """Start the bot with these rules of Berlin."""
        self._editions += 1
        folder = self._bot.folder / f"tzdb{self._editions}"
        written(folder, Europe__Berlin=posix)
        await self._bot.start({"PYTHONTZPATH": str(folder)})


async def _planned(telegram: StrictTelegram, name: str = "Ana") -> Person:
    """Somebody with a hello in the shop tomorrow, and a call in April."""
    ana = await planned(telegram, name)
    await say(telegram, ana, f"/plan {OWN}")
    await tap(telegram, ana, "Okay", "Good")
    assert "17:20" in ana.last.text
    return ana


def _cued(person: Person, telegram: StrictTelegram) -> bool:
    """Whether the reminder of the call came just now."""
    last = person.notifications[-1]
    return last.text.startswith("17:30") and telegram.dial.now() - last.at < timedelta(minutes=1)


@pytest.mark.parametrize(("rules", "later"), [(WINTER, HOUR), (SUMMER, timedelta())])
async def test_a_step_keeps_its_wall_minute(
    telegram: StrictTelegram, stored: BotProcess, rules: str, later: timedelta
) -> None:
    bot = Rules(stored)
    await bot.start(AS_IT_IS)
    ana = await _planned(telegram)
    await stored.stop()
    await bot.start(rules)
    for early in (timedelta(days=20), HOUR, timedelta(seconds=5)):
        await telegram.dial.to(APRIL + later - early)
        assert not _cued(ana, telegram)
    await telegram.dial.to(APRIL + later + timedelta(seconds=1))
    assert _cued(ana, telegram), ana.notifications[-1]
    await say(telegram, ana, "/next")
    assert any("17:30" in label for label in ana.last.buttons), ana.last


async def test_killed_and_moved_back_and_forth_it_comes_once_and_in_time(
    telegram: StrictTelegram, stored: BotProcess
) -> None:
    bot = Rules(stored)
    await bot.start(AS_IT_IS)
    ana = await _planned(telegram)
    for rules in (WINTER, SUMMER, AS_IT_IS, WINTER, WINTER):
        await stored.kill()
        await bot.start(rules)
    await telegram.dial.to(APRIL + HOUR - timedelta(seconds=5))
    heard = len(ana.notifications)
    await telegram.dial.to(APRIL + HOUR + timedelta(seconds=1))
    assert [push.text[:5] for push in ana.notifications[heard:]] == ["17:30"]


async def test_an_update_that_came_too_late_moves_today_and_no_distance(
    telegram: StrictTelegram, stored: BotProcess
) -> None:
    """The clocks of Berlin were not set back in October, and the bot hears of it in November."""
    bot = Rules(stored)
    await bot.start(AS_IT_IS)
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, "Yes, save them. I'm 18 or over", "I've been on my own a lot")
    await say(telegram, ana, "/cancel", "/settings")
    await tap(telegram, ana, *(b for b in ana.last.buttons if "quiet" in b.lower()))
    await tap(telegram, ana, *(b for b in ana.last.buttons if "clock" in b.lower()), "14:05")
    for text in ("call my aunt today at 17:30", "water the plants in 30 min"):
        await say(telegram, ana, f"/plan {text}")
        await tap(telegram, ana, "Okay", "Good")
    await stored.stop()
    await bot.start(SUMMER)
    heard = len(ana.notifications)
    await telegram.dial.to(datetime(2026, 11, 30, 14, 25, tzinfo=BERLIN) - MOMENT)
    assert len(ana.notifications) == heard
    await telegram.dial.to(datetime(2026, 11, 30, 14, 25, tzinfo=BERLIN) + MOMENT)
    assert [push.text[:5] for push in ana.notifications[heard:]] == ["15:35"], "as their clock says"
    half_past_five = datetime(2026, 11, 30, 16, 30, tzinfo=BERLIN)  # as it would be by winter's
    await telegram.dial.to(half_past_five - timedelta(minutes=10) - MOMENT)
    before = len(ana.notifications)
    await telegram.dial.to(half_past_five - timedelta(minutes=10) + MOMENT)
    assert [push.text[:5] for push in ana.notifications[before:]] == ["17:30"]


def test_the_rules_that_are_written_are_read(tmp_path: Path) -> None:
    """The story is not about nothing: a process with this folder has these rules."""
    import os
    import subprocess
    import sys

    from tests.journeys.stage import ROOT

    code = (
        "from datetime import *; from bot.core.records.calendar import zone;"
        "at = datetime(2027, 7, 1, tzinfo=UTC);"
        "print([at.astimezone(zone(n)).hour for n in ('Europe/Berlin', 'Europe/Paris')])"
    )
    folder = written(tmp_path, Europe__Berlin=WINTER)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONTZPATH": str(folder)}
    said = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
    )
    assert said.stdout == "[1, 2]\n"
