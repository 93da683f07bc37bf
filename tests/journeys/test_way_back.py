"""A way back: a wrong tap is mended, and so is a message that was heard already."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import MOMENT, PLANNED, planned, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess

Compare = Callable[[str, Transcript], None]
TUESDAY = MONDAY + timedelta(days=1)
pytestmark = pytest.mark.journey


async def test_a_wrong_tap_is_mended(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = await planned(telegram)
    story = Transcript({"": ana}, zone="Europe/Berlin")
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=20, second=1))
    await tap(telegram, ana, "I'm going")
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=41))

    await tap(telegram, ana, "Done", "Very tense")
    await say(telegram, ana, "I meant calm")
    await tap(telegram, ana, "Leaving")
    await say(telegram, ana, "oops")
    await say(telegram, ana, "The lady smiled.")
    await tap(telegram, ana, "That's enough", "Not now")
    assert "it was calm" in ana.last.text
    assert "The lady smiled." in ana.last.text

    await say(telegram, ana, "no, I didn't do it")
    assert ana.last.text.startswith("Okay, not this time.")
    await say(telegram, ana, "it did happen")
    await tap(telegram, ana, "Calm", "That's enough")
    await telegram.dial.forward(timedelta(minutes=11))
    await say(telegram, ana, "undo")
    committed("a_wrong_tap_mended", story)


async def test_a_message_that_was_changed_is_heard_anew(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED[:4])
    story = Transcript({"": ana}, zone="Europe/Berlin")
    typed = ana.say("tomorrow 5pm")
    await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, "Okay")
    ana.edit(typed, "tomorrow 6pm")
    await telegram.dial.forward(MOMENT)
    assert ana.last.text.startswith("Tomorrow at 18:00")

    await tap(telegram, ana, "Good")
    ana.edit(typed, "tomorrow 7pm")
    await telegram.dial.forward(MOMENT)
    await telegram.dial.to(TUESDAY.replace(hour=18, minute=30))
    pushed = len(ana.notifications)
    await telegram.dial.to(TUESDAY.replace(hour=18, minute=50, second=1))
    assert len(ana.notifications) == pushed + 1
    assert ana.notifications[-1].text.startswith("19:00, shop.")
    committed("a_message_changed", story)
