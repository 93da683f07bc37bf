"""The dial: it turns forward only, and knows when the bot has come to rest."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox.bell import Bell
from bot.sandbox.dial import Dial, NotSettled
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.sandbox.conftest import Caller


async def follow(call: Caller, seen: int) -> dict[str, float]:
    async with call.http.get(f"{call.telegram.url}/dial", params={"seen": seen}) as answer:
        body: dict[str, float] = await answer.json()
        return body


async def test_a_newcomer_is_told_at_once(telegram: StrictTelegram, call: Caller) -> None:
    telegram.dial.shift(timedelta(hours=2))
    assert await follow(call, -1) == {"turn": 1, "offset": 7200}


async def test_turning_ends_when_the_bot_has_settled(call: Caller) -> None:
    dial = call.telegram.dial
    steps: list[str] = []

    async def bot() -> None:
        seen = -1
        while True:
            seen = int((await follow(call, seen))["turn"])
            if dial.offset:
                steps.append(f"worked at {dial.offset}")

    following = asyncio.create_task(bot())
    await dial.forward(timedelta(hours=1))
    assert steps == ["worked at 1:00:00"]
    tomorrow = dial.now() + timedelta(days=1)
    await dial.to(tomorrow)
    assert steps[-1].startswith("worked at 1 day")
    assert timedelta() <= dial.now() - tomorrow < timedelta(seconds=5)
    following.cancel()


async def test_it_waits_for_updates_to_be_taken_in(ana: Person, call: Caller) -> None:
    dial = call.telegram.dial
    ana.say("hello")
    following = asyncio.create_task(follow(call, 1))
    with pytest.raises(NotSettled, match=r"1 update\(s\) wait"):
        await dial.settle(within=0.05)
    [update] = await call.updates()
    await call.updates(offset=update["update_id"] + 1)
    await dial.settle(within=0.05)
    dial.shift(timedelta())
    await following


async def test_without_a_bot_it_says_so() -> None:
    with pytest.raises(NotSettled, match="no bot has asked for the dial"):
        await Dial(Bell()).settle(within=0.01)


def test_it_refuses_to_turn_back() -> None:
    dial = Dial(Bell())
    with pytest.raises(ValueError, match="only turns forward"):
        dial.set_(datetime(2001, 1, 1, tzinfo=UTC))
    assert dial.turn == 0


async def test_patience_ends_with_the_turn_there_is() -> None:
    assert await Dial(Bell()).follow(0, patience=0.01) == (0, 0.0)


async def test_what_it_cannot_read(call: Caller) -> None:
    async with call.http.get(f"{call.telegram.url}/dial?seen=soon") as answer:
        assert answer.status == 400
    assert call.telegram.dial.seen is None


async def test_time_that_passes_stops_on_the_way_for_what_falls_due() -> None:
    dial = Dial(Bell())
    seen = []

    async def bot() -> None:
        turn = 0
        while True:
            turn, offset = await dial.follow(turn)
            seen.append(offset)

    following = asyncio.create_task(bot())
    await asyncio.sleep(0)
    await dial.pass_time(timedelta(minutes=10))
    await dial.settle()
    following.cancel()
    assert seen[:3] == [240.0, 480.0, 600.0]
