"""Somebody blocks the bot and comes back, on either side: what they read, minute by minute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import MOMENT, PLANNED, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess
from tests.journeys.test_friend import LINE, TUESDAY, linked, stepped

Compare = Callable[[str, Transcript], None]
FRIDAY = (MONDAY + timedelta(days=4)).replace(minute=0, second=1)
DAY = timedelta(days=1)
NINA = "pick up Nina at 4, on time, friday"
HELLO = "Thinking of you. No need to reply"
pytestmark = pytest.mark.journey


async def returns(telegram: StrictTelegram, person: Person) -> None:
    """What an app does on "Restart": both at once."""
    person.unblock()
    person.start()
    await telegram.dial.forward(MOMENT)


async def test_a_block_over_a_promise(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    marek = telegram.person("Marek")
    await start(telegram, marek)
    await tap(telegram, marek, *PLANNED[:2])
    await say(telegram, marek, NINA)
    await tap(telegram, marek, "14:05", "Yes, a promise", "Good")
    await telegram.dial.to(FRIDAY.replace(hour=15))
    story = Transcript({"": marek}, zone="Europe/Berlin")
    await telegram.dial.to(FRIDAY.replace(hour=15, minute=10))
    marek.block()
    await telegram.dial.to(FRIDAY.replace(hour=15, minute=40))
    pushed = len(marek.notifications)
    await returns(telegram, marek)
    welcome, reminder = marek.notifications[pushed:]
    assert welcome.text.startswith("Good that you're here.")
    assert reminder.text.startswith("16:00, your step: ▒")
    await tap(telegram, marek, "On my way", "Done")
    committed("a_block_over_a_promise", story)


async def test_a_reminder_that_is_refused_at_the_door_comes_on_the_return(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=19))
    with telegram.faults.start("outage"):  # no word of the block arrives before the reminder
        ana.block()
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=25))
    await returns(telegram, ana)
    assert [m.text for m in ana.notifications[-2:]] == [
        "Good that you're here. Nothing is lost, and nothing is owed.",
        "17:30, shop. One hello is the whole thing.",
    ]


async def test_a_block_that_lasts_a_month(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana, lena = telegram.person("Ana"), telegram.person("Lena")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    await linked(telegram, ana, lena)
    await telegram.dial.to(MONDAY.replace(hour=18))
    story = Transcript({"": ana, "L": lena}, zone="Europe/Berlin")
    ana.block()
    await say(telegram, lena, "/hello")
    await tap(telegram, lena, HELLO)
    pushed = len(ana.notifications)
    await telegram.dial.pass_time(30 * DAY)
    await returns(telegram, ana)
    await telegram.dial.forward(timedelta(minutes=1))
    assert [m.text for m in ana.notifications[pushed:]] == [
        "Good that you're here. Nothing is lost, and nothing is owed.",
        f'Lena: "{HELLO}"',
    ]
    await say(telegram, ana, "/next")
    assert "hello in the shop" in ana.last.text + " ".join(ana.last.buttons)
    pushed = len(ana.notifications)
    await telegram.dial.pass_time(3 * DAY)
    assert len(ana.notifications) == pushed
    committed("a_block_that_lasts_a_month", story)


async def test_a_friend_who_blocks_and_returns(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana, lena = telegram.person("Ana"), telegram.person("Lena")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    await linked(telegram, ana, lena)
    await stepped(telegram, ana)
    story = Transcript({"": ana, "L": lena}, zone="Europe/Berlin")
    lena.block()
    await tap(telegram, ana, "Send to Lena")
    await telegram.dial.forward(timedelta(minutes=30))
    assert ana.last.text.endswith("It has left for Lena.")
    lena.unblock()
    await telegram.dial.forward(MOMENT)
    assert LINE in lena.last.text
    await tap(telegram, lena, "So glad you told me")
    await telegram.dial.forward(timedelta(minutes=1))
    assert ana.last.text.startswith("Lena: ")

    lena.block()
    await telegram.dial.forward(DAY)
    told = ana.notifications[-1].text
    assert told == "Lena has stopped the messages. That's okay."
    await returns(telegram, lena)
    assert lena.last.text.startswith("Hello. I'm Small Steps.")
    committed("a_friend_blocks_and_returns", story)
