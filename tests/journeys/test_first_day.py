"""Ana's first day: from hello to the first step, the three questions and the next plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.stage import MONDAY, BotProcess

Compare = Callable[[str, Transcript], None]
TAP = timedelta(seconds=3)


async def tap(telegram: StrictTelegram, person: Person, *labels: str) -> None:
    """Tap one button after another, a few seconds apart, as people do."""
    for label in labels:
        person.tap(label)
        await telegram.dial.forward(TAP)


async def test_ana_from_hello_to_her_next_plan(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = telegram.person("Ana")
    story = Transcript({"": ana}, zone="Europe/Berlin")

    ana.start()
    await telegram.dial.forward(TAP)
    await tap(telegram, ana, "Yes, keep them. I'm 18 or over", "I've been on my own a lot")
    await tap(telegram, ana, "Say hello in a shop · 1 min", "14:05", "Tomorrow 17:30", "Tense")
    await tap(telegram, ana, "Good")
    assert len(ana.messages) == 2, "one /start, and one message that was edited all the way"

    await telegram.dial.to((MONDAY + timedelta(days=1)).replace(hour=17, minute=20, second=1))
    assert ana.notifications[-1].text.startswith("17:30, shop.")
    await tap(telegram, ana, "I'm going")
    await telegram.dial.to((MONDAY + timedelta(days=1)).replace(hour=17, minute=41))
    await tap(telegram, ana, "Done", "Uneasy", "It was short", "Walking in", "A quieter hour")
    ana.tap(next(label for label in ana.last.buttons if label.startswith("Yes, ")))
    await telegram.dial.settle()

    assert len(story.text().split("\nT ")) <= 21
    committed("ana_first_day", story)
