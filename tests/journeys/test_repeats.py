"""Telegram answers late or not at all for half an hour: how often a message comes then.

Some come twice, for that is better than never; none comes without end.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from bot.sandbox.faults import Kind
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import MOMENT, planned, say
from tests.journeys.seeds import with_cues
from tests.journeys.stage import MONDAY, BotProcess

pytestmark = pytest.mark.journey

CUE = (MONDAY + timedelta(days=1)).replace(hour=17, minute=20, second=1)
SAID = "17:30, shop. One hello is the whole thing."
SHOP = "This is what's coming."


@pytest.mark.parametrize("kind", ["reset_after", "error_502"])
async def test_half_an_hour_without_answers_brings_a_reminder_three_times_at_most(
    telegram: StrictTelegram, stored: BotProcess, kind: Kind
) -> None:
    await stored.start()
    ana = await planned(telegram)
    await telegram.dial.to(CUE - timedelta(seconds=2))
    with telegram.faults.start(kind, method="sendMessage") as fault:
        await _pass(telegram, timedelta(minutes=30))
    await _pass(telegram, timedelta(minutes=2))
    came = Counter(m.text for m in ana.messages if m.from_bot)
    assert fault.met <= 10
    assert came[SAID] <= 3
    assert came[SAID] >= (kind == "reset_after")


async def test_half_an_hour_without_answers_brings_an_answer_twice_at_most(
    telegram: StrictTelegram, stored: BotProcess
) -> None:
    await stored.start()
    ana = await planned(telegram)
    with telegram.faults.start("reset_after", method="sendMessage"):
        await say(telegram, ana, "/next")
        await _pass(telegram, timedelta(minutes=30))
    assert sum(SHOP in m.text for m in ana.messages) == 2
    await say(telegram, ana, "/settle")
    assert ana.last.from_bot, "the next answer comes as always"
    assert SHOP not in ana.last.text


async def test_a_whole_outage_costs_no_copy_but_the_first_ones(
    telegram: StrictTelegram, stored: BotProcess
) -> None:
    people = with_cues(telegram, stored, 40, CUE)
    telegram.dial.set_(CUE - timedelta(minutes=1))
    await stored.start()
    with telegram.faults.start("reset_after", method="sendMessage"):
        chat_action = telegram.faults.start("reset_after", method="sendChatAction")
        await telegram.dial.to(CUE)
        await _pass(telegram, timedelta(minutes=5))
        before = _copies(people)
        chat_action.end()
    assert len(before) <= 8, "the rest waits behind one that probes"
    assert set(before.values()) == {1}
    await _pass(telegram, timedelta(minutes=2))
    after = _copies(people)
    assert len(after) == 40, "everybody gets it"
    assert sum(after.values()) - 40 <= 8, "at most those that were in doubt come twice"


async def test_who_answers_a_message_in_doubt_gets_no_copy_of_it(
    telegram: StrictTelegram, stored: BotProcess
) -> None:
    await stored.start()
    ana = await planned(telegram)
    await telegram.dial.to(CUE - timedelta(seconds=2))
    with telegram.faults.start("reset_after", method="sendMessage", times=1):
        telegram.dial.set_(CUE)
        await ana.until(SAID)
        ana.tap("I'm going")
        await telegram.dial.forward(MOMENT, within=20)
    await _pass(telegram, timedelta(minutes=2))
    assert sum(m.text == SAID for m in ana.messages) == 0, "it was edited, and not said again"
    assert "Tap when you're back." in ana.last.text


def _copies(people: list[Person]) -> Counter[int]:
    """How many messages stand in whose chat, where there is one."""
    return Counter(person.id for person in people for m in person.messages if m.from_bot)


async def _pass(telegram: StrictTelegram, time: timedelta) -> None:
    await telegram.dial.settle(within=20)
    for _ in range(int(time / timedelta(seconds=15))):
        telegram.dial.shift(timedelta(seconds=15))
        await telegram.dial.settle(within=20)
