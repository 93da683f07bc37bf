"""The dial: it turns forward only, and knows when the bot has come to rest."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Self

import pytest

from bot.sandbox.bell import Bell
from bot.sandbox.dial import Dial, NotSettled, Owed
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.sandbox.conftest import Caller


async def follow(call: Caller, seen: int | None) -> dict[str, float]:
    said: dict[str, object] = {"seen": seen, "owed": []}
    async with call.http.post(f"{call.telegram.url}/dial", json=said) as answer:
        body: dict[str, float] = await answer.json()
        return body


async def test_a_newcomer_is_told_at_once(telegram: StrictTelegram, call: Caller) -> None:
    telegram.dial.shift(timedelta(hours=2))
    assert await follow(call, -1) == {"turn": 1, "offset": 7200}


async def test_a_copy_that_stands_by_is_told_at_once_and_settles_nothing(call: Caller) -> None:
    dial = call.telegram.dial
    dial.shift(timedelta(hours=2))
    assert await follow(call, None) == await follow(call, None) == {"turn": 1, "offset": 7200}
    assert dial.seen is None


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
    wrong: list[object] = [
        {"seen": "soon", "owed": []},
        {"seen": 1},
        {"seen": 1, "owed": [["soon"]]},
        [],
    ]
    for said in wrong:
        async with call.http.post(f"{call.telegram.url}/dial", json=said) as answer:
            assert answer.status == 400
    assert call.telegram.dial.seen is None


class Keeper:
    """A bot that owes moments, and says one word at each that has come."""

    def __init__(self, *minutes: int) -> None:
        self.dial = Dial(Bell())
        start = self.dial.now()
        self.owed = [Owed(start + timedelta(minutes=m), "cue", 1) for m in minutes]
        self.said: list[float] = []
        self._following = asyncio.create_task(self._follow())

    async def _follow(self) -> None:
        turn = -1
        while True:
            turn, offset = await self.dial.follow(turn, self.owed)
            come = [owed for owed in self.owed if owed.at <= self.dial.now()]
            self.owed = [owed for owed in self.owed if owed not in come]
            self.said += [offset for _ in come]

    async def __aenter__(self) -> Self:
        await self.dial.settle()
        return self

    async def __aexit__(self, *error: object) -> None:
        self._following.cancel()


async def test_time_that_passes_stops_at_what_is_owed() -> None:
    async with Keeper(4, 7, 11) as keeper:
        await keeper.dial.pass_time(timedelta(minutes=10))
        await keeper.dial.settle()
        assert keeper.said == [pytest.approx(240, abs=1), pytest.approx(420, abs=1)]
        assert keeper.dial.offset.total_seconds() == pytest.approx(600, abs=1)


async def test_to_the_next_message_and_no_further() -> None:
    async with Keeper(4, 7) as keeper:
        assert await keeper.dial.to_next(lambda: len(keeper.said))
        assert len(keeper.said) == 1
        assert await keeper.dial.to_next(lambda: len(keeper.said))
        assert not await keeper.dial.to_next(lambda: len(keeper.said))
        assert keeper.dial.offset.total_seconds() == pytest.approx(420, abs=1)


async def test_time_is_played_faster_and_rests() -> None:
    async with Keeper(1) as keeper:
        keeper.dial.play(600)
        assert keeper.dial.playing
        await keeper.dial._bell.until(lambda: bool(keeper.said), within=5)
        keeper.dial.rest()
        assert (keeper.dial.playing, len(keeper.said)) == (False, 1)


async def test_time_turns_at_once_without_a_bot() -> None:
    dial = Dial(Bell())
    await dial.pass_time(timedelta(days=1))
    assert dial.offset.total_seconds() == pytest.approx(86400, abs=1)
    with pytest.raises(ValueError, match="only turns forward"):
        await dial.pass_time(timedelta(minutes=-1))
