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


async def test_the_worst_moments_are_met(
    telegram: StrictTelegram,
    bot: BotProcess,
    committed: Callable[[str, Transcript], None],
) -> None:
    """What people write when it is hardest, typed where they happen to be."""
    ana = telegram.person("Ana")
    story = Transcript({"": ana}, zone="Europe/Berlin")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)

    await say(telegram, ana, "someone please help")
    assert "112" in ana.last.text

    await _later(telegram)
    await say(telegram, ana, "i just can't go on", "yes")
    assert ana.last.text.startswith("Thank you for saying that.")
    await say(telegram, ana, "how do i call")
    await say(telegram, ana, "nobody is here")
    await say(telegram, ana, "leave me alone")
    assert "/help is always here" in ana.last.text

    await _later(telegram)
    ana.say("/settings")
    await telegram.dial.forward(MOMENT)
    await say(telegram, ana, "i want")
    await say(telegram, ana, "to die")
    assert "112" in ana.last.text, "a danger in two messages"

    await _later(telegram)
    await say(telegram, ana, "I took too many pills")
    await tap(telegram, ana, "I'm safe for now", "Yes, one hello")
    assert "112" in ana.last.text, "nothing promises silence"

    await _later(telegram)
    ana.send_document("i want to die")
    await telegram.dial.forward(MOMENT)
    assert "112" in ana.last.text

    await _later(telegram)
    await say(telegram, ana, "I really want a drink")
    await tap(telegram, ana, "Breathe with me")
    await telegram.dial.forward(timedelta(minutes=2))
    await tap(telegram, ana, "That's enough")
    await say(telegram, ana, "purple")
    assert "findahelpline.com" in ana.last.text, "a way on, and where help is"
    committed("worst_moments", story)


async def _later(telegram: StrictTelegram) -> None:
    """So much later that no card is the same again."""
    await telegram.dial.forward(timedelta(minutes=40))
