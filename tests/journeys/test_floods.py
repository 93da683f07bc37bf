"""One person's flood, however long its messages: nobody else waits for it, and nothing is lost."""

from __future__ import annotations

import base64

import pytest

from bot.core.records.model import Known
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.store.memory import Memory
from tests.journeys.people import MOMENT, PLANNED, SET, each_taps, start, tap
from tests.journeys.stage import BotProcess

pytestmark = pytest.mark.journey

PAGE = ("I went to the shop and it was fine and the people were kind to me today. " * 55)[:4000]
"""A message as long as one may be."""
CARE = "Thank you for saying that."
HELP = "Emergency: 112"
BUSY = 60
"""Seconds within which anything here has happened, on a machine that has much else to do."""


async def test_a_hundred_and_fifty_long_messages_keep_nobody_waiting(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana, ben, cleo = await _asked(telegram), await _met(telegram, "Ben"), telegram.person("Cleo")
    for _ in range(150):
        ana.say(PAGE)
    cleo.say("I want to die")
    ben.say("/help")
    await cleo.until(CARE, within=BUSY)
    await ben.until(HELP, within=BUSY)
    assert telegram.world.mailbox.waiting, "they waited for the whole flood"
    await telegram.dial.settle(within=BUSY)
    assert telegram.world.mailbox.waiting == 0


async def test_in_a_flood_of_ones_own_a_danger_is_heard_promptly(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await _asked(telegram)
    for number in range(450):
        ana.say(PAGE if number != 75 else "I want to die")
    await ana.until(CARE, within=BUSY)
    assert telegram.world.mailbox.waiting, "it waited for the whole flood"


async def test_five_hundred_messages_of_one_while_twenty_others_plan(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await _asked(telegram)
    people = [telegram.person(f"Person {number}") for number in range(20)]
    for person in people:
        person.start()
    await telegram.dial.forward(MOMENT)
    await each_taps(telegram, people, *PLANNED[:2])
    for number in range(500):
        ana.say(PAGE[:1000])
        if number % 25 == 0:
            people[number // 25].tap(PLANNED[2])
    for person in people:
        await person.until("What time is it", within=BUSY)
    assert telegram.world.mailbox.waiting, "they waited for the whole flood"
    await telegram.dial.settle(within=BUSY)
    await each_taps(telegram, people, *PLANNED[3:])
    assert {person.last.text for person in people} == {SET}


async def test_a_kill_in_the_middle_of_a_flood_loses_nothing(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await _asked(telegram)
    people = [await _debriefed(telegram, f"Person {number}") for number in range(5)]
    for number in range(200):
        ana.say(PAGE)
        if number % 40 == 20:
            people[number // 40].say(f"the door was open {number}")
    waiting = telegram.world.mailbox.waiting
    bell = telegram.world.bell
    for kill in range(1, 4):
        await bell.until(lambda k=kill: telegram.world.mailbox.waiting < waiting - 40 * k, 20)  # type: ignore[misc]
        assert telegram.world.mailbox.waiting, "the flood was over before the kill"
        await bot.kill()
        await bot.launch()
    await bot.kill()
    await bot.start()
    await telegram.dial.settle(within=BUSY)
    await telegram.dial.forward(MOMENT)
    await telegram.dial.forward(MOMENT)
    await bot.stop()
    kept = [_known(bot, telegram, person).steps[0].answers.get("easy") for person in people]
    assert kept == [f"the door was open {number}" for number in range(20, 200, 40)]
    theirs = _known(bot, telegram, ana).steps[0].answers
    assert set("\n".join(str(said) for said in theirs.values()).split("\n")) == {PAGE}


async def _met(telegram: StrictTelegram, name: str) -> Person:
    person = telegram.person(name)
    await start(telegram, person)
    await tap(telegram, person, *PLANNED[:2])
    return person


async def _debriefed(telegram: StrictTelegram, name: str) -> Person:
    """Somebody who has just done a step, asked what felt easy."""
    person = await _met(telegram, name)
    await tap(telegram, person, "Send “thinking of you” · now", "I sent it", "Okay")
    assert "What felt easy?" in person.last.text
    return person


async def _asked(telegram: StrictTelegram) -> Person:
    return await _debriefed(telegram, "Ana")


def _known(bot: BotProcess, telegram: StrictTelegram, person: Person) -> Known:
    """What is kept of somebody, read from the stopped bot's database."""
    key = base64.b64decode((bot.folder / "master.key").read_text())
    memory = Memory(bot.url, key)
    memory.open(int(telegram.token.partition(":")[0]))
    id = memory.transact(lambda t: t.people.find(person.id))
    assert id is not None
    known = memory.transact(lambda t: t.people.complete(t.people.load(id)))
    memory.close()
    return known
