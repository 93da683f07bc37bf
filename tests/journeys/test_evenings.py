"""A dinner with a sentence ready, a hard talk prepared, and a first shift of volunteering."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import say, start, tap
from tests.journeys.stage import MONDAY, BotProcess

Compare = Callable[[str, Transcript], None]
FRIDAY = MONDAY + timedelta(days=4)
SATURDAY = MONDAY + timedelta(days=5)
NO = "Not for me tonight, thanks."
pytestmark = pytest.mark.journey


async def begun(telegram: StrictTelegram, name: str, path: str) -> Person:
    """Somebody who said which path is closest."""
    person = telegram.person(name)
    await start(telegram, person)
    await tap(telegram, person, "Yes, save them. I'm 18 or over", path)
    return person


async def until(telegram: StrictTelegram, instant: datetime) -> None:
    """Whatever comes on the way comes at its minute."""
    await telegram.dial.pass_time(instant - telegram.dial.now())
    await telegram.dial.settle()


async def test_a_dinner_with_a_sentence_ready(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    marek = await begun(telegram, "Marek", "After alcohol, drugs or gambling")
    story = Transcript({"": marek}, zone="Europe/Berlin")
    await say(telegram, marek, "dinner at my sister's, saturday 19:00")
    await tap(telegram, marek, "14:05", "Tense", "A sentence to have ready", "Saying no")
    await tap(telegram, marek, NO, "Good")

    # Under the spoiler of the reminder, and under every card of a hard minute.
    await until(telegram, SATURDAY.replace(hour=18, minute=50, second=1))
    assert f'Ready: "{NO}"' in marek.last.text
    assert NO not in marek.notifications[-1].text
    await tap(telegram, marek, "I'm going")
    await until(telegram, SATURDAY.replace(hour=19, minute=40))
    await tap(telegram, marek, "It's too much", f'My sentence: "{NO}"', "Back", "Stay")
    await say(telegram, marek, "I really want a drink")
    await tap(telegram, marek, f'My sentence: "{NO}"')
    assert marek.last.text == f'You can say: "{NO}"'
    await tap(telegram, marek, "Back", "That's enough")
    await until(telegram, SATURDAY.replace(hour=21, minute=30))
    await tap(telegram, marek, "Done", "Uneasy")
    await say(telegram, marek, "I said no twice, nobody asked why")
    await tap(telegram, marek, "That's enough")
    assert "You guessed tense. It turned out uneasy." in marek.last.text
    await tap(telegram, marek, "Not now")
    committed("a_dinner", story)


async def test_a_hard_talk_prepared(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    nora = await begun(telegram, "Nora", "A bit of both")
    story = Transcript({"": nora}, zone="Europe/Berlin")
    await say(telegram, nora, "talk with my brother about the money, friday 18:00")
    await tap(telegram, nora, "14:05", "Very tense", "A sentence to have ready", "More moments")
    await tap(telegram, nora, "Before a hard talk")
    await say(telegram, nora, "I felt alone with it")
    await tap(telegram, nora, "I would like us to talk calmly.", "Could we talk for ten minutes?")
    ready = "I felt alone with it. I would like us to talk calmly. Could we talk for ten minutes?"
    assert f'Ready: "{ready}"' in nora.last.text
    await tap(telegram, nora, "Good")
    await until(telegram, FRIDAY.replace(hour=17, minute=50, second=1))
    assert ready in nora.last.text
    await tap(telegram, nora, "I'm going")
    await until(telegram, FRIDAY.replace(hour=19))
    await tap(telegram, nora, "Done", "Tense")
    await say(telegram, nora, "we both wanted the same")
    await tap(telegram, nora, "That's enough")
    # It was hard: nothing follows but what is kind.
    assert nora.last.buttons[:2] == ["Smaller step", "Rest today"]
    await tap(telegram, nora, "Rest today")
    committed("a_hard_talk", story)


async def test_a_first_shift(telegram: StrictTelegram, bot: BotProcess, committed: Compare) -> None:
    ana = await begun(telegram, "Ana", "I've been on my own a lot")
    story = Transcript({"": ana}, zone="Europe/Berlin")
    await say(telegram, ana, "first shift at the food bank, saturday 10:00")
    await tap(telegram, ana, "14:05")
    await say(telegram, ana, "they will see that I am slow")
    await tap(telegram, ana, "Tense", "Before somewhere new", "How I can leave", "Go on")
    await tap(telegram, ana, "After 30 min", "Good")
    await until(telegram, SATURDAY.replace(hour=9, minute=50, second=1))
    await tap(telegram, ana, "I'm going")
    await until(telegram, SATURDAY.replace(hour=10, minute=30, second=1))
    assert ana.notifications[-1].text.startswith("That's your 30 minutes.")
    await tap(telegram, ana, "Staying a bit")
    await until(telegram, SATURDAY.replace(hour=11, minute=40))
    await tap(telegram, ana, "Done", "Okay")
    await say(telegram, ana, "they were glad about each box")
    await tap(telegram, ana, "That's enough")
    assert "they will see that I am slow" in ana.last.text
    committed("a_first_shift", story)
