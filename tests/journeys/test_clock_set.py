"""The machine's wall clock is set an hour back while the bot runs: nobody waits for it.

It really runs, without the dial; libfaketime (Debian's package of that name) sets its clock.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import PLANNED
from tests.journeys.seeds import with_cues
from tests.journeys.stage import BotProcess

FOUND = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("stored", ["sqlite"], indirect=True),
    pytest.mark.skipif(
        not FOUND and not os.environ.get("CI"),
        reason="libfaketime is not installed, so nobody sets a clock: apt install libfaketime",
    ),
]


class Watch:
    """The bot's wall clock, as it is set."""

    def __init__(self, bot: BotProcess) -> None:
        self._file = bot.folder / "clock"
        self._bot = bot
        self.set_(0)

    def set_(self, seconds: int) -> None:
        """So much ahead of the real time; the monotonic clock never notices."""
        beside = self._file.with_suffix(".new")
        beside.write_text(f"{seconds:+d}s\n")
        beside.rename(self._file)

    async def start(self) -> None:
        """Start the bot by this clock."""
        await self._bot.launch(
            {
                "LD_PRELOAD": str(FOUND[-1]),
                "FAKETIME_TIMESTAMP_FILE": str(self._file),
                "FAKETIME_NO_CACHE": "1",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                # Else whoever waits by the monotonic clock looks at it without a pause.
                "FAKETIME_FORCE_MONOTONIC_FIX": "0",
                "DIAL": "0",
            }
        )


async def test_an_answer_is_heard_though_the_clock_goes_back(
    telegram: StrictTelegram, stored: BotProcess
) -> None:
    telegram.dial.offset = timedelta()
    watch = Watch(stored)
    watch.set_(3600)
    await watch.start()
    ana = telegram.person("Ana")
    ana.start()
    await ana.until("Hello. I'm Small Steps.", within=20)
    for label in (*PLANNED[:2], "Send “thinking of you” · now", "I sent it", "Okay"):
        await ana.until(lambda message, label=label: label in message.buttons, within=20)  # type: ignore[misc]
        ana.tap(label)
    await ana.until("What felt easy?", within=20)
    ana.say("the door was open")
    assert await telegram.world.bell.until(lambda: not telegram.world.mailbox.waiting, within=5)
    watch.set_(0)
    await ana.until("What felt hard?", within=30)
    assert '"seconds": -3600' in stored.log.read_text()


async def test_a_cue_comes_at_its_minute_though_the_clock_was_an_hour_behind(
    telegram: StrictTelegram, stored: BotProcess
) -> None:
    telegram.dial.offset = timedelta()
    soon = telegram.dial.now() + timedelta(seconds=12)
    [ana] = with_cues(telegram, stored, 1, soon)
    watch = Watch(stored)
    watch.set_(-3600)
    await watch.start()
    ana.say("/next")
    await ana.until("This is what's coming.", within=20)
    watch.set_(0)
    await ana.until("One hello is the whole thing.", within=40)
    assert soon <= telegram.dial.now() < soon + timedelta(seconds=10)
