"""The seeded month, played at whatever hour the sandbox is opened."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sandbox.story import LENGTH, month
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import say, tap
from tests.journeys.stage import MONDAY, BotProcess

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("later", [timedelta(0), timedelta(hours=9)], ids=["afternoon", "night"])
async def test_a_month_ends_now_and_can_be_looked_back_on(
    telegram: StrictTelegram, bot: BotProcess, later: timedelta
) -> None:
    ana, lena = telegram.person("Ana"), telegram.person("Lena")
    await telegram.dial.forward(later)
    await month(telegram, ana, lena)
    assert timedelta() <= telegram.dial.now() - (MONDAY + later + LENGTH) < timedelta(minutes=1)
    assert sum(message.text.startswith("From Ana:") for message in lena.messages) >= 2
    await say(telegram, ana, "/look")
    await tap(telegram, ana, "Last steps")
    assert ana.last.text.count("You guessed") == 3
    assert "Older" in ana.last.buttons
