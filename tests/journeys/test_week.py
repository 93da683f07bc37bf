"""The seeded week, played at whatever hour the sandbox is opened."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.week import LENGTH, URGE, WORDS, week
from tests.journeys.people import tap
from tests.journeys.stage import MONDAY, BotProcess

pytestmark = pytest.mark.journey
LATER = {"afternoon": timedelta(0), "night": timedelta(hours=9), "friday": timedelta(days=3.7)}


@pytest.mark.parametrize("later", LATER.values(), ids=LATER)
async def test_a_week_ends_now_with_a_promise_kept(
    telegram: StrictTelegram, bot: BotProcess, later: timedelta
) -> None:
    marek, petr = telegram.person("Marek"), telegram.person("Petr")
    await telegram.dial.forward(later)
    await week(telegram, marek, petr)
    assert timedelta() <= telegram.dial.now() - (MONDAY + later + LENGTH) < timedelta(minutes=1)
    assert marek.last.text.startswith("Your week: ")
    assert marek.last.text.endswith("Promises kept: 1.")
    # Of the hard evening nothing stays in the chat, and nothing reached the friend but the asking.
    assert not [message for message in marek.messages if message.text == URGE]
    seen = "\n".join(happening.text for happening in petr.happenings)
    assert "Marek would be glad of a hello from you." in seen
    assert URGE not in seen
    assert "sister" not in seen
    # No lock screen told what he was reminded of.
    shown = [push.text for push in marek.notifications if push.text.startswith("A note for you, ")]
    assert any(text.startswith("A note for you, 19:00. ▒") for text in shown)
    assert any(text.startswith("A note for you, 15:30. ▒") for text in shown)
    assert not [text for text in shown if "sister" in text or "Nina" in text]
    kept = [happening.text for happening in marek.happenings if "Kept." in happening.text]
    assert kept
    assert WORDS not in "".join(kept)
    await tap(telegram, marek, "Last steps")
    assert "You guessed tense. It turned out uneasy." in marek.last.text
