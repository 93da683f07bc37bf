"""Calls that hang, and chats that were told to wait: all the others are answered meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import start
from tests.journeys.stage import BotProcess

pytestmark = pytest.mark.journey

HELLO = "Hello. I'm Small Steps."


async def test_eight_chats_that_hang_keep_nobody_else_waiting(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    stuck = [telegram.person(f"Stuck {number}") for number in range(8)]
    for person in stuck:
        telegram.faults.start("timeout_before", method="sendMessage", chat=person.id, seconds=60)
        person.start()
    assert await telegram.world.bell.until(lambda: _asked(telegram, stuck) == 8, within=10)
    others = [telegram.person(f"Other {number}") for number in range(12)]
    for person in others:
        person.start()
    for person in others:
        await person.until(HELLO, within=15)
    await bot.kill()  # else it would wait for those that hang


async def test_two_chats_told_to_wait_an_hour_do_not_silence_the_bot(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    told = [telegram.person(f"Told {number}") for number in range(2)]
    for person in told:
        telegram.faults.start("too_many", chat=person.id, method="sendMessage", seconds=3600)
        await start(telegram, person)
    ana = telegram.person("Ana")
    ana.start()
    for _ in range(4):
        telegram.dial.shift(timedelta(seconds=3))
    await ana.until(HELLO, within=10)
    ben = telegram.person("Ben")
    ben.start()
    await ben.until(HELLO, within=3)


def _asked(telegram: StrictTelegram, people: list[Person]) -> int:
    ids = {person.id for person in people}
    return sum(c.method == "sendMessage" and c.params.get("chat_id") in ids for c in telegram.calls)
