"""A friend is asked for a walk; her yes comes two months later, and becomes a plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import PLANNED, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess

Compare = Callable[[str, Transcript], None]
MONTHS_LATER = MONDAY + timedelta(days=60)
pytestmark = pytest.mark.journey


async def test_a_walk_with_nina(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED[:2])
    story = Transcript({"": ana}, zone="Europe/Berlin")
    await tap(telegram, ana, "With someone I know")
    await say(telegram, ana, "Nina Bergmann")
    await tap(telegram, ana, "A friend", "Ask for a short walk · now", "Other words", "I sent it")
    await tap(telegram, ana, "Okay", "That's enough")
    assert "No answer yet says nothing about you: people are busy." in ana.last.text
    await tap(telegram, ana, "Not now")

    # Two months later she says yes.
    await telegram.dial.pass_time(MONTHS_LATER - telegram.dial.now())
    await telegram.dial.settle()
    await say(telegram, ana, "Nina said yes!")
    await tap(telegram, ana, "14:05", "Tomorrow 17:30", "Uneasy")
    assert "Nina" in ana.last.text
    await tap(telegram, ana, "Good")
    await telegram.dial.pass_time(timedelta(days=1, hours=3, minutes=16))
    await telegram.dial.settle()
    # Her name stands in the chat, and on no lock screen.
    assert ana.last.button("I'm going")
    assert "Nina" not in ana.notifications[-1].text
    await tap(telegram, ana, "I'm going")
    await telegram.dial.pass_time(timedelta(minutes=25))
    await telegram.dial.settle()
    await tap(telegram, ana, "Done", "Calm", "It was warm", "Skip")
    # What to ask her stands on the next reminder, under the spoiler.
    await tap(telegram, ana, "How it went")
    await tap(telegram, ana, ana.last.buttons[0])
    await telegram.dial.pass_time(timedelta(days=1, hours=23, minutes=35))
    await telegram.dial.settle()
    assert "how it went" in ana.last.text.lower()
    assert "how it went" not in ana.notifications[-1].text.lower()
    committed("a_walk_with_nina", story)
