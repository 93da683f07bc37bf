"""Ana's first month, with Lena on her own phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import MOMENT, PLANNED, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess
from tests.journeys.test_friend import linked, stepped

Compare = Callable[[str, Transcript], None]
DAY = timedelta(days=1)
pytestmark = pytest.mark.journey


async def until(telegram: StrictTelegram, instant: datetime) -> None:
    """Day by day as it is lived: whatever comes on the way comes at its minute."""
    await telegram.dial.pass_time(instant - telegram.dial.now())
    await telegram.dial.settle()


async def test_a_month_with_lena(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana, lena = telegram.person("Ana"), telegram.person("Lena")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    await linked(telegram, ana, lena)
    await stepped(telegram, ana)
    await tap(telegram, ana, "Send to Lena")
    await telegram.dial.forward(timedelta(minutes=1))
    story = Transcript({"": ana, "L": lena}, zone="Europe/Berlin")

    # Thursday is not her day, and nothing else happens: all day.
    thursday = MONDAY + 3 * DAY
    await telegram.dial.to(thursday.replace(hour=9, minute=50, second=1))
    await tap(telegram, ana, "Not today", "Rest today")
    pushed = len(ana.notifications)
    await telegram.dial.to(thursday.replace(hour=23))
    assert len(ana.notifications) == pushed

    # Something happened without a plan.
    friday = MONDAY + 4 * DAY
    await telegram.dial.to(friday.replace(hour=12))
    await say(telegram, ana, "/did")
    await tap(telegram, ana, ana.last.buttons[0], "That's enough")

    await telegram.dial.to((MONDAY + 6 * DAY).replace(hour=18))
    await say(telegram, ana, "/plan")
    await tap(telegram, ana, "Say hello in a shop · 1 min", "Tomorrow 17:30", "Uneasy", "Good")

    # A week after her yes, at its hour, Lena is reminded, whatever Ana does.
    await telegram.dial.to((MONDAY + 7 * DAY).replace(hour=14, minute=30))
    assert lena.last.text.startswith("A small hello to Ana?")
    await tap(telegram, lena, "Thinking of you. No need to reply")
    await tap(telegram, ana, "Wave back")
    assert lena.last.text == "Ana waved back."

    # The third thing done is worth a sentence.
    await telegram.dial.to((MONDAY + 7 * DAY).replace(hour=17, minute=20, second=1))
    await tap(telegram, ana, "I'm going")
    await telegram.dial.forward(timedelta(minutes=15))
    await tap(telegram, ana, "Done", "Okay", "That's enough")
    await tap(telegram, ana, ana.last.buttons[0])
    assert "that makes 3 steps since you began" in ana.last.text
    await tap(telegram, ana, "Send to Lena")
    await telegram.dial.forward(timedelta(minutes=1))
    assert "From Ana:" in lena.last.text

    # Lena asks how she is, and learns nothing from here.
    await say(telegram, lena, "how is she doing?")
    assert lena.last.text.startswith("No message is waiting. Ana sends one when they like")

    # A rest in the third week, and coming back without a word about the gap.
    await say(telegram, ana, "/pause")
    await tap(telegram, ana, "A week")
    pushed = len(ana.notifications)
    await until(telegram, MONDAY + 14 * DAY + timedelta(hours=1))
    assert len(ana.notifications) == pushed
    await say(telegram, ana, "/resume")

    # Three weeks have gone, and she looks back.
    await until(telegram, (MONDAY + 21 * DAY).replace(hour=12))
    await say(telegram, ana, "/did")
    await tap(telegram, ana, ana.last.buttons[1], "That's enough")
    await telegram.dial.forward(MOMENT)
    await say(telegram, ana, "/look")
    await tap(telegram, ana, "Last steps")

    # After four weeks: a line, and an answer that stays.
    await until(telegram, (MONDAY + 29 * DAY).replace(hour=12))
    await say(telegram, ana, "/friend")
    await tap(telegram, ana, "Lena", "A message to Lena", "Send to Lena")
    await telegram.dial.forward(timedelta(minutes=1))
    await say(telegram, lena, "You made my day")
    await tap(telegram, ana, "Keep this message")
    await say(telegram, ana, "/look")
    await until(telegram, (MONDAY + 31 * DAY).replace(hour=12))
    committed("ana_first_month", story)
