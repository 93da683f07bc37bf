"""A hard evening: human help in the next message, and then quiet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import MOMENT, PLANNED, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess

pytestmark = pytest.mark.journey


async def test_help_comes_first_and_the_next_day_is_quiet(
    telegram: StrictTelegram,
    bot: BotProcess,
    committed: Callable[[str, Transcript], None],
) -> None:
    ana = telegram.person("Ana")
    story = Transcript({"": ana}, zone="Europe/Berlin")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)

    await telegram.dial.to(MONDAY.replace(hour=23, minute=40))
    await say(telegram, ana, "I dont want to be here anymore")
    assert ana.last.text.startswith("Thank you for saying that.")
    assert "call 112" in ana.last.text
    await tap(telegram, ana, "Words to tell someone", "Copy", "Back", "I'm safe for now")
    await tap(telegram, ana, "Yes, one hello")

    pushed = len(ana.notifications)
    await telegram.dial.to((MONDAY + timedelta(days=1)).replace(hour=19, minute=59))
    assert len(ana.notifications) == pushed, "no cue on the quiet day"
    await telegram.dial.to((MONDAY + timedelta(days=1)).replace(hour=20, minute=1))
    assert ana.last.text == "Hello. Just that. You don't need to answer."
    assert len(ana.notifications) == pushed + 1, "nothing but the hello"
    committed("hard_evening", story)


async def test_help_goes_before_everything_that_waits(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    with telegram.faults.start("too_many", method="sendMessage", times=3):
        for word in ("hello", "I want to die", "hello again"):
            ana.say(word)
        await telegram.dial.forward(MOMENT)
        for _ in range(8):
            await telegram.dial.forward(timedelta(seconds=10))
    bot_said = [m.text for m in ana.messages if m.from_bot]
    assert any(text.startswith("Thank you for saying that.") for text in bot_said)
