"""The one sender: order, lanes, pace, and what becomes of each answer of Telegram's."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from bot.core.effects import Choice, Decision, Effect, Forget, Lane, Remove, Revise, Say
from bot.core.events import Draw, Event, Said
from bot.core.lines import Line, line
from bot.core.model import Known
from bot.engine.landing import TRIES
from bot.engine.ports import (
    Gone,
    InDoubt,
    Paused,
    Refused,
    TokenRefused,
    Unreachable,
    Unsent,
)
from bot.engine.sender import IN_FLIGHT
from bot.store.parcel import State
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.stage import ANA, BEN, CANARY, CLEO, House, answering, saying

DAN, EVE = 14, 15
SECOND = timedelta(seconds=1)


def each(*effects: Effect) -> Callable[[Known, Event, datetime, Draw], Decision]:
    """A mind that answers the first event with the first effect, and so on."""
    waiting = iter(effects)
    return lambda known, event, now, draw: Decision(effects=(next(waiting),))


# order and lanes


async def test_a_chat_hears_everything_in_order_and_one_at_a_time(house: House) -> None:
    held = house.messenger.hold(ANA)
    await house.say("One", "Two", "Three")
    await house.messenger.until(1)
    await house.say("Hello", chat=BEN)
    await house.messenger.until(2)
    assert house.texts(None) == ["One", "Hello"]  # another chat does not wait
    held.set()
    await house.settle()
    assert house.texts() == ["One", "Two", "Three"]
    assert house.messenger.most_at_once[ANA] == 1


async def test_what_has_to_wait_is_not_overtaken(house: House) -> None:
    house.messenger.answers(ANA, Paused(3 * SECOND))
    await house.say("One")
    await house.settle()
    await house.say("Two")
    await house.settle()
    assert house.texts() == ["One"]
    house.clock.turn(seconds=3)
    await house.settle()
    assert house.texts() == ["One", "One", "Two"]


async def test_care_does_not_wait_for_what_is_in_flight(house: House) -> None:
    held = house.messenger.hold(ANA)
    await house.say("One", "Two", "Help")
    await house.messenger.until(2)
    assert house.texts() == ["One", "Help"]
    held.set()
    await house.settle()
    assert house.texts() == ["One", "Help", "Two"]


async def test_care_cards_of_one_chat_keep_their_order(house: House) -> None:
    held = house.messenger.hold(ANA)
    await house.say("Help one", "Help two")
    await house.messenger.until(1)
    assert house.texts() == ["Help one"]
    held.set()
    await house.settle()
    assert house.texts() == ["Help one", "Help two"]


async def test_when_little_may_be_sent_the_weightiest_lane_goes_first(build: Build) -> None:
    lanes = {ANA: Lane.TIDYING, BEN: Lane.SCHEDULED, CLEO: Lane.REPLY, DAN: Lane.CARE}
    house = await build(
        each(*(saying(lane.name, lane=lane) for lane in (Lane.REPLY, *lanes.values()))), rate=1
    )
    await house.say("Hello", chat=EVE)  # uses up this second
    await house.settle()
    for chat in lanes:
        await house.say("Hello", chat=chat)
    await house.settle()
    assert house.texts(None) == ["REPLY"]
    for _ in lanes:
        house.clock.turn(seconds=1)
        await house.settle()
    assert house.texts(None) == ["REPLY", "CARE", "REPLY", "SCHEDULED", "TIDYING"]


async def test_only_so_many_are_in_flight_at_once(house: House) -> None:
    chats = range(100, 100 + IN_FLIGHT + 2)
    held = [house.messenger.hold(chat) for chat in chats]
    for chat in chats:
        await house.say("Hello", chat=chat)
    await house.messenger.until(IN_FLIGHT)
    for _ in range(5):
        await house.states()  # time enough for one too many
    assert len(house.messenger.asked) == IN_FLIGHT
    for gate in held:
        gate.set()
    await house.settle()
    assert len(house.messenger.asked) == len(chats)


# pace


async def test_a_chat_gets_five_at_once_and_then_one_a_second(house: House) -> None:
    await house.say(*(f"No {count}" for count in range(1, 8)))
    await house.settle()
    assert len(house.texts()) == 5
    house.clock.turn(seconds=0.5)
    await house.settle()
    assert len(house.texts()) == 5
    for count in (6, 7):
        house.clock.turn(seconds=1)
        await house.settle()
        assert house.texts()[-1] == f"No {count}"
        assert len(house.texts()) == count


async def test_the_bot_keeps_to_its_rate(build: Build) -> None:
    house = await build(rate=1)
    for chat in (ANA, BEN, CLEO):
        await house.say("Hello", chat=chat)
    for count in (1, 2, 3):
        await house.settle()
        assert len(house.texts(None)) == count
        house.clock.turn(seconds=1)


async def test_a_429_pauses_that_chat_only(house: House) -> None:
    house.messenger.answers(ANA, Paused(5 * SECOND))
    await house.say("Hello")
    await house.settle()
    await house.say("Hello", chat=BEN)
    await house.settle()
    assert (len(house.texts(ANA)), len(house.texts(BEN))) == (1, 1)
    house.clock.turn(seconds=4.9)
    await house.settle()
    assert len(house.texts(ANA)) == 1
    house.clock.turn(seconds=0.1)
    await house.settle()
    assert len(house.texts(ANA)) == 2
    assert await house.states() == [State.SENT, State.SENT]


async def test_a_second_chats_429_pauses_the_bot(house: House) -> None:
    for chat in (ANA, BEN):
        house.messenger.answers(chat, Paused(5 * SECOND))
        await house.say("Hello", chat=chat)
        await house.settle()
    await house.say("Hello", chat=CLEO)
    await house.settle()
    assert house.texts(CLEO) == []
    house.clock.turn(seconds=5)
    await house.settle()
    assert [len(house.texts(chat)) for chat in (ANA, BEN, CLEO)] == [2, 2, 1]


async def test_while_the_bot_is_paused_care_goes_first_one_at_a_time(house: House) -> None:
    for chat in (ANA, BEN):
        house.messenger.answers(chat, Paused(60 * SECOND))
        await house.say("Hello", chat=chat)
        await house.settle()
    held = house.messenger.hold(DAN)
    await house.say("Hello", chat=CLEO)
    await house.say("Help Dan", chat=DAN)
    await house.say("Help Eve", chat=EVE)
    await house.messenger.until(3)
    for _ in range(5):
        await house.states()  # time enough for one too many
    assert house.texts(None)[2:] == ["Help Dan"]
    held.set()
    await house.messenger.until(4)
    assert house.texts(None)[3:] == ["Help Eve"]
    for _ in range(5):
        await house.states()
    assert house.texts(CLEO) == []
    house.clock.turn(seconds=60)
    await house.settle()
    assert house.texts(CLEO) == ["Hello"]


# what became of it


async def test_what_never_left_is_tried_again_a_little_later_each_time(house: House) -> None:
    house.messenger.answers(ANA, Unsent(), Unsent())
    await house.say("Hello")
    tried = []
    for _ in range(4):
        await house.settle()
        tried.append(len(house.texts()))
        house.clock.turn(seconds=1)
    assert tried == [1, 2, 2, 3]
    assert await house.states() == [State.SENT]


async def test_a_closed_door_is_closed_for_everybody(house: House) -> None:
    house.messenger.answers(ANA, Unsent())
    await house.say("Hello")
    await house.settle()
    await house.say("Hello", chat=BEN)
    await house.settle()
    assert house.texts(BEN) == []
    house.clock.turn(seconds=1)
    await house.settle()
    assert (len(house.texts(ANA)), len(house.texts(BEN))) == (2, 1)


async def test_a_door_that_opened_starts_anew_with_short_waits(house: House) -> None:
    house.messenger.answers(ANA, Unsent(), Unsent())
    await house.say("Hello")
    for _ in range(4):
        await house.settle()
        house.clock.turn(seconds=1)
    house.messenger.answers(ANA, Unsent())
    await house.say("Again")
    await house.settle()
    house.clock.turn(seconds=1)
    await house.settle()
    assert house.texts()[-2:] == ["Again", "Again"]
    assert await house.states() == [State.SENT, State.SENT]


async def test_in_doubt_it_is_sent_again(house: House) -> None:
    house.messenger.answers(ANA, InDoubt())
    await house.say("Hello")
    await house.settle()
    assert await house.states() == [State.PENDING]
    house.clock.turn(seconds=2)
    await house.settle()
    assert house.texts() == ["Hello", "Hello"]
    assert await house.states() == [State.SENT]


async def test_what_stays_in_doubt_is_given_up_as_unknown_and_the_next_leaves(
    house: House,
) -> None:
    house.messenger.answers(ANA, *[InDoubt()] * TRIES)
    await house.say("Hello", "Next")
    for _ in range(TRIES + 2):
        await house.settle()
        house.clock.turn(seconds=2)
    assert house.texts() == ["Hello"] * TRIES + ["Next"]
    assert await house.states() == [State.UNKNOWN, State.SENT]


async def test_what_is_refused_is_parked_with_an_alarm_and_the_next_leaves(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.messenger.answers(ANA, Refused("too-long"))
    await house.say("Hello", "Next")
    await house.settle()
    assert house.texts() == ["Hello", "Next"]
    assert await house.states() == [State.DEAD, State.SENT]
    alarms = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert [alarm.facts for alarm in alarms] == [{"why": "too-long"}]  # type: ignore[attr-defined]
    assert CANARY not in caplog.text


async def test_a_line_that_cannot_be_written_is_parked_and_the_others_go_on(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    unwritten, incomplete = Say(Line("no-such-line")), Say(line("own-name"))
    unheard = Say(line("tidied"), ((Choice("next", line("next")),),))  # no talk to speak to
    house = await build(each(unwritten, incomplete, unheard, saying("Next"), saying("Ben")))
    await house.say("1", "2", "3", "4")
    await house.say("5", chat=BEN)
    await house.settle()
    assert house.texts() == ["Next"]
    assert house.texts(BEN) == ["Ben"]
    assert (await house.states())[:4] == [State.DEAD] * 3 + [State.SENT]
    assert "refused" in caplog.text


async def test_a_refused_token_stops_everything_and_loses_nothing(house: House) -> None:
    house.messenger.answers(ANA, TokenRefused())
    await house.say("Hello")
    async with asyncio.timeout(5):
        await house.engine.broken.wait()
    await house.say("Hello", chat=BEN)
    await house.stop()
    states = house.memory.transact(lambda t: (t.in_flight(), t.ready(MONDAY)))
    assert states == (False, True)
    assert house.texts(None) == ["Hello"]


async def test_an_edit_of_what_is_gone_is_said_anew_or_let_be(build: Build) -> None:
    words = line("tidied")
    house = await build(
        each(Revise(words, message_id=70, or_say=True), Revise(words, message_id=71))
    )
    house.messenger.answers(ANA, Gone())
    await house.say("1")
    await house.settle()
    house.messenger.answers(ANA, Gone())
    await house.say("2")
    await house.settle()
    done = [(asked.what, asked.message_id) for asked in house.messenger.asked]
    assert done == [("edit", 70), ("send", None), ("edit", 71)]
    assert await house.states() == [State.SENT, State.CANCELLED]


async def test_each_effect_asks_for_its_own_thing(build: Build) -> None:
    rows = ((Choice("next", line("next")),),)
    house = await build(
        each(
            Revise(line("tidied"), message_id=70),
            Revise(None, rows, talk=5, step="at", message_id=71),
            Remove(72),
            saying("Hello", silent=True),
        )
    )
    await house.say("1", "2", "3", "4")
    await house.settle()
    done = [(asked.what, asked.message_id) for asked in house.messenger.asked]
    assert done == [("edit", 70), ("rebutton", 71), ("remove", 72), ("send", None)]
    assert house.messenger.asked[1].rows[0][0].caption == "Next"
    last = house.messenger.asked[3].message
    assert last is not None
    assert last.silent


async def test_a_goodbye_to_someone_who_left_is_not_kept(build: Build) -> None:
    house = await build(answering(Forget(), saying("Goodbye")))
    house.messenger.answers(ANA, Unreachable())
    await house.say("Erase me")
    await house.settle()
    assert house.texts() == ["Goodbye"]
    assert await house.states() == []


async def test_what_may_leave_until_now_leaves_and_what_is_past_does_not(build: Build) -> None:
    house = await build(
        each(saying("In time", until=MONDAY), saying("Late", until=MONDAY - SECOND))
    )
    await house.say("1", "2")
    await house.settle()
    assert house.texts() == ["In time"]
    assert await house.states() == [State.SENT, State.EXPIRED]


# stopping


async def test_stop_waits_for_what_is_in_flight_and_begins_nothing_new(house: House) -> None:
    held = house.messenger.hold(ANA)
    await house.say("One", "Two")
    await house.messenger.until(1)
    stopping = asyncio.create_task(house.stop())
    for _ in range(5):
        await house.states()
    assert not stopping.done()
    held.set()
    await stopping
    assert house.texts() == ["One"]
    assert not house.memory.transact(lambda t: t.in_flight())
    assert house.memory.transact(lambda t: t.ready(MONDAY))  # "Two", for the next start


async def test_stop_does_not_wait_for_ever(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.engine.engine.DRAIN", 0.01)
    house.messenger.hold(ANA)
    await house.say("One")
    await house.messenger.until(1)
    async with asyncio.timeout(2):
        await house.stop()
    assert house.memory.transact(lambda t: t.in_flight())  # in doubt, as after a crash


async def test_the_next_house_says_what_the_last_one_did_not(build: Build) -> None:
    first = await build()
    held = first.messenger.hold(ANA)
    await first.hear(Said(f"One {CANARY}", 1), update_id=1)
    await first.hear(Said(f"Two {CANARY}", 2), update_id=2)
    await first.messenger.until(1)
    held.set()
    await first.stop()
    second = await build()
    await second.settle()
    assert first.texts() + second.texts() == ["One", "Two"]
