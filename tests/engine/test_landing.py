"""What becomes of a message, by each answer of Telegram's."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from bot.core.records.effects import Choice, Decision, Effect, Forget, Remove, Revise, Say
from bot.core.records.events import Draw, Event
from bot.core.records.lines import Line, line
from bot.core.records.model import Known
from bot.engine.ports import (
    Gone,
    InDoubt,
    Refused,
    TokenRefused,
    Unreachable,
    Unsent,
)
from bot.store.parcel import State
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.stage import ANA, BEN, CANARY, House, answering, saying

DAN, EVE = 14, 15
SECOND = timedelta(seconds=1)


def each(*effects: Effect) -> Callable[[Known, Event, datetime, Draw], Decision]:
    """A mind that answers the first event with the first effect, and so on."""
    waiting = iter(effects)
    return lambda known, event, now, draw: Decision(effects=(next(waiting),))


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
        assert "BotFather" in await house.engine.broken()
    await house.say("Hello", chat=BEN)
    await house.stop()
    states = house.memory.transact(lambda t: (t.dispatch.in_flight(), t.dispatch.busy(MONDAY)))
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
            Revise(None, rows, talk=5, at="at", message_id=71),
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
