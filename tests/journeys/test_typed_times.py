"""An outage over a typed time: it means what it meant in the minute in which it was sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import MOMENT, PLANNED, asked_for_a_time, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess

Compare = Callable[[str, Transcript], None]
AWAY = timedelta(minutes=24)
pytestmark = pytest.mark.journey


async def away_after(
    telegram: StrictTelegram, bot: BotProcess, at: str, *deeds: Callable[[], object]
) -> None:
    """The bot goes down; somebody does this at `at`, and it is back 24 minutes later."""
    await bot.stop()
    telegram.dial.set_(today(at))
    for deed in deeds:
        deed()
    telegram.dial.shift(AWAY)
    await bot.start()
    await telegram.dial.forward(MOMENT)
    await telegram.dial.forward(MOMENT)


def today(at: str) -> datetime:
    hour, minute = map(int, at.split(":"))
    return MONDAY.replace(hour=hour, minute=minute)


async def reminded_at(telegram: StrictTelegram, person: Person) -> datetime:
    """When the next message comes, without seconds."""
    before = len(person.notifications)
    assert await telegram.dial.to_next(lambda: len(person.notifications))
    assert len(person.notifications) == before + 1
    return person.notifications[-1].at.replace(second=0, microsecond=0)


async def test_a_clock_told_and_a_time_typed_while_we_were_away(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = telegram.person("Ana")
    story = Transcript({"": ana}, zone="Europe/Berlin")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED[:3], "Another")
    await away_after(telegram, bot, "14:10", lambda: ana.say("14:10"))
    await tap(telegram, ana, "Another time")
    await away_after(telegram, bot, "14:40", lambda: ana.say("in 20 min"))
    assert ana.last.text == "That time is over. Do you want tomorrow at 15:00 instead?"
    await away_after(telegram, bot, "15:10", lambda: ana.say("in 90 min"))
    await tap(telegram, ana, "Okay", "Good")
    assert ana.last.text == "See you today at 16:30. Nothing to do until then."
    assert await reminded_at(telegram, ana) == today("16:30")
    assert ana.last.text.startswith("16:40, shop.")
    committed("an_outage_over_a_typed_time", story)


async def test_own_words_before_the_clock_is_known_keep_their_time(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED[:2])
    await away_after(telegram, bot, "14:10", lambda: ana.say("call my aunt in 2 hours"))
    await tap(telegram, ana, "Another")
    await telegram.dial.to(today("14:40"))
    await say(telegram, ana, "14:40")
    await tap(telegram, ana, "Okay")
    assert "at 16:10: call my aunt" in ana.last.text


async def test_several_parts_and_an_edit_wait_together(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await asked_for_a_time(telegram)
    await tap(telegram, ana, "Not now")
    await say(telegram, ana, "/plan")
    await tap(telegram, ana, "Start a new one")

    def written() -> None:
        ana.say("call my aunt")
        telegram.dial.shift(timedelta(minutes=5))
        mine = ana.say("in 20 min")
        telegram.dial.shift(timedelta(minutes=5))
        ana.edit(mine, "in 2 hours")

    await away_after(telegram, bot, "14:10", written)
    await tap(telegram, ana, "Okay")
    assert "at 16:20: call my aunt" in ana.last.text


async def test_a_time_typed_first_counts_from_then_though_the_step_is_tapped_later(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await asked_for_a_time(telegram)
    await say(telegram, ana, "today 17:30")
    await tap(telegram, ana, "Okay", "Good")
    await say(telegram, ana, "/plan")
    await tap(telegram, ana, "Keep both")
    await telegram.dial.to(today("14:10"))
    await say(telegram, ana, "in 20 min")
    assert "Good, in 20 min." in ana.last.text
    await telegram.dial.forward(timedelta(minutes=10))
    await bot.kill()
    await bot.start()
    await tap(telegram, ana, "Sit where people are · 10 min", "Okay")
    assert ana.last.text.startswith("Today at 14:30")


async def test_what_was_forwarded_counts_from_when_it_was_forwarded(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await asked_for_a_time(telegram)
    await away_after(telegram, bot, "14:10", lambda: ana.forward("in 2 hours"))
    await tap(telegram, ana, "Okay")
    assert ana.last.text.startswith("Today at 16:10")
