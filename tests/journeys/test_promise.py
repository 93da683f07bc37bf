"""A promise kept with honest words: Marek's Friday, in the hidden look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import PLANNED, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess

Compare = Callable[[str, Transcript], None]
FRIDAY = (MONDAY + timedelta(days=4)).replace(minute=0, second=1)
pytestmark = pytest.mark.journey


async def test_marek_runs_late_on_friday_and_says_so(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    marek = telegram.person("Marek")
    story = Transcript({"": marek}, zone="Europe/Berlin")

    await start(telegram, marek)
    await tap(telegram, marek, PLANNED[0], "After alcohol, drugs or gambling")
    await say(telegram, marek, "pick up Nina at 4, on time, friday")
    await tap(telegram, marek, "14:05", "Yes, a promise", "Good")
    await telegram.dial.forward(timedelta(minutes=2))
    assert not [m for m in marek.messages if "Nina" in m.text]

    await telegram.dial.to(FRIDAY.replace(hour=15))
    assert marek.notifications[-1].silent
    assert "Nina" not in marek.notifications[-1].text
    await telegram.dial.to(FRIDAY.replace(hour=15, minute=30))
    shown = marek.notifications[-1].text
    assert shown.startswith("A note for you, 15:30.")
    assert "Nina" not in shown

    await tap(telegram, marek, "Running late", "Copy")
    assert marek.clipboard == "I'm running 15 minutes late. I'll be there at 16:15."
    await tap(telegram, marek, "I told them")
    await telegram.dial.to(FRIDAY.replace(hour=16, minute=40))
    await tap(telegram, marek, "Done", "I told them early", "Who was there", "Leave earlier", "Yes")
    await telegram.dial.forward(timedelta(minutes=2))
    assert marek.last.text == "See you Friday 11 Dec."
    assert not [m for m in marek.messages if "Nina" in m.text]
    committed("marek_friday", story)


async def test_ana_keeps_what_happened_and_changes_what_is_coming(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = telegram.person("Ana")
    story = Transcript({"": ana}, zone="Europe/Berlin")

    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    ana.say("/did")
    await telegram.dial.forward(timedelta(seconds=3))
    await tap(telegram, ana, "Greeted a neighbour", "Yes", "Okay", "It was short", "That's enough")
    ana.say("/next")
    await telegram.dial.forward(timedelta(seconds=3))
    await tap(telegram, ana, "Tomorrow 17:30 · hello in the shop", "Move", "Wednesday 17:30")
    pushed = len(ana.notifications)
    await telegram.dial.to((MONDAY + timedelta(days=1)).replace(hour=19))
    assert len(ana.notifications) == pushed, "nothing comes at its old time"
    await telegram.dial.to((MONDAY + timedelta(days=2)).replace(hour=17, minute=20, second=1))
    assert ana.notifications[-1].text.startswith("17:30, shop.")
    committed("ana_changes_her_plan", story)
