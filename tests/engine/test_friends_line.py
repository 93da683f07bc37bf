"""A friend's line leaves once: when nobody knows its fate, its sender is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime

import pytest

from bot.core.records.effects import Decision
from bot.core.records.events import Draw, Event, Said, TimeCame
from bot.core.records.model import Known, Link, LinkState
from bot.engine.ports import InDoubt, Sent, Troubled
from bot.store.memory import Memory
from bot.store.parcel import State
from bot.store.transaction import Transaction
from tests.engine.stage import ANA, BEN, House, saying

LINK = 21


def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
    """Ben's words leave as a line that goes once; news are repeated to whoever they are for."""
    if isinstance(event, TimeCame):
        news = [due.news for due in event.dues if due.news]
        said = tuple(saying(f"{type(one).__name__} to the {one.to}") for one in news)
        return Decision(effects=said)
    if isinstance(event, Said):
        return Decision(effects=(saying("A line", once=LINK),))
    return Decision()


@pytest.fixture
async def house(memory: Memory) -> AsyncIterator[House]:
    house = House(memory, mind)
    await house.engine.start()
    yield house
    await house.stop()


async def _linked(house: House) -> None:
    """Ana is the person, Ben the friend; both have said hello."""
    await house.hear(None, ANA)
    for chat in (ANA, BEN):
        house.messenger.answers(chat, Sent(1))
        await house.say("hello", chat=chat)
    await house.settle()

    def work(transaction: Transaction) -> None:
        ana, ben = transaction.people.find(ANA), transaction.people.find(BEN)
        assert ana is not None
        assert ben is not None
        link = Link(LINK, ana, LinkState.ACTIVE, ben, "Ana", "Ben")
        for id in (ana, ben):
            person = replace(transaction.people.load(id).person, linked=True)
            transaction.people.save(id, Decision(person=person, links=(link,)), house.clock.now())

    await house.ask(work)
    house.messenger.asked.clear()


async def test_a_line_in_doubt_is_not_sent_again_and_its_sender_is_told(house: House) -> None:
    await _linked(house)
    house.messenger.answers(BEN, InDoubt())
    await house.say("anything", chat=BEN)
    await house.settle()
    house.clock.turn(seconds=120)
    await house.settle()
    assert house.texts(BEN) == ["A line"]
    assert house.texts(ANA) == ["InDoubt to the person"]
    assert State.UNKNOWN in await house.states()


async def test_who_sent_a_line_is_told_when_telegram_is_in_trouble_to_the_end(
    house: House,
) -> None:
    await _linked(house)
    house.messenger.answers(BEN, *[Troubled()] * 9)
    await house.say("anything", chat=BEN)
    for _ in range(10):
        await house.settle()
        house.clock.turn(minutes=10)
    await house.settle()
    assert house.texts(BEN) == ["A line"] * 9
    assert house.texts(ANA) == ["InDoubt to the person"]


async def test_a_line_that_arrived_tells_nobody_anything(house: House) -> None:
    await _linked(house)
    await house.say("anything", chat=BEN)
    await house.settle()
    assert house.texts(BEN) == ["A line"]
    assert house.texts(ANA) == []
