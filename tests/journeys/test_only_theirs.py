"""A friend and a stranger try every command and every button of somebody else: nothing is told,
and nothing of theirs changes.
"""

from __future__ import annotations

from typing import Final

import pytest

from bot.core.arrivals.commands import COMMANDS
from bot.core.records.model import Known
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.store.transaction import Transaction
from tests.journeys.people import MOMENT, PLANNED, say, start, tap
from tests.journeys.stage import BotProcess
from tests.journeys.test_friend import linked, token_in

pytestmark = pytest.mark.journey

HERS: Final = ("zqstëp", "zqnöte", "zqeasÿ")
"""Words that only Ana may read."""
CHAT: Final = 5_083_612_947_711
ROOMS: Final = ("plan", "did", "next", "look", "friend", "settle", "privacy", "settings", "erase")


def _known(bot: BotProcess, person: Person) -> Known:
    """All that is kept of somebody."""

    def load(transaction: Transaction) -> Known:
        people = transaction.people
        return people.complete(people.load(people.find(person.id) or 0))

    with bot.opened() as memory:
        return memory.transact(load)


def _buttons(person: Person) -> set[str]:
    """All that stands behind the buttons on this phone now."""
    keys = (key for message in person.messages for key in message.keys)
    return {key["callback_data"] for key in keys if "callback_data" in key}


async def _her_life(telegram: StrictTelegram, ana: Person) -> set[str]:
    """A plan and a note in own words; every room is looked into. The bytes behind all buttons."""
    seen = _buttons(ana)
    await tap(telegram, ana, *PLANNED[:2])
    await say(telegram, ana, "zqstëp tomorrow 17:30")
    for label in ("A plan", "Just a plan", "14:05", "Tense"):
        seen |= _buttons(ana)
        if ana.last.button(label) is not None:
            await tap(telegram, ana, label)
    seen |= _buttons(ana)
    await tap(telegram, ana, "Good")
    await say(telegram, ana, "zqnöte")
    seen |= _buttons(ana)
    await tap(telegram, ana, "Keep as a note")
    await say(telegram, ana, "/did")
    await tap(telegram, ana, "Said hello in a shop")
    seen |= _buttons(ana)
    await tap(telegram, ana, "Yes")
    await say(telegram, ana, "zqeasÿ")
    for room in ROOMS:
        await say(telegram, ana, f"/{room}")
        seen |= _buttons(ana)
    return seen


@pytest.mark.parametrize("who", ["a friend", "a stranger"])
async def test_nobody_reads_or_changes_anything_of_somebody_else(
    telegram: StrictTelegram, bot: BotProcess, who: str
) -> None:
    ana, other = telegram.person("Ana", id=CHAT), telegram.person("Lena")
    await start(telegram, ana)
    buttons = await _her_life(telegram, ana)
    if who == "a friend":
        await linked(telegram, ana, other)
        await say(telegram, ana, "/friend")
        buttons |= _buttons(ana)
    else:
        await say(telegram, ana, "/friend")
        await tap(telegram, ana, "Someone I chose")
        other.start(token_in(ana)[::-1])
        await telegram.dial.forward(MOMENT)
    assert len(buttons) > 60
    await bot.stop()
    before = _known(bot, ana)
    assert before.steps
    assert before.notes
    assert before.talks

    await bot.start()
    happened = len(ana.happenings)
    hers = before.steps[0].id
    for name in (*COMMANDS, "start", "cancel", "zq"):
        await say(telegram, other, f"/{name}", f"/{name} {hers}")
    for talk in before.talks:
        buttons |= {f"1:{talk.id:x}:{talk.at}:{key}" for key in ("yes", "send", "sure", "0", "1")}
    for data in sorted(buttons):
        other.tap_raw(data)
    await telegram.dial.forward(MOMENT)
    await telegram.dial.forward(MOMENT)
    assert len(ana.happenings) == happened, "she was told something"
    told = "\n".join(one.text for one in other.happenings) + "\n".join(other.alerts)
    told += "".join(m.data.decode() for m in other.messages if m.media and m.data)
    assert [word for word in (*HERS, str(CHAT), "Hello in the shop") if word in told] == []
    await bot.stop()
    assert _known(bot, ana) == before
