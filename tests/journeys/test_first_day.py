"""First days: from hello to the first step, the three questions and the next plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import MOMENT, PLANNED, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess

Compare = Callable[[str, Transcript], None]
TUESDAY = MONDAY + timedelta(days=1)
pytestmark = pytest.mark.journey


async def test_ana_from_hello_to_her_next_plan(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    committed("ana_first_day", await anas_first_day(telegram))


async def anas_first_day(telegram: StrictTelegram) -> Transcript:
    ana = telegram.person("Ana")
    story = Transcript({"": ana}, zone="Europe/Berlin")

    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    assert len(ana.messages) == 2, "one /start, and one message that was edited all the way"

    await telegram.dial.to(TUESDAY.replace(hour=17, minute=20, second=1))
    assert ana.notifications[-1].text.startswith("17:30, shop.")
    await tap(telegram, ana, "I'm going")
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=41))
    await tap(telegram, ana, "Done", "Uneasy", "It was short", "Walking in", "A quieter hour")
    await tap(telegram, ana, "Yes, Thursday 10:00")

    assert story.text().count("\nT ") <= 21
    assert len(ana.notifications) == 2, "hello, and the cue: nothing else was pushed"
    return story


async def test_ana_does_her_first_step_in_minute_three(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = telegram.person("Ana")
    story = Transcript({"": ana}, zone="Europe/Berlin")

    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED[:2], "Send “thinking of you” · now", "Copy")
    assert ana.clipboard == "Thinking of you. No need to reply."
    await tap(telegram, ana, "I sent it", "Calm")
    await say(telegram, ana, "my sister", "she wrote back at once")
    await tap(telegram, ana, "That's enough", "Not now")
    committed("ana_minute_three", story)


async def test_marek_hides_it_on_the_lock_screen(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    marek = telegram.person("Marek")
    story = Transcript({"": marek}, zone="Europe/Berlin")

    await start(telegram, marek)
    await tap(telegram, marek, PLANNED[0], "After alcohol, drugs or gambling")
    await say(telegram, marek, "pick up Nina at 4, on time, friday")
    await tap(telegram, marek, "14:05", "Just a plan", "Okay", "Good")
    await telegram.dial.forward(timedelta(minutes=2))
    assert not [m for m in marek.messages if "Nina" in m.text]
    await telegram.dial.to((MONDAY + timedelta(days=4)).replace(hour=15, minute=50, second=1))
    shown = marek.notifications[-1].text
    assert "A note for you, 16:00" in shown
    assert "Nina" not in shown
    await tap(telegram, marek, "I'm going")
    await telegram.dial.to((MONDAY + timedelta(days=4)).replace(hour=16, minute=12))
    await tap(telegram, marek, "Done", "Calm")
    await say(telegram, marek, "she ran to me")
    await tap(telegram, marek, "That's enough", "Not now")
    await telegram.dial.forward(timedelta(minutes=2))
    assert not [m for m in marek.messages if "she ran to me" in m.text]
    committed("marek_first_day", story)


async def test_her_first_week_is_kind(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = telegram.person("Ana")
    story = Transcript({"": ana}, zone="Europe/Berlin")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)

    # Tuesday: not today, and nothing more all day.
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=20, second=1))
    pushed = len(ana.notifications)
    await tap(telegram, ana, "Not today", "Another day", "Thursday 17:30")
    await telegram.dial.to((TUESDAY + timedelta(days=1)).replace(hour=9))
    assert len(ana.notifications) == pushed

    # Thursday: too much, out for five, back in, part of it.
    thursday = TUESDAY + timedelta(days=2)
    await telegram.dial.to(thursday.replace(hour=17, minute=20, second=1))
    await tap(telegram, ana, "I'm going", "It's too much", "Step out 5")
    await telegram.dial.forward(timedelta(minutes=5))
    await tap(telegram, ana, "Back in", "Breathe with me")
    await telegram.dial.forward(timedelta(seconds=75))
    await tap(telegram, ana, "Part of it", "Very tense")
    await say(telegram, ana, "the door was open")
    # It was hard: nothing is asked but what would be kind.
    await tap(telegram, ana, "That's enough", "Smaller step", "Nod to someone in a shop · 1 min")
    await tap(telegram, ana, "Another time")
    await say(telegram, ana, "saturday 17:30")
    await tap(telegram, ana, "Uneasy", "Good")

    # Saturday: silence. One silent question, a day later one line, by edit. On Sunday evening
    # the week is said, as silently.
    saturday = thursday + timedelta(days=2)
    await telegram.dial.to(saturday.replace(hour=17, minute=20, second=1))
    await telegram.dial.to(saturday.replace(hour=18, minute=0, second=1))
    assert ana.notifications[-1].silent
    pushed = len(ana.notifications)
    await telegram.dial.to((saturday + timedelta(days=1)).replace(hour=19))
    assert ana.messages[-2].text == "Closed for now. Tap if you want it back."
    assert ana.last.text.startswith("Your week: you did a part of")
    assert len(ana.notifications) == pushed + 1
    assert ana.notifications[-1].silent
    await tap(telegram, ana, "Bring it back", "It didn't happen", "Leave it", "Not now")
    await telegram.dial.forward(MOMENT)
    committed("ana_first_week", story)
