"""Own words through the whole loop, and a rested step found again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import MOMENT, PLANNED, planned, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess

Compare = Callable[[str, Transcript], None]
TUESDAY = MONDAY + timedelta(days=1)
pytestmark = pytest.mark.journey


async def test_own_words_have_the_whole_loop(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = telegram.person("Ana")
    story = Transcript({"": ana}, zone="Europe/Berlin")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED[:2])
    await say(telegram, ana, "walk 20 minutes with my aunt")
    await tap(telegram, ana, "14:05", "Tomorrow 17:30", "Uneasy", "Good")

    # Its words come under a spoiler; its minutes have an end.
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=20, second=1))
    assert ana.notifications[-1].text.startswith("17:30, your step: ")
    assert [entity["type"] for entity in ana.last.entities] == ["date_time", "spoiler"]
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=28))
    await tap(telegram, ana, "Smaller", "I'm going")
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=40, second=1))
    assert ana.notifications[-1].text.startswith("That's your ten minutes.")
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=58))
    await tap(telegram, ana, "Done", "Okay", "It was warm")
    await say(telegram, ana, "the first minute")
    await tap(telegram, ana, "Same again")
    assert "That was your first step." in ana.last.text

    # The next one is done a day early: it is asked about once, and nothing more comes of it.
    await tap(telegram, ana, "Yes, Tuesday 8 Dec 17:30", "Not now")
    await telegram.dial.to((MONDAY + timedelta(days=7)).replace(hour=11))
    ana.say("/did")
    await telegram.dial.forward(MOMENT)
    await say(telegram, ana, "walked with my aunt")
    assert "Is that the one planned for" in ana.last.text
    await tap(telegram, ana, "Yes, that one", "Calm", "That's enough", "Not now")
    pushed = len(ana.notifications)
    await telegram.dial.to((MONDAY + timedelta(days=8)).replace(hour=23))
    assert len(ana.notifications) == pushed
    committed("own_words", story)


async def test_a_rested_step_is_found_again(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = await planned(telegram)
    story = Transcript({"": ana}, zone="Europe/Berlin")
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=20, second=1))
    await tap(telegram, ana, "Not today", "Rest today")
    assert ana.last.text.endswith("Your step is saved under /next.")
    pushed = len(ana.notifications)
    await telegram.dial.to((TUESDAY + timedelta(days=1)).replace(hour=12))
    assert len(ana.notifications) == pushed
    ana.say("/next")
    await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, "Saved · hello in the shop", "Plan it again", "Tomorrow 17:30")

    # This time it did not happen: what got in the way makes the next one smaller.
    thursday = TUESDAY + timedelta(days=2)
    await telegram.dial.to(thursday.replace(hour=17, minute=20, second=1))
    await telegram.dial.to(thursday.replace(hour=18, minute=0, second=1))
    await tap(telegram, ana, "It didn't happen", "Worried")
    assert ana.last.text.startswith("Good to know. Smaller next time: a nod")
    await tap(telegram, ana, "Yes, the smaller one")
    committed("rested_step", story)
