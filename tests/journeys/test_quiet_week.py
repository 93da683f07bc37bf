"""A quiet week and the way back; and the morning of a date that matters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import MOMENT, PLANNED, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess

Compare = Callable[[str, Transcript], None]
DAY = timedelta(days=1)
pytestmark = pytest.mark.journey


async def untouched(telegram: StrictTelegram, step: datetime) -> None:
    """The cue of a step, its silent question, and a day later the fold: nobody taps."""
    for minutes in (-10, 30, 120, 27 * 60):
        after = timedelta(minutes=minutes)
        await telegram.dial.to(step + after + timedelta(seconds=1))


async def test_a_quiet_week_and_the_return(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = telegram.person("Ana")
    story = Transcript({"": ana}, zone="Europe/Berlin")
    tuesday = MONDAY + DAY
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)

    # Two good days; after the second she says what would be kind.
    await telegram.dial.to(tuesday.replace(hour=17, minute=20, second=1))
    await tap(telegram, ana, "I'm going", "Done", "Uneasy")
    await say(telegram, ana, "the man said hello back")
    await tap(telegram, ana, "That's enough", "Yes, Thursday 17:30")
    await telegram.dial.to((tuesday + 2 * DAY).replace(hour=17, minute=20, second=1))
    await tap(telegram, ana, "I'm going", "Done", "Okay", "It was short", "That's enough")
    await tap(telegram, ana, "Yes, Saturday 17:30", "One hello after a week")
    await telegram.dial.forward(MOMENT)
    ana.say("/plan")
    await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, "Keep both", "Other ideas")
    await say(telegram, ana, "call my aunt on Monday at 17:30")
    await tap(telegram, ana, "Okay", "Good")

    # Saturday and Monday nobody taps: an edit says goodnight.
    saturday = tuesday + 4 * DAY
    before = len(ana.notifications)
    for days in (0, 2):
        await untouched(telegram, (saturday + days * DAY).replace(hour=17, minute=30))
    assert ana.last.text.startswith("I'll be quiet now.")
    assert len(ana.notifications) == before + 5, (
        "two cues, one silent question for each, and Sunday's look at the two good days"
    )

    # A week after the last cue: the hello she chose, in her own words.
    await telegram.dial.to((saturday + 9 * DAY).replace(hour=17, minute=29))
    assert len(ana.notifications) == before + 5
    await telegram.dial.to((saturday + 9 * DAY).replace(hour=17, minute=31))
    assert len(ana.notifications) == before + 6
    assert "the man said hello back" in ana.last.text
    await tap(telegram, ana, "Look back", "Last steps", "2", "Star", "Back", "Back", "Close")
    await start(telegram, ana)
    await tap(telegram, ana, "Plan a step")

    # She was here, and planned nothing: the quiet begins afresh, and ends with one question.
    pushed = len(ana.notifications)
    await telegram.dial.to((saturday + 16 * DAY).replace(hour=18))
    assert ana.notifications[-1].text.startswith("Hello.")
    await telegram.dial.to((saturday + 39 * DAY).replace(hour=18))
    assert ana.notifications[-1].text == "Do you want to keep this, or pause?"
    await telegram.dial.to((saturday + 90 * DAY).replace(hour=12))
    assert len(ana.notifications) == pushed + 2
    committed("quiet_week", story)


async def test_after_a_quiet_month_one_question_and_then_nothing(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED[:2])
    for _ in range(2):
        await tap(telegram, ana, "Send “thinking of you” · now", "I sent it", "Skip")
        await tap(telegram, ana, "That's enough")
        if ana.last.button("Not now"):
            await tap(telegram, ana, "Not now")
        if ana.last.button("One hello after a week"):
            await tap(telegram, ana, "One hello after a week")
        ana.say("/plan")
        await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, "Say hello in a shop · 1 min")
    await tap(telegram, ana, ana.last.buttons[3], "Tomorrow 17:30", "Tense", "Good")
    ana.say("/plan")
    await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, "Keep both", "Say hello in a shop · 1 min", "Another time")
    await say(telegram, ana, "thursday 17:30")
    await tap(telegram, ana, "Tense", "Good")
    for days in (1, 3):
        await untouched(telegram, (MONDAY + days * DAY).replace(hour=17, minute=30))
    assert ana.last.text.startswith("I'll be quiet now")
    await telegram.dial.to((MONDAY + 10 * DAY).replace(hour=17, minute=31))
    assert ana.notifications[-1].text.startswith("Hello.")
    await telegram.dial.to((MONDAY + 33 * DAY).replace(hour=17, minute=31))
    assert ana.notifications[-1].text == "Do you want to keep this, or pause?"
    pushed = len(ana.notifications)
    await telegram.dial.to(MONDAY + 90 * DAY)
    assert len(ana.notifications) == pushed


async def test_a_date_that_matters_has_its_own_quiet_morning(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    marek = telegram.person("Marek")
    story = Transcript({"": marek}, zone="Europe/Berlin")
    await start(telegram, marek)
    await tap(telegram, marek, *PLANNED)
    marek.say("/look")
    await telegram.dial.forward(MOMENT)
    await tap(telegram, marek, "Notes to myself", "A date that matters")
    await say(telegram, marek, "the day I moved out")
    await say(telegram, marek, "31 February")
    await say(telegram, marek, "4 December")
    await tap(telegram, marek, "Back", "Close")
    await telegram.dial.to((MONDAY + DAY).replace(hour=17, minute=20, second=1))
    await tap(telegram, marek, "Not today", "Another day", "Thursday 17:30")
    await telegram.dial.to((MONDAY + 3 * DAY).replace(hour=17, minute=20, second=1))
    await tap(telegram, marek, "Later", "Tomorrow 17:30")
    pushed = len(marek.notifications)
    await telegram.dial.to((MONDAY + 4 * DAY).replace(hour=9, minute=0, second=1))
    assert len(marek.notifications) == pushed + 1
    assert "moved out" not in marek.notifications[-1].text
    await tap(telegram, marek, "Rest today")
    await telegram.dial.to((MONDAY + 4 * DAY).replace(hour=17, minute=20, second=1))
    await telegram.dial.to((MONDAY + 5 * DAY).replace(hour=12))
    assert len(marek.notifications) == pushed + 1, "a rest is a rest"
    committed("a_date_that_matters", story)
