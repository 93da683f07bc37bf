"""Messages of which nobody knows whether they arrived: how often they are said again."""

from __future__ import annotations

from functools import partial

import pytest

from bot.core.records.effects import Choice, Decision, Lane, Remove, Revise, Say
from bot.core.records.lines import line
from bot.core.records.memories import PlanMemory
from bot.core.records.model import Person, Talk
from bot.engine.lease import LASTS
from bot.engine.ports import InDoubt, Outcome, Troubled, Unreachable
from bot.store.memory import Memory
from bot.store.parcel import Claim, State
from bot.store.transaction import Transaction
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.stage import ANA, BEN, CLEO, House, answering, enrolled, saying, waiting

HALF_AN_HOUR = 1800
ROWS = ((Choice("next", line("next")),),)


async def passes(house: House, seconds: int, by: int = 10) -> None:
    """Time passes, and everything is sent that may be."""
    await house.settle()
    for _ in range(seconds // by):
        house.clock.turn(seconds=by)
        await house.settle()


def sent(house: House, chat: int = ANA) -> list[str]:
    """What was asked of Telegram in a chat, but for "typing…"."""
    return [a.what for a in house.messenger.asked if a.what != "typing" and a.chat == chat]


@pytest.mark.parametrize(
    ("message", "copies"),
    [
        (saying("17:30, shop.", lane=Lane.SCHEDULED), 3),
        (saying("A number", lane=Lane.CARE), 3),
        (saying("An answer"), 2),
        (saying("A friend's line", once=7), 1),
        (Revise(None, message_id=70), 1),
        (Revise(None, ROWS, talk=5, at="at", message_id=70), 7),
        (Revise(line("tidied"), message_id=70), 7),
        (Remove(70), 7),
    ],
)
async def test_each_kind_is_said_again_so_often_and_then_it_is_unknown(
    build: Build, message: Say | Revise | Remove, copies: int
) -> None:
    house = await build(answering(message))
    house.messenger.answers(ANA, *[InDoubt()] * 50)
    await house.say("Hello")
    await passes(house, HALF_AN_HOUR, by=30)
    assert len(sent(house)) == copies
    assert await house.states() == [State.UNKNOWN]


async def test_what_telegram_says_it_could_not_take_is_tried_for_nine_minutes(
    house: House,
) -> None:
    house.messenger.answers(ANA, *[Troubled()] * 8)
    await house.say("Hello")
    await passes(house, HALF_AN_HOUR, by=30)
    assert await house.states() == [State.SENT]
    house.messenger.answers(ANA, *[Troubled()] * 50)
    await house.say("Hello")
    await passes(house, HALF_AN_HOUR, by=30)
    assert (len(sent(house)), await house.states()) == (9 + 9, [State.SENT, State.UNKNOWN])


async def test_before_a_copy_something_harmless_finds_out_whether_telegram_answers(
    house: House,
) -> None:
    house.messenger.answers(ANA, InDoubt())
    house.messenger.probes(ANA, *[InDoubt()] * 20)
    await house.say("Hello")
    await passes(house, 180)
    assert house.texts() == ["Hello"], "no copy while it does not answer"
    await passes(house, 60)
    assert house.texts() == ["Hello", "Hello"]
    assert await house.states() == [State.SENT]


@pytest.mark.parametrize("message", [Revise(line("tidied"), message_id=70), Remove(70)])
@pytest.mark.parametrize("trouble", [InDoubt(), Troubled()])
async def test_an_edit_or_a_deletion_outlives_an_outage_too(
    build: Build, message: Revise | Remove, trouble: Outcome
) -> None:
    house = await build(answering(message))
    house.messenger.answers(ANA, trouble)
    house.messenger.probes(ANA, *[trouble] * 100)
    await house.say("Hello")
    await passes(house, HALF_AN_HOUR, by=30)
    assert await house.states() == [State.PENDING]
    await passes(house, HALF_AN_HOUR, by=30)
    assert (len(sent(house)), await house.states()) == (2, [State.SENT])


async def test_who_has_left_meanwhile_gets_no_copy(house: House) -> None:
    house.messenger.answers(ANA, InDoubt())
    house.messenger.probes(ANA, Unreachable())
    await house.say("Hello")
    await passes(house, 60)
    assert house.texts() == ["Hello"]
    assert await house.states() == [State.CANCELLED]


@pytest.mark.parametrize("trouble", [InDoubt(), Troubled()])
async def test_in_an_outage_new_messages_wait_behind_one_that_probes(
    house: House, trouble: Outcome
) -> None:
    chats = range(100, 118)
    for chat in chats:
        house.messenger.answers(chat, *[trouble] * 50)
        house.messenger.probes(chat, *[trouble] * 50)
    for chat in (100, 101):
        await house.say("Hello", chat=chat)
    await house.settle()
    for chat in chats[2:]:
        await house.say("Hello", chat=chat)
    await passes(house, HALF_AN_HOUR, by=60)
    assert len(house.texts(None)) == 2, "what left before anybody could know, and nothing else"
    for chat in chats:
        house.messenger._outcomes[chat].clear()
        house.messenger._probes[chat].clear()
    await passes(house, 180)
    assert [len(house.texts(chat)) for chat in chats] == [2, 2, *[1] * 16]


async def test_a_success_in_that_chat_settles_the_doubt(build: Build) -> None:
    talk = Talk(9, PlanMemory(), "ideas")
    shown = Decision(talks=(talk,), effects=(saying("A card", talk=talk.id),))
    house = await build(lambda known, event, now, draw: shown)
    house.messenger.answers(ANA, InDoubt())
    await house.say("Hello")
    await house.settle()
    await house.say("An answer to it")
    await passes(house, 60)
    assert await house.states() == [State.CANCELLED, State.SENT]
    assert len(house.texts()) == 2, "the card, and the next one; no copy of the first"


async def test_one_chat_in_doubt_keeps_nobody_else_waiting(house: House) -> None:
    house.messenger.answers(ANA, InDoubt())
    house.messenger.probes(ANA, *[InDoubt()] * 20)
    await house.say("Hello")
    await passes(house, 60)
    for chat in (BEN, CLEO):
        await house.say("Hello", chat=chat)
    await house.settle()
    assert (house.texts(BEN), house.texts(CLEO)) == (["Hello"], ["Hello"])


async def test_a_crash_costs_a_message_fewer_tries_than_a_lost_answer(
    memory: Memory, build: Build
) -> None:
    """The bytes may not have left, however often the process died before them."""
    enrolled(memory, Person(7), MONDAY)
    waiting(memory, 7, [saying("17:30, shop.", lane=Lane.SCHEDULED)], MONDAY)
    for death in range(7):
        memory.transact(partial(_sent_by_a_process_that_died, name=str(death)))
    house = await build()
    await house.settle()
    assert (house.texts(), await house.states()) == (["17:30, shop."], [State.SENT])


def _sent_by_a_process_that_died(transaction: Transaction, name: str) -> None:
    term = transaction.lease.hold(name, LASTS)
    assert term is not None
    for parcel in transaction.dispatch.left_behind(MONDAY, term, set()):
        transaction.dispatch.put_back(parcel, MONDAY)
    assert transaction.dispatch.claim(MONDAY, Claim(term, MONDAY + LASTS), 8)
    transaction.lease.release(name)  # by now nobody waits for it any more
